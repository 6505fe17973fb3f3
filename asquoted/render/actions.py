"""What readers can do with a passage or a claim: link to it, cite it, see the original, edit, report a problem."""

from __future__ import annotations

from markupsafe import Markup

from asquoted.export.citation import bibtex, citation
from asquoted.export.fragment import original
from asquoted.export.repository import correction_address, edit_address, reply_address, report_address
from asquoted.model import Brief, Claim, Source
from asquoted.render.escape import html_text
from asquoted.render.site import Placed, Site
from asquoted.render.templating import html
from asquoted.wording import gettext


def actions_of(site: Site, placed: Placed) -> Markup:
    """Return the row under a passage; what needs an address that is not known is left out."""
    quote = placed.quote
    page = f"{site.address}/briefs/{placed.brief.slug}/#{placed.anchor}" if site.address else None
    return html(
        "actions",
        label=placed.label,
        anchor=placed.anchor,
        original=original(quote.anchor),
        report=report_address(site.library.settings, quote, page),
        citations=[(gettext("As text"), lines(citation(quote, page))), bibtex_of(quote.anchor.source)],
    )


def about_claim(site: Site, brief: Brief, claim: Claim) -> Markup:
    """Return the row under the statement of a claim: when it was corrected, how to edit, correct and answer it."""
    settings = site.library.settings
    page = f"{site.address}/briefs/{brief.slug}/#{claim.id}" if site.address else None
    corrected = sorted({each.date for each in brief.corrections if each.claim in (claim.id, *claim.was)})
    links = [
        (gettext("Edit this claim"), "external", edit_address(settings, brief, claim)),
        (gettext("Ask for a correction"), "external nofollow", correction_address(settings, brief, claim, page)),
        (gettext("Reply"), "external nofollow", reply_address(settings, brief, claim, page)),
    ]
    known = [each for each in links if each[-1]]
    return html("about_claim", corrected=corrected, links=known) if corrected or known else Markup()


def bibtex_of(source: Source) -> tuple[str, Markup]:
    """Return a source as an entry of BibTeX, with its label."""
    return gettext("As BibTeX, the source"), lines(bibtex(source))


def lines(text: str) -> Markup:
    """Return text for `<pre>`, its line ends written so that no reader of Markdown meets one."""
    made = []
    for line in text.split("\n"):
        inner = line.lstrip(" ")
        made.append(" " * (len(line) - len(inner)) + html_text(inner))
    return Markup("&#10;").join(made)
