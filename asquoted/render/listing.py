"""Briefs in lists: what is told of each, when it last changed, and the groups in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from asquoted.files.names import page_name
from asquoted.model import Brief
from asquoted.render.brief import sources_of
from asquoted.render.site import Site, counted
from asquoted.render.templating import html
from asquoted.values import Status
from asquoted.wording import gettext

CARDS = 6
"""As many briefs are shown as cards; more of them as lists."""


@dataclass(frozen=True, slots=True)
class Group:
    """Briefs of one topic.

    Attributes:
        topic: The topic; `None` for briefs that name none.
        briefs: Those whose claims are shown.
    """

    topic: str | None
    briefs: tuple[Brief, ...]

    @property
    def title(self) -> str:
        """What readers call it."""
        return titled(self.topic) if self.topic else gettext("No topic given")

    @property
    def anchor(self) -> Markup:
        """Its id on a page."""
        return Markup(f"t_{self.topic or ''}")  # noqa: S704 - a slug

    @property
    def counts(self) -> str:
        """How much is in it."""
        return counts_of(self.briefs)


def titled(topic: str) -> str:
    """Return the name of a topic, a slug, as words: `controlled-flow` is “Controlled flow”."""
    words = topic.replace("-", " ")
    return words[:1].upper() + words[1:]


def topic_page_of(topic: str) -> Markup:
    """Return the name of a topic's page: the topic, unless another page has that name, or no page can."""
    return Markup(page_name(topic))  # noqa: S704 - a slug


def counts_of(briefs: Iterable[Brief]) -> str:
    """Return how many briefs and claims there are: `2 briefs, 13 claims`."""
    briefs = list(briefs)
    return f"{counted(len(briefs), 'brief')}, {counted(sum(len(brief.claims) for brief in briefs), 'claim')}"


def latest(brief: Brief) -> date | None:
    """Return when a brief last changed, as far as its file says so."""
    dates = [brief.updated, *(each.date for each in brief.corrections)]
    return max((each for each in dates if each is not None), default=None)


def facts_of(site: Site, brief: Brief) -> list[str]:
    """Return what is in a brief, in numbers, and when it last changed; nothing of one that is withdrawn."""
    if brief.status is Status.WITHDRAWN:
        return []
    facts = [
        gettext("Brief %(number)s", number=site.number(brief)),
        counted(len(brief.claims), "claim"),
        counted(len(sources_of(brief)), "document"),
    ]
    changed = latest(brief)
    return [*facts, gettext("Latest change %(date)s", date=changed.isoformat())] if changed else facts


def state_of(brief: Brief) -> str:
    """Return what readers have to know of the state of a brief; nothing if it is published."""
    if brief.status is Status.WITHDRAWN:
        date = brief.withdrawn.date.isoformat() if brief.withdrawn else ""
        return gettext("Withdrawn %(date)s", date=date) if date else gettext("Withdrawn")
    return gettext("Draft") if brief.status is Status.DRAFT else ""


def groups_of(site: Site) -> list[Group]:
    """Return all topics with the briefs whose claims are shown, and at the end the briefs without a topic."""
    told = set(map(id, site.told))
    groups = [
        Group(topic, tuple(brief for brief in briefs if id(brief) in told)) for topic, briefs in site.topics.items()
    ]
    return [group for group in (*groups, _without(site)) if group.briefs]


def each_once(site: Site) -> list[Group]:
    """Return the same groups with every brief under the first of its topics only."""
    first: dict[str | None, list[Brief]] = {topic: [] for topic in site.topics} | {None: []}
    for brief in site.told:
        first[brief.topics[0] if brief.topics else None].append(brief)
    return [Group(topic, tuple(briefs)) for topic, briefs in first.items() if briefs]


def _without(site: Site) -> Group:
    return Group(None, tuple(brief for brief in site.told if not brief.topics))


def chosen(site: Site) -> tuple[Brief, ...]:
    """Return the briefs that the home page shows as cards: all, or those that changed last, then the first ones."""
    if len(site.told) <= CARDS:
        return site.told
    dated = sorted(
        (brief for brief in site.told if latest(brief)), key=lambda brief: latest(brief) or date.min, reverse=True
    )
    return (*dated, *(brief for brief in site.told if not latest(brief)))[:CARDS]


def rows(site: Site, briefs: Sequence[Brief], *, root: str) -> Markup:
    """Return briefs as a list of few lines each.

    Args:
        site: What is shown.
        briefs: The briefs, in their order.
        root: The way from the page up to the site's top.
    """
    if not briefs:
        return Markup()
    items = [{"brief": brief, "facts": facts_of(site, brief), "state": state_of(brief)} for brief in briefs]
    return html("brief_rows", items=items, root=Markup(root))  # noqa: S704 - of ours


def jumps(groups: Sequence[Group]) -> Markup:
    """Return a list of links to the groups of a page, with how many briefs each has."""
    return html("jumps", groups=groups) if len(groups) > 1 else Markup()
