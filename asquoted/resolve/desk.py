"""The desk at which quotes are checked: the sources at hand, and the findings so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from asquoted.anchor.verdict import Found, Refused
from asquoted.files.kinds import Text, written
from asquoted.files.rules import LOST_TEXT
from asquoted.files.slips import slip
from asquoted.findings import Finding, Fix, Label, Rule, Span
from asquoted.model import Anchor, Source, Speaker
from asquoted.resolve.explain import refused, warned
from asquoted.resolve.mend import Place, Quoted, won_back
from asquoted.rules.project import UNKNOWN_SOURCE
from asquoted.speech.attributions import Attributions

_LEAST_CLOSE = 0.6
"""Below this a name has no more in common with another than with any (0 to 1)."""


@dataclass
class Desk:
    """What the checks share.

    Attributes:
        sources: The sources whose text stands, by id.
        unusable: Ids of sources that exist but cannot be quoted from; a finding says why.
        findings: All problems found so far.
        named: Ids of sources that were asked for, whether there are such sources or not.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    _attributions: dict[str, Attributions] = field(default_factory=dict)

    def attributions(self, source: Source, speakers: Iterable[Speaker]) -> Attributions:
        """Return who says what in a source; it is read once in a run."""
        if source.id not in self._attributions:
            self._attributions[source.id] = Attributions(source.document, source.parts, speakers)
        return self._attributions[source.id]

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

    def source(self, name: Text, quote: str | None = None, words: Text | None = None) -> Source | None:
        """Return the source that is named; one that is not known is a finding.

        Args:
            name: The id.
            quote: The id of the quote that names it.
            words: The words that are quoted from it: another source is offered only if they stand there.
        """
        self.named.add(name.value)
        if name.value in self.sources or name.value in self.unusable:
            return self.sources.get(name.value)
        known = sorted([*self.sources, *self.unusable])
        meant = self._meant(name, words)
        self.report(
            UNKNOWN_SOURCE,
            f"no source has the id `{name.value}`",
            name.span,
            f"did you mean `{meant}`?" if meant else suggestion(name.value, known, "sources"),
            quote=quote,
            fix=written(name.span, meant, "write the id of the source") if meant else None,
        )
        return None

    def _meant(self, name: Text, words: Text | None) -> str | None:
        """Return the source that a name was meant to be: near by name and, if words are given, holding them."""
        if words is None:
            meant = slip(name.value, [*self.sources, *self.unusable])
            return meant if meant in self.sources else None
        close = get_close_matches(name.value, self.sources, cutoff=_LEAST_CLOSE)
        holding = [each for each in close if isinstance(Quoted(words, self.sources[each]).verdict(), Found)]
        return holding[0] if len(holding) == 1 else None

    def anchor(
        self,
        text: Text,
        source: Source,
        prefix: Text | None = None,
        suffix: Text | None = None,
        quote: str | None = None,
        place: Place | None = None,
    ) -> Anchor | None:
        """Verify words in a source; words that do not stand there are a finding."""
        quoted = Quoted(text, source, quote, prefix, suffix, place=place)
        verdict = quoted.verdict()
        if text.lost and (fix := won_back(quoted, text.lost)):
            self._offer(text.lost, fix)
        if isinstance(verdict, Refused):
            self.findings.append(refused(quoted, verdict, self.sources.values()))
            return None
        self.findings += [warned(quoted, remark) for remark in verdict.remarks]
        return Anchor(source, verdict.pieces)

    def _offer(self, lost: Span, fix: Fix) -> None:
        """Give the finding that words are lost the fix that wins them back."""
        self.findings = [
            replace(each, fix=fix) if each.rule is LOST_TEXT and each.primary.span == lost else each
            for each in self.findings
        ]


def suggestion(value: str, known: Iterable[str], what: str) -> str:
    """Return a hint that names the nearest known value, or all of them."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(value, names, n=1, cutoff=_LEAST_CLOSE)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known {what}: {', '.join(names)}" if names else f"there are no {what} yet"
