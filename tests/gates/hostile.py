"""A project of nothing but hostile words: every kind of markup, in every field that people write and in a source.

The settings turn on what any reader of Markdown that Material for MkDocs knows of might take for markup. Left out are
`smarty` and `smartsymbols`, which are there to set words otherwise than they were written.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from asquoted.resolve.sources import seal_of
from asquoted.site.plugin import PACKAGE
from tests.support import written

STRINGS = (
    # HTML
    "<b>a</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></div></article>", "<!-- a", "a -->",
    "<![CDATA[a]]>", "<?php a ?>", "<!DOCTYPE a>", "<a@b.example>", "<https://a.example>", "<div markdown>a</div>",
    "<details open><summary>a", "<style>*{display:none}</style>", "<base href=//a.example>", '"a" onclick="alert(1)"',
    "'a' style='x'", "<svg/onload=alert(1)>", "a < b > c & d", "<plaintext>", "<textarea>a", "</title>a",
    # entities, as text
    "&amp;", "&#60;b&#62;", "&nbsp;a", "&#x22;", "&lt;i&gt;", "AT&T", "&copy", "&#38;amp;",
    # Markdown
    "*a*", "**a** __b__", "_a_", "`a`", "``a `b` ''", "[a](b)", "![a](b.png)", "[a]: b", "[a][b] [a][]", "# a", "a #",
    "> a", "- a", "* a", "+ a", "1. a", "2) a", "---", "***", "===", "~~~", "```a ''", "| a | b |", "|---|---|",
    "\\*a\\*",
    "\\", "a\\", "\\<b>", "a  ", "    a", "a\nb", "a\n\nb", ": a", "[TOC]", "[a](b#c) [c](javascript:alert(1))",
    # Python-Markdown and its extensions
    "{: .x #y }", "{ .x }", "a {#id}", "[^1]", "[^1]: a", "*[HTML]: a", "[[a]]", "!!! note", '!!! note "a"',
    "klzzwxh:0001",
    "wzxhzdk:0", "&#2;klzzwxh:0000&#3;", "key: value", "\t a",
    # PyMdown extensions
    "/// note", "/// note | a", "//// tab | a", "///", "$x$", "a $5 and $6 b", "$$x$$", "\\[x\\]", "\\(x\\)", "[x]",
    "[ ]", "[ ] a",
    "[x] a", "\\begin{a}x\\end{a}", "{++a++}", "{--a--}", "{~~a~>b~~}", "{==a==}", "{>>a<<}", "++ctrl+alt++", ":smile:",
    "a :smile: b", "??? note", '???+ note "a"', '=== "a"', '--8<-- "a"', ';--8<-- "a"', "~~a~~", "^^a^^", "H~2~O",
    "^a^", "==a==",
    "`#!py a`", '[=50% "a"]', "> [!note]", "#. a", "(a) b", "http://a.example", "a www.a.example", "ftp://a.example",
    "a@b.example", "mailto:a@b.example", "@a", "a/b#1", "#1", "!1 a", "a !1 ?2",
    # templates, and other readers of Markdown
    "{{ a }}", "{% a %}", "{# a #}", "${a}", "<%= a %>", ":::note", "%%a%%", "{{< a >}}", ":material-a:",
    # scripts from right to left, and signs that turn the direction
    "שלום", "\u202ea", "\u2067a\u2069", "a\u200fb", "\u202bא", "مرحبا 1", "\u2066a", "a\u202db",
)  # fmt: skip
"""Each is a word or more that a reader must see as it is."""

EXTENSIONS: list[str | dict[str, Any]] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "tables",
    "wikilinks",
    *(
        f"pymdownx.{name}"
        for name in (
            "arithmatex", "b64", "betterem", "blocks.admonition", "blocks.caption", "blocks.definition",
    "blocks.details",
            "blocks.html", "blocks.tab", "caret", "critic", "details", "emoji", "fancylists", "highlight",
    "inlinehilite",
            "keys", "mark", "progressbar", "quotes", "snippets", "superfences", "tabbed", "tasklist", "tilde",
        )
    ),
    {"pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "a", "repo": "b"}},
    {"toc": {"permalink": "#"}},
]  # fmt: skip


_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def hostile_project(folder: Path) -> Path:
    """Write the project, a brief for each string; return its folder."""
    text = "\n\n".join(paragraph(number, string) for number, string in enumerate(STRINGS)) + "\n"
    said: dict[str, Any] = {
        "seeds/source.yml": {
            "title": STRINGS[0], "publisher": STRINGS[1], "author": STRINGS[2], "kind": STRINGS[3], "language": "en",
            "rights": "excerpts", "seal": seal_of(text.encode()),
        },
        "briefs/speakers.yml": {who(number, each): {"kind": "person"} for number, each in enumerate(STRINGS)},
        **{f"briefs/b-{number}.yml": _brief(number, each) for number, each in enumerate(STRINGS)},
    }  # fmt: skip
    settings = yaml.safe_load((PACKAGE / "site" / "mkdocs.yml").read_text(encoding="utf-8"))
    said["mkdocs.yml"] = {**settings, "markdown_extensions": EXTENSIONS}
    files = {path: yaml.safe_dump(value, sort_keys=False).encode() for path, value in said.items()}
    (folder / "docs").mkdir(parents=True)
    return written(folder, files | {"seeds/source.txt": text.encode()})


def shown(string: str) -> list[str]:
    """Return the words that a reader sees of a text, whatever white space is between them."""
    return string.split()


def paragraph(number: int, string: str) -> str:
    """Return the paragraph of the source that holds a string; the brief quotes it up to `here`."""
    return f"Words {number} {string.replace(chr(10), ' ')} stand here. No. {number} ends."


def quoted(number: int, string: str) -> str:
    """Return the words that a brief quotes of its paragraph."""
    return paragraph(number, string).partition(" here.")[0] + " here"


def who(number: int, string: str) -> str:
    """Return the name of a speaker, which no other has."""
    return f"{' '.join(by_editors(string).split())} {number}"


def by_editors(string: str) -> str:
    """Return a string as editors may write it: signs that turn the order of letters are refused, but in quotes."""
    return _STEERING.sub("", string)


def _brief(number: int, string: str) -> dict[str, Any]:
    said = by_editors(string)
    confirmed = [{"attributed": {"confirmed": said}} for _ in range(2)]  # or YAML would make an alias of it
    own = {"speaker": who(number, string), "quote": quoted(number, string), "translation": said, **confirmed[0]}
    other = (number + 1) % len(STRINGS)
    beside = {
        "speaker": who(other, STRINGS[other]), "quote": quoted(other, STRINGS[other]), "relation": "adds", "note": said,
        **confirmed[1],
    }  # fmt: skip
    return {
        "title": said, "question": said, "summary": said, "status": "published", "source": "source",
        "claims": [{"id": "a", "claim": said, **own, "beside": [beside]}],
        "gaps": [said],
        "replies": [{"who": who(number, string), "asked": "2026-01-02", "answer": said}],
        "corrections": [{"date": "2026-01-03", "claim": "a", "text": said}],
    }  # fmt: skip
