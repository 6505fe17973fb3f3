"""The desk at which quotes are checked: the sources at hand, and the findings so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from asquoted.anchor.verdict import Refused
from asquoted.files.fields import Text
from asquoted.findings import Finding, Fix, Label, Rule, Span
from asquoted.model import Anchor, Source
from asquoted.resolve.explain import refused, warned
from asquoted.resolve.mend import Quoted
from asquoted.rules.project import UNKNOWN_SOURCE


@dataclass
class Desk:
    """What the checks share.

    Attributes:
        sources: The sources whose text stands, by id.
        unusable: Ids of sources that exist but cannot be quoted from; a finding says why.
        findings: All problems found so far.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def report(
        self,
        rule: Rule,
        message: str,
        span: Span,
        hint: str,
        related: Iterable[Label] = (),
        quote: str | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Add a finding about one place."""
        self.findings.append(
            Finding(
                rule=rule,
                message=message,
                primary=Label(span),
                related=tuple(related),
                hint=hint,
                quote=quote,
                fix=fix,
            )
        )

    def source(self, name: Text, quote: str | None = None) -> Source | None:
        """Return the source that is named; one that is not known is a finding."""
        if name.value in self.sources or name.value in self.unusable:
            return self.sources.get(name.value)
        known = sorted([*self.sources, *self.unusable])
        self.report(
            UNKNOWN_SOURCE,
            f"no source has the id `{name.value}`",
            name.span,
            suggestion(name.value, known, "sources"),
            quote=quote,
        )
        return None

    def anchor(
        self,
        text: Text,
        source: Source,
        prefix: Text | None = None,
        suffix: Text | None = None,
        quote: str | None = None,
    ) -> Anchor | None:
        """Verify words in a source; words that do not stand there are a finding."""
        quoted = Quoted(text, source, quote, prefix, suffix)
        verdict = quoted.verdict()
        if isinstance(verdict, Refused):
            self.findings.append(refused(quoted, verdict, self.sources.values()))
            return None
        self.findings += [warned(quoted, remark) for remark in verdict.remarks]
        return Anchor(source, verdict.pieces)


def suggestion(value: str, known: Iterable[str], what: str) -> str:
    """Return a hint that names the nearest known value, or all of them."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(value, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known {what}: {', '.join(names)}" if names else f"there are no {what} yet"
