"""Every sentence of a page comes from the catalogue, so a site in another language is a file, not a fork."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.files.catalogue import completed, messages
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.render.site import counted
from asquoted.wording import Wording, gettext, speaking
from tests.render.reading import read
from tests.support import CASES, ROOT, claim, project, written

PACKAGE = ROOT / "asquoted"
TEMPLATE = PACKAGE / "wording" / "asquoted.pot"
METHODS = [
    ("render/templates/**", "jinja2"),
    ("render/theme/**.html", "jinja2"),
    ("values.py", "python"),
    ("render/**.py", "python"),
    ("export/**.py", "python"),
    ("site/**.py", "python"),
]
OPTIONS = {
    "render/templates/**": {
        "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false",
        "comment_start_string": "{%#", "comment_end_string": "#%}",
    },
    "render/theme/**.html": {"silent": "false"},
}  # fmt: skip
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "gettext_noop": None, "ngettext_noop": (1, 2)}


def extracted() -> str:
    """Return all messages of the code and the templates, as a template for catalogues."""
    catalogue = Catalog(project="As Quoted", charset="utf-8", fuzzy=False)
    found = extract_from_dir(PACKAGE, METHODS, options_map=OPTIONS, keywords=KEYWORDS)
    for path, _, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    made = BytesIO()
    write_po(made, catalogue, width=100, omit_header=True, include_lineno=False)
    return made.getvalue().decode("utf-8")


_SIGN = re.compile(r"(%\(\w+\)s|%%|\{\w+\}|<[^<>]*>|\]\([^()]*\))")
_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
_SEEN = ("aria-label", "data-label", "data-legend", "data-any", "data-clear", "data-told", "data-note", "data-copy",
         "data-copied", "data-title", "data-switch", "data-close", "data-does", "data-name")  # fmt: skip
_NAMES = {"Markdown", "JSON", "BibTeX", "SHA", "URL", "As", "Quoted"}
"""Names are the same in all languages."""


def wide(text: str) -> str:
    """Return a text with wide letters, its placeholders and its markup as they are."""
    return "".join(each if number % 2 else each.translate(_WIDE) for number, each in enumerate(_SIGN.split(text)))


def in_wide_letters(language: str = "el") -> str:
    """Return a whole catalogue of a language that is English in wide letters."""
    catalogue = read_po(StringIO(completed("", language)))
    for message in catalogue:
        if message.id:
            message.string = wide(message.id) if isinstance(message.id, str) else tuple(map(wide, message.id))
    made = BytesIO()
    write_po(made, catalogue)
    return made.getvalue().decode("utf-8")


def shown(page: str) -> Iterator[str]:
    """Yield every text that a page shows or says."""
    for element in read(page).all():
        if element.tag not in {"pre", "code"} and "data-verbatim" not in element.attributes:
            yield from (each for each in element.children if isinstance(each, str))
        yield from (value for name, value in element.attributes.items() if name in _SEEN)


def test_the_template_lists_every_message(request: pytest.FixtureRequest) -> None:
    """`asquoted.pot` is what a catalogue is made from; `--update-golden` writes it anew."""
    made = extracted()
    if request.config.getoption("--update-golden"):
        TEMPLATE.write_text(made, encoding="utf-8")
    assert TEMPLATE.read_text(encoding="utf-8") == made


def test_no_page_says_anything_that_is_not_in_the_catalogue() -> None:
    """With English in wide letters, the only plain letters left are those of the project's own files."""
    files = dict(read_project((CASES / "sample").resolve()))
    data = b" ".join(each for each in files.values() if isinstance(each, bytes)).decode()
    files["asquoted.yml"] = b"language: el\n"
    files["wording/el.po"] = in_wide_letters().encode()
    outcome = check(files)
    assert [each.message for each in outcome.findings] == []
    known = set(re.findall("[A-Za-z]+", data)) | _NAMES
    left = {}
    for path, page in render(outcome.library, drafts=True, address="https://briefs.example").items():
        if path.endswith(".md"):
            for text in shown(page):
                words = [word for word in re.findall(r"[A-Za-z]{3,}", _SIGN.sub(" ", text)) if word not in known]
                if words:
                    left[path, text.strip()] = words
    assert left == {}


def test_numbers_and_their_nouns_are_those_of_the_language() -> None:
    """Polish has three forms for numbers, and a space between thousands."""
    catalogue = completed("", "pl")
    assert "nplurals=3" in catalogue
    words = '\nmsgid_plural "%(num)s words"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    assert words in catalogue
    forms = [f'msgstr[{number}] "%(num)s {word}"' for number, word in enumerate(("słowo", "słowa", "słów"))]
    catalogue = catalogue.replace(words, "\n".join(['\nmsgid_plural "%(num)s words"', *forms, ""]))
    files = {**project(b=claim("We saw it coming")), "asquoted.yml": b"language: pl\n"}
    outcome = check({**files, "wording/pl.po": catalogue.encode()})
    with speaking(outcome.library.settings.wording):
        assert [counted(number, "word") for number in (1, 3, 12_345)] == ["1 słowo", "3 słowa", "12\xa0345 słów"]
        assert counted(2, "claim") == "2 claims"
    assert counted(12_345, "word") == "12,345 words"


