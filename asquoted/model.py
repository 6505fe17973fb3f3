"""What the files say once it has been checked: values that cannot lie.

Only `resolve` makes an `AnchoredQuote`, and only for words that stand in their source; only an `AnchoredQuote` can be
rendered. Offsets are code points of the source's text, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from asquoted.document import Document
from asquoted.findings import SourceFile, Span
from asquoted.values import PartKind, Relation, Rights, SpeakerKind, Status, Voice
from asquoted.wording import Wording

CONTEXT = 32
"""How much of the source is given before and after a quote, in code points."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the source that is quoted (code points)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """A stretch of the source that a sign of omission stands for; empty at the quote's own edge."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words of the editors in square brackets, and the stretch of the source that they stand for."""

    words: str
    start: int
    end: int


Piece = Words | Omitted | Inserted


@dataclass(frozen=True, slots=True)
class Part:
    """A declared part of a source, found by its own words.

    Attributes:
        kind: What it is.
        start, end: Where.
        speaker: Whose words they are, where the record says so.
    """

    kind: PartKind
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True)
class Source:
    """A document that is quoted from: its text and its record.

    Attributes:
        id: The name of its files.
        document: Its text, and what can be read from the text alone.
        file, record: The files of the text and of the record.
        parts: What is not running text.
        unquoted: Passages that no brief quotes on purpose, each with the reason.
    """

    id: str
    title: str
    language: str
    rights: Rights
    seal: str
    document: Document
    file: SourceFile
    record: SourceFile
    publisher: str | None = None
    kind: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    unquoted: tuple[tuple[Anchor, str], ...] = ()


@dataclass(frozen=True)
class Anchor:
    """Where verified words stand.

    Attributes:
        source: The source.
        pieces: What is quoted, left out and put in, in order.
    """

    source: Source
    pieces: tuple[Piece, ...]

    @cached_property
    def segments(self) -> tuple[Words, ...]:
        """The quoted stretches, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Words))

    @cached_property
    def start(self) -> int:
        """Where the first quoted word begins."""
        return self.segments[0].start

    @cached_property
    def end(self) -> int:
        """Where the last quoted word ends."""
        return self.segments[-1].end

    @cached_property
    def paragraph(self) -> int:
        """The number of the paragraph in which the words begin."""
        return self.source.document.paragraph_at(self.start).number

    @property
    def exact(self) -> str:
        """The source's own words, parts joined by ` … `."""
        text = self.source.document.text
        return " … ".join(text[each.start : each.end] for each in self.segments)

    @property
    def prefix(self) -> str:
        """What stands directly before (W3C TextQuoteSelector): at most 32 code points."""
        return self.source.document.text[max(0, self.start - CONTEXT) : self.start]

    @property
    def suffix(self) -> str:
        """What stands directly after."""
        return self.source.document.text[self.end : self.end + CONTEXT]


@dataclass(frozen=True)
class Speaker:
    """Who words belong to.

    Attributes:
        name: As readers see it.
        slug: The name of the speaker's page.
        kind: What the speaker is.
        described: The words in which a source describes the speaker.
        aliases: Other ways in which sources refer to the speaker.
    """

    name: str
    slug: str
    kind: SpeakerKind
    described: Anchor | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Via:
    """The work in which the source found the words, and where it says so."""

    work: str
    anchor: Anchor


@dataclass(frozen=True)
class AnchoredQuote:
    """Words that stand in their source, with whose they are and how they stand there.

    Attributes:
        id: `brief/claim`, then `/also-1`, `/beside-1` … in the order of the file.
        anchor: Where the words stand.
        speaker: Whose words they are.
        voice: How they stand in the source.
        via: The work in which the source found them.
        language: Their language, BCP 47.
        translation: The editors' own translation.
        confirmed: Why a person confirmed the speaker.
    """

    id: str
    anchor: Anchor
    speaker: Speaker
    voice: Voice
    language: str
    via: Via | None = None
    translation: str | None = None
    confirmed: str | None = None


@dataclass(frozen=True)
class Beside:
    """A quote beside the claim's own: how its wording stands to that one, and in which words."""

    quote: AnchoredQuote
    relation: Relation
    note: str


@dataclass(frozen=True)
class Claim:
    """One statement, in the editors' neutral words, with the words it rests on.

    Attributes:
        was: Ids that it once had.
        line: Where it begins in the file of its brief, counted from 1.
    """

    id: str
    statement: str
    quote: AnchoredQuote
    also: tuple[AnchoredQuote, ...] = ()
    beside: tuple[Beside, ...] = ()
    was: tuple[str, ...] = ()
    line: int = 1

    @property
    def quotes(self) -> tuple[AnchoredQuote, ...]:
        """All quotes, in the order of the page."""
        return (self.quote, *self.also, *(each.quote for each in self.beside))


@dataclass(frozen=True)
class Term:
    """A term whose use is followed, with all forms in which it is counted."""

    term: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Reply:
    """What someone who is quoted answered."""

    who: str
    asked: date
    answer: str


@dataclass(frozen=True)
class Correction:
    """What was changed after publication."""

    date: date
    claim: str
    text: str


@dataclass(frozen=True)
class Withdrawal:
    """When and why a brief was taken back."""

    date: date
    reason: str


@dataclass(frozen=True)
class Brief:
    """A question, a summary and its claims: one page."""

    slug: str
    title: str
    question: str
    summary: str
    status: Status
    claims: tuple[Claim, ...]
    topics: tuple[str, ...] = ()
    updated: date | None = None
    terms: tuple[Term, ...] = ()
    gaps: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def quotes(self) -> tuple[AnchoredQuote, ...]:
        """All quotes, in the order of the page."""
        return tuple(quote for claim in self.claims for quote in claim.quotes)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is read.

    Attributes:
        file_mb: Megabytes of a file.
        files: Files in one of the folders.
        depth: Lists and mappings, or folders, inside each other.
        length: Characters of a value.
        findings: Findings of one rule in one file that are told.
    """

    file_mb: int = 64
    files: int = 50_000
    depth: int = 30
    length: int = 100_000
    findings: int = 1_000


@dataclass(frozen=True)
class Settings:
    """What a project sets for itself.

    Attributes:
        repository: Where its files are kept, without a `/` at the end; `None` if it is not known.
        branch: The branch that the site is made from.
        contested: Words that the editors use only inside quotation marks.
        wording: How the pages speak.
        verdicts: Words that judge, beside those that are known.
        neutral: Words that are known to judge and do not, here.
        limits: How much of anything is read.
    """

    repository: str | None = None
    branch: str = "main"
    contested: tuple[str, ...] = ()
    wording: Wording = field(default_factory=Wording)
    verdicts: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Library:
    """Everything that stands: sources and speakers by id and name, briefs in the order of their files."""

    sources: dict[str, Source]
    speakers: dict[str, Speaker]
    briefs: tuple[Brief, ...]
    settings: Settings = Settings()


@dataclass(frozen=True)
class Checked:
    """What a run says of one quote, whether it stands or not.

    Attributes:
        id: `brief/claim`, then `/also-1`, `/beside-1` …
        place: Where it is written.
        claim: The id of its claim, if that could be read.
        speaker: The name given.
        voice: The voice given or, for a quote that stands, read from its source.
        relation: How it stands to the claim's own quote; only beside it.
        source: The id of the source given.
        anchor: Where it stands; `None` if it is refused.
    """

    id: str
    place: Span
    claim: str | None
    speaker: str | None
    voice: Voice | None
    relation: Relation | None
    source: str | None
    anchor: Anchor | None
