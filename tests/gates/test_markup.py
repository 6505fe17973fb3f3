"""Every page is HTML as it should be, by html-validate and by the validator of the W3C (vnu).

What they say of the theme's own elements is listed, with the element. Anything else fails, and so does what is listed
and no longer said. The rules of html-validate that are not as recommended: the theme writes `<!doctype html>` in small
letters, begins ids with `__` and leaves white space at line ends; a list may have a name; and a title is as long as its
editors made it.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.gates.support import NPM, all_pages
from tests.support import ROOT

pytestmark = pytest.mark.gate


class Said(NamedTuple):
    """What a validator says of a page: the page, the rule or message, and the element as the page has it."""

    page: Path
    what: str
    element: str


# Each message that is known: how it begins, and what is in the element that it is said of.
OF_HTML_VALIDATE = (
    # Material switches the drawer and the search by checkboxes that browsers must not fill in when a reader comes back.
    ("valid-autocomplete", '<input class="md-toggle" data-md-toggle='),
    # Its switch for light and dark and its search are forms that a script handles; nothing is ever submitted.
    ("wcag/h32", '<form class="md-header__option" data-md-component="palette">'),
    ("wcag/h32", '<form class="md-search__form" name="search">'),
    # It has the contents of some pages twice, for narrow screens and for wide ones; only one is ever shown.
    ("unique-landmark", '<nav class="md-nav md-nav--secondary" aria-label="On this page">'),
    # A section of its navigation that is open on this page: its label is not reached by keyboard.
    ("attribute-allowed-values", '_label" tabindex="">'),
)
OF_VNU = (
    ("Attribute “autocomplete” is only allowed when the input type is", 'type="checkbox" id="__'),
    ("Bad value “” for attribute “tabindex” on element “label”", '_label" tabindex="">'),
    # The label leads to a switch that Material leaves out where the contents are not in the navigation.
    ("The value of the “for” attribute of the “label” element", '<label class="md-nav__title" for="__toc">'),
    # vnu takes data for a script, and a file has no 'self'. test_policy.py asks a browser instead.
    ("Inline script violates Content Security Policy", '<script id="__config" type="application/json">'),
    ("Resource violates Content Security Policy", '<link rel="stylesheet" href="'),
    ("Resource violates Content Security Policy", '<script src="'),
)

BROKEN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Broken</title></head>
<body><h1 id="a">A</h1><p id="a"><ul role="list"><b>x</b></ul></p></body></html>
"""


def html_validate(pages: list[Path]) -> list[Said]:
    """Return what html-validate says of pages, with the line that it says it of."""
    program = NPM / ".bin" / "html-validate"
    settings = ROOT / "tests" / "gates" / "html-validate.json"
    command = [str(program), "--config", str(settings), "--formatter", "json", *map(str, pages)]
    with tempfile.TemporaryFile() as out:  # it ends before a pipe has taken all
        subprocess.run(command, stdout=out, check=False)
        out.seek(0)
        found: list[dict[str, Any]] = json.load(out)
    said = []
    for each in found:
        lines = Path(each["filePath"]).read_text(encoding="utf-8").split("\n")
        said += [
            Said(Path(each["filePath"]), one["ruleId"], lines[one["line"] - 1].strip()) for one in each["messages"]
        ]
    return said


def vnu(pages: list[Path]) -> list[Said]:
    """Return what vnu says of pages, warnings too."""
    program = NPM / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(program), "--format", "json", "--exit-zero-always", *map(str, pages)]
    found: list[dict[str, Any]] = json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True).stderr
    )["messages"]
    return [Said(Path(one["url"].removeprefix("file:")), one["message"], one.get("extract", "")) for one in found]


@pytest.mark.parametrize(("validator", "known"), [(html_validate, OF_HTML_VALIDATE), (vnu, OF_VNU)])
def test_pages_are_valid(
    validator: Callable[[list[Path]], list[Said]],
    known: tuple[tuple[str, str], ...],
    site: Path,
    tmp_path: Path,
    tell: Callable[[str], None],
) -> None:
    """Nothing is said but what is known of the theme; what is wrong on a broken page is said, too."""
    broken = tmp_path / "broken.html"
    broken.write_text(BROKEN, encoding="utf-8")
    pages = [site / (f"{path}index.html" if path.endswith("/") or not path else path) for path in all_pages(site)]

    said = validator([*pages, broken])

    on_pages = [each for each in said if each.page != broken]
    assert [each for each in on_pages if not any(_is(one, each) for one in known)] == []
    assert [one for one in known if not any(_is(one, each) for each in on_pages)] == [], "no longer said: strike it"
    assert len(said) - len(on_pages) >= 2, "what is wrong on the broken page is not said"
    tell(f"{validator.__name__}: {len(pages)} pages, {len(on_pages)} messages, of {len(known)} kinds that are known")

    assert len(pages) > 20


def _is(known: tuple[str, str], said: Said) -> bool:
    begins, element = known
    return said.what.startswith(begins) and element in said.element
