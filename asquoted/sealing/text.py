"""What a new text means for all that is anchored in it, for people: what needs a decision first."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from asquoted.files.paste import pasted
from asquoted.report.ink import PLAIN, Ink, Style
from asquoted.report.plain import many, on_a_line, place
from asquoted.sealing.fates import Fate, Passage, Place, Resealing
from asquoted.sealing.mentions import Kind
from asquoted.text.words import changes

_WIDTH = 110
_GONE, _NEW = re.compile(r"\[-.*?-\]", re.DOTALL), re.compile(r"\{\+.*?\+\}", re.DOTALL)


def resealing_text(resealing: Resealing, ink: Ink = PLAIN) -> str:
    """Return the fate of each passage of a source, the lost ones first."""
    return "\n".join(_source(resealing, ink)) + "\n"


def word_diff(old: str, new: str) -> str:
    """Return a wording with what is gone in `[-…-]` and what is new in `{+…+}`, as GNU wdiff writes it."""
    old, new = " ".join(old.split()), " ".join(new.split())
    told, done = "", 0
    for change in changes(old, new):
        gone, come = old[slice(*change.ours)], new[slice(*change.theirs)]
        told += new[done : change.theirs[0]]
        if come:
            told += (f"[-{gone}-]" if gone else "") + f"{{+{come}+}}"
        else:
            # Where words are only gone, so are the spaces around them.
            told += (" " if told and not told.endswith(" ") else "") + f"[-{gone}-]"
            told += " " if change.theirs[0] < len(new) else ""
        done = change.theirs[1]
    return told + new[done:]


def _source(resealing: Resealing, ink: Ink) -> Iterator[str]:
    counts = [f"{count} {fate}" for fate, count in resealing.counts.items() if count]
    if resealing.doubtful:
        counts.append(f"{resealing.doubtful} of them doubtful")
    compared = f"compared with the one that was sealed ({resealing.compared})"
    yield on_a_line(f"{resealing.source.id}: the text has changed; {compared}")
    yield f"  {many(len(resealing.passages), 'passage')} anchored in it{': ' if counts else ''}{', '.join(counts)}"
    for fate in Fate:
        passages = resealing.of(fate)
        if passages:
            yield from ("", ink(f"{fate}:", Style.STRONG))
            for each in passages:
                yield from _passage(each, ink)


def _passage(passage: Passage, ink: Ink) -> Iterator[str]:
    yield on_a_line(f"  {place(passage.mention.text.span)}: {_named(passage)}{_moved(passage)}")
    wording = _wording(passage)
    if wording:
        yield _painted(_wrapped(wording, "      "), ink)
    for doubt in passage.doubts:
        yield f"      = {ink('doubtful', Style.WARNING)}: {doubt.value}"
    if passage.fate is Fate.LOST and passage.stands and passage.new:
        yield _wrapped(f"the same words stand in paragraph {passage.new.paragraph}", "      = ")
    elif passage.fate is Fate.CHANGED and passage.stands:
        yield "      = the quote stands in the new text all the same, and would show the new words"
    elif not passage.stands:
        rule = f" ({passage.finding.rule.code})" if passage.finding else ""
        yield f"      = as it is written it does not stand in the new text{rule}"
    if passage.words:
        yield f"      = {ink('write', Style.HELP)}: quote: {on_a_line(pasted(passage.words))}"


def _named(passage: Passage) -> str:
    mention = passage.mention
    if mention.kind is Kind.QUOTE:
        return mention.name
    return f"{mention.name}, {mention.kind}" if mention.name else mention.kind


def _moved(passage: Passage) -> str:
    if passage.fate is not Fate.MOVED or passage.old is None or passage.new is None:
        return ""
    if passage.old.paragraph == passage.new.paragraph:
        return f", within ¶{passage.new.paragraph}"
    return f", ¶{passage.old.paragraph} to ¶{passage.new.paragraph}"


def _wording(passage: Passage) -> str:
    """Return the words where they tell something: not those that have only moved or stayed, and are sure."""
    if passage.fate is Fate.CHANGED and passage.old and passage.new:
        return f"{_numbers(passage.old, passage.new)} {word_diff(passage.old.exact, passage.new.exact)}"
    if passage.old and (passage.fate is Fate.LOST or passage.doubts or not passage.stands):
        return f"{_numbers(passage.old, passage.old)} {' '.join(passage.old.exact.split())}"
    if passage.old is None:
        return " ".join(passage.mention.text.value.split())
    return ""


def _numbers(old: Place, new: Place) -> str:
    return f"¶{old.paragraph}" if old.paragraph == new.paragraph else f"¶{old.paragraph} to ¶{new.paragraph}"


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        on_a_line(text), _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False
    )


def _painted(text: str, ink: Ink) -> str:
    text = _GONE.sub(lambda match: ink(match.group(), Style.ERROR), text)
    return _NEW.sub(lambda match: ink(match.group(), Style.HELP), text)
