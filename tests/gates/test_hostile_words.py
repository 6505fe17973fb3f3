"""Whatever markup people write, a reader sees their words, in a real Chromium, as MkDocs and as Zensical build them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.disk import read_project
from asquoted.pipeline import check
from asquoted.site.build import build_site
from tests.gates.hostile import STRINGS, by_editors, hostile_project, paragraph, quoted, shown, who
from tests.gates.serving import served
from tests.gates.support import CONTENT
from tests.gates.zensical import built_by_zensical

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.gate

FIELDS = {
    "title": "h1",
    "question": ".question",
    "summary": ".question ~ p:not(.question)",
    "claim": "h2.claim",
    "speaker": "[id='a--a'] .x__who bdi",
    "beside": "[id='a--b'] .x__who bdi",
    "quote": "[id='a--a'] [data-quote] [data-verbatim]",
    "context": "[id='a--a'] .x__more:first-of-type p",
    "translation": "[id='a--a'] .x__tr bdi",
    "note": ".x__note",
    "gap": "#gaps_ + ul > li",
    "who": "#replies_ + ul > li strong bdi",
    "answer": "#replies_ + ul > li > bdi",
    "reply": "#replies_ + ul > li",
    "correction": "#corrections_ + ul > li",
}
"""Where a brief's page shows what people wrote."""

READ = """fields => {
    document.querySelectorAll('details').forEach(each => each.open = true);
    document.querySelectorAll('.headerlink, .num, .x__note > b:first-child').forEach(each => each.remove());
    const words = each => each?.checkVisibility() ? each.innerText : null;
    const found = Object.entries(fields).map(([name, place]) => [name, words(document.querySelector(place))]);
    return Object.fromEntries(found);
}"""

STRANGERS = """content => [...document.querySelector(content).querySelectorAll(
    'script, style, img, iframe, input, base, object, textarea, sub, sup, del, ins, kbd[class], mark:not([class]), ' +
    '.arithmatex, .admonition, .y, .critic, .progress, .tabbed-set, .twemoji, .footnote, .wikilink, .magiclink, ' +
    '[href*="://"], [href^="mailto:"], [href^="javascript:"], [src], [onclick], [onload], [onerror]')]
    .map(each => each.outerHTML.slice(0, 90))"""
"""Elements and attributes that only markup in people's words could have made."""

FREE = """content => {
    const turns = /[\\u202a-\\u202e\\u2066-\\u2069\\u0590-\\u07ff]/, found = [];
    const walk = document.createTreeWalker(document.querySelector(content), NodeFilter.SHOW_TEXT);
    document.querySelectorAll('.headerlink').forEach(each => each.remove());
    const inline = each => getComputedStyle(each).display.startsWith('inline');
    for (let node; node = walk.nextNode();) {
        if (!turns.test(node.data) || !node.parentElement.checkVisibility()) continue;
        let up = node.parentElement;
        while (inline(up) && !/isolate|plaintext/.test(getComputedStyle(up).unicodeBidi)) up = up.parentElement;
        const rest = document.createRange();
        rest.setStartAfter(node.parentElement.closest('[data-verbatim]') ?? node);
        rest.setEndAfter(up.lastChild);
        if (!inline(up) && rest.toString().trim()) found.push(node.data + ' | ' + rest.toString());
    }
    return found;
}"""
"""Words whose direction could turn what follows them on the same line, and is not of the same passage of a source."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, which has no findings."""
    return hostile_project(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture(scope="module", params=["MkDocs", "Zensical"])
def hostile_site(request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, once for each renderer."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "Zensical":
        return built_by_zensical(project, check(read_project(project)), folder)
    assert build_site(project, folder / "site").is_sound
    return folder / "site"


def wanted(number: int, string: str) -> dict[str, str]:
    """Return what the page of a brief must show."""
    other = (number + 1) % len(STRINGS)
    name, said = who(number, string), by_editors(string)
    return {
        "title": said,
        "question": said,
        "summary": said.partition("\n")[0],
        "claim": said,
        "speaker": name,
        "beside": who(other, STRINGS[other]),
        "quote": quoted(number, string),
        "context": paragraph(number, string),
        "translation": said,
        "note": said,
        "gap": said,
        "who": name,
        "answer": said,
        "reply": f"{name}, asked on 2026-01-02: {said}",
        "correction": f"2026-01-03, claim 1: {said}",
    }


def test_readers_see_the_words(browser: Browser, hostile_site: Path, tell: Callable[[str], None]) -> None:
    """Each field of each brief shows its words, nothing on a page was made by them, and none turns its neighbours.

    The theme's scripts do not run, for the sake of speed; a script that words make is found without.
    """
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    count, wrong, asked = 0, [], _asked(page)
    with served(hostile_site) as address:
        for number, string in enumerate(STRINGS):
            page.goto(f"{address}briefs/b-{number}/", wait_until="domcontentloaded")
            wrong += _made_by_words(page)
            said = by_editors(string)
            assert shown(page.title())[: len(shown(said))] == shown(said)
            seen: dict[str, str | None] = page.evaluate(READ, FIELDS)
            told = wanted(number, string)
            wrong += [
                (string, field, seen[field]) for field in FIELDS if shown(seen[field] or "") != shown(told[field])
            ]
            count += len(told)
        for path in ("", "briefs/", "speakers/", "sources/source/", "who-says-what/", "corrections/"):
            page.goto(address + path, wait_until="domcontentloaded")
            wrong += _made_by_words(page)
        changes = page.locator("#corrected_ + ul > li").all_inner_texts()
    context.close()
    name = hostile_site.parent.name.rstrip("0")
    tell(f"hostile words, {name}: {len(STRINGS)} strings, {count} fields, {len(changes)} corrections")

    assert wrong == [], "\n".join(map(str, wrong[:40]))
    assert [each for each in asked if not each.startswith(address)] == []
    assert sorted(map(shown, changes)) == sorted(
        shown(f"2026-01-03, {each.strip()}, claim 1: {each}") for each in map(by_editors, STRINGS)
    )
    assert count >= 100 * len(FIELDS)


def _asked(page: Page) -> list[str]:
    """Return a list that will hold what a page asks for, and what it asks its reader."""
    asked: list[str] = []
    page.on("request", lambda each: None if each.url.startswith("data:") else asked.append(each.url))

    def dismissed(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    return asked


def _made_by_words(page: Page) -> list[tuple[str, str, str | None]]:
    """Return what on a page only words of people could have made, and what they could turn."""
    found: list[str] = page.evaluate(STRANGERS, CONTENT) + page.evaluate(FREE, CONTENT)
    return [(page.url, "page", each) for each in found]
