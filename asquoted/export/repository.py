"""Links to where the claim files are kept: to edit a claim, and to report a problem with a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from asquoted.export.citation import plain_words
from asquoted.model import AnchoredQuote, Brief, Claim, Settings

_MOST = 300
"""Of longer words a report holds so many letters: addresses have limits."""


@dataclass(frozen=True, slots=True)
class _Host:
    """How a host of repositories shapes its addresses."""

    edit: str
    issue: str
    title: str
    body: str


_HOSTS = {
    "github.com": _Host("edit", "issues/new", "title", "body"),
    "gitlab.com": _Host("-/edit", "-/issues/new", "issue[title]", "issue[description]"),
}


def edit_address(settings: Settings, brief: Brief, claim: Claim) -> str | None:
    """Return where a claim can be edited; `None` where no such address is known."""
    top, host = _host(settings)
    if host is None:
        return None
    branch = quote(settings.branch, safe="/")
    return f"{top}/{host.edit}/{branch}/briefs/{brief.slug}.yml#L{claim.line}"


def report_address(
    settings: Settings, brief: Brief, claim: Claim, each: AnchoredQuote, page: str | None = None
) -> str | None:
    """Return where a problem with a quotation can be reported; `None` where no such address is known.

    Args:
        settings: What names the repository.
        brief: The brief of the quotation.
        claim: Its claim.
        each: The quotation itself.
        page: The address at which this site shows it, if that is known.
    """
    top, host = _host(settings)
    if host is None:
        return None
    words = plain_words(each.anchor)
    told = [
        f"Brief: {brief.slug}",
        f"Claim: {claim.id}",
        f"Quotation: {each.id}",
        f"Words: “{words if len(words) <= _MOST else words[:_MOST] + '…'}”",
        *([f"Page: {page}"] if page else []),
        "",
        "What is wrong:",
        "",
    ]
    fields = {host.title: f"Problem with a quotation: {each.id}", host.body: "\n".join(told)}
    return f"{top}/{host.issue}?{urlencode(fields, quote_via=quote)}"


def _host(settings: Settings) -> tuple[str, _Host | None]:
    """Return the address of the repository as a browser opens it, and how its host shapes addresses, if we know it."""
    top = (settings.repository or "").removesuffix(".git")
    return top, _HOSTS.get(urlsplit(top).hostname or "")
