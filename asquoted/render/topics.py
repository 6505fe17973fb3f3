"""The pages of topics: the list, and for each the briefs that name it with their claims."""

from __future__ import annotations

from markupsafe import Markup

from asquoted.model import Brief
from asquoted.render.listing import counts_of, facts_of, rows, state_of, titled, topic_page_of
from asquoted.render.site import Site, counted
from asquoted.render.templating import html, page
from asquoted.values import Status
from asquoted.wording import gettext

WITH_CLAIMS = 100
"""So many briefs of a topic are shown with their claims; the others have them on their own pages only."""

_ROOT = "../../"


def topics_page(site: Site) -> str:
    """Return the list of topics."""
    cards = [
        {"topic": topic_page_of(topic), "title": titled(topic), "facts": _facts(briefs)}
        for topic, briefs in site.topics.items()
    ]
    without = sum(not brief.topics for brief in site.told)
    return page(
        "topics",
        title=gettext("Topics"),
        description=gettext("What the briefs are about, with how much is in each topic."),
        hide=("navigation", "toc"),
        cards=html("topic_cards", cards=cards) if cards else "",
        without=without,
    )


def topic_page(site: Site, topic: str) -> str:
    """Return the page of a topic; its briefs stand in their order, withdrawn ones apart."""
    told = [brief for brief in site.topics[topic] if brief.status is not Status.WITHDRAWN]
    withdrawn = [brief for brief in site.topics[topic] if brief.status is Status.WITHDRAWN]
    return page(
        "topic",
        title=titled(topic),
        description=gettext("What the briefs on this topic quote: %(counts)s.", counts=counts_of(told)),
        hide=("navigation",),
        search=False,
        masthead=html("masthead", index=gettext("Topic"), kicker=(), banner=None),
        counts=", ".join(_facts(told)),
        briefs=[
            {"title": brief.title, "slug": Markup(brief.slug), "claims": _claims(site, brief)}  # noqa: S704 - a slug
            for brief in told[:WITH_CLAIMS]
        ],
        more=rows(site, told[WITH_CLAIMS:], root=_ROOT),
        withdrawn=rows(site, withdrawn, root=_ROOT),
    )


def _facts(briefs: tuple[Brief, ...] | list[Brief]) -> list[str]:
    told = [brief for brief in briefs if brief.status is not Status.WITHDRAWN]
    quotes = [quote for brief in told for quote in brief.quotes]
    return [
        counted(len(told), "brief"),
        counted(sum(len(brief.claims) for brief in told), "claim"),
        counted(len(quotes), "quoted passage"),
        counted(len({quote.speaker.name for quote in quotes}), "speaker"),
    ]


def _claims(site: Site, brief: Brief) -> Markup:
    claims = [(claim, dict.fromkeys(quote.speaker.name for quote in claim.quotes)) for claim in brief.claims]
    return html("topic_brief", brief=brief, facts=facts_of(site, brief), state=state_of(brief), claims=claims)
