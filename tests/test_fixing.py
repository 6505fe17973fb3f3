"""`fix`: every fix is made, nothing else is touched, and a second run finds nothing to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from asquoted import fixing as module
from asquoted.cli import command, main
from asquoted.files.given import Files
from asquoted.files.slips import slip
from asquoted.files.tree import Mapping, Node, Scalar, Sequence, read_tree
from asquoted.findings import Edit, Fix, SourceFile
from asquoted.fixing import PROTECTED, fixing
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.report.patch import patch
from asquoted.values import Relation, Voice
from tests.golden import Golden, files_of, golden_cases
from tests.support import CASES, brief, claim, project, record, rules, written

GOLDEN = golden_cases(CASES / "check")
ALSO = "also: [{quote: We saw it coming}]\n"
WRONG = """\
titel: T
question: Q?
summary: S.

status: publised   # for now
source: report
claims:
  - id: a
    claim: C.
    speaker: The Bank
    quote:   "Prices fell by 5%"   # in May
    beside:
      - {speaker: The Bank, quote: We saw it comin, relaton: Adds, note: N. }
"""
RIGHT = """\
title: T
question: Q?
summary: S.

status: published   # for now
source: report
claims:
  - id: a
    claim: C.
    speaker: The Bank
    quote:   "Prices fell by 15%"   # in May
    beside:
      - {speaker: The Bank, quote: "We saw it coming", relation: adds, note: N. }
"""


def fixed(files: Files, path: str = "briefs/b.yml") -> str:
    """Return a file as it is once it is fixed."""
    return fixing(files).changed[path].decode()


def words(node: Node | None, key: str = "") -> list[tuple[str, str]]:
    """Return the protected values of a file, in order."""
    match node:
        case Mapping(entries):
            return [each for name, value in entries for each in words(value, name.value)]
        case Sequence(items):
            return [each for item in items for each in words(item)]
        case Scalar(value) if key in PROTECTED:
            return [(key, value)]
    return []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_all_is_fixed_and_nothing_else_changes(line_end: str, bom: str) -> None:
    """Several rounds; comments, spaces, line ends and a BOM stay as they are."""
    files = project(b=bom + WRONG.replace("\n", line_end))

    assert fixed(files) == bom + RIGHT.replace("\n", line_end)
    assert rules(check(project(b=RIGHT))) == []


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.path.stem}: {case.title}") for case in GOLDEN])
def test_what_is_fixed_stays_fixed(case: Golden) -> None:
    """In every golden case: no finding is left that offers a fix, and a second run changes nothing."""
    files = files_of(case)
    plan = fixing(files)
    again = fixing({**files, **plan.changed})

    assert [finding for finding in plan.after.findings if finding.fix] == []
    assert dict(again.changed) == {}
    assert plan.after.counts.exact >= plan.before.counts.exact
    assert [path for path in plan.changed if not path.endswith(".yml")] == []


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(RIGHT) - 1), st.sampled_from([*"aeqx :#-\t\r", ""])), min_size=1, max_size=4)
)
def test_a_second_run_is_never_needed(slips: list[tuple[int, str]]) -> None:
    """Whatever is mistyped: one run ends, has no more errors than before, and leaves nothing for another."""
    text = RIGHT
    for place, char in slips:
        text = text[:place] + char + text[place + 1 :]
    files = project(b=text)
    plan = fixing(files)
    after = {**files, **plan.changed}

    assert dict(fixing(after).changed) == {}
    assert sum(each.is_error for each in plan.after.findings) <= sum(each.is_error for each in plan.before.findings)
    said = [[value for _, value in words(read_tree(SourceFile("b", made), []))] for made in _texts(files, after)]
    if said[0]:  # an unreadable file says nothing
        assert [value for value in said[0] if value not in said[1]] == []


def _texts(*projects: Files) -> list[str]:
    return [data.decode() for files in projects if isinstance(data := files["briefs/b.yml"], bytes)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_block_keeps_its_line_ends(line_end: str) -> None:
    """The new lines of a folded block end as all others do."""
    text = claim(">-\n    Prices fell\n    by 5%", ALSO).replace("\n", line_end)

    assert fixed(project(b=text)) == claim(">-\n    Prices fell by 15%", ALSO).replace("\n", line_end)


def test_tabs_become_the_spaces_that_make_the_file_readable() -> None:
    """As far as the editor's tab stop, whatever stands before it."""
    text = claim('"Prices fell by 15%"', ALSO)
    files = project(b=text.replace("    claim:", "\tclaim:").replace("    also", "  \talso"))

    assert fixed(files) == text


