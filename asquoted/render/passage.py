"""One passage: who, how, the words, how they stand to the claim's own, and where in the source."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from asquoted.model import Anchor, AnchoredQuote, Omitted
from asquoted.render.actions import actions_of
from asquoted.render.compare import Comparison
from asquoted.render.context import context_of
from asquoted.render.kinds import PART, Kind, kind_of
from asquoted.render.site import Placed, Site
from asquoted.render.templating import html
from asquoted.render.weave import Layer, Run, runs_of
from asquoted.values import MEANING, Relation, SpeakerKind
from asquoted.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Chip:
    """A relation.

    Attributes:
        sign, words: How it is told over a note; the words are a message of the catalogue, as is what is told.
        told: What it says of the second passage.
    """

    sign: str
    words: str
    told: str


CHIPS = {
    Relation.DIFFERS: Chip("≠", gettext_noop("differs from"), MEANING[Relation][Relation.DIFFERS]),
    Relation.QUALIFIES: Chip("~", gettext_noop("qualifies"), MEANING[Relation][Relation.QUALIFIES]),
    Relation.AGREES: Chip("=", gettext_noop("agrees with"), MEANING[Relation][Relation.AGREES]),
    Relation.ADDS: Chip("+", gettext_noop("adds to"), MEANING[Relation][Relation.ADDS]),
}


@dataclass(frozen=True)
class Shown:
    """The words of a quote, ready for a template.

    Attributes:
        quote: The quote.
        kind: What kind of passage it is.
        paragraphs: What is shown, by paragraph of the source.
        opens: Whether the words begin with a quotation mark of the source, which hangs in the margin.
    """

    quote: AnchoredQuote
    kind: Kind
    paragraphs: list[list[Run]]
    opens: bool


def shown(quote: AnchoredQuote, comparison: Comparison | None = None) -> Shown:
    """Cut the words of a quote from its source."""
    kind = kind_of(quote)
    layers = []
    if kind is PART:
        layers.append(Layer("span", "said", in_marks(quote.anchor)))
    if comparison is not None:
        layers.append(Layer("mark", "m-both", comparison.both.get(quote.id, ())))
        layers.append(Layer("mark", "m-only", comparison.only.get(quote.id, ())))
    opens = quote.anchor.start in quote.anchor.source.document.marks.places
    return Shown(quote, kind, runs_of(quote.anchor, layers), opens)


def in_marks(anchor: Anchor) -> tuple[tuple[int, int], ...]:
    """Return the quotations in marks around or among quoted words, the marks included."""
    return tuple(
        (each.start, each.end)
        for each in anchor.source.document.marks.quotations
        if each.depth == 0 and each.start < anchor.end and anchor.start < each.end
    )


def cut(anchor: Anchor) -> Markup:
    """Return the words of an anchor inside a sentence of ours: each stretch an element of its own."""
    return html("cut", paragraphs=runs_of(anchor))


def words_in(quote: AnchoredQuote) -> int:
    """Count the words that a quote shows."""
    return sum(len(quote.anchor.source.document.text[each.start : each.end].split()) for each in quote.anchor.segments)


def figure(
    site: Site, placed: Placed, comparison: Comparison, *, root: str, row: bool, brings_in: bool, acts: bool = True
) -> Markup:
    """Return a passage of a claim as a figure.

    Args:
        site: What is shown.
        placed: The quote.
        comparison: What the claim's passages share.
        root: The way from the page up to the site's top: `../../`.
        row: Whether it takes a whole row.
        brings_in: Whether the words are shown with which the source brings in what it found elsewhere.
        acts: Whether it can be linked to, cited and reported where it is shown.
    """
    quote = placed.quote
    first = placed.letter == "A"
    return html(
        "figure",
        placed=placed,
        shown=shown(quote, comparison),
        swatch=site.swatch(quote.speaker.name),
        role=role_of(quote),
        cut=cut,
        row=row,
        root=root,
        brings_in=brings_in,
        first=first,
        others=len(placed.claim.beside),
        label_of_first=f"{placed.number}A",
        chip=CHIPS[placed.beside.relation] if placed.beside else None,
        context=context_of(site, quote),
        elided=any(isinstance(piece, Omitted) for piece in quote.anchor.pieces),
        actions=actions_of(site, placed) if acts else Markup(),
        several=len({each.anchor.source.id for each in placed.brief.quotes}) > 1,
    )


def role_of(quote: AnchoredQuote) -> Anchor | None:
    """Return where the source describes the speaker; nothing for words that no speaker is named for."""
    if quote.speaker.kind is SpeakerKind.PUBLICATION or not kind_of(quote).spoken:
        return None
    return quote.speaker.described
