"""A difference: what is new, what is gone, and what is otherwise, by source, brief, claim and quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asquoted.findings import Finding
from asquoted.model import AnchoredQuote, Beside, Brief, Claim, Source
from asquoted.outcome import Counts
from asquoted.resolve.find import Passage

ADDED, REMOVED, CHANGED, UNREAD = "added", "removed", "changed", "cannot be compared"


@dataclass(frozen=True, slots=True)
class Change:
    """A text that is otherwise; `None` where there is none.

    Attributes:
        what: Which one: `words`, `speaker`, `note` …
        old, new: What it was and is.
    """

    what: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Side:
    """A quote on one side of the comparison, and how it stands to the claim's own."""

    quote: AnchoredQuote
    beside: Beside | None = None

    @property
    def words(self) -> str:
        """The source's words as they are shown, with the signs of the editors."""
        return Passage(self.quote.anchor.source, self.quote.anchor.pieces).text

    @property
    def told(self) -> dict[str, str | None]:
        """Everything that means something, by what it is."""
        quote, via = self.quote, self.quote.via
        return {
            "words": self.words,
            "speaker": quote.speaker.name,
            "voice": quote.voice,
            "relation": self.beside.relation if self.beside else None,
            "source": quote.anchor.source.id,
            "via": f"{via.work}: {' '.join(via.anchor.exact.split())}" if via else None,
            "note": self.beside.note if self.beside else None,
            "translation": quote.translation,
            "speaker confirmed": quote.confirmed,
        }


@dataclass(frozen=True)
class QuoteChange:
    """A quote that is new, gone or otherwise."""

    old: Side | None
    new: Side | None
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """Its id, the new one where there is one."""
        side = self.new or self.old
        assert side is not None  # a change has at least one side
        return side.quote.id

    @property
    def kind(self) -> str:
        """What happened to it."""
        return _kind(self.old, self.new)


@dataclass(frozen=True)
class ClaimChange:
    """A claim that is new, gone or otherwise.

    Attributes:
        id: Its id, the new one where there is one.
        old, new: The claim.
        changes: What is otherwise of its own texts.
        quotes: What is otherwise of its quotes.
        is_broken: Whether something of it cannot be read now, so that what is missing may only be wrong.
    """

    id: str
    old: Claim | None
    new: Claim | None
    changes: tuple[Change, ...] = ()
    quotes: tuple[QuoteChange, ...] = ()
    is_broken: bool = False

    @property
    def kind(self) -> str:
        """What happened to it."""
        return UNREAD if self.is_broken and self.new is None else _kind(self.old, self.new)

    @property
    def texts(self) -> tuple[Change, ...]:
        """What is otherwise of its own texts; the id of a claim that is new or gone is its name already."""
        return tuple(each for each in self.changes if each.what != "id" or (each.old and each.new))


@dataclass(frozen=True)
class BriefChange:
    """A brief that is new, gone or otherwise.

    Attributes:
        slug: The name of its file.
        old, new: The brief.
        changes: What is otherwise of its own texts.
        claims: What is otherwise of its claims.
        is_broken: Whether its file is there and cannot be read now.
    """

    slug: str
    old: Brief | None
    new: Brief | None
    changes: tuple[Change, ...]
    claims: tuple[ClaimChange, ...]
    is_broken: bool = False

    @property
    def kind(self) -> str:
        """What happened to it."""
        return UNREAD if self.is_broken else _kind(self.old, self.new)

    @property
    def title(self) -> str:
        """Its title, the new one where there is one."""
        brief = self.new or self.old
        return brief.title if brief else self.slug


@dataclass(frozen=True)
class SourceChange:
    """A source that is new, gone, replaced by another text, or recorded otherwise."""

    id: str
    old: Source | None
    new: Source | None
    changes: tuple[Change, ...]
    is_broken: bool = False

    @property
    def kind(self) -> str:
        """What happened to it."""
        if self.is_broken:
            return UNREAD
        if self.old and self.new and self.old.document.text != self.new.document.text:
            return "replaced"
        return _kind(self.old, self.new)


@dataclass(frozen=True)
class Difference:
    """What changes in meaning.

    Attributes:
        before, after: What was counted.
        settings, sources, briefs: What is otherwise.
        findings: Changes that must not be made like this.
        quotes_before: How many quotes stood before.
        quotes_gone: How many of them are gone.
    """

    before: Counts
    after: Counts
    settings: tuple[Change, ...]
    sources: tuple[SourceChange, ...]
    briefs: tuple[BriefChange, ...]
    findings: tuple[Finding, ...]
    quotes_before: int
    quotes_gone: int

    @property
    def is_none(self) -> bool:
        """Whether nothing changes in meaning."""
        return not self.settings and not self.sources and not self.briefs

    @property
    def is_large(self) -> bool:
        """Whether more than half of the quotes are gone."""
        return 2 * self.quotes_gone > self.quotes_before


def _kind(old: object, new: object) -> str:
    return CHANGED if old and new else ADDED if new else REMOVED


def sides(claim: Claim) -> Iterator[Side]:
    """Yield the quotes of a claim, in the order of the page."""
    yield Side(claim.quote)
    yield from (Side(each) for each in claim.also)
    yield from (Side(each.quote, each) for each in claim.beside)