def test_a_catalogue_is_begun_and_later_completed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in it stays as it is, byte for byte; what is new stands at the end."""
    folder = written(tmp_path, project(b=claim("We saw it coming")))
    path = folder / "wording" / "es.po"

    assert main(["--project", str(folder), "new", "wording", "es"]) == 0
    assert capsys.readouterr().out == (
        "written: wording/es.po\nnext: translate what is empty, and write `language: es` into asquoted.yml\n"
    )
    whole = path.read_text(encoding="utf-8")
    first, second, *others = whole.split("\n\n")
    ours = second.replace('msgstr ""', 'msgstr "cita  directa"')
    path.write_text(f"{first}\n\n# ours\n{ours}\n", encoding="utf-8")
    begun = path.read_bytes()

    assert main(["--project", str(folder), "new", "wording", "es"]) == 0
    assert path.read_bytes() == begun + ("\n" + "\n\n".join(others)).encode()

    assert main(["--project", str(folder), "new", "wording", "en-GB"]) == 2
    assert capsys.readouterr().err.endswith("asquoted: the pages are in English as they are: name another language\n")


def built_in(language: str, folder: Path) -> Path:
    """Build a site whose pages speak a language, all of it in wide letters; return the project."""
    written(folder, project(b=claim("We saw it coming")))
    catalogue = in_wide_letters(language).encode()
    written(folder, {"asquoted.yml": f"language: {language}\n".encode(), f"wording/{language}.po": catalogue})
    assert main(["--project", str(folder)]) == 0
    return folder


def test_the_theme_and_the_search_speak_the_language_too(tmp_path: Path) -> None:
    """The language of the page, the page for addresses that do not exist, the entries of the search."""
    folder = built_in("de", tmp_path)
    missing = (folder / "site" / "404.html").read_text(encoding="utf-8")

    assert '<html lang="de"' in missing
    assert wide("There is no page at this address.") in missing
    assert "There is no page" not in missing
    index = json.loads((folder / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    (found,) = (each for each in index["docs"] if each["location"] == "briefs/b/#a")
    assert found["text"] == f"<p>1A The Bank, {wide('Direct quotation')}: We saw it coming</p>"
    assert wide("Relation") in (folder / "site" / "how-to-read" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("catalogue", "told", "translated"),
    [
        ('msgid "via %(work)s"\nmsgstr "según un artículo"', "1:1: the translation lacks `%(work)s`", 1),
        (
            'msgid "In:"\nmsgstr "<script>alert(1)</script>"',
            "1:1: the translation has `</script> <script>` besides",
            1,
        ),
        (
            'msgid "Link to %(label)s"\nmsgstr "- Enlace a %(label)s, %(page)s"',
            "1:1: the translation has `%(page)s` besides",
            1,
        ),
        ('msgid "In:"\nmsgstr "- En:"', "1:1: the translation begins with `-`", 1),
        ('msgid "In:"\nmsgstr ""\n\nmsgid "Source"\nmsgstr "Fuente"', None, 1),
        ('#, fuzzy\nmsgid "In:"\nmsgstr "En:"', None, 0),
        (
            (
                'msgid "%(num)s claim"\nmsgid_plural "%(num)s claims"\nmsgstr[0] "%(num)s afirmación"\n'
                'msgstr[1] "%(num)s afirmaciones"'
            ),
            None,
            1,
        ),
    ],
)
def test_what_cannot_stand_in_its_messages_place(catalogue: str, told: str | None, translated: int) -> None:
    """It is told with its line and not used; what is not translated is counted once."""
    files = {
        **project(b=claim("We saw it coming")),
        "asquoted.yml": b"language: es\n",
        "wording/es.po": catalogue.encode(),
    }
    outcome = check(files)
    said = [
        "{}:{}: {}".format(*each.primary.span.file.position(each.primary.span.start), each.message)
        for each in outcome.findings
        if each.primary.span.file.path == "wording/es.po"
    ]
    left = f"{len(messages()) - translated} of {len(messages())} messages are not translated and stay English"

    assert sum(left in each for each in said) == 1
    assert [each for each in said if left not in each] == ([told] if told else [])
    with speaking(outcome.library.settings.wording):
        assert (gettext("In:"), gettext("via %(work)s", work="X")) == ("In:", "via X")


def test_a_language_that_nobody_has_described_still_has_numbers() -> None:
    """Without marks between thousands; and its catalogue can be begun."""
    assert Wording("xx").number(1234) == "1234"
    assert completed("", "xx").startswith('msgid ""\nmsgstr ""\n"Language: xx\\n"\n')


def test_a_catalogue_may_be_begun_in_a_language_that_nobody_has_described() -> None:
    """Its numbers are those of English until somebody says more."""
    for language in ("xx", "de-x-easy"):
        assert f'"Language: {language}\\n"' in completed("", language)


def test_a_theme_that_does_not_know_the_language_keeps_its_own(tmp_path: Path) -> None:
    """Our words are in it all the same."""
    folder = built_in("kw", tmp_path)
    missing = (folder / "site" / "404.html").read_text(encoding="utf-8")

    assert '<html lang="en"' in missing
    assert wide("There is no page at this address.") in missing
