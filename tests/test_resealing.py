"""What becomes of all that is anchored in a changed source. The cases are documents in tests/cases/seal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from asquoted.anchor.relocate import Doubt
from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.files.given import Files
from asquoted.pipeline import check
from asquoted.resolve.sources import seal_of
from asquoted.sealing.fates import Fate, Resealing, resealings
from asquoted.sealing.mentions import Kind, mentions
from asquoted.sealing.seals import sealing
from asquoted.sealing.text import resealing_text, word_diff
from tests.golden import Golden, golden_cases
from tests.support import CASES, REPORT, ROOT, brief, claim, project, record, this_repository, written
from tests.test_history import git

GOLDEN = golden_cases(CASES / "seal")
BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
CHANGED = "The bank said so, at last.\n\nPrices fell by 16% in May, the bank said. “We saw it coming,” it added.\n"


def resealed(files: Files, was: bytes) -> Resealing:
    """Return what becomes of the passages of the only source whose text has changed."""
    plan = sealing(files)
    (changed,) = plan.changed
    assert changed.is_of(was)
    (told,) = resealings(files, plan.records, [(changed, was, "git 0123456789ab")])
    return told


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in GOLDEN])
def test_seal_says(case: Golden, request: pytest.FixtureRequest) -> None:
    """Each case gets exactly the report that its document gives."""
    files = {path: data for path, data in project().items() if isinstance(data, bytes)} | case.files
    was = files.pop("was")
    files["seeds/report.yml"] = files["seeds/report.yml"].replace(b"SEALED", seal_of(was).encode())
    actual = resealing_text(resealed(files, was))
    if request.config.getoption("--update-golden"):
        case.update(actual)
        return

    assert actual == case.expected


def test_the_documents_are_there() -> None:
    """A folder without documents would pass the test above."""
    assert len(GOLDEN) >= 5


def test_mentions_are_all_that_is_anchored() -> None:
    """The quotes of this repository under the ids that `check` gives them, and what records and speakers name."""
    named = list(mentions(read_project(ROOT)))
    outcome = this_repository()

    assert [each.name for each in named if each.kind is Kind.QUOTE] == [quote.id for quote in outcome.quotes]
    (source,) = outcome.library.sources.values()
    count = {kind: sum(each.kind is kind for each in named) for kind in Kind}
    assert count[Kind.PART] == len(source.parts)
    assert count[Kind.UNQUOTED] == len(source.unquoted)
    assert count[Kind.DESCRIBED] == sum(each.described is not None for each in outcome.library.speakers.values())
    assert count[Kind.VIA] == sum(quote.via is not None for brief in outcome.library.briefs for quote in brief.quotes)


def test_an_unchanged_passage_of_a_changed_text() -> None:
    """It is unmoved where nothing before it has changed, else moved, by as much as the words before it grew."""
    told = resealed(project(b=BRIEF, seeds__report_txt=REPORT + "\nMore.\n"), REPORT.encode())
    assert [each.fate for each in told.passages] == [Fate.UNMOVED, Fate.UNMOVED]

    told = resealed(project(b=BRIEF, seeds__report_txt="More.\n\n" + REPORT), REPORT.encode())
    assert [each.fate for each in told.passages] == [Fate.MOVED, Fate.MOVED]
    for each in told.passages:
        assert each.old
        assert each.new
        assert each.new.segments[0].start - each.old.segments[0].start == len("More.\n\n")


def test_what_is_to_be_written_stands() -> None:
    """With the words that are offered for a changed quote, the check finds nothing."""
    files = project(b=BRIEF, seeds__report_txt=CHANGED)
    told = resealed(files, REPORT.encode())
    (words,) = [each.words for each in told.passages if each.words]

    mended = {**files, **sealing(files).records, "briefs/b.yml": BRIEF.replace("Prices fell by 15%", words).encode()}

    assert words == "Prices fell by 16%"
    assert check(mended).findings == ()


def test_words_that_would_stand_elsewhere_are_not_offered() -> None:
    """Where the passage is now they would cut a compound, and the law finds them at another place."""
    new = (
        CHANGED.replace("Prices", "Core-Prices")
        + "\nSomebody else wrote later, of another country: Prices fell by 16%.\n"
    )
    told = resealed(project(b=BRIEF, seeds__report_txt=new), REPORT.encode())
    changed = told.passages[0]

    assert (changed.fate, changed.new and changed.new.exact) == (Fate.CHANGED, "Prices fell by 16%")
    assert changed.words is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("a b c", "a x c", "a [-b-]{+x+} c", id="other"),
        pytest.param("a b c", "a c", "a [-b-] c", id="gone"),
        pytest.param("a c", "a b c", "a {+b+} c", id="new"),
        pytest.param("a b", "a", "a [-b-]", id="gone at the end"),
        pytest.param("a", "a b", "a {+b+}", id="new at the end"),
        pytest.param("b a", "a", "[-b-] a", id="gone at the beginning"),
        pytest.param("a\n“b”", 'a "b"', 'a "b"', id="typography does not differ"),
    ],
)
def test_word_diff(old: str, new: str, told: str) -> None:
    """What is gone stands in [-…-], what is new in {+…+}."""
    assert word_diff(old, new) == told


class TestCommand:
    """`seal` on a changed source."""

    pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A repository whose source was edited after it was committed, twice."""
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        folder = written(tmp_path / "desk", project(b=BRIEF))
        git(folder, "init", "--initial-branch", "main")
        git(folder, "add", "--all")
        git(folder, "commit", "--message", "one")
        self.text(folder, "Nothing of this was ever sealed.\n")
        git(folder, "commit", "--all", "--message", "two")
        self.text(folder, CHANGED)
        return folder

    def text(self, folder: Path, text: str) -> None:
        """Write the text of the source."""
        (folder / "seeds" / "report.txt").write_text(text, encoding="utf-8", newline="")

    def files(self, folder: Path) -> dict[str, bytes]:
        """Return all files but those of git."""
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".git" not in path.parts
        }

    def test_nothing_is_written_before_it_is_accepted(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Each passage is told, compared with the sealed version in git; the exit code asks for a decision."""
        before = self.files(folder)

        assert main(["seal", "--project", str(folder)]) == 1
        out, err = capsys.readouterr()
        assert err == ""
        assert out.startswith("report: the text has changed; compared with the one that was sealed (git ")
        assert "  2 passages anchored in it: 1 changed, 1 moved\n" in out
        assert "Prices fell by [-15%-]{+16%+}" in out
        assert out.endswith(
            f"nothing is written; to accept the new text: python3 build.py seal --accept --project {folder}\n"
        )
        assert self.files(folder) == before

    def test_only_the_seal_is_written(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """With `--accept`, and it is said what was accepted; every other byte stays."""
        odd = b"# a record\r\n" + record(more="publisher:   P  # as printed\n").encode().replace(b"\n", b"\r\n")
        (folder / "seeds" / "report.yml").write_bytes(odd)
        before = self.files(folder)

        assert main(["seal", "--accept", "--project", str(folder)]) == 0
        out = capsys.readouterr().out
        seal = seal_of(CHANGED.encode())
        assert "Prices fell by [-15%-]{+16%+}" in out
        assert out.endswith(
            f"report: the new text is sealed, {seal}\n"
            f"1 passage does not stand in it: python3 build.py check --project {folder}\n"
        )
        written_now = odd.replace(seal_of(REPORT.encode()).encode(), seal.encode())
        assert self.files(folder) == {**before, "seeds/report.yml": written_now}

    def test_a_second_edit_is_told_too(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What is accepted is the text as it is then, and the report is of that text."""
        assert main(["seal", "--project", str(folder)]) == 1
        again = CHANGED.replace("We saw it coming", "We saw nothing coming")
        self.text(folder, again)
        capsys.readouterr()

        assert main(["seal", "--accept", "--project", str(folder)]) == 0
        out = capsys.readouterr().out
        assert "We saw [-it-]{+nothing+} coming" in out
        assert f"report: the new text is sealed, {seal_of(again.encode())}\n" in out
        assert seal_of(again.encode()).encode() in (folder / "seeds" / "report.yml").read_bytes()

    def test_an_edit_after_an_accepted_one(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It is compared with what was accepted, if that was committed or a copy is named; else that is said."""
        assert main(["seal", "--accept", "--project", str(folder)]) == 0
        copy = folder.parent / "accepted.txt"
        shutil.copy(folder / "seeds" / "report.txt", copy)
        self.text(folder, CHANGED.replace("16%", "17%"))
        capsys.readouterr()

        assert main(["seal", "--project", str(folder)]) == 2
        assert "never committed" in capsys.readouterr().err
        assert main(["seal", "--was", str(copy), "--project", str(folder)]) == 1
        assert f"({copy})" in capsys.readouterr().out

    def test_without_git_a_copy_is_named(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Without one nothing is sealed, not even with `--accept`; what to do is told."""
        shutil.rmtree(folder / ".git")
        before = self.files(folder)
        for more in ([], ["--accept"]):
            assert main(["seal", *more, "--project", str(folder)]) == 2
            out, err = capsys.readouterr()
            assert out == ""
            assert err == (
                "seeds/report.yml:4:7: error[seal-broken]: the text of `seeds/report.txt` has changed, and the one "
                "that was sealed is not known\n"
                "    |\n"
                f"  4 | seal: {seal_of(REPORT.encode())}\n"
                f"    |       {'^' * 71}\n"
                f"  = {folder} is in no git repository, so nothing is known of before\n"
                "  = hint: name a copy of it: `seal --was FILE`; if there is none left, check every quote in the new "
                "text yourself, leave `seal:` empty, and seal it as a new source\n"
                "  = why: python3 build.py explain seal-broken\n"
            )
            assert self.files(folder) == before

        copy = folder.parent / "old.txt"
        copy.write_text(REPORT, encoding="utf-8", newline="")
        assert main(["seal", "--was", str(copy), "--accept", "--project", str(folder)]) == 0
        assert f"compared with the one that was sealed ({copy})\n" in capsys.readouterr().out

    def test_a_copy_of_something_else(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It is known by its seal, and nothing is compared with another text."""
        copy = folder.parent / "old.txt"
        copy.write_text("Another text.\n", encoding="utf-8", newline="")

        assert main(["seal", "--was", str(copy), "--project", str(folder)]) == 2
        assert capsys.readouterr().err == (
            f"asquoted: {copy} is not the text that a changed source was sealed with: "
            f"its seal is {seal_of(copy.read_bytes())}\n"
        )
        assert main(["seal", "--was", str(folder / "nowhere"), "--project", str(folder)]) == 2
        assert capsys.readouterr().err == f"asquoted: {folder / 'nowhere'} cannot be read: No such file or directory\n"

    def test_what_was_sealed_is_no_text(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """There is nothing to compare with, and that is said."""
        copy = folder.parent / "old.txt"
        copy.write_bytes(b"\xff\xfe")
        (folder / "seeds" / "report.yml").write_text(record(seal=seal_of(b"\xff\xfe")))

        assert main(["seal", "--was", str(copy), "--project", str(folder)]) == 2
        assert f"what was sealed ({copy}) is no text in UTF-8" in capsys.readouterr().err

    def test_a_shallow_clone(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What is missing there can be fetched."""
        shallow = folder.parent / "shallow"
        git(folder, "clone", "--depth", "1", folder.as_uri(), str(shallow))

        assert main(["seal", "--project", str(shallow)]) == 2
        assert "run `git fetch --unshallow`" in capsys.readouterr().err

    def test_a_new_source_beside_a_changed_one(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It is sealed at once; the changed one waits."""
        (folder / "seeds" / "other.txt").write_text("Words.\n")
        (folder / "seeds" / "other.yml").write_text(record(seal=""))

        assert main(["seal", "--project", str(folder)]) == 1
        assert capsys.readouterr().out.startswith("other: sealed\nreport: the text has changed;")
        assert (folder / "seeds" / "other.yml").read_text() == record("Words.\n")

    def test_programs_get_every_passage(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Where it was, where it is, and why that is not sure."""
        assert main(["seal", "--format", "json", "--project", str(folder)]) == 1
        told = json.loads(capsys.readouterr().out)
        (source,) = told["changed"]
        start = REPORT.index("Prices")

        assert (told["version"], told["sealed"], told["accepted"], told["findings"]) == (1, [], False, [])
        assert (source["id"], source["was"], source["seal"]) == (
            "report", seal_of(REPORT.encode()), seal_of(CHANGED.encode()),
        )  # fmt: skip
        assert source["counts"] == {
            "lost": 0, "changed": 1, "moved": 1, "unmoved": 0, "unknown": 0, "doubtful": 0, "broken": 1,
        }  # fmt: skip
        assert source["passages"][0] == {
            "kind": "quote",
            "name": "b/a",
            "file": "briefs/b.yml",
            "line": 10,
            "column": 12,
            "fate": "changed",
            "doubts": [],
            "stands": False,
            "rule": "quote-not-found",
            "old": {"segments": [[start, start + 18]], "paragraph": 2, "exact": "Prices fell by 15%"},
            "new": {"segments": [[start + 9, start + 27]], "paragraph": 2, "exact": "Prices fell by 16%"},
            "write": "Prices fell by 16%",
        }


def test_what_is_no_claim_file_has_no_mentions() -> None:
    """A file that cannot be read, one elsewhere, a quote without words or without a source."""
    lacking = brief("- {id: a, claim: C., speaker: The Bank}\n").replace("source: report\n", "")
    files = project(a=lacking, b=brief("- {id: a, claim: C., speaker: The Bank}\n"))
    sealed = record(more="parts: [{part: block}]\nunquoted: [{reason: R.}]\n").encode()
    other = {"briefs/c.yml": b"\xff", "wording/de.yml": b"a: b\n", "asquoted.yml": b"language: en\n"}

    assert list(mentions({**files, "seeds/report.yml": sealed, **other})) == []


def test_a_quote_may_stand_in_words_that_have_changed() -> None:
    """The mark at its end is another one now, which the law allows."""
    files = project(b=claim("Prices fell by 15% in May."), seeds__report_txt=REPORT.replace("May,", "May;"))
    told = resealed(files, REPORT.encode())

    assert [(each.fate, each.stands, each.doubts) for each in told.passages] == [(Fate.CHANGED, True, ())]
    assert resealing_text(told).endswith(
        "      = the quote stands in the new text all the same, and would show the new words\n"
    )


def test_words_that_stand_elsewhere_now() -> None:
    """Where the passage was, its words are misspelt; the same ones stand in another sentence, which is doubtful."""
    old = "In those days the old mill was sold in May by them all.\n"
    new = old.replace("sold", "soldd") + "\nNobody cared. It was sold in haste.\n"
    told = resealed(project(b=claim("was sold in"), seeds__report_txt=new, seeds__report_yml=record(old)), old.encode())
    (passage,) = told.passages

    assert (passage.fate, passage.stands, passage.new and passage.new.exact) == (Fate.CHANGED, True, "was soldd in")
    assert Doubt.ELSEWHERE in passage.doubts


def test_a_quote_in_two_parts_is_for_a_person_to_join() -> None:
    """Nothing is offered for it."""
    old = "The old mill was sold in May for a small sum, the bank said, and was bought by its own workers.\n"
    quote = "The old mill was sold in May … was bought by its own workers"
    files = project(b=claim(quote), seeds__report_txt=old.replace("May", "June"), seeds__report_yml=record(old))
    (told,) = resealed(files, old.encode()).passages

    assert (told.fate, told.new and len(told.new.segments), told.words) == (Fate.CHANGED, 2, None)


def test_programs_are_told_of_a_passage_that_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no new place."""
    folder = written(tmp_path / "project", project(b=claim('"Prices fell by 15%"'), seeds__report_txt="Nothing.\n"))
    (tmp_path / "old.txt").write_text(REPORT, encoding="utf-8", newline="")

    main(["seal", "--format", "json", "--was", str(tmp_path / "old.txt"), "--project", str(folder)])
    (passage,) = json.loads(capsys.readouterr().out)["changed"][0]["passages"]
    assert (passage["fate"], passage["new"]) == ("lost", None)


def test_a_new_text_in_which_all_stands_is_sealed_without_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is to be mended, and nothing is said of it."""
    folder = written(tmp_path / "project", project(b=BRIEF))
    (tmp_path / "old.txt").write_text(REPORT, encoding="utf-8", newline="")
    (folder / "seeds" / "report.txt").write_text(f"{REPORT}\nMore.\n", encoding="utf-8", newline="")

    assert main(["seal", "--accept", "--was", str(tmp_path / "old.txt"), "--project", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("report: the new text is sealed, sha256:")