def test_tabs_that_can_be_read_in_two_ways_are_left() -> None:
    """With four spaces the voice is the claim's, with eight that of the quote beside it."""
    text = "also:\n      - quote: We saw it coming\n\tvoice: direct\n"
    files = project(b=claim('"Prices fell by 15%"', ALSO).replace(f"    {ALSO}", f"    {text}"))

    assert "yaml-tab" in rules(check(files))
    assert dict(fixing(files).changed) == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [("speaker", "The Bnak"), ("claim", "Teh claim."), ("relation", "disagrees")],
)
def test_what_a_person_has_to_say_is_left(key: str, value: str) -> None:
    """A misspelt speaker, a claim, a relation that might be another one."""
    lines = f"beside:\n  - speaker: The Bank\n    quote: We saw it coming\n    {key}: {value}\n    note: N.\n"
    files = project(b=claim('"Prices fell by 15%"', lines))

    assert dict(fixing(files).changed) == {}


def test_a_voice_tells_one_place_only() -> None:
    """Words that stand at two places in the voice that is given are left to a person."""
    text = "“We saw it coming,” it said. It says that it saw it coming. “They saw it coming.”\n"
    report = {"seeds__report_txt": text, "seeds__report_yml": record(text)}
    for voice, number in (("direct", 0), ("indirect", 1)):
        files = project(b=claim("saw it coming", f"voice: {voice}\nalso: [{{quote: it said}}]\n"), **report)

        assert len(fixing(files).fixed) == number


def test_a_key_is_not_renamed_onto_another() -> None:
    """Neither onto one that stands there, nor two onto one, nor onto one of another kind."""
    for more in ("quot: Prices fell\n", "voic: direct\nvoicee: direct\n", "besides: none\n"):
        assert dict(fixing(project(b=claim('"Prices fell by 15%"', more + ALSO))).changed) == {}


def test_a_seal_is_not_written() -> None:
    """Whatever stands under a misspelt key: only `seal` writes seals."""
    files = project(b=claim('"Prices fell by 15%"', ALSO), seeds__report_yml="title: R\nlanguage: en\nsael: x\n")

    assert dict(fixing(files).changed) == {}


def test_a_protected_value_is_not_touched_by_any_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if a finding asked for it."""
    text = claim('"Prices fell by 15%"', ALSO)
    at = text.index("C.")

    def checked(files: Files) -> Outcome:
        outcome = check(files)
        (finding,) = [each for each in check(project(b=text.replace("15%", "5%"))).findings if each.fix]
        place = replace(finding.primary, span=SourceFile("briefs/b.yml", text).span(0))
        forged = replace(finding, primary=place, fix=Fix("lie", (Edit(at, at + 1, "D"),)))
        return replace(outcome, findings=(forged,))

    monkeypatch.setattr(module, "check", checked)

    assert dict(fixing(project(b=text)).changed) == {}


def test_fixes_that_meet_are_made_one_after_the_other() -> None:
    """The first is made; the other is asked for anew."""
    file = SourceFile("briefs/b.yml", claim('"Prices fell by 5%"', ALSO))
    (finding,) = check(project(b=file.text)).findings
    assert finding.fix is not None
    end = finding.fix.edits[0].end
    twice = [finding, replace(finding, fix=Fix("other", (Edit(end - 2, end, ""),)))]

    assert list(module._chosen(twice)) == [finding]  # noqa: SLF001 - the rule is worth a test of its own


def test_a_round_that_makes_things_worse_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fix after which there are more errors is not made; its neighbours are."""
    text = brief(
        '- {id: a, claim: C., speaker: The Bank, quote: "Prices fell by 5%", also: [{quote: We saw it comin}]}\n'
    )
    real = check

    def checked(files: Files) -> Outcome:
        outcome = real(files)
        bad = [
            replace(each, fix=Fix("bad", (Edit(0, 5, "titles"),))) if each.quote == "b/a" else each
            for each in outcome.findings
        ]
        return replace(outcome, findings=tuple(bad))

    monkeypatch.setattr(module, "check", checked)
    plan = fixing(project(b=text))

    assert [finding.quote for finding in plan.fixed] == ["b/a/also-1"]
    assert plan.changed["briefs/b.yml"].decode().startswith("title: T")


