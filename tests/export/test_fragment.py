"""Links into the original: a browser that follows one finds exactly the words that are quoted."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st

from asquoted.export.fragment import original
from asquoted.model import Anchor, Source, Words
from asquoted.values import Rights
from tests.export.quoting import anchor, source

URL = "https://gazette.example/b"
TEXT = (
    "Old bridge to close\n\nThe bridge will close in May, the council said. The ferry — a well-known one — will run, "
    "R&D says.\n\nThe ferry will be free. It runs every hour,\nfrom six.\n\nNobody has to pay. The ferry will be free."
)


def link(*parts: str, text: str = TEXT, rights: Rights = Rights.EXCERPTS, url: str = URL) -> str:
    """Return the part of a link that says which words are meant."""
    made = original(anchor(source(text, url=url, rights=rights), *parts))
    assert made is not None
    return made.removeprefix(url)


@pytest.mark.parametrize(
    ("parts", "fragment"),
    [
        pytest.param(["will close in May"], "#:~:text=will%20close%20in%20May", id="as they are"),
        pytest.param(["every hour,\nfrom six"], "#:~:text=every%20hour%2C%20from%20six", id="a comma, a line end"),
        pytest.param(["a well-known one"], "#:~:text=a%20well%2Dknown%20one", id="a hyphen"),
        pytest.param(["R&D says"], "#:~:text=R%26D%20says", id="an ampersand"),
        pytest.param(["ferry will be free"], "#:~:text=ferry%20will%20be%20free,-.%20It", id="a suffix"),
        pytest.param(["bridge will close", "every hour"], "#:~:text=bridge%20will%20close&text=every%20hour", id="two"),
        pytest.param(
            ["It runs every hour,\nfrom six.\n\nNobody has to pay."],
            "#:~:text=It%20runs%20every%20hour%2C,Nobody%20has%20to%20pay.",
            id="first and last words of two paragraphs",
        ),
    ],
)
def test_a_link_names_the_words(parts: list[str], fragment: str) -> None:
    """Whole words; what is more than one directive or one part of it is told by signs that words cannot hold."""
    assert link(*parts) == fragment


def test_words_that_repeat_are_told_by_what_stands_before() -> None:
    """A browser takes the first place that fits, so only one may."""
    text = "Before that, prices fell. They rose. After that, prices fell. They rose."

    where = Anchor(source(text, url=URL), (Words(text.rindex("prices"), text.rindex(". They")),))

    assert original(where) == f"{URL}#:~:text=After%20that%2C-,prices%20fell"


def test_long_words_are_told_by_as_many_as_it_takes() -> None:
    """Their first words grow until they fit one place; their last ones, until they fit none before the end."""
    words = f"The ferry will be free of charge {'and then some ' * 15}and then some more in May"
    text = f"The ferry will be late in May.\n\n{words}."

    assert link(words, text=text) == "#:~:text=The%20ferry%20will%20be%20free,some%20more%20in%20May"


def test_words_that_nothing_tells_apart_have_no_directive() -> None:
    """The link leads to the document, not to a wrong place in it."""
    assert link("prices fell", text="prices fell\n\nprices fell") == ""


def test_what_follows_in_the_next_paragraph_counts() -> None:
    """A browser looks there too: “ferry” at the end of a paragraph may not be taken for the one that is meant."""
    text = "So said the ferry\n\nthe day after. A ferry the size of a house"
    where = Anchor(source(text, url=URL), (Words(text.rindex("ferry"), text.rindex(" the size")),))

    assert original(where) == f"{URL}#:~:text=A-,ferry"


def test_without_rights_a_link_holds_quoted_words_only() -> None:
    """What stands before or after is not published in an address either."""
    text = "Before that, prices fell. After that, prices fell."

    assert link("prices fell", text=text, rights=Rights.NONE) == ""
    assert link("After that", text=text, rights=Rights.NONE) == "#:~:text=After%20that"


def test_no_address_is_made_up() -> None:
    """Where the record has none, there is no link."""
    assert original(anchor(source(TEXT), "every hour")) is None


def test_an_address_keeps_its_own_fragment() -> None:
    """A directive stands behind it."""
    assert link("every hour", url=f"{URL}#top") == ":~:text=every%20hour"


WORDS = st.lists(
    st.sampled_from(["the", "ferry", "Ferry", "is", "free,", "-5", "50%", "a-b", "“so”", "R&D", "é.", "\n\n"]),
    min_size=12,
    max_size=90,
).map(" ".join)


@given(WORDS, st.data())
def test_a_browser_finds_the_words(text: str, data: st.DataObject) -> None:
    """Whatever repeats in a text: following each directive as the standard says leads to the quoted words."""
    places = [match.span() for match in re.finditer(r"\S+", text)]
    if not places:
        return
    first = data.draw(st.integers(0, len(places) - 1))
    last = data.draw(st.integers(first, min(first + 60, len(places) - 1)))
    of = source(text, url=URL)
    made = original(Anchor(of, (Words(places[first][0], places[last][1]),)))

    assert made is not None
    for directive in re.findall(r"text=([^&]*)", made):
        assert _followed(of, directive) == text[places[first][0] : places[last][1]].split()


_SPACE = r"(?:(?!\n\s*\n)\s)+"
"""No part of a directive reaches over the end of a paragraph; the next part may begin the next one."""


def _followed(of: Source, directive: str) -> list[str]:
    """Return the words that a directive leads to, found as a browser finds them: the first that fit."""
    match = re.fullmatch(r"(?:([^,]+)-,)?([^,-]+)(?:,([^,-]+))?(?:,-([^,]+))?", directive)
    assert match, directive
    prefix, start, end, suffix = (
        re.escape(unquote(part or "").casefold()).replace("\\ ", _SPACE) for part in match.groups()
    )
    text = of.document.text.casefold()
    first = re.compile(rf"{prefix}\s*(?<!\w)(?P<words>{start})(?!\w)\s*{suffix}") if not end else re.compile(start)
    for found in first.finditer(text):
        begins, ends = found.span("words") if not end else found.span()
        if not _whole(text, begins, ends):
            continue
        if end:
            after = next(
                each for each in re.finditer(end, text[ends:]) if _whole(text, ends + each.start(), ends + each.end())
            )
            ends += after.end()
        return of.document.text[begins:ends].split()
    return []


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut at either edge."""
    cut = [text[place - 1 : place + 1] for place in (start, end)]
    return not any(len(each) == 2 and each.isalnum() for each in cut)


def test_last_words_that_repeat_to_the_end_have_no_link() -> None:
    """A browser would stop at the first place that fits."""
    text = "One day it began.\n\nno no no no no no no no.\n\nno no no no no no no no."
    where = Anchor(source(text, url=URL), (Words(0, len(text)),))

    assert original(where) == URL


def test_first_words_that_repeat_to_the_end_have_no_link() -> None:
    """Neither do they fit one place."""
    text = "no no no no.\n\nno no no no.\n\nOne day it ended."
    where = Anchor(source(text, url=URL), (Words(text.index("no no", 10), len(text)),))

    assert original(where) == URL
