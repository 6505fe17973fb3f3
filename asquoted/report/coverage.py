"""What `coverage` says: what of each source is quoted by which claim, and what is not, sentence by sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from asquoted.figures.coverage import Coverage, Covered, Sentence
from asquoted.report.contract import to_json
from asquoted.report.plain import many, shown

VERSION = 1
_WIDTH = 110


def coverage_text(covered: Sequence[Coverage]) -> str:
    """Return what of each source is in no brief, what is left out on purpose, and what is quoted by whom."""
    return "\n".join("\n".join(map(shown, _source(each))) + "\n" for each in covered)


def coverage_json(covered: Sequence[Coverage]) -> str:
    """Return the same for programs."""
    return to_json({"version": VERSION, "sources": [_source_row(each) for each in covered]})


def _source(coverage: Coverage) -> Iterator[str]:
    yield f"{coverage.source.id}: {many(len(coverage.sentences), 'sentence')}, {many(coverage.words, 'word')}"
    yield f"  {coverage.quoted} words quoted ({_share(coverage.quoted, coverage.words)})"
    for state in Covered:
        sentences = coverage.of(state)
        words = sum(each.words for each in sentences)
        told = f"  {many(len(sentences), 'sentence')} {state} ({_share(words, coverage.words)} of the words)"
        said = len(coverage.open_said) if state is Covered.OPEN else 0
        yield f"{told}, {said} of them said by somebody" if said else told
    groups: tuple[tuple[str, Sequence[Sentence]], ...] = (
        ("not quoted, said by somebody", coverage.open_said),
        ("not quoted, the source's own words", coverage.open_own),
        (Covered.ON_PURPOSE.value, coverage.of(Covered.ON_PURPOSE)),
        ("quoted, whole or in part", coverage.of(Covered.QUOTED, Covered.IN_PART)),
    )
    for title, found in groups:
        if found:
            yield from ("", f"{title}:")
            for each in found:
                yield from _sentence(coverage, each)


def _sentence(coverage: Coverage, sentence: Sentence) -> Iterator[str]:
    text = " ".join(coverage.source.document.text[sentence.start : sentence.end].split())
    head = f"  ¶{sentence.paragraph}  "
    who = f"{sentence.speaker}, {sentence.kind}: " if sentence.speaker is not None else ""
    yield from textwrap.wrap(who + text, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
    below = []
    if sentence.quotes:
        below.append(f"{sentence.quoted} of {many(sentence.words, 'word')}: {', '.join(sentence.quotes)}")
    below += [f"on purpose: {' '.join(reason.split())}" for reason in sentence.reasons]
    for each in below:
        yield from textwrap.wrap(each, _WIDTH, initial_indent="      = ", subsequent_indent=" " * 8)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "0%"


def _source_row(coverage: Coverage) -> dict[str, Any]:
    states = {state.name.lower(): len(coverage.of(state)) for state in Covered}
    counts = {"sentences": len(coverage.sentences), **states, "open_said": len(coverage.open_said)}
    counts |= {"words": coverage.words, "words_quoted": coverage.quoted}
    text = coverage.source.document.text
    return {
        "id": coverage.source.id,
        "counts": counts,
        "sentences": [
            {
                "paragraph": each.paragraph,
                "start": each.start,
                "end": each.end,
                "text": text[each.start : each.end],
                "words": each.words,
                "words_quoted": each.quoted,
                "state": each.state.name.lower(),
                "quotes": list(each.quotes),
                "reasons": list(each.reasons),
                "speaker": each.speaker,
                "kind": each.kind,
            }
            for each in coverage.sentences
        ],
    }
