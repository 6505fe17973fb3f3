"""What all pages need to know: which briefs are shown, who speaks where, and what everything is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar

from markupsafe import Markup

from asquoted.figures.counting import union, words_within
from asquoted.figures.coverage import Coverage, coverage_of
from asquoted.figures.speech import Manner, Speech, speech_of
from asquoted.figures.terms import Use, merged, uses_of
from asquoted.files.kinds import slugified
from asquoted.files.names import page_name
from asquoted.memory import Memory
from asquoted.model import AnchoredQuote, Beside, Brief, Claim, Library, Source, Speaker, Term, Words
from asquoted.speech.attributions import Attributions
from asquoted.values import SpeakerKind, Status
from asquoted.wording import gettext, ngettext, ngettext_noop

_Item = TypeVar("_Item")

SWATCHES = 4
"""How many patterns there are for speakers; with more speakers they repeat, beside names."""


@dataclass(frozen=True)
class Placed:
    """A quote where readers meet it.

    Attributes:
        brief, claim: In which claim of which brief.
        number: The number of the claim on its page, from 1.
        letter: Which of its passages it is.
        quote: The quote.
        beside: How it stands to the claim's own; `None` for the claim's own and its further passages.
    """

    brief: Brief
    claim: Claim
    number: int
    letter: str
    quote: AnchoredQuote
    beside: Beside | None = None

    @property
    def label(self) -> str:
        """What readers know it by: `3B`."""
        return f"{self.number}{self.letter}"

    @property
    def anchor(self) -> Markup:
        """Its id on the brief's page."""
        return Markup(f"{self.claim.id}--{self.letter.lower()}")  # noqa: S704 - a slug and a letter

    @property
    def mark(self) -> Markup:
        """The id of its mark on the source's page."""
        return Markup(f"m_{self.brief.slug}_{self.label.lower()}")  # noqa: S704 - a slug and a label


