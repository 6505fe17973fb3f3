"""Claims and briefs chosen by what they are, and keys to go on by, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from asquoted.model import Brief
from asquoted.render.kinds import kind_of
from tests.gates.support import NPM, PAGES, laid_out
from tests.support import this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

PATH = "briefs/what-is-funded/"
SHOWN = "[...document.querySelectorAll('h2.claim')].filter(e => e.checkVisibility()).map(e => e.id)"
FIGURES = "[...document.querySelectorAll('figure.x')].filter(e => e.checkVisibility()).length"
AT = "document.activeElement.id"
STATUS = "[role=status]:not(:empty)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, in which everything that is wrong is told."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []
    context.close()


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The brief whose page is looked at."""
    return next(each for each in this_repository().library.briefs if f"briefs/{each.slug}/" == PATH)


def top(page: Page, claim: str) -> float:
    """Return how far below the top of the window a claim stands."""
    return float(page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", claim))


def in_view(page: Page, claim: str) -> bool:
    """Tell whether a claim is shown in the upper half of the window, below the header."""
    return claim in page.evaluate(SHOWN) and 40 <= top(page, claim) < 450


def values(page: Page, key: str) -> list[str]:
    """Return what can be chosen."""
    found: list[str] = page.evaluate(
        "key => [...document.querySelector(`[name=${key}]`).options].map(e => e.value)", key
    )
    return found


def fitting(brief: Brief, speaker: str, kind: str, relation: str) -> list[str]:
    """Return the claims that have one passage that is all this; an empty name leaves it open."""
    return [
        claim.id
        for claim in brief.claims
        if any(
            speaker in {"", quote.speaker.slug}
            and kind in {"", kind_of(quote).name}
            and relation in {"", *(each.relation.value for each in claim.beside if each.quote is quote)}
            for quote in claim.quotes
        )
    ]


def test_every_choice_shows_the_claims_that_fit(
    page: Page, address: str, brief: Brief, tell: Callable[[str], None]
) -> None:
    """All speakers with all kinds and all relations, against the data; claims are shown whole."""
    page.goto(address + PATH)
    count = 0
    for speaker in values(page, "speaker"):
        for kind in values(page, "kind"):
            for relation in values(page, "relation"):
                for key, value in (("speaker", speaker), ("kind", kind), ("relation", relation)):
                    page.select_option(f"[name={key}]", value)
                expected = fitting(brief, speaker, kind, relation)
                assert page.evaluate(SHOWN) == expected, (speaker, kind, relation)
                assert page.evaluate(FIGURES) == sum(len(each.quotes) for each in brief.claims if each.id in expected)
                assert page.inner_text(STATUS) == f"{len(expected)} of {len(brief.claims)} claims shown"
                count += 1
    tell(f"filters: {count} choices on one brief, each shows the claims that fit")

    assert count > 100


def test_a_choice_is_made_by_keyboard_and_can_be_linked(page: Page, address: str, brief: Brief) -> None:
    """It stands in the address, survives a reload, and one button ends it; focus is never lost."""
    page.goto(f"{address}{PATH}?h=kept")
    page.get_by_label("Speaker").focus()
    page.keyboard.type("Todd")
    page.wait_for_url("**/?h=kept&speaker=todd-bensman")
    expected = fitting(brief, "todd-bensman", "", "")
    assert 0 < len(expected) < len(brief.claims)
    assert page.evaluate(SHOWN) == expected

    page.reload()
    assert page.evaluate(SHOWN) == expected
    page.get_by_role("button", name="Show all claims").press("Enter")

    assert page.url == f"{address}{PATH}?h=kept"
    assert len(page.evaluate(SHOWN)) == len(brief.claims)
    assert page.evaluate("document.activeElement.name") == "speaker"
    assert not page.get_by_role("button", name="Show all claims").is_visible()


def test_an_address_may_say_what_it_likes(page: Page, address: str, brief: Brief) -> None:
    """What cannot be chosen is not chosen, and is never put into the page."""
    for query in (
        "speaker=nobody",
        "speaker=%3Cimg%20src=x%3E&kind=",
        "kind=constructor",
        "relation=%E0%A4%A",
        "topic=x",
    ):
        page.goto(f"{address}{PATH}?{query}")
        assert len(page.evaluate(SHOWN)) == len(brief.claims), query
        assert page.locator("article img").count() == 0
        assert page.locator(STATUS).count() == 0


@pytest.mark.parametrize("way", ["loaded", "summary", "contents", "typed"])
def test_a_link_to_a_hidden_claim_shows_it(page: Page, address: str, brief: Brief, way: str) -> None:
    """A permalink, a link in the summary, one in the table of contents, an address typed by hand."""
    hidden = next(each.id for each in brief.claims if each.id not in fitting(brief, "todd-bensman", "", ""))
    assert f"(#{hidden})" in brief.summary
    page.goto(f"{address}{PATH}?speaker=todd-bensman" + (f"#{hidden}" if way == "loaded" else ""))
    if way != "loaded":
        assert hidden not in page.evaluate(SHOWN)
    if way == "summary":
        page.click(f"article p a[href='#{hidden}'] >> nth=0")
    elif way == "contents":
        page.click(f".md-nav--secondary a[href='#{hidden}']")
    elif way == "typed":
        page.evaluate("hash => { location.hash = hash }", hidden)
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=hidden)
    page.wait_for_timeout(600)

    assert in_view(page, hidden)
    assert page.url == f"{address}{PATH}#{hidden}"


