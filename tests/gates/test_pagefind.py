"""`search: pagefind` in a real Chromium: the dialog is the same, and a quoted word leads to its claim."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.site.build import build_site
from tests.gates.serving import served
from tests.gates.support import CONTENT, NPM
from tests.gates.test_policy import LISTEN
from tests.gates.test_search import BOX, CLAIM, WANTED, search
from tests.site.test_pagefind import BY_PAGEFIND
from tests.site.test_search import HOSTILE, QUOTE
from tests.support import ROOT, brief as written_brief, project, record, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

pytestmark = pytest.mark.gate
pytest.importorskip("pagefind_bin", reason="Pagefind is not installed: the extra `pagefind`")

BEST = "items => items.map(i => Math.max(...[...i.querySelectorAll('[data-md-score]')].map(e => +e.dataset.mdScore)))"
VIEWS = [(width, scheme) for width in (1440, 768, 375) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of this repository with Pagefind, below a folder of its host."""
    folder = tmp_path_factory.mktemp("pagefind")
    for name in ("briefs", "seeds", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = settings.replace("plugins: [search, asquoted]", "plugins: [search, asquoted: {search: pagefind}]")
    assert changed != settings
    (folder / "mkdocs.yml").write_text(changed, encoding="utf-8")
    shutil.copy(ROOT / "asquoted.yml", folder)
    assert build_site(folder, folder / "site").is_sound
    with served(folder / "site") as given:
        yield given


class Visit:
    """A page, and all that it said, asked of other hosts or did against its policy."""

    def __init__(self, browser: Browser, address: str, width: int = 1440, scheme: str = "light") -> None:
        """Open the site."""
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        self.context.add_init_script(LISTEN)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def hear(self, message: ConsoleMessage) -> None:
        """Note what a browser complains of."""
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def keep(self, dialog: Dialog) -> None:
        """Note what a script says, and go on."""
        self.said.append(dialog.message)
        dialog.dismiss()

    def troubles(self, address: str) -> list[str]:
        """Return what should not be."""
        broken: list[str] = self.page.evaluate("window.broken")
        return [*self.said, *broken, *(url for url in self.asked if not url.startswith((address, "data:")))]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A wide page."""
    opened = Visit(browser, address)
    yield opened
    opened.context.close()


@pytest.mark.parametrize("words", WANTED)
def test_a_quoted_word_leads_to_its_claim(visit: Visit, address: str, words: str) -> None:
    """It is found under its brief, with the passage that quotes it, whoever else uses that word."""
    search(visit.page, words)
    claim = visit.page.locator(f"{CLAIM}[href='{address}{WANTED[words]}']")
    assert claim.locator("p mark").count() >= len(words.split())
    claim.click()
    visit.page.wait_for_url(address + WANTED[words])

    assert words.strip("“").casefold() in visit.page.inner_text(CONTENT).casefold()
    assert visit.page.locator("h2.claim:target").count() == 1
    assert visit.troubles(address) == []


def test_the_keyboard_is_enough(visit: Visit, address: str) -> None:
    """A key opens the dialog, arrows go through the results, Enter follows one; the best is followed from the box."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("muscle", delay=30)
    visit.page.wait_for_selector(CLAIM)
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    focused = visit.page.evaluate("document.activeElement.href")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(address + WANTED["muscle"])
    assert focused == address + WANTED["muscle"]

    visit.page.keyboard.press("/")
    visit.page.keyboard.type("Bensman", delay=30)
    visit.page.wait_for_selector(f".md-search-result__link[href='{address}speakers/todd-bensman/']")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"{address}speakers/todd-bensman/")


def test_a_query_loads_little(visit: Visit, address: str, tell: Callable[[str], None]) -> None:
    """Nothing of the index before something is typed, then what was typed last; an emptied box is empty again."""
    visit.page.wait_for_load_state("networkidle")
    assert not [url for url in visit.asked if "/pagefind/" in url]

    visit.page.fill(BOX, "t")
    visit.page.keyboard.type("he")
    visit.page.wait_for_selector(CLAIM)
    loaded = [url for url in visit.asked if "/pagefind/" in url]
    results = [url for url in loaded if "/fragment/" in url]
    tell(f"pagefind: {len(loaded)} files loaded for a first query, {len(results)} of them results")
    assert len(results) == 30
    assert (scores := visit.page.eval_on_selector_all(".md-search-result__item", BEST)) == sorted(scores, reverse=True)
    assert "pages with the best results" in visit.page.inner_text(".md-search-result__meta")

    visit.page.fill(BOX, "qqqqq")
    visit.page.keyboard.press("q")
    visit.page.wait_for_selector(CLAIM, state="detached")
    assert visit.page.inner_text(".md-search-result__meta") == "No matching documents"
    assert visit.troubles(address) == []


def test_axe_finds_nothing(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """With results, light and dark, on a phone, a tablet and a desk; nothing has to be scrolled sideways."""
    axe = (NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    for width, scheme in VIEWS:
        visit = Visit(browser, address, width, scheme)
        _open(visit.page, width)
        visit.page.keyboard.type("controlled flow")
        visit.page.wait_for_selector(CLAIM)
        assert visit.page.get_by_role("dialog", name="Search").count() == 1
        visit.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        visit.page.wait_for_timeout(500)  # the dialog opens slowly, and colours in between have other contrasts
        visit.page.evaluate(axe)
        found = visit.page.evaluate("axe.run()")
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]] == [], (width, scheme)
        assert found["passes"]
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert visit.troubles(address) == [], (width, scheme)
        visit.context.close()
    tell(f"pagefind: axe finds nothing in {len(VIEWS)} lists of results")


def _open(page: Page, width: int) -> None:
    """Open the dialog as a reader does: on a narrow page it hides behind a button."""
    page.click(BOX if width >= 960 else "label.md-header__button[for=__search]")


def test_hostile_words_are_shown_as_words(browser: Browser, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """A source that is full of tags: the list of results shows them, letter by letter, and runs nothing."""
    claims = f"- id: a\n  claim: The report has <img src=x onerror=alert(3)>.\n  speaker: The Paper\n  quote: {QUOTE}\n"
    files = {
        **project(
            seeds__report_txt=HOSTILE,
            seeds__report_yml=record(HOSTILE, more="publisher: The Paper\n"),
            b=written_brief(claims).replace("title: T", "title: <u>T</u> &amp;"),
        ),
        "mkdocs.yml": BY_PAGEFIND.replace("search: pagefind", "search: pagefind, policy: false").encode(),
        "docs/note.txt": b"",
    }
    assert build_site(written(tmp_path, files), tmp_path / "site").is_sound
    with served(tmp_path / "site") as other:
        visit = Visit(browser, other)
        visit.page.on("dialog", visit.keep)
        for words in ("onerror", "script", "alert", "img"):
            visit.page.fill(BOX, "")
            search(visit.page, words)
            visit.page.wait_for_selector(CLAIM)
            results = visit.page.inner_text(".md-search-result__list")
            assert QUOTE[1:-1] in results, words
            assert "The report has <img src=x onerror=alert(3)>." in results
            assert "<u>T</u> &amp;" in results
            assert visit.page.locator(".md-search-result__list :is(img, script, b, i, u)").count() == 0
        assert visit.troubles(other) == []
        visit.context.close()
    tell("pagefind: 4 hostile words found, 0 elements made of them")
