"""What holds for the passages of every text, whatever is in it."""

from __future__ import annotations

from hypothesis import given, strategies as st

from asquoted.document import Document
from asquoted.model import Part
from asquoted.speech.passage import Kind
from asquoted.speech.passages import speech_in
from asquoted.values import PartKind

PIECES = (
    "Jane Roe", "Roe", "He", "the spokesperson", "A lawyer, John Doe,", "who", "said", "told reporters", "asked",
    "according to", "that", "whether", "saying", "wrote in March:", "and", "but", "it was gone", "prices fell by half",
    "“", "”", '"', "‘", "’", "«", "»", ",", ".", "?", ":", "—", "\n\n", "\n", "JANE ROE:", "Q.", "(", ")", "…", "’s",
    "n’t", "in an article", "a “term” here", "dijo", "según", "a dit", "sagte",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join),
)
tags = st.sampled_from(["en", "es", "fr", "de", "tlh", "zh-Hant"])


@given(texts, tags)
def test_every_passage_is_read_from_its_text(text: str, tag: str) -> None:
    """Stretches are in order and hold words; verb, mention and work stand where they are said to stand."""
    for passage in speech_in(Document(text, tag)):
        places = [(each.start, each.end) for each in passage.words]
        others = [(each.start, each.end) for each in (passage.cue, passage.mention, passage.via) if each is not None]

        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places + others)
        assert all(text[start:end].strip() for start, end in places)


@given(texts, tags)
def test_quotations_do_not_overlap_unless_one_is_inside_the_other(text: str, tag: str) -> None:
    """Every quotation in marks is listed once, as direct speech or as a term."""
    document = Document(text, tag)
    marked = [each for each in speech_in(document) if each.kind in (Kind.DIRECT, Kind.TERM)]
    places = [(each.start, each.end) for each in marked]

    assert places == [
        (each.first, each.last) for each in document.marks.quotations if text[each.first : each.last].strip()
    ]
    for start, end in places:
        for other_start, other_end in places:
            apart = end <= other_start or other_end <= start
            inside = (other_start <= start and end <= other_end) or (start <= other_start and other_end <= end)
            assert apart or inside


@given(texts, st.data())
def test_any_part_may_be_declared(text: str, data: st.DataObject) -> None:
    """A declared block is always found, whatever stands around it; nothing raises."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kind = data.draw(st.sampled_from(PartKind))
    found = speech_in(Document(text), [Part(kind, start, end, "Jane Roe")] if text[start:end].strip() else [])
    blocks = [(each.start, each.end, each.speaker) for each in found if each.rule.name == "block-declared"]

    assert blocks == ([(start, end, "Jane Roe")] if kind is PartKind.BLOCK and text[start:end].strip() else [])
