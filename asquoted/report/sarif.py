"""`check --format sarif`: SARIF 2.1.0, which code hosts and editors read.

Lines and columns count code points from 1, as everywhere here; a byte order mark is no column there. Texts from the
files are kept from being taken for what SARIF has in its messages: links and places to fill in.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from asquoted import __version__
from asquoted.findings import Edit, Finding, Fix, Label, Rule, SourceFile, Span
from asquoted.outcome import Outcome, Since
from asquoted.report.contract import to_json
from asquoted.report.plain import shown
from asquoted.rules.explained import explained
from asquoted.rules.registry import ALL

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def sarif(outcome: Outcome, since: Since | None = None, folder: str = "") -> str:
    """Return what a run found as a SARIF log.

    Args:
        outcome: What was found.
        since: What of it is new, if that was asked.
        folder: Where the project is in the repository, with `/` at its end.
    """
    rules = {rule.code: number for number, rule in enumerate(ALL)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "As Quoted",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in ALL],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that holds the whole repository."}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(finding, since, folder, seen) | {"ruleIndex": rules[finding.rule.code]}
            for finding in outcome.findings
        ],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    text = explained(rule.code)
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title[0].upper()}{rule.title[1:]}."},
        "help": {"text": _unlinked(text), "markdown": text},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, since: Since | None, folder: str, seen: Counter[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "level": finding.rule.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _location(finding.primary.span, folder)}],
        "partialFingerprints": {"problem/v1": _fingerprint(finding, seen)},
    }
    if told := [label for label in finding.related if label.text]:
        result["relatedLocations"] = [_related(number, label, folder) for number, label in enumerate(told, start=1)]
    if finding.fix:
        result["fixes"] = [_fix(finding.primary.span.file, finding.fix, folder)]
    if since:
        result["baselineState"] = "new" if finding in since.new else "unchanged"
    return result


def _message(finding: Finding) -> str:
    hint = [f"hint: {finding.hint}"] if finding.hint else []
    return _unlinked("\n".join([finding.message, *finding.notes, *hint]))


def _unlinked(text: str) -> str:
    """Keep a text from holding a link, `[words](place)`, or a place to fill in, `{0}`."""
    return re.sub(r"\{(\d+)\}", r"{{\1}}", shown(text).replace("](", "] ("))


def _location(span: Span, folder: str) -> dict[str, Any]:
    return {"artifactLocation": _file(span.file, folder), "region": _region(span)}


def _file(file: SourceFile, folder: str) -> dict[str, str]:
    return {"uri": quote(os.fsencode(folder + file.path), safe="/"), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = (_position(span.file, offset) for offset in (span.start, span.end))
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _position(file: SourceFile, offset: int) -> tuple[int, int]:
    line, column = file.position(offset)
    return line, max(column - (line == 1 and file.text.startswith("\ufeff")), 1)


def _related(number: int, label: Label, folder: str) -> dict[str, Any]:
    message = {"text": _unlinked(label.text)}
    return {"id": number, "physicalLocation": _location(label.span, folder), "message": message}


def _fix(file: SourceFile, fix: Fix, folder: str) -> dict[str, Any]:
    replacements = [_replacement(file, edit) for edit in fix.edits]
    return {
        "description": {"text": _unlinked(fix.title)},
        "artifactChanges": [{"artifactLocation": _file(file, folder), "replacements": replacements}],
    }


def _replacement(file: SourceFile, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(file.span(edit.start, edit.end)), "insertedContent": {"text": edit.text}}


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what stays the same when lines move: rule, message and words, and which of several that are alike."""
    words: Iterable[str] = (finding.rule.code, finding.message, *finding.primary.span.text.split())
    digest = hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    place = f"{finding.primary.span.file.path}\0{digest}"
    seen[place] += 1
    return f"{digest}:{seen[place]}"
