"""Which words of an edited text are the old ones, and where passages went, as a file to read.

`--update-golden` writes the file tests/cases/told/edited.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from asquoted.anchor.aligned import align
from asquoted.anchor.relocate import Relocator
from asquoted.document import Document
from tests.support import CASES

_CASES = CASES / "edited.yml"
_GOLDEN = CASES / "told" / "edited.txt"
_HEAD = """What is found again in each text of edited.yml.

First the words, in runs that went together, each with the number of its first word in the new text (from 0); a question
mark stands where they might be others. Then the passages in [brackets] of the old text, as they read now, and what is
not sure of them.
"""


def told(old: str, new: str) -> Iterator[str]:
    """Yield what is found again in an edited text, line by line."""
    plain = old.replace("[", "").replace("]", "")
    before, after = Document(plain), Document(new)
    yield from _words(before, after)
    relocator = Relocator(before, after)
    for count, each in enumerate(re.finditer(r"\[[^]]*\]", old)):
        start = each.start() - 2 * count
        end = start + len(each.group()) - 2
        place = relocator.find(start, end)
        doubts = "; ".join(doubt.value for doubt in place.doubts) if place else ""
        now = f"“{new[place.start : place.end]}”{'' if place.same else ', changed'}" if place else "lost"
        yield f"“{plain[start:end]}”: {now}{f' ({doubts})' if doubts else ''}"


def _words(before: Document, after: Document) -> Iterator[str]:
    """Yield the runs of words that went together."""
    known = align(before, after)
    first = 0
    for place in range(1, len(known.to) + 1):
        if place < len(known.to) and _goes_on(known.to, place) and (place in known.unsure) == (first in known.unsure):
            continue
        words, to = known.old.texts[first:place], known.to[first]
        now = " ".join(known.new.texts[to : to + len(words)])
        where = "gone" if to < 0 else f"{to}" if now == " ".join(words) else f"{to} {now}"
        yield f"{' '.join(words)} → {where}{'?' if first in known.unsure else ''}"
        first = place


def _goes_on(to: list[int], place: int) -> bool:
    return to[place] == (to[place - 1] + 1 if to[place - 1] >= 0 else -1)


def test_what_is_found_again(request: pytest.FixtureRequest) -> None:
    """Nothing is found otherwise than before, unless somebody has read what."""
    lines = [_HEAD]
    for case in yaml.safe_load(_CASES.read_text(encoding="utf-8")):
        lines += [case["case"], *(f"  {line}" for line in told(case["old"].strip(), case["new"].strip())), ""]
    actual = "\n".join(lines)
    if request.config.getoption("--update-golden"):
        _GOLDEN.write_text(actual, encoding="utf-8")

    assert actual == _GOLDEN.read_text(encoding="utf-8")
