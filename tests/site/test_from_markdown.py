"""Where the fast reader of our Markdown answers, it answers what Python-Markdown does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import markdown
import pytest
from hypothesis import given, strategies as st
from mkdocs.utils.meta import get_data

from asquoted.model import Library
from asquoted.render.escape import markdown_summary, markdown_text
from asquoted.render.pages import render
from asquoted.site.from_markdown import Finished, Heading, Permalink, finished, permalink_of
from tests.render.conftest import real, sample  # noqa: F401 - fixtures
from tests.render.test_hostile_words import words

TOC = {"permalink": "#", "permalink_title": "Permalink to this section"}
LINK = Permalink("#", "Permalink to this section")
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())


def plainly(page: str) -> Finished:
    """Read a page with Python-Markdown, as MkDocs does."""
    reader = markdown.Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"], extension_configs={"toc": TOC})
    made = reader.convert(page)
    return Finished(made, tuple(_headings(reader.toc_tokens)))  # type: ignore[attr-defined]


def _headings(tokens: Sequence[Mapping[str, Any]]) -> Iterator[Heading]:
    for each in tokens:
        yield Heading(each["level"], each["id"], each["name"])
        yield from _headings(each["children"])


def quickly(page: str) -> Finished | None:
    """Read a page as `build` does; links to files stay as they are."""
    return finished(page, LINK, lambda link: link)


@pytest.mark.parametrize("project", ["sample", "real"])
def test_every_page_is_what_python_markdown_makes_of_it(project: str, request: pytest.FixtureRequest) -> None:
    """Byte for byte, and no page of ours needs the plain way."""
    library: Library = request.getfixturevalue(project)
    pages = {path: get_data(text)[0] for path, text in render(library, drafts=True).items() if path.endswith(".md")}

    assert len(pages) > 15
    for path, page in pages.items():
        assert quickly(page) == plainly(page), path


@given(words | ANYTHING)
def test_hostile_words_are_read_alike_or_not_at_all(text: str) -> None:
    """In headings, paragraphs, lists, links and summaries."""
    safe = markdown_text(text)
    summary = "\n\n".join(markdown_summary(f"{text} [{text}](#c-1) {text}", ["c-1"]))
    page = (
        f'<p class="kicker">a</p>\n\n# {safe}\n\n{safe}\n{{: .question }}\n\n{summary}\n\n<div>\n<p>b</p>\n</div>\n\n'
        f'## <span class="num">1</span> {safe} {{#c-1 .claim data-toc-label="1 a"}}\n\n'
        f"- {safe}\n- 2026-01-01, [<bdi>{safe}</bdi>](briefs/b.md#c-1): <bdi>{safe}</bdi>\n\n## {safe}\n"
    )
    made = quickly(page)

    assert made is None or made == plainly(page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("a *b* c", id="emphasis"),
        pytest.param("<p>a</p>\nb", id="words after an element"),
        pytest.param("<div>\n<p>a</p>", id="an element that nothing closes"),
        pytest.param("a <b>c</b>", id="an element"),
        pytest.param("a\nb", id="two lines"),
        pytest.param("1. a", id="a numbered list"),
        pytest.param("> a", id="a block quotation"),
        pytest.param("    a", id="code"),
        pytest.param("a\n===", id="an underlined heading"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", id="a table"),
        pytest.param("[a]: b", id="a definition"),
        pytest.param("# a {#b .c .d}", id="more attributes"),
        pytest.param("<script>a</script>", id="a script"),
        pytest.param("![a](b)", id="a picture"),
        pytest.param("- a\n  b", id="a long item"),
        pytest.param("a & b", id="a bare sign"),
        pytest.param("- # a", id="a heading in a list"),
        pytest.param("- - a", id="a list in a list"),
        pytest.param("- a\n\n- b", id="a list with space"),
        pytest.param("~~~\n\na\n\n~~~", id="a fence"),
        pytest.param("# a #", id="a heading that is closed"),
        pytest.param("# a {}", id="no attributes"),
        pytest.param("<div>a</div> b", id="words behind an element"),
    ],
)
def test_what_no_template_of_ours_makes_is_left_to_python_markdown(page: str) -> None:
    """The fast reader says that it cannot tell."""
    assert quickly(page) is None


PIECES = [
    "a", "# ", "## ", "- ", "-", "~~~", "```", "{", "}", "{: .b }", "{#c}", "*", "**", "_", "`", "\\", "1. ", "> ", "|",
    "[a](b.md)", "[", "]", "&amp;", "<div>", "</div>", "<p>", "</p>", "<bdi>", "</bdi>", "\n", "\n\n", " ", "    ", ":",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_markdown_is_read_alike_or_not_at_all(page: str) -> None:
    """Also what no template of ours makes."""
    made = quickly(page)

    assert made is None or made == plainly(page)


def test_a_link_to_a_file_that_is_not_there_is_left_to_mkdocs() -> None:
    """MkDocs says so, as it does of hand-written pages."""
    assert finished("[a](b.md)", LINK, lambda _: None) is None


def test_more_extensions_are_left_to_python_markdown() -> None:
    """Only what the pages need is known; whatever else mkdocs.yml names may change every line."""
    known = {"toc": {"permalink": "#", "title": "Here"}, "tables": {}, "fenced_code": {}, "attr_list": {}}

    assert permalink_of(known) == Permalink("#", "Permanent link")
    assert permalink_of({**known, "smarty": {}}) is None
    assert permalink_of({**known, "toc": {"permalink": True}}) is None
    assert permalink_of({**known, "toc": {"permalink": "#", "baselevel": 2}}) is None


def test_the_id_of_a_heading_is_made_of_the_words_of_its_links() -> None:
    """Where a link leads is no part of it."""
    made = quickly("## See [the *old* mill](mill.md)\n".replace("*", ""))

    assert made == plainly("## See [the old mill](mill.md)\n")
    assert made is not None
    assert made.headings == (Heading(2, "see-the-old-mill", "See the old mill"),)
