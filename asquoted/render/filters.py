"""What readers can do on a page besides reading: choose claims by their passages, briefs by topic; go on by keys.

A page holds the choices as data and shows none of them. Only the script makes controls of them, so without scripts
everything is there and nothing is dead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.model import Brief, Claim
from asquoted.render.kinds import KINDS, kind_of
from asquoted.render.passage import CHIPS
from asquoted.render.templating import html
from asquoted.wording import gettext


@dataclass(frozen=True)
class Choice:
    """One thing by which can be chosen.

    Attributes:
        key: Its name in the address of a page and, after `data-`, on what is chosen from.
        label: What readers see.
        options: What can be chosen: the value and its name.
        found: The values that each thing on the page has.
    """

    key: str
    label: str
    options: Mapping[str, str]
    found: Sequence[Iterable[str]]

    @property
    def tells_apart(self) -> bool:
        """Whether choosing can leave anything out."""
        return any(option not in values for values in self.found for option in self.options)


def claim_filters(brief: Brief) -> Markup:
    """Return the choices for the claims of a brief, by what their passages are."""
    claims, quotes = brief.claims, brief.quotes
    kinds = {kind_of(quote).name for quote in quotes}
    relations = {beside.relation for claim in claims for beside in claim.beside}
    return _filters(
        "claims",
        Choice(
            "speaker",
            gettext("Speaker"),
            {quote.speaker.slug: quote.speaker.name for quote in quotes},
            [{quote.speaker.slug for quote in claim.quotes} for claim in claims],
        ),
        Choice(
            "kind",
            gettext("Kind of passage"),
            {kind.name: gettext(kind.label) for kind in KINDS if kind.name in kinds},
            [{kind_of(quote).name for quote in claim.quotes} for claim in claims],
        ),
        Choice(
            "relation",
            gettext("Relation"),
            {each.value: f"{chip.sign} {gettext(chip.words)}" for each, chip in CHIPS.items() if each in relations},
            [_relations(claim) for claim in claims],
        ),
    )


def topic_filter(briefs: Sequence[Brief]) -> Markup:
    """Return the choice of a topic, for a list of briefs."""
    topics = sorted({topic for brief in briefs for topic in brief.topics})
    options = {topic: topic.replace("-", " ") for topic in topics}
    return _filters("briefs", Choice("topic", gettext("Topic"), options, [brief.topics for brief in briefs]))


def keys() -> Markup:
    """Return what the keys of a brief's page do, for the list that the script makes of it."""
    return html("keys")


def _relations(claim: Claim) -> set[str]:
    return {beside.relation.value for beside in claim.beside}


def _filters(things: str, *choices: Choice) -> Markup:
    """Return the choices as data; nothing if all of them would leave everything shown."""
    made = [each for each in choices if each.tells_apart]
    return html("filters", things=things, choices=made, **_said(things)) if made else Markup()


def _said(things: str) -> dict[str, str]:
    """Return what the script says; it fills in the numbers."""
    if things == "claims":
        return {
            "legend": gettext("Filter claims"),
            "clear": gettext("Show all claims"),
            "told": gettext("{shown} of {all} claims shown"),
        }
    return {
        "legend": gettext("Filter briefs"),
        "clear": gettext("Show all briefs"),
        "told": gettext("{shown} of {all} briefs shown"),
    }
