"""All that the engine says of every case of the law, as files to read: places, reasons, voices, what to write instead.

`test_verbatim.py` asks whether a quote stands; here is all the rest, so that whatever changes is seen in a diff.
`--update-golden` writes the files in tests/cases/told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from asquoted.anchor.context import beside, telling_context
from asquoted.anchor.nearest import nearest
from asquoted.anchor.regions import voice_read, voices
from asquoted.anchor.verdict import DIFFERS, Found, Refused, Remark
from asquoted.anchor.verify import verify
from asquoted.document import Document
from asquoted.model import Inserted, Part, Piece, Words
from tests.anchor.test_verbatim import Case, cases_of
from tests.support import CASES

FOLDER = CASES / "told"
FILES = sorted([*(CASES / "verbatim").glob("*.yml"), *FOLDER.glob("*.yml")])
_HEAD = "What the engine says of {name}. Places are code points of the source, “ours” of the quote.\n"


def told(case: Case) -> Iterator[str]:
    """Yield what is said of a case, line by line."""
    document = case.document
    parts = case.parts(document)
    prefix, suffix = case.given.get("prefix"), case.given.get("suffix")
    verdict = verify(case.given["quote"], document, parts, prefix=prefix, suffix=suffix)
    if isinstance(verdict, Found):
        yield from _stands(document, parts, verdict)
    else:
        yield from _refused(case.given["quote"], document, verdict)


def _stands(document: Document, parts: list[Part], found: Found) -> Iterator[str]:
    yield from (_piece(document, each) for each in found.pieces)
    yield from (f"but {_remark(document, each)}" for each in found.remarks)
    allowed = ", ".join(sorted(voices(document, parts, found.words)))
    yield f"read as {voice_read(document, parts, found.words, None)}; may be given: {allowed}"


def _refused(quote: str, document: Document, refused: Refused) -> Iterator[str]:
    ours = refused.remark.ours
    yield f"{_remark(document, refused.remark)}{f', ours {_shown(quote, *ours)}' if any(ours) else ''}"
    for place in refused.places:
        telling = telling_context(document, place, refused.places)
        yield f"it may be {_shown(document.text, place.start, place.end)}, beside {beside(document, place)}: {telling}"
    if refused.remark.reason in DIFFERS and (near := nearest(quote, document)):
        for each in (near, near.runner_up):
            if each:
                yield f"nearest is {_shown(document.text, each.start, each.end)}"


def _piece(document: Document, piece: Piece) -> str:
    match piece:
        case Words(start, end):
            return f"stands {_shown(document.text, start, end)}"
        case Inserted(words, start, end):
            return f"put in [{words}] for {_shown(document.text, start, end)}"
        case _:
            return f"left out {_shown(document.text, piece.start, piece.end)}"


def _remark(document: Document, remark: Remark) -> str:
    """Show a remark; its words only where they are not those of the place."""
    kind = f", {remark.kind}" if remark.kind else ""
    place = f": {_shown(document.text, remark.start, remark.end)}" if any((remark.start, remark.end)) else ""
    words = f", “{remark.words}”" if remark.words != document.text[remark.start : remark.end] else ""
    return f"{remark.reason.name}{kind}{place}{words}"


def _shown(text: str, start: int, end: int) -> str:
    return f"{start}–{end} {json.dumps(text[start:end], ensure_ascii=False)}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_all_that_is_said_of_a_case(path: Path, request: pytest.FixtureRequest) -> None:
    """Nothing is said otherwise than before, unless somebody has read what; the first case of which it is ends it."""
    head = _HEAD.format(name=path.name)
    golden = FOLDER / f"{path.stem}.txt"
    said = ("\n".join([case.given["case"], *(f"  {line}" for line in told(case))]) for case in cases_of(path))
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join([head, *(f"{each}\n" for each in said)]), encoding="utf-8")
        return

    first, *before = golden.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert f"{first}\n" == head
    for now, then in zip(said, before, strict=True):
        assert now == then
