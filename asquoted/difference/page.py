"""A difference as one page of HTML that needs nothing else: changed passages as the site shows them, side by side.

The figures are those of the site. On one page old and new would have the same ids, and links would lead nowhere, so
both are taken out of them; every word in a figure is escaped, so what looks like a tag is one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.difference.model import BriefChange, Change, ClaimChange, Difference, QuoteChange, Side
from asquoted.difference.words import Piece, Stretches, pieces, stretches
from asquoted.findings import Finding
from asquoted.model import Library
from asquoted.render.compare import Comparison
from asquoted.render.escape import html_text
from asquoted.render.pages import assets
from asquoted.render.passage import figure
from asquoted.render.site import Placed, Site, placed_in, site_of
from asquoted.render.templating import environment
from asquoted.report.plain import place

_TEMPLATES = environment("asquoted.difference", html_text)
_LINK = re.compile(r"<a\b[^>]*>|</a>")
_ID = re.compile(r" (?:id|aria-labelledby)=\"[^\"]*\"")


@dataclass(frozen=True)
class _Shown:
    """One side of the comparison as a site: its quotes as readers meet them."""

    site: Site
    placed: Mapping[str, Placed]

    def figure(self, side: Side | None, marked: Stretches) -> Markup | None:
        """Return a quote as the site shows it, with the words marked that the other side has otherwise."""
        if side is None:
            return None
        comparison = Comparison((), (), (), {}, {side.quote.id: marked})
        made = figure(self.site, self.placed[side.quote.id], comparison, root="", row=False, brings_in=True, acts=False)
        return Markup(_ID.sub("", _LINK.sub("", made)))  # noqa: S704 - the template of the site has escaped it


def page(difference: Difference, base: str, old: Library, new: Library) -> str:
    """Return the difference as a page."""
    shown = _shown(old), _shown(new)
    return _TEMPLATES.get_template("page.html").render(
        base=base,
        css=Markup(assets()["assets/asquoted.css"].replace("</", "<\\/")),  # noqa: S704 - our own
        difference=difference,
        counted=("sources", "briefs", "claims", "quotes", "exact"),
        settings=_texts(difference.settings),
        findings=[_finding(each) for each in difference.findings],
        sources=[(each, _texts(each.changes)) for each in difference.sources],
        briefs=[_brief(each, shown) for each in difference.briefs],
    )


def _shown(library: Library) -> _Shown:
    placed = {each.quote.id: each for brief in library.briefs for claim in placed_in(brief) for each in claim}
    return _Shown(site_of(library, drafts=True), placed)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule.code,
        "place": place(finding.primary.span),
        "message": _coded(finding.message),
        "hint": _coded(finding.hint or ""),
    }


def _coded(text: str) -> list[Piece]:
    """Return a message cut into what stands in backticks, which is code, and what does not."""
    return [(number % 2 == 1, words) for number, words in enumerate(text.split("`")) if words]


def _brief(brief: BriefChange, shown: tuple[_Shown, _Shown]) -> dict[str, object]:
    return {
        "change": brief,
        "texts": _texts(brief.changes),
        "claims": [_claim(each, shown) for each in brief.claims],
    }


def _claim(claim: ClaimChange, shown: tuple[_Shown, _Shown]) -> dict[str, object]:
    return {
        "change": claim,
        "texts": _texts(claim.texts),
        "quotes": [_quote(each, shown) for each in claim.quotes],
    }


def _quote(quote: QuoteChange, shown: tuple[_Shown, _Shown]) -> dict[str, object]:
    marked: tuple[Stretches, Stretches] = ((), ())
    if quote.old and quote.new:
        marked = stretches(quote.old, quote.new)
    return {
        "change": quote,
        "old": shown[0].figure(quote.old, marked[0]),
        "new": shown[1].figure(quote.new, marked[1]),
        "texts": _texts(each for each in quote.changes if quote.old and quote.new and each.what != "words"),
    }


def _texts(changes: Iterable[Change]) -> list[dict[str, object]]:
    """Return texts that are otherwise, each cut into the words that both have and those that differ."""
    made: list[dict[str, object]] = []
    for each in changes:
        old, new = pieces(" ".join((each.old or "").split()), " ".join((each.new or "").split()))
        made.append({"what": each.what, "old": old, "new": new})
    return made
