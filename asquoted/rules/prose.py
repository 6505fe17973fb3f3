"""What the editors' own sentences should not do: take a side, judge, or say a thing as if nobody had said it."""

from __future__ import annotations

from asquoted.findings import Rule, Severity

CONTESTED = Rule("contested-word", "a contested word stands outside quotation marks", Severity.WARNING)
VERDICT = Rule("verdict-word", "a word of the editors judges", Severity.WARNING)
UNATTRIBUTED = Rule("unattributed-claim", "a claim does not say whose it is", Severity.WARNING)

RULES = (CONTESTED, VERDICT, UNATTRIBUTED)