def test_a_link_to_a_claim_that_is_shown_leaves_the_choice(page: Page, address: str, brief: Brief) -> None:
    """And leads to it, below the claims that are hidden."""
    claim = fitting(brief, "todd-bensman", "", "")[-1]
    page.goto(f"{address}{PATH}?speaker=todd-bensman#{claim}--a")

    assert in_view(page, claim) or 40 <= top(page, f"{claim}--a") < 450
    assert page.evaluate(SHOWN) == fitting(brief, "todd-bensman", "", "")


@pytest.mark.parametrize("path", ["", "briefs/"])
def test_briefs_are_chosen_by_topic(page: Page, address: str, path: str) -> None:
    """On both pages that list them."""
    page.goto(address + path)
    cards = "[...document.querySelectorAll('.card--brief')].filter(e => e.checkVisibility()).length"
    every = page.evaluate(cards)
    page.get_by_label("Topic").select_option(label="controlled flow")

    assert page.evaluate(cards) == 1
    assert page.inner_text(STATUS) == f"1 of {every} briefs shown"
    assert page.url == f"{address}{path}?topic=controlled-flow"
    page.get_by_role("button", name="Show all briefs").click()
    assert page.evaluate(cards) == every


def test_paper_says_that_a_choice_was_made(page: Page, address: str) -> None:
    """Else a part would look like the whole."""
    page.goto(f"{address}{PATH}?speaker=todd-bensman")
    page.emulate_media(media="print")

    assert page.locator(STATUS).is_visible()
    assert not page.locator(".filters fieldset").is_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_keys_go_from_claim_to_claim(
    browser: Browser, address: str, brief: Brief, motion: Literal["reduce", "no-preference"]
) -> None:
    """Down to the last and up to the first, at once, whatever is set for motion; hidden claims are passed over."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion=motion)
    page = context.new_page()
    for speaker, kind in (("", ""), ("", "headline"), ("todd-bensman", "")):
        query = f"?speaker={speaker}&kind={kind}"
        claims = fitting(brief, speaker, kind, "")
        page.goto(address + PATH + query)
        for claim in claims:
            page.keyboard.press("j")
            assert page.evaluate(AT) == claim
            assert in_view(page, claim)
        page.keyboard.press("j")
        assert page.evaluate(AT) == claims[-1]
        for claim in reversed(claims[:-1]):
            page.keyboard.press("k")
            assert page.evaluate(AT) == claim
        page.keyboard.press("k")
        assert page.evaluate(AT) == claims[0]
    context.close()


def test_keys_begin_where_the_reader_is(page: Page, address: str, brief: Brief) -> None:
    """After scrolling, the next claim is the next one below, not the one after that which had the focus."""
    ids = [each.id for each in brief.claims]
    page.goto(address + PATH)
    page.keyboard.press("j")
    page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", ids[4])
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    page.keyboard.press("j")
    assert page.evaluate(AT) == ids[5]
    page.mouse.wheel(0, 1200)
    page.wait_for_timeout(300)
    page.evaluate("document.activeElement.blur()")
    above = [each for each in ids if top(page, each) < 90]
    page.keyboard.press("k")

    assert page.evaluate(AT) == above[-1]


def test_keys_leave_typing_and_shortcuts_alone(page: Page, address: str) -> None:
    """In the search box and in a choice letters are letters; with a modifier they are the browser's."""
    page.goto(address + PATH)
    for place in ("[data-md-component=search-query]", "[name=speaker]"):
        page.focus(place)
        for key in ("j", "k", "?"):
            page.keyboard.press(key)
        assert page.evaluate(AT) not in page.evaluate(SHOWN)
        assert page.locator("dialog[open]").count() == 0
    page.evaluate("document.activeElement.blur()")
    for key in ("Control+j", "Alt+j", "Meta+k", "Shift+J"):
        page.keyboard.press(key)
        assert page.evaluate(AT) == ""


def test_keys_are_listed_and_can_be_switched_off(page: Page, address: str) -> None:
    """`?` and a button at the foot show the list; off is off on every page, and the button still works."""
    page.goto(address + PATH)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    listed = "Keys on this page j next claim k previous claim ? this list Use these keys Close"
    assert " ".join(dialog.inner_text().split()) == listed
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.goto(f"{address}briefs/security/")
    for key in ("j", "?"):
        page.keyboard.press(key)
    assert page.evaluate(AT) == ""
    assert not dialog.is_visible()

    page.get_by_role("button", name="Keys on this page").click()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("k")
    assert page.evaluate(AT) == page.evaluate(SHOWN)[-1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 375])
def test_axe_finds_nothing_in_the_controls(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """While a choice is made, and while the list of keys is open."""
    axe = (NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{PATH}?speaker=todd-bensman")
    laid_out(page)
    for key in ("j", "?"):
        page.keyboard.press(key)
        page.evaluate(axe)
        told = [f"{each['id']}: {each['nodes'][0]['html']}" for each in page.evaluate("axe.run()")["violations"]]
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("dialog[open]").count() == 1
    context.close()


def test_only_pages_with_something_to_choose_have_controls(page: Page, address: str) -> None:
    """No other page has any."""
    having = []
    for path in PAGES:
        page.goto(address + path)
        if page.locator("article :is(select, button:not([data-copy]))").count():
            having.append(path)

    assert having == ["", "briefs/", "briefs/what-is-funded/"]
