"""`seal`: a source cannot change unnoticed, and nothing but the seal is written."""

from __future__ import annotations

import pytest

from asquoted.pipeline import check
from asquoted.resolve.sources import seal_of
from asquoted.sealing.seals import Sealing, sealing
from tests.support import REPORT, claim, project, record, rules

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
SEAL = seal_of(REPORT.encode())


def test_a_sealed_project_is_left_alone() -> None:
    """There is nothing to do."""
    plan = sealing(project(b=BRIEF))

    assert (plan.sealed, plan.empty, plan.changed, dict(plan.records)) == (["report"], [], [], {})


def test_an_empty_seal_is_filled_in() -> None:
    """Every other character of the record stays, the comment beside the seal too."""
    text = "title: A report  # as printed\r\nseal:   # not yet\r\nlanguage: en\r\nrights: excerpts\r\n"
    plan = sealing(project(b=BRIEF, seeds__report_yml=text))

    assert plan.empty == ["report"]
    assert plan.records["seeds/report.yml"].decode() == text.replace("seal:   # not yet", f"seal: {SEAL}  # not yet")


def test_a_missing_seal_is_added() -> None:
    """At the end of the record."""
    text = "title: A report\nlanguage: en\nrights: excerpts"
    plan = sealing(project(b=BRIEF, seeds__report_yml=text))

    assert plan.records["seeds/report.yml"].decode() == f"{text}\nseal: {SEAL}\n"


def test_a_changed_text_is_told_apart() -> None:
    """With the seal that it had and the one that it has."""
    text = REPORT.replace("15%", "16%")
    (changed,) = sealing(project(b=BRIEF, seeds__report_txt=text)).changed

    assert (changed.id, changed.was, changed.seal) == ("report", SEAL, seal_of(text.encode()))
    assert changed.place.text == SEAL
    assert changed.is_of(REPORT.encode())


@pytest.mark.parametrize("seal", [SEAL[:-1], "later"])
def test_what_is_no_seal_is_not_replaced(seal: str) -> None:
    """It may be a damaged one, and then the text may have changed."""
    plan = sealing(project(b=BRIEF, seeds__report_yml=record(seal=seal)))

    assert dict(plan.records) == {}
    assert [(finding.rule.code, finding.message) for finding in plan.unreadable] == [
        ("seal-missing", "this is not a seal")
    ]


@pytest.mark.parametrize("id_", ["Bad Name", "folder/report", "index"])
def test_a_file_whose_name_is_no_id_is_not_sealed(id_: str) -> None:
    """`check` says what is wrong with it."""
    files = {**project(b=BRIEF), f"seeds/{id_}.txt": b"Words.\n", f"seeds/{id_}.yml": record(seal="").encode()}

    assert dict(sealing(files).records) == {}


def test_a_text_that_cannot_be_read_is_not_sealed() -> None:
    """It is told instead."""
    plan = sealing(project(b=BRIEF, seeds__report_txt=b"\xff", seeds__report_yml=record(seal="")))

    assert dict(plan.records) == {}
    assert [finding.rule.code for finding in plan.unreadable] == ["not-utf-8"]


def test_an_accepted_text_is_sealed() -> None:
    """With the record that `--accept` writes, the seal holds."""
    files = project(b=BRIEF, seeds__report_txt=REPORT + "\nMore.\n")
    plan = sealing(files)

    assert rules(check(files)) == ["seal-broken"]
    assert rules(check({**files, **plan.records})) == []


def test_a_record_that_cannot_be_read_is_not_written() -> None:
    """It is told instead."""
    plan = sealing(project(b=BRIEF, seeds__report_yml="title: [A report\n"))

    assert dict(plan.records) == {}
    assert [finding.rule.code for finding in plan.unreadable] == ["yaml-syntax"]


def test_a_seal_that_cannot_be_put_in_is_written_by_hand() -> None:
    """A record on one line has no place for a line more."""
    plan = sealing(project(b=BRIEF, seeds__report_yml="{title: A report, language: en, rights: none}"))

    assert dict(plan.records) == {}
    assert plan.unreadable[0].hint == f"write it yourself: `seal: {SEAL}`"


def test_a_record_without_a_text_is_not_sealed() -> None:
    """`check` says that it is missing."""
    files = {path: data for path, data in project().items() if path != "seeds/report.txt"}

    assert sealing(files) == Sealing()


def test_a_seal_is_of_the_bytes() -> None:
    """One letter, one line end or a BOM makes another seal."""
    texts = [REPORT, REPORT.upper(), REPORT.replace("\n", "\r\n"), "\ufeff" + REPORT]

    assert len({seal_of(text.encode()) for text in texts}) == 4
    assert record(REPORT).endswith(f"seal: {SEAL}\n")
