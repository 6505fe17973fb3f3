"""The verbatim law, case by case. The cases are files that read as a commentary on the law."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from asquoted.anchor.regions import voice_read, voices
from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document
from asquoted.model import Part
from asquoted.values import PartKind, SpeakerKind, Voice
from tests.support import CASES, ROOT


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    file: str
    given: dict[str, Any]

    @property
    def document(self) -> Document:
        """The source of the case: a text, or a file of this repository."""
        source = self.given["source"]
        text = (ROOT / source).read_text(encoding="utf-8") if source.startswith("seeds/") else source
        return Document(text, self.given.get("language", "en"))

    def parts(self, document: Document) -> list[Part]:
        """The declared parts of the source."""
        parts = []
        for part in self.given.get("parts", []):
            found = verify(part["quote"], document, limits=False)
            assert isinstance(found, Found)
            parts.append(Part(PartKind(part["part"]), found.start, found.end))
        return parts


def cases_of(path: Path) -> list[Case]:
    """Return the cases of a file."""
    given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    return [Case(path.stem, each) for each in given]


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.given['case']}")
        for path in sorted((CASES / "verbatim").glob("*.yml"))
        for case in cases_of(path)
    ]


@pytest.mark.parametrize("case", _cases())
def test_the_law(case: Case) -> None:
    """Each case gets the verdict, the warning and the voices that the law gives it."""
    document = case.document
    parts = case.parts(document)
    given = case.given

    verdict = verify(given["quote"], document, parts, prefix=given.get("prefix"), suffix=given.get("suffix"))

    assert ("exact" if isinstance(verdict, Found) else "refused") == given["verdict"], verdict
    if not isinstance(verdict, Found):
        return
    if "warning" in given:
        assert verdict.remarks
    if "borne_out" in given:
        assert (Voice(given["voice"]) in voices(document, parts, verdict.words)) == (given["borne_out"] == "yes")
    if "read_as" in given:
        kind = SpeakerKind(given["speaker_kind"]) if "speaker_kind" in given else None
        assert voice_read(document, parts, verdict.words, kind) == given["read_as"]


def test_the_cases_are_there() -> None:
    """A folder that lost its files would pass every test above."""
    files = [path.name for path in Path(CASES / "verbatim").glob("*.yml")]

    assert len(files) == 7
    assert len(_cases()) >= 1000
