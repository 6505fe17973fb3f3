"""The reference pages of the docs, from the same declarations that the parser and the checks read."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from asquoted.files import drafts
from asquoted.files.fields import declared
from asquoted.files.limits import LimitsDraft
from asquoted.files.settings import SettingsDraft
from asquoted.findings import Rule
from asquoted.rules.registry import ALL

_FILES = (
    (drafts.RecordDraft, "A record"),
    (drafts.PartDraft, "A part"),
    (drafts.UnquotedDraft, "An unquoted passage"),
    (drafts.SpeakerDraft, "A speaker"),
    (drafts.DescribedDraft, "A description"),
    (drafts.BriefDraft, "A brief"),
    (drafts.ClaimDraft, "A claim"),
    (drafts.AlsoDraft, "A further passage"),
    (drafts.BesideDraft, "A quote beside it"),
    (drafts.ViaDraft, "The work in between"),
    (drafts.AttributedDraft, "A confirmed speaker"),
    (drafts.TermDraft, "A term"),
    (drafts.ReplyDraft, "A reply"),
    (drafts.CorrectionDraft, "A correction"),
    (drafts.WithdrawnDraft, "A withdrawal"),
    (SettingsDraft, "The settings"),
    (LimitsDraft, "The limits"),
)


def files_reference() -> str:
    """Return the page that explains every key of every file."""
    return "\n".join(_page("The files", "Every key of the files that editors touch.", _files()))


def rules_reference() -> str:
    """Return the page that lists every rule."""
    return "\n".join(_page("Rules", "Everything that a check can say.", _rules(ALL)))


def _page(title: str, about: str, body: Iterable[str]) -> Iterator[str]:
    yield from ("---", f"title: {title}", f"description: {about}", "search: {exclude: true}", "---")
    yield from ("", f"# {title}", "")
    yield from body


def _files() -> Iterator[str]:
    yield "Every value is a text: write it plain, or between quotation marks if it holds `: ` or ` #`."
    yield "An empty key means “unknown”. Keys in **bold** are required."
    yield ""
    for shape, title in _FILES:
        yield from _shape(shape, title)


def _shape(shape: type[Any], title: str) -> Iterator[str]:
    yield from (f"## {title}", "", inspect.cleandoc(shape.__doc__ or ""), "")
    yield from ("| Key | What it means | Type | Example |", "|---|---|---|---|")
    for name, field in declared(shape).items():
        key = f"**`{name}`**" if field.required else f"`{name}`"
        yield f"| {key} | {field.about} | {field.kind} | `{field.example}` |"
    yield ""


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield "An error stops the build; a warning does not. Every finding names its rule, its place and what to do;"
    yield "`python3 build.py explain RULE` prints the page of a rule."
    yield from ("", "| Rule | What is wrong | |", "|---|---|---|")
    for rule in rules:
        yield f"| [`{rule.code}`]({rule.code}.md) | {rule.title} | {rule.severity} |"
    yield ""
