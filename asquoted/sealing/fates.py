"""What becomes of everything that is anchored in a source whose text has changed.

Where the words were is decided by the law in the old text, whether they stand now by the law in the new one. Where the
passage went is said by `anchor.relocate`, and only for a person to look at: words that stand in the new text are not
taken for the passage that was quoted if that one went elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from asquoted.anchor.relocate import Doubt, Relocation, Relocator
from asquoted.anchor.verdict import Found, Verdict
from asquoted.files.given import Files
from asquoted.findings import Finding
from asquoted.model import Source, Words
from asquoted.pipeline import check, read_sources
from asquoted.resolve.mend import Quoted
from asquoted.sealing.mentions import Kind, Mention, mentions
from asquoted.sealing.seals import Changed
from asquoted.text.fold import folded


class Fate(StrEnum):
    """What becomes of a passage."""

    LOST = "lost"
    CHANGED = "changed"
    MOVED = "moved"
    UNMOVED = "unmoved"
    UNKNOWN = "not in the sealed text"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a passage are in a text.

    Attributes:
        segments: The stretches (code points).
        paragraph: The number of the paragraph that the first one begins in.
        exact: The words, parts joined by ` … `.
    """

    segments: tuple[Words, ...]
    paragraph: int
    exact: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What becomes of one mention.

    Attributes:
        mention: The words in the file.
        fate: What becomes of the passage that they name.
        old, new: Where it was, and where it is now.
        doubts: Why that is not sure.
        stands: Whether the words, as they are in the file, stand in the new text.
        finding: What `check` would say of them.
        words: What to write instead: it stands in the new text, at the new place.
    """

    mention: Mention
    fate: Fate
    old: Place | None
    new: Place | None
    doubts: tuple[Doubt, ...]
    stands: bool
    finding: Finding | None = None
    words: str | None = None


@dataclass(frozen=True)
class Resealing:
    """What a new text means for all that is anchored in a source.

    Attributes:
        source: The source, with its old and its new seal.
        compared: What the old text was found in: a revision of git, or a file.
        passages: All that is anchored in it, in the order of the files.
    """

    source: Changed
    compared: str
    passages: tuple[Passage, ...]

    @property
    def counts(self) -> dict[Fate, int]:
        """How many passages have which fate."""
        counted = Counter(each.fate for each in self.passages)
        return {fate: counted[fate] for fate in Fate}

    def of(self, fate: Fate) -> list[Passage]:
        """Return the passages with a fate."""
        return [each for each in self.passages if each.fate is fate]

    @property
    def doubtful(self) -> int:
        """How many fates are not sure."""
        return sum(bool(each.doubts) for each in self.passages)

    @property
    def broken(self) -> int:
        """How many do not stand in the new text as they are written."""
        return sum(not each.stands for each in self.passages)


def resealings(
    files: Files, records: Mapping[str, bytes], known: Sequence[tuple[Changed, bytes, str]]
) -> list[Resealing]:
    """Say for sources whose text has changed what becomes of everything that is anchored in them.

    Args:
        files: The project.
        records: The records with the new seals, by path.
        known: Each source with its old text and what that was found in.
    """
    if not known:
        return []
    named = list(mentions(files))
    # A new seal is as long as the old one, so nothing else of a record changes its place.
    errors = [each for each in check({**files, **records}).findings if each.is_error]
    findings = {(each.primary.span.file.path, each.primary.span.start): each for each in errors}
    told = []
    for source, data, compared in known:
        path = f"seeds/{source.id}.txt"
        old, new = _source({**files, path: data}, source.id), _source({**files, **records}, source.id)
        relocator = Relocator(old.document, new.document)
        passages = [
            _passage(each, old, new, relocator, findings.get((each.text.span.file.path, each.text.span.start)))
            for each in named
            if each.source == source.id
        ]
        told.append(Resealing(source, compared, tuple(passages)))
    return told


def _source(files: Files, id_: str) -> Source:
    """Return a source whose text is the one that its record is sealed for."""
    sources, _ = read_sources({path: files[path] for path in (f"seeds/{id_}.txt", f"seeds/{id_}.yml")})
    return sources[0]


def _passage(mention: Mention, old: Source, new: Source, relocator: Relocator, finding: Finding | None) -> Passage:
    before, after = _verdict(mention, old), _verdict(mention, new)
    stands = isinstance(after, Found)
    there = after.words if isinstance(after, Found) else ()
    if not isinstance(before, Found):
        place = _place(new, there) if there else None
        return Passage(mention, Fate.UNKNOWN, None, place, (), stands, finding)
    found = [relocator.find(each.start, each.end) for each in before.words]
    spans, doubts = _spans(found, there)
    was, now = _place(old, before.words), _place(new, spans) if spans else None
    fate = _fate(was, now) if now and any(found) else Fate.LOST
    words = _words(mention, new, now) if now and fate is Fate.CHANGED and not stands else None
    return Passage(mention, fate, was, now, doubts, stands, finding, words)


def _verdict(mention: Mention, source: Source, words: str | None = None) -> Verdict:
    limits = mention.kind is not Kind.PART
    return Quoted(mention.text, source, None, mention.prefix, mention.suffix, limits=limits).verdict(words)


def _place(source: Source, words: tuple[Words, ...]) -> Place:
    document = source.document
    exact = " … ".join(document.text[each.start : each.end] for each in words)
    return Place(words, document.paragraph_at(words[0].start).number, exact)


def _spans(found: list[Relocation | None], there: tuple[Words, ...]) -> tuple[tuple[Words, ...], tuple[Doubt, ...]]:
    """Return where the passage is, and the doubts; where its words stand by the law, these are its edges."""
    known = [each for each in found if each]
    doubts = {doubt: None for each in known for doubt in each.doubts}
    spans = tuple(Words(each.start, each.end) for each in known)
    if known and len(known) < len(found):
        doubts[Doubt.PART_LOST] = None
    if there:
        paired = len(spans) == len(there) and all(
            one.start < other.end and other.start < one.end for one, other in zip(spans, there, strict=True)
        )
        if not paired:
            doubts[Doubt.ELSEWHERE] = None
        if paired or not spans:
            spans = there
    return spans, tuple(doubts)


def _fate(old: Place, new: Place) -> Fate:
    if folded(old.exact) != folded(new.exact):
        return Fate.CHANGED
    return Fate.UNMOVED if old.segments == new.segments else Fate.MOVED


def _words(mention: Mention, new: Source, place: Place) -> str | None:
    """Return the words of the new place, if they would stand there; those of several parts are for a person to join."""
    if len(place.segments) > 1:
        return None
    verdict = _verdict(mention, new, place.exact)
    return place.exact if isinstance(verdict, Found) and verdict.words == place.segments else None
