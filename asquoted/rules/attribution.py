"""Who said it: every way in which a quote can be credited to somebody whom its source does not give it to."""

from __future__ import annotations

from asquoted.findings import Rule

SAID_BY_ANOTHER = Rule("said-by-another", "a source gives the words of a quote to another speaker")
NAMED_OTHERWISE = Rule("speaker-named-otherwise", "a source gives the words of a quote to a name that nobody has")
OWN_WORDS = Rule("own-words-of-source", "a quote gives a speaker words that its source writes itself")

RULES = (SAID_BY_ANOTHER, NAMED_OTHERWISE, OWN_WORDS)