@dataclass(frozen=True)
class Site:
    """A library as it is shown.

    Attributes:
        library: What stands.
        briefs: The briefs that have a page, in order.
        address: Where the site is published, without a `/` at the end; `None` if that is not known.
        memory: What was worked out for a site before this one.
    """

    library: Library
    briefs: tuple[Brief, ...]
    address: str | None = None
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    @cached_property
    def names(self) -> frozenset[str]:
        """What there is to remember anything of: briefs, sources and terms."""
        terms = (term.term for term in self.terms)
        return frozenset((*(brief.slug for brief in self.told), *self.library.sources, *terms))

    @cached_property
    def told(self) -> tuple[Brief, ...]:
        """The briefs whose claims are shown: all that are not withdrawn."""
        return tuple(brief for brief in self.briefs if brief.status is not Status.WITHDRAWN)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All quotes that are shown, in the order of the pages."""
        return tuple(chain.from_iterable(self._placed))

    @cached_property
    def _placed(self) -> list[tuple[Placed, ...]]:
        """The quotes of each brief."""
        return [self.memory.of(brief.slug, _all_placed, brief) for brief in self.told]

    @cached_property
    def _placed_from(self) -> dict[str, tuple[Placed, ...]]:
        """What is quoted from each source, in the order of the pages."""
        parts: dict[str, list[tuple[Placed, ...]]] = {source: [] for source in self.library.sources}
        for brief, placed in zip(self.told, self._placed, strict=True):
            for source, quotes in self.memory.of(brief.slug, _by_source, placed).items():
                parts.setdefault(source, []).append(quotes)
        return {source: self.memory.of(source, _joined, *quotes) for source, quotes in parts.items()}

    @cached_property
    def _quotes_from(self) -> dict[str, tuple[AnchoredQuote, ...]]:
        """The same without where readers meet it: an edit that leaves the quotes alone leaves it the very same."""
        parts: dict[str, list[tuple[AnchoredQuote, ...]]] = {source: [] for source in self.library.sources}
        for brief, placed in zip(self.told, self._placed, strict=True):
            for source, quotes in self.memory.of(brief.slug, _quotes_by_source, placed, self.memory).items():
                parts.setdefault(source, []).append(quotes)
        return {source: self.memory.of(source, _quotes_joined, *quotes) for source, quotes in parts.items()}

    @cached_property
    def speech(self) -> dict[str, Speech]:
        """Who speaks where, by source id."""
        others = gettext("Others")
        return {
            id_: self.memory.of(id_, speech_of, source, self._quotes_from[id_], self.attributions[id_], others)
            for id_, source in self.library.sources.items()
        }

    @cached_property
    def attributions(self) -> dict[str, Attributions]:
        """What the rules of speech read from each source, by its id."""
        speakers = tuple(self.library.speakers.values())
        return {
            id_: self.memory.of(id_, Attributions, each.document, each.parts, speakers)
            for id_, each in self.library.sources.items()
        }

    def coverage(self, source: Source) -> Coverage:
        """Return what is quoted of a source and what is not, sentence by sentence."""
        quotes = self._quotes_from[source.id]
        return self.memory.of(source.id, coverage_of, source, quotes, self.attributions[source.id])

    @cached_property
    def swatches(self) -> dict[str, str]:
        """The pattern of each speaker: by first appearance in the sources, not by name."""
        order = [name for speech in self.speech.values() for name in speech.speakers()]
        people = dict.fromkeys(name for name in (*order, *self.library.speakers) if not self.is_publication(name))
        return {name: str(number % SWATCHES + 1) for number, name in enumerate(people)}

    def swatch(self, speaker: str | None) -> str:
        """Return the pattern of a speaker; `pub` for a publication."""
        return "pub" if speaker is None else self.swatches.get(speaker, "pub")

    def is_publication(self, name: str) -> bool:
        """Tell whether a name is that of a publication."""
        speaker = self.library.speakers.get(name)
        return speaker is not None and speaker.kind is SpeakerKind.PUBLICATION

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms that briefs follow, each once."""
        terms = merged(term for brief in self.told for term in brief.terms)
        return tuple(self.memory.of(each.term, Term, each.term, each.forms) for each in terms)

    @cached_property
    def term_numbers(self) -> dict[str, int]:
        """The number of each term, from 1."""
        return {term.term: number for number, term in enumerate(self.terms, 1)}

    @cached_property
    def term_slugs(self) -> dict[str, str]:
        """The name that the page of each term has; a term without letters for it has its number."""
        slugs: dict[str, str] = {}
        for term, number in self.term_numbers.items():
            slug = slugified(term)
            slugs[term] = (
                slug if slug == page_name(slug) and slug not in {"", *slugs.values()} else f"{slug or 'term'}_{number}_"
            )
        return slugs

    @cached_property
    def uses(self) -> dict[str, dict[str, tuple[Use, ...]]]:
        """Where each term stands: by term, then by source id."""
        return {
            term.term: {
                source: self.memory.of((term.term, source), uses_of, term, speech)
                for source, speech in self.speech.items()
            }
            for term in self.terms
        }

    def uses_by(self, speaker: Speaker) -> dict[str, list[tuple[str, Use]]]:
        """Return where a speaker uses each term, by term: the id of the source, and the use."""
        return self._uses_by_name.get(speaker.name, {})

    @cached_property
    def _uses_by_name(self) -> dict[str | None, dict[str, list[tuple[str, Use]]]]:
        found: dict[str | None, dict[str, list[tuple[str, Use]]]] = {}
        for term, by_source in self.uses.items():
            for source, uses in by_source.items():
                for use in uses:
                    name = use.stretch.speaker or self.library.sources[source].publisher
                    if use.stretch.manner is not Manner.PAGE:
                        found.setdefault(name, {}).setdefault(term, []).append((source, use))
        return found

    def quotes_from(self, source: Source) -> tuple[Placed, ...]:
        """Return what is quoted from a source, in the order of the source."""
        return self.memory.of(source.id, _by_place, self._placed_from.get(source.id, ()))

    def quotes_of(self, speaker: Speaker) -> tuple[Placed, ...]:
        """Return what is quoted from a speaker, by source, in the order of each source."""
        return self._by_speaker.get(speaker.name, ())

    @cached_property
    def _by_speaker(self) -> dict[str, tuple[Placed, ...]]:
        found: dict[str, list[Placed]] = {}
        for source in self.library.sources.values():
            for each in self.quotes_from(source):
                found.setdefault(each.quote.speaker.name, []).append(each)
        return {name: tuple(quotes) for name, quotes in found.items()}

    @cached_property
    def counts(self) -> dict[str, dict[tuple[str | None, Manner], int]]:
        """How many words each speaker has in each manner, by source id."""
        return {source: self.memory.of(source, Speech.count, speech) for source, speech in self.speech.items()}

    @cached_property
    def topics(self) -> dict[str, tuple[Brief, ...]]:
        """The briefs of each topic, withdrawn ones too; topics in the order in which briefs first name them."""
        found: dict[str, list[Brief]] = {}
        for brief in self.briefs:
            for topic in dict.fromkeys(brief.topics):
                found.setdefault(topic, []).append(brief)
        return {topic: tuple(briefs) for topic, briefs in found.items()}

    def quoted(self, source: Source) -> tuple[Words, ...]:
        """Return everything that any shown brief quotes from a source."""
        return self._quoted[source.id]

    @cached_property
    def _quoted(self) -> dict[str, tuple[Words, ...]]:
        return {
            source.id: union(words for one in self.quotes_from(source) for words in one.quote.anchor.segments)
            for source in self.library.sources.values()
        }

    def words_quoted(self, source: Source) -> int:
        """Count the words of a source that are quoted by at least one shown brief."""
        return words_within(self.speech[source.id].words, self.quoted(source))

    def number(self, brief: Brief) -> int:
        """Return the number of a brief among those whose claims are shown, from 1."""
        return self._numbers[brief.slug]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {brief.slug: number for number, brief in enumerate(self.told, 1)}


