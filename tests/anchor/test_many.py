"""Many quotes at once get the verdicts that each of them gets alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, strategies as st

from asquoted.anchor.verdict import Found, Reason, Refused
from asquoted.anchor.verify import verify, verify_all
from asquoted.document import Document
from asquoted.model import Part
from asquoted.text import locate
from asquoted.values import PartKind
from tests.anchor.test_verbatim import cases_of
from tests.support import CASES

WORDS = "the board sold mill in May 1,000 “no” well-known it’s not if said … [it] U.S.".split()  # noqa: SIM905
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(st.lists(TEXTS, max_size=8), TEXTS, st.sampled_from([0, 100]))
def test_many_are_judged_as_one_is(quotes: list[str], text: str, few: int) -> None:
    """Whether they are looked for in one pass or one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locate, "_FEW", few)

        assert list(verify_all(quotes, Document(text))) == [verify(quote, Document(text)) for quote in quotes]


@pytest.mark.parametrize("few", [0, 100])
def test_all_quotes_of_a_clause_are_judged_as_each_is(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one text that holds all of their sources; parts that are declared, and limits, count there, too."""
    monkeypatch.setattr(locate, "_FEW", few)
    cases = cases_of(CASES / "verbatim" / "clause-5-brackets.yml")
    quotes = [each.given["quote"] for each in cases]
    sources = [str(each.document.text) for each in cases]
    document = Document("\n\n".join(sources))
    parts = [Part(PartKind.BLOCK, 0, len(sources[0]))]

    verdicts = list(verify_all(quotes, document, parts))
    assert verdicts == [verify(quote, document, parts) for quote in quotes]
    assert len({type(verdict) for verdict in verdicts}) == 2


def test_a_quote_among_many_may_not_cross_a_declared_part() -> None:
    """What is declared of the source counts for each of them."""
    document = Document("The mill was sold to its workers in May.")
    parts = [Part(PartKind.BLOCK, 0, len("The mill was sold"))]

    within, across = verify_all(["The mill was", "was sold to its workers"], document, parts)

    assert isinstance(within, Found)
    assert isinstance(across, Refused)
    assert across.remark.reason is Reason.CROSSES_PART


def test_a_thousand_quotes_of_a_long_text() -> None:
    """Right ones, wrong ones and such that stand twice."""
    rng = random.Random(1)
    text = " ".join(rng.choices([f"w{number}" for number in range(3000)], k=60_000))
    words = text.split()
    quotes = [" ".join(words[first : first + rng.randint(1, 8)]) for first in rng.sample(range(59_000), 1000)]
    quotes = [quote if number % 10 else f"{quote} zebra" for number, quote in enumerate(quotes)]
    document = Document(text)

    assert list(verify_all(quotes, document)) == [verify(quote, document) for quote in quotes]


def test_of_many_quotes_none_is_searched_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one pass knows the places of all, those with signs and marks, too; only words of a few letters are left."""
    text = " ".join(
        f"The “board” of mill {number} sold 1,000 looms in May — all but {number}." for number in range(300)
    )
    quotes = [f"board” of mill {number} sold 1,000 looms … May — all but {number}." for number in range(0, 300, 2)]
    quotes += [f"board” of mill {number} sold 1,000 looms in May — all but {number}." for number in range(1, 300, 2)]
    monkeypatch.setattr(locate, "_find", lambda _, words: pytest.fail(words) if len(words) >= 8 else [])
    monkeypatch.setattr(locate, "_FEW", 0)

    assert len(list(verify_all(quotes, Document(text)))) == 300
