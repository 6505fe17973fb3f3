"""What of a source is in briefs and what is not, as its page tells it: no words beyond what the rights allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.figures.coverage import Coverage, Covered, Sentence
from asquoted.model import Source
from asquoted.render.site import Site, counted, publisher_of, share
from asquoted.render.templating import html
from asquoted.render.weave import Run, weave
from asquoted.values import Rights
from asquoted.wording import gettext, gettext_noop

_MOST = 60
"""Of more sentences of one speaker than this only the paragraphs are named: the whole text stands on the same page."""
_STATES = {
    Covered.QUOTED: gettext_noop("Quoted whole"),
    Covered.IN_PART: gettext_noop("Quoted in part"),
    Covered.ON_PURPOSE: gettext_noop("Left out on purpose"),
    Covered.OPEN: gettext_noop("Not quoted"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one speaker that are in no brief.

    Attributes:
        swatch, name: The speaker's pattern and name.
        told: How many sentences and words.
        paragraphs: Their paragraphs: the first and the last number of those in a row.
        runs: Their words, where they may be shown and are not too many.
    """

    swatch: str
    name: str
    told: str
    paragraphs: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]


def coverage(site: Site, source: Source) -> Markup:
    """Return how much of a source is quoted, and whose sentences are in no brief; first those that somebody says."""
    found = site.coverage(source)
    rows = []
    for state, label in _STATES.items():
        sentences = found.of(state)
        words = sum(each.words for each in sentences)
        rows.append((gettext(label), len(sentences), words, share(words, found.words)))
    return html(
        "coverage",
        rows=rows,
        totals=(len(found.sentences), found.words),
        said=[_group(site, source, name, sentences) for name, sentences in _by_speaker(site, found)],
        own=[_group(site, source, None, found.open_own)] if found.open_own else [],
        language=source.language,
    )


def _by_speaker(site: Site, found: Coverage) -> Iterable[tuple[str, Sequence[Sentence]]]:
    """Yield who says what is in no brief; who is not registered is named only where the whole text may be shown."""
    groups: dict[str, list[Sentence]] = {}
    for each in found.open_said:
        name = each.speaker or ""
        known = name in site.library.speakers or found.source.rights is Rights.FULL
        groups.setdefault(name if known else gettext("Others"), []).append(each)
    return groups.items()


def _group(site: Site, source: Source, name: str | None, sentences: Sequence[Sentence]) -> Group:
    text = source.document.text
    runs = [
        Run("words", weave(text, each.start, each.end, ()), each.paragraph, each.start, each.end) for each in sentences
    ]
    return Group(
        swatch=site.swatch(name),
        name=publisher_of(source) if name is None else name,
        told=gettext(
            "%(sentences)s, %(words)s",
            sentences=counted(len(sentences), "sentence"),
            words=counted(sum(each.words for each in sentences), "word"),
        ),
        paragraphs=_in_a_row(each.paragraph for each in sentences),
        runs=tuple(runs) if source.rights is Rights.FULL and len(runs) <= _MOST else (),
    )


def _in_a_row(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return numbers in order as stretches without gaps."""
    rows: list[tuple[int, int]] = []
    for number in numbers:
        if rows and number <= rows[-1][1] + 1:
            rows[-1] = rows[-1][0], number
        else:
            rows.append((number, number))
    return tuple(rows)