@pytest.mark.parametrize(
    ("value", "known", "meant"),
    [
        ("publised", ["draft", "published"], "published"),
        ("Draft", ["draft", "published"], "draft"),
        ("dirct", Voice, "direct"),
        ("indrect", Voice, "indirect"),
        ("drfat", ["draft"], "draft"),
        ("disagrees", Relation, None),
        ("add", Relation, "adds"),
        ("knd", ["kind", "described"], "kind"),
        ("as", ["was"], None),
        ("form", ["forms", "from"], None),
    ],
)
def test_a_slip_is_one_letter(value: str, known: list[str], meant: str | None) -> None:
    """One letter, one word that is meant; what could be a word of its own is left."""
    assert slip(value, known) == meant


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project on disk with a brief full of slips."""
    return written(tmp_path, project(b=WRONG))


def test_the_command_shows_before_it_writes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A diff, what can be fixed, what is left; the exit code is that of the files as they are then."""
    assert main(["fix", "--project", str(folder)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("--- a/briefs/b.yml\n+++ b/briefs/b.yml\n@@ -1,13 +1,13 @@\n-titel: T\n+title")
    assert "\ncan be fixed: 6 problems in 1 file\n" in out
    assert out.endswith(f"nothing is written; to write it: python3 build.py fix --write --project {folder}\n")
    assert (folder / "briefs" / "b.yml").read_text() == WRONG
    assert main(["fix", "--write", "--project", str(folder)]) == 0
    assert "fixed: 6 problems in 1 file\n" in capsys.readouterr().out
    assert (folder / "briefs" / "b.yml").read_text() == RIGHT
    assert main(["fix", "--write", "--project", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "there is nothing to fix\n1 source, 1 brief, 1 claim, 2 quotes checked, 2 exact; no problems\n"
    )


def test_what_is_left_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line each, as `check` tells it."""
    (folder / "briefs" / "b.yml").write_text(WRONG.replace("The Bank", "The Bnak", 1))

    assert main(["fix", "--write", "--project", str(folder)]) == 1
    assert (
        "left for a person: 1 problem\n"
        "briefs/b.yml:10:14: error[unknown-speaker]: no speaker is called `The Bnak`\n"
        "1 source, 1 brief, 1 claim, 2 quotes checked, 2 exact; 1 error\n"
    ) in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, one line, and the old file is still there."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "write_file", full)

    assert main(["fix", "--write", "--project", str(folder)]) == 2
    assert capsys.readouterr().err == "asquoted: briefs/b.yml cannot be written: No space left on device; nothing is\n"
    assert (folder / "briefs" / "b.yml").read_text() == WRONG


def test_a_diff_can_be_applied() -> None:
    """Line ends stay, and a missing one at the end is told as git tells it."""
    shown = patch({"a.yml": b"x: 1\r\ny: 2"}, {"a.yml": b"x: 3\r\ny: 2", "b.yml": b"new\n"})

    assert shown == (
        "--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n-x: 1\r\n+x: 3\r\n y: 2\n\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/b.yml\n@@ -0,0 +1 @@\n+new\n"
    )


def test_after_fifty_rounds_a_person_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever has been made by then stays."""
    monkeypatch.setattr(module, "_MOST_ROUNDS", 1)
    done = fixing(project(b=WRONG))

    assert done.fixed
    assert done.after.findings != ()