def site_of(library: Library, *, drafts: bool, address: str | None = None, memory: Memory | None = None) -> Site:
    """Choose what is shown: no drafts, unless they are asked for."""
    briefs = tuple(each for each in library.briefs if drafts or each.status is not Status.DRAFT)
    return Site(library, briefs, address.rstrip("/") if address else None, memory or Memory())


def numbers_of(brief: Brief) -> dict[str, int]:
    """Return the number of each claim by its id, and by every id that it once had."""
    return {id_: number for number, claim in enumerate(brief.claims, 1) for id_ in (claim.id, *claim.was)}


def placed_in(brief: Brief) -> list[list[Placed]]:
    """Return the quotes of a brief, one list for each claim."""
    return [list(_placed(brief, claim, number)) for number, claim in enumerate(brief.claims, 1)]


def _all_placed(brief: Brief) -> tuple[Placed, ...]:
    return tuple(chain.from_iterable(placed_in(brief)))


def _by_source(placed: Iterable[Placed]) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for each in placed:
        found.setdefault(each.quote.anchor.source.id, []).append(each)
    return {source: tuple(quotes) for source, quotes in found.items()}


def _by_place(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(sorted(placed, key=lambda one: (one.quote.anchor.start, one.quote.anchor.end)))


def _quotes_by_source(placed: Iterable[Placed], memory: Memory) -> dict[str, tuple[AnchoredQuote, ...]]:
    return {
        source: memory.like_before((found[0].brief.slug, source), tuple(each.quote for each in found))
        for source, found in _by_source(placed).items()
    }


def _joined(*parts: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return tuple(chain.from_iterable(parts))


def _quotes_joined(*parts: tuple[AnchoredQuote, ...]) -> tuple[AnchoredQuote, ...]:
    return _joined(*parts)


def _placed(brief: Brief, claim: Claim, number: int) -> Iterable[Placed]:
    besides: list[Beside | None] = [None] * (1 + len(claim.also)) + list(claim.beside)
    for place, (quote, beside) in enumerate(zip(claim.quotes, besides, strict=True)):
        yield Placed(brief, claim, number, _letter(place), quote, beside)


def _letter(place: int) -> str:
    """Return the letter of a passage: `A`, `B` … `Z`, `AA`."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def publisher_of(source: Source) -> str:
    """Return what the publication is called where its own words are shown."""
    return source.publisher or gettext("The source itself")


def share(part: int, whole: int) -> str:
    """Return a share in per cent; a small one is not nothing."""
    if not whole or not part:
        return _percent(0)
    percent = round(100 * part / whole)
    return _percent(percent) if percent else gettext("under 1 %%")


def _percent(number: int) -> str:
    return gettext("%(number)s %%", number=number)


_COUNTED = {
    "brief": ngettext_noop("%(num)s brief", "%(num)s briefs"),
    "character": ngettext_noop("%(num)s character", "%(num)s characters"),
    "claim": ngettext_noop("%(num)s claim", "%(num)s claims"),
    "document": ngettext_noop("%(num)s document", "%(num)s documents"),
    "mark": ngettext_noop("%(num)s mark", "%(num)s marks"),
    "paragraph": ngettext_noop("%(num)s paragraph", "%(num)s paragraphs"),
    "quote": ngettext_noop("%(num)s quote", "%(num)s quotes"),
    "quoted passage": ngettext_noop("%(num)s quoted passage", "%(num)s quoted passages"),
    "sentence": ngettext_noop("%(num)s sentence", "%(num)s sentences"),
    "speaker": ngettext_noop("%(num)s speaker", "%(num)s speakers"),
    "term": ngettext_noop("%(num)s term", "%(num)s terms"),
    "time": ngettext_noop("%(num)s time", "%(num)s times"),
    "use": ngettext_noop("%(num)s use", "%(num)s uses"),
    "word": ngettext_noop("%(num)s word", "%(num)s words"),
}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the language of the pages: `1 claim`, `4 claims`."""
    one, many = _COUNTED[noun]
    return ngettext(one, many, number)
