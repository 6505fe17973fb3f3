"""Links to where the claim files are kept: to edit a claim, to report a problem, to ask for a correction, to reply.

On github.com they open the forms of `.github/ISSUE_TEMPLATE`, with what the page knows filled in by the ids of the
forms' fields; on gitlab.com, which has no forms, they fill in the text of an issue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from asquoted.export.citation import plain_words
from asquoted.model import AnchoredQuote, Brief, Claim, Settings

_MOST = 300
"""Of longer words a report holds so many letters: addresses have limits."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What a page knows of an issue that a reader begins.

    Attributes:
        form: The file of its form, without `.yml`.
        title: What it is called.
        known: What is filled in, by the id of the form's field.
        asked: What is left to the reader, where there is no form to ask it.
    """

    form: str
    title: str
    known: Mapping[str, str]
    asked: str


@dataclass(frozen=True, slots=True)
class _Host:
    """How a host of repositories shapes its addresses."""

    edit: str
    issue: str
    query: Callable[[_Report], Mapping[str, str]]


def _form(report: _Report) -> Mapping[str, str]:
    return {"template": f"{report.form}.yml", "title": report.title, **report.known}


def _text(report: _Report) -> Mapping[str, str]:
    told = [f"{field.capitalize()}: {words}" for field, words in report.known.items()]
    return {"issue[title]": report.title, "issue[description]": "\n".join([*told, "", report.asked, ""])}


_HOSTS = {
    "github.com": _Host("edit", "issues/new", _form),
    "gitlab.com": _Host("-/edit", "-/issues/new", _text),
}


def edit_address(settings: Settings, brief: Brief, claim: Claim) -> str | None:
    """Return where a claim can be edited; `None` where no such address is known."""
    top, host = _host(settings)
    if host is None:
        return None
    branch = quote(settings.branch, safe="/")
    return f"{top}/{host.edit}/{branch}/briefs/{brief.slug}.yml#L{claim.line}"


def report_address(settings: Settings, each: AnchoredQuote, page: str | None = None) -> str | None:
    """Return where a problem with a quotation can be reported; `None` where no such address is known.

    Args:
        settings: What names the repository.
        each: The quotation.
        page: The address at which this site shows it, if that is known.
    """
    known = {"quotation": each.id, "words": f"“{_cut(plain_words(each.anchor))}”", **_at(page)}
    return _address(settings, _Report("quotation", f"Problem with a quotation: {each.id}", known, "What is wrong:"))


def correction_address(settings: Settings, brief: Brief, claim: Claim, page: str | None = None) -> str | None:
    """Return where a correction of a claim can be asked for; see `report_address`."""
    known = _known_of(brief, claim, page)
    title = f"Correction: {known['claim']}"
    return _address(settings, _Report("correction", title, known, "What is wrong, and what shows it:"))


def reply_address(settings: Settings, brief: Brief, claim: Claim, page: str | None = None) -> str | None:
    """Return where whoever is quoted or named in a claim can reply to it; see `report_address`."""
    known = _known_of(brief, claim, page)
    title = f"Reply: {known['claim']}"
    return _address(settings, _Report("reply", title, known, "Who replies, and the reply:"))


def _known_of(brief: Brief, claim: Claim, page: str | None) -> dict[str, str]:
    return {"claim": f"{brief.slug}/{claim.id}", "statement": _cut(claim.statement), **_at(page)}


def _at(page: str | None) -> dict[str, str]:
    return {"page": page} if page else {}


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[:_MOST] + "…"


def _address(settings: Settings, report: _Report) -> str | None:
    top, host = _host(settings)
    return f"{top}/{host.issue}?{urlencode(host.query(report), quote_via=quote)}" if host else None


def _host(settings: Settings) -> tuple[str, _Host | None]:
    """Return the address of the repository as a browser opens it, and how its host shapes addresses, if we know it."""
    top = (settings.repository or "").removesuffix(".git")
    return top, _HOSTS.get(urlsplit(top).hostname or "")
