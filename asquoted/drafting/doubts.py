"""Why a drafted claim needs a second look: what was guessed, and how often such a guess was right."""

from __future__ import annotations

from collections.abc import Collection

from asquoted.drafting.candidates import Candidate
from asquoted.files.paste import one_line
from asquoted.model import Source
from asquoted.speech.passage import How, Kind
from asquoted.speech.rules import SpeechRule
from asquoted.speech.terms import MOST_WORDS


def doubts(source: Source, candidate: Candidate, speaker: str, known: Collection[str]) -> list[str]:
    """Return the reasons to check who is credited with a statement, and where it begins and ends.

    Args:
        source: The source.
        candidate: The statement.
        speaker: The name that it is given to.
        known: Names and aliases of registered speakers, folded to lower case.
    """
    passage, text = candidate.passage, source.document.text
    found = []
    if passage.mention is not None and passage.how in (How.PRONOUN, How.DESCRIPTION):
        mention = one_line(text[passage.mention.start : passage.mention.end])
        is_known = passage.how is How.DESCRIPTION and not {*known, speaker.casefold()}.isdisjoint(_forms(mention))
        if not is_known:
            found.append(f"“{mention}” is taken for {speaker}")
    words = [word for each in candidate.stretches for word in text[each.start : each.end].split()]
    in_part = passage.rule.name == "quoted-in-part" or not passage.rule.is_sure
    if passage.kind is Kind.DIRECT and len(words) <= MOST_WORDS and in_part:
        found.append("so few words may be a mere term")
    if passage.rule.name == "block-proposed":
        found.append("where the quotation ends is a guess; declare it under `parts` in the record")
    elif not passage.rule.is_sure and passage.how is not How.DECLARED:
        found.append(f"found by the rule {passage.rule.name}, {_right(source.language, passage.rule)}")
    return found


def _forms(mention: str) -> set[str]:
    """Return a mention as names are compared, with and without its first word, which may be an article."""
    lower = mention.casefold()
    return {lower, lower.partition(" ")[2]}


def _right(language: str, rule: SpeechRule) -> str:
    if rule.precision is None:
        return "which has not been measured"
    cases = "cases" if language.lower().partition("-")[0] == "en" else "English cases"
    return f"which was right in {round(rule.precision * rule.of)} of {rule.of} {cases}"
