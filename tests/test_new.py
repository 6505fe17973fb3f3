"""`new`: what is written is what an editor would write, in its place, and right; else nothing is written."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from asquoted.cli import command, main
from asquoted.disk import read_project, write_file
from asquoted.files.given import Files
from asquoted.files.insert import CannotAdd
from asquoted.files.layout import entries, item
from asquoted.files.modeline import modeline
from asquoted.files.tree import Mapping, Scalar, read_tree
from asquoted.findings import SourceFile
from asquoted.pipeline import check
from asquoted.resolve.between import taken_between
from asquoted.values import SpeakerKind
from asquoted.writing import (
    Registered,
    ids_of,
    new_beside,
    new_claim,
    new_project,
    new_wording,
    registered,
)
from tests.support import ROOT, SPEAKERS, brief, claim, project, record, rules, written

ALSO = "also: [{quote: We saw it coming}]\n"
CLAIM = [("id", "b"), ("claim", "C: D."), ("speaker", "The Bank"), ("quote", "The bank said so")]
TWO_BESIDE = """\
beside:
  - {speaker: The Bank, quote: it added, relation: adds, note: N.}
  - {speaker: The Bank, quote: the bank said, relation: adds, note: N.}
"""
BESIDE = [("speaker", "The Bank"), ("quote", "The bank said so"), ("relation", "adds"), ("note", "N.")]


class Terminal(io.StringIO):
    """A keyboard with somebody at it."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project on disk with one brief; nobody is there to be asked."""
    written(tmp_path, project(b=claim('"Prices fell by 15%"', ALSO)))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def new(folder: Path, *words: str, answers: str | None = None) -> int:
    """Run the command, with somebody at the keyboard if there are answers."""
    if answers is not None:
        sys.stdin = Terminal(answers)
    return main(["new", *words, "--project", str(folder)])


def state(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Where something new is put.


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_claim_stands_after_the_last_one(line_end: str) -> None:
    """With an empty line between them, before what follows; every other byte stays, comments too."""
    text = claim('"Prices fell by 15%"  # as printed', ALSO) + "    # of this claim\n# of the gaps\ngaps: [None.]\n"
    lines = '\n  - id: b\n    claim: "C: D."\n    speaker: The Bank\n    quote: The bank said so\n'
    at = text.index("# of the gaps")
    made = new_claim(project(b=text.replace("\n", line_end)), "b", CLAIM)

    assert made.wrong == ()
    assert made.files["briefs/b.yml"].decode() == (text[:at] + lines + text[at:]).replace("\n", line_end)


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        (
            "title: T\nquestion: Q?\nsummary: S.\nstatus: draft\nsource: report\nclaims:  # none yet\n",
            "gaps: [None.]\n",
        ),
        ("title: T\nquestion: Q?\nsummary: S.\nstatus: draft\nsource: report\nclaims:", ""),
        ("title: T\nquestion: Q?\nsummary: S.\nstatus: draft\nsource: report", ""),
    ],
    ids=["empty, something follows", "empty, no line end", "missing"],
)
def test_a_first_claim(start: str, rest: str) -> None:
    """Under the empty key, or under a new one."""
    made = new_claim(project(b=start + rest), "b", CLAIM)
    text = made.files["briefs/b.yml"].decode()

    assert made.wrong == ()
    assert text.startswith(start)
    assert text.endswith(rest)
    assert "claims:" in text
    assert "\n  - id: b\n    claim: " in text


def test_lists_keep_their_own_indentation() -> None:
    """Also where the hyphens stand under the key; claims without empty lines between them get none."""
    text = (
        "title: T\nquestion: Q?\nsummary: S.\nstatus: published\nsource: report\nclaims:\n"
        "- {id: a, claim: C., speaker: The Bank, quote: We saw it coming, also: [{quote: The bank said so}]}\n"
        "- {id: c, claim: C., speaker: The Bank, quote: We saw it coming, also: [\n  {quote: The bank said so}\n  ]}\n"
    )
    made = new_claim(project(b=text), "b", CLAIM)

    assert made.wrong == ()
    assert made.files["briefs/b.yml"].decode() == (
        text[:-1] + '\n- id: b\n  claim: "C: D."\n  speaker: The Bank\n  quote: The bank said so\n'
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    "more",
    ["", "beside:\n", "beside:\n  - {speaker: The Bank, quote: it added, relation: adds, note: N.}\n", TWO_BESIDE],
)
def test_a_quote_beside_a_claim(more: str, line_end: str) -> None:
    """After those that stand there, before the next claim."""
    first = "- id: a\n  claim: C.\n  speaker: The Bank\n  quote: We saw it coming\n"
    first += "".join(f"  {line}\n" for line in more.splitlines())
    second = "- id: z\n  claim: C.\n  speaker: The Bank\n  quote: it added\n"
    text = brief(first + "\n" + second).replace("\n", line_end)
    made = new_beside(project(b=text), "b", "a", BESIDE)
    added = "" if more else "  beside:\n"
    added += "    - speaker: The Bank\n      quote: The bank said so\n      relation: adds\n      note: N.\n"

    assert made.wrong == ()
    assert made.files["briefs/b.yml"].decode() == brief(first + added + "\n" + second).replace("\n", line_end)


@pytest.mark.parametrize(
    "text", ["- {id: a, claim: C., speaker: The Bank, quote: it added}\n", claim("it added", "beside: [{}]\n")]
)
def test_braces_are_not_guessed_at(text: str) -> None:
    """What stands in brackets or braces is left to the editor, with what to do."""
    with pytest.raises(Exception, match="on lines of its own first"):
        new_beside(project(b=brief(text) if text.startswith("-") else text), "b", "a", BESIDE)


@pytest.mark.parametrize(
    ("registry", "added"),
    [
        (SPEAKERS, "Ada Stone: {kind: person}\n"),
        ("The Bank:\n  kind: organisation\n\nThe Paper:\n  kind: publication\n", "\nAda Stone:\n  kind: person\n"),
        (
            "The Bank:\n  kind: organisation\nThe Paper:\n  kind: publication  # of record",
            "\nAda Stone:\n  kind: person\n",
        ),
    ],
    ids=["on one line each", "with empty lines between", "without"],
)
def test_a_speaker_is_registered_as_the_others_are(registry: str, added: str) -> None:
    """At the end, in the layout of the last one."""
    files = project(b=claim("it added", ALSO), briefs__speakers_yml=registry)
    made = new_claim(files, "b", [*CLAIM[:2], ("speaker", "Ada Stone"), CLAIM[3]], Registered("Ada Stone", "person"))

    assert made.wrong == ()
    assert made.files["briefs/speakers.yml"].decode() == registry + added


def test_what_is_wrong_is_not_to_be_written() -> None:
    """A new error is told; one that was there before is not, and neither is an unfinished text."""
    files = project(b=claim("it adds", ALSO))

    assert [each.rule.code for each in new_claim(files, "b", [*CLAIM[:3], ("quote", "The bank")]).wrong] == []
    assert [each.rule.code for each in new_claim(files, "b", [*CLAIM[:3], ("quote", "it add")]).wrong] == ["quote-cut"]
    unfinished = new_claim(files, "b", [CLAIM[0], ("claim", "TODO"), *CLAIM[2:]])
    assert [each.rule.code for each in unfinished.told] == ["claim-alone", "unfinished"]


# How it is written.


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=400),
    st.integers(0, 12),
)
def test_what_is_written_reads_as_it_was_meant(words: str, indent: int) -> None:
    """Whatever the words: plain, in marks, folded or in braces; and in 120 columns where they can be."""
    meant = " ".join(words.split())
    if not meant:
        return
    lines = item([("claim", words), ("via", {"work": words, "quote": words})], indent)
    found: list[object] = []
    tree = read_tree(SourceFile("b", "x:\n" + "\n".join(lines) + "\n"), found)  # type: ignore[arg-type]

    assert found == []
    assert isinstance(tree, Mapping)
    read = values(tree)
    assert read == [meant, meant, meant]
    assert all(len(line) <= 120 for line in lines if " " in line.strip(" ->") and not line.endswith('"'))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=90)
)
def test_a_name_reads_as_it_was_meant(words: str) -> None:
    """A speaker may be called anything."""
    meant = " ".join(words.split())
    if not meant:
        return
    tree = read_tree(SourceFile("b", f"{entries([(meant, {'kind': 'person'})], 0)[0]}\n"), [])

    assert isinstance(tree, Mapping)
    assert [key.value for key, _ in tree.entries] == [meant]


def values(node: object) -> list[str]:
    """Return all texts of a tree, in order."""
    if isinstance(node, Scalar):
        return [node.value]
    if isinstance(node, Mapping):
        return [each for _, value in node.entries for each in values(value)]
    return [each for one in getattr(node, "items", ()) for each in values(one)]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("more than 1,000", "more than 1,000"),
        ("“growing”, in it", "“growing”, in it"),
        ("a: b", '"a: b"'),
        ("no", '"no"'),
        ("2026-11-30", '"2026-11-30"'),
        ("say # it", '"say # it"'),
        ('"a" b', '"\\"a\\" b"'),
        ("", None),
    ],
)
def test_words_are_plain_where_they_can_be(words: str, written: str | None) -> None:
    """Marks only where YAML, or another reader of it, would take the words for something else."""
    assert entries([("note", words)], 2) == ["  note:" if written is None else f"  note: {written}"]


def test_long_words_are_folded() -> None:
    """At 120 columns, below the key."""
    lines = entries([("note", "word " * 40)], 4)

    assert lines == ["    note: >-", "      " + " ".join(["word"] * 23), "      " + " ".join(["word"] * 17)]


def test_what_is_too_long_for_braces_stands_on_lines() -> None:
    """Each of its keys on one."""
    short, long = {"work": "a report", "quote": "words"}, {"work": "a report", "quote": "word " * 22}

    assert entries([("via", short)], 2) == ["  via: {work: a report, quote: words}"]
    assert entries([("via", long)], 2) == ["  via:", "    work: a report", "    quote: " + " ".join(["word"] * 22)]


def test_a_modeline_only_names_a_schema_that_is_there() -> None:
    """Editors would else complain."""
    line = "# yaml-language-server: $schema="

    assert modeline("briefs/a.yml", {"brief"}) == f"{line}../docs/schema/brief.json\n"
    assert modeline("briefs/speakers.yml", {"speakers"}) == f"{line}../docs/schema/speakers.json\n"
    assert modeline("seeds/a.yml", {"record"}) == f"{line}../docs/schema/record.json\n"
    assert modeline("asquoted.yml", {"settings"}) == f"{line}docs/schema/settings.json\n"
    assert modeline("briefs/a.yml", {"record"}) == ""


# Words taken from the source.


def test_words_are_taken_from_the_source() -> None:
    """All of them, from the first to the last that are given; every place that can be meant."""
    source = check(project(b=claim("it added", ALSO))).library.sources["report"]

    assert [each.words for each in taken_between("Prices … the bank said", source)] == [
        "Prices fell by 15% in May, the bank said"
    ]
    assert [each.words for each in taken_between("bank said", source)] == ["bank said", "bank said"]
    assert [each.context for each in taken_between("bank said", source)] == [("prefix", "The"), ("prefix", "the")]
    assert taken_between("no such words", source) == []


# The commands.


def test_a_project_builds_at_once(tmp_path: Path) -> None:
    """Its example is whole and right; nothing in it is anybody's but ours."""
    target = tmp_path / "a" / "desk"

    assert main(["new", "project", str(target)]) == 0
    outcome = check(read_project(target))
    assert (rules(outcome), outcome.counts.exact) == ([], 2)
    assert main(["build", "--project", str(target)]) == 0
    assert (target / ".gitignore").read_text().startswith("/site/\n")
    assert "seeds/*.txt -text\n" in (target / ".gitattributes").read_text()
    assert "example" in (target / "seeds" / "example.txt").read_text()


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and nothing is written; so for a file."""
    (tmp_path / "mine").write_text("x")

    assert main(["new", "project", str(tmp_path)]) == 2
    assert main(["new", "project", str(tmp_path / "mine")]) == 2
    assert state(tmp_path) == {"mine": b"x"}
    assert "is not an empty folder; nothing is written\n" in capsys.readouterr().err


def test_a_source_is_copied_byte_for_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a BOM and carriage returns; its record is sealed; a second time nothing is overwritten."""
    letter, text = folder / "My Letter.txt", b"\xef\xbb\xbfDear all,\r\n\r\nno news: none.\r\n"
    letter.write_bytes(text)
    options = ("--title", "A letter: no news", "--language", "en", "--rights", "full", "--publisher", "The Paper")

    assert new(folder, "source", str(letter), *options) == 0
    assert (folder / "seeds" / "my-letter.txt").read_bytes() == text
    assert (
        (folder / "seeds" / "my-letter.yml")
        .read_text()
        .startswith(
            'title: "A letter: no news"\npublisher: The Paper\nlanguage: en\n'
            "published:\nauthor:\nurl:\nrights: full\nseal: sha256:"
        )
    )
    assert rules(check(read_project(folder))) == []
    before = state(folder)
    assert new(folder, "source", str(letter), *options) == 2
    assert state(folder) == before
    assert capsys.readouterr().err.endswith("nothing is overwritten\n")


def test_a_text_that_lies_in_its_place_gets_a_record(folder: Path) -> None:
    """It is not written anew."""
    text = folder / "seeds" / "b.txt"
    text.write_bytes(b"Words.\n")

    assert new(folder, "source", str(text), "--title", "B", "--language", "en", "--rights", "none") == 0
    assert rules(check(read_project(folder))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"one\ntwo \xff", "x.txt:2:5: byte 9 of the file is not UTF-8; save the file as UTF-8"),
        (b"one\x07", "x.txt:1:4: control character U+0007; remove it"),
        (b"\n \n", "x.txt holds no words"),
        (None, "x.txt cannot be read: No such file or directory"),
    ],
)
def test_a_text_that_cannot_be_a_source(
    folder: Path, text: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its place and what to do; nothing is written."""
    if text is not None:
        (folder / "x.txt").write_bytes(text)
    before = state(folder)

    assert new(folder, "source", str(folder / "x.txt"), "--title", "T", "--language", "en", "--rights", "none") == 2
    assert told in capsys.readouterr().err
    assert state(folder) == before


def test_from_nothing_to_a_claim_with_a_quote_beside_it(folder: Path) -> None:
    """Each step leaves files that are right, but for what is still to be written."""
    find = ("--find", "Prices fell … in May", "--speaker", "The Bank")

    assert new(folder, "brief", "prices", "--source", "report", "--title", "Prices") == 0
    assert new(folder, "claim", "prices", *find, "--claim", "The bank is reported to say that prices fell.") == 0
    assert (
        new(
            folder,
            "beside",
            "prices/prices-fell-by-15",
            "--find",
            "it coming",
            "--speaker",
            "Mr New",
            "--kind",
            "person",
            "--relation",
            "adds",
        )
        == 0
    )
    assert rules(check(read_project(folder))) == []
    assert (folder / "briefs" / "prices.yml").read_text() == (
        'title: Prices\nquestion: "TODO: the question it answers"\nsummary: "TODO: a few sentences for readers"\n'
        "status: draft\nsource: report\nclaims:\n  - id: prices-fell-by-15\n"
        "    claim: The bank is reported to say that prices fell.\n    speaker: The Bank\n"
        "    quote: Prices fell by 15% in May\n    beside:\n      - speaker: Mr New\n        quote: it coming\n"
        '        relation: adds\n        note: "TODO: say in which words the two agree or differ"\n'
    )
    assert (folder / "briefs" / "speakers.yml").read_text() == f"{SPEAKERS}Mr New: {{kind: person}}\n"


def test_a_brief_may_be_published_only_when_it_is_written(folder: Path) -> None:
    """TODO in any text of the editors is found."""
    assert new(folder, "brief", "c", "--source", "report") == 0
    assert new(folder, "claim", "c", "--find", "it coming", "--speaker", "The Bank") == 0
    words = ("--find", "it added", "--speaker", "The Bank", "--relation", "adds")
    assert new(folder, "beside", "c/it-coming", *words) == 0
    path = folder / "briefs" / "c.yml"
    path.write_text(path.read_text().replace("status: draft", "status: published"))

    told = [each.message for each in check(read_project(folder)).findings]
    assert told == [f"the {each} is not written yet" for each in ("title", "question", "summary", "claim", "note")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("source", "seeds/report.txt"), "`new source` needs --title"),
        (("claim", "b", "--speaker", "The Bank"), "`new claim` needs --find"),
        (("claim", "b", "--find", "it coming"), "`new claim` needs --speaker"),
        (("claim", "b", "--find", "it coming", "--speaker", "The Bnak"), "needs --kind: no speaker is called"),
        (("claim", "b", "--find", "it coming", "--speaker", "X", "--kind", "man"), "--kind: write one of: person"),
        (("claim", "b", "--find", "bank said", "--speaker", "The Bank"), "  2  seeds/report.txt:3:32: bank said\n"),
        (("claim", "b", "--find", "it came", "--speaker", "The Bank"), "the nearest passage"),
        (("claim", "b", "--find", "it coming", "--source", "reprot"), "did you mean `report`?"),
        (("claim", "b", "--find", "it coming", "--speaker", "The Bank", "--id", "a"), "`a` is the id of another claim"),
        (("claim", "c", "--find", "it coming"), "there is no brief `c`"),
        (("beside", "b", "--find", "it coming"), "names no claim"),
        (("beside", "b/x", "--find", "it coming"), "has no claim `x`"),
        (("beside", "b/a", "--find", "it coming", "--speaker", "The Bank"), "`new beside` needs --relation"),
        (("beside", "b/a", "--find", "it coming", "--speaker", "The Bank", "--relation", "agree"), "--relation: write"),
        (("brief", "b"), "there is a brief `b` already"),
        (("brief", "c", "--source", "reprot"), "did you mean `report`?"),
        (("brief", "B C"), "`B C` cannot be an id"),
        (("project", "seeds/report.txt/new"), "report.txt/new cannot be made: Not a directory\n"),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_named(
    folder: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and nothing is written."""
    before = state(folder)
    words = tuple(word.replace("seeds/", f"{folder}/seeds/") for word in words)

    assert new(folder, *words) == 2
    assert told in capsys.readouterr().err
    assert state(folder) == before


def test_a_place_that_is_meant_is_told_in_the_file(folder: Path) -> None:
    """Words that stand twice get the words that tell which."""
    assert new(folder, "claim", "briefs/b.yml", "--find", "bank said", "--place", "2", "--speaker", "The Bank") == 0
    assert (folder / "briefs" / "b.yml").read_text().endswith("    quote: bank said\n    prefix: the\n")


def test_the_work_in_between_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In braces, with the words in which the source names it."""
    words = ("claim", "b", "--find", "it coming", "--speaker", "The Bank", "--via", "a report: of the bank")

    assert new(folder, *words, "--via-find", "Prices … the bank said") == 0
    assert (
        (folder / "briefs" / "b.yml")
        .read_text()
        .endswith('    via: {work: "a report: of the bank", quote: "Prices fell by 15% in May, the bank said"}\n')
    )
    assert new(folder, *words) == 2
    assert new(folder, *words, "--via-find", "bank said") == 2
    assert capsys.readouterr().err.endswith("these words stand at 2 places of `report`; give the words of one\n")


def test_what_check_refuses_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words are the source's, and still no quote: they cut a quotation. The finding is told; exit code 1."""
    before = state(folder)

    assert new(folder, "claim", "b", "--find", "the bank said. “We … saw it coming", "--speaker", "The Bank") == 1
    err = capsys.readouterr().err
    assert "error[quote-cuts-quotation]" in err
    assert err.endswith("nothing is written\n")
    assert state(folder) == before


def test_a_dialogue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing is asked for, again if it is wrong; an empty answer is the default."""
    answers = "it came\n\nit coming\nThe Bnak\n\nThe Bank\n\na\nnew-id\n"

    assert new(folder, "claim", "b", answers=answers) == 0
    err = capsys.readouterr().err
    assert "who the words belong to: no speaker is called `The Bnak`; did you mean `The Bank`?" in err
    assert "its id [it-coming]:   `a` is the id of another claim of this brief\n" in err
    assert (
        (folder / "briefs" / "b.yml")
        .read_text()
        .endswith(
            "\n  - id: new-id\n"
            '    claim: "TODO: say in neutral words what the passage says, and whose statement it is"\n'
            "    speaker: The Bank\n    quote: it coming\n"
        )
    )


def test_a_dialogue_that_ends_leaves_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The end of input and Ctrl-C alike: exit code 2, one line."""
    before = state(folder)

    class Stopped(Terminal):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    assert new(folder, "claim", "b", answers="it coming\n") == 2
    assert capsys.readouterr().err.endswith("\nasquoted: the answers ended; nothing is written\n")
    sys.stdin = Stopped()
    assert new(folder, "claim", "b") == 2
    assert capsys.readouterr().err.endswith("asquoted: stopped\n")
    assert state(folder) == before


def test_all_is_written_or_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If the second file cannot be written, the first is as it was."""
    real, before = write_file, state(folder)

    def full(path: Path, data: bytes) -> None:
        if path.name == "speakers.yml":
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(command, "write_file", full)

    assert new(folder, "claim", "b", "--find", "it coming", "--speaker", "X", "--kind", "person") == 2
    assert capsys.readouterr().err.endswith(
        "briefs/speakers.yml cannot be written: No space left on device; nothing is\n"
    )
    assert state(folder) == before


def test_a_schema_that_is_there_is_named(folder: Path) -> None:
    """Each new file says which schema explains it."""
    (folder / "docs" / "schema").mkdir(parents=True)
    (folder / "docs" / "schema" / "brief.json").write_text("{}")

    assert new(folder, "brief", "c") == 0
    assert (
        (folder / "briefs" / "c.yml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../docs/schema/brief.json\ntitle")
    )


def test_without_anything_to_begin_usage_is_told(folder: Path) -> None:
    """Exit code 2."""
    with pytest.raises(SystemExit, match="2"):
        new(folder)


def test_a_new_project_has_the_forms_that_its_pages_open() -> None:
    """Those of this repository, byte for byte, and the template for pull requests."""
    begun = new_project()
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").iterdir())

    assert len(forms) == 5
    for path in (*forms, ROOT / ".github" / "pull_request_template.md"):
        assert begun[path.relative_to(ROOT).as_posix()] == path.read_bytes()


def test_the_source_of_a_brief_may_be_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then one has to be named."""
    brief = folder / "briefs" / "b.yml"
    brief.write_text(brief.read_text().replace("source: report", "source: reprot"))

    assert new(folder, "claim", "b", "--find", "it coming", "--speaker", "The Bank") == 2
    assert "no source has the id `reprot`; did you mean `report`?" in capsys.readouterr().err


def test_a_place_that_nothing_tells_from_others_is_not_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two paragraphs are the same, word for word."""
    text = "It is gone.\n\nIt is gone.\n"
    written(folder, project(seeds__report_txt=text, seeds__report_yml=record(text)))

    assert new(folder, "claim", "b", "--find", "It is gone", "--speaker", "The Bank", "--place", "2") == 2
    assert "“It is gone” stands more than once, and nothing beside it tells which is meant" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            lambda files: new_beside(files, "b", "x", [("speaker", "The Bank")]),
            "briefs/b.yml has no claim with the id `x`",
            id="no such claim",
        ),
        pytest.param(
            lambda files: registered(
                {**files, "briefs/speakers.yml": b"{A: {kind: person}}\n"}, [Registered("B", SpeakerKind.PERSON)]
            ),
            "briefs/speakers.yml is written in braces; put each speaker on a line first",
            id="a registry in braces",
        ),
        pytest.param(
            lambda files: new_wording({**files, "wording/es.po": b"msgid x"}, "es"),
            "wording/es.po cannot be added to as it is: ",
            id="a broken catalogue",
        ),
    ],
)
def test_what_cannot_be_added_to(change: Callable[[Files], object], message: str) -> None:
    """Nothing is guessed; the message says what to do."""
    with pytest.raises(CannotAdd) as refusal:
        change(project(b=claim('"Prices fell by 15%"')))
    assert str(refusal.value).startswith(message)


def test_a_claim_without_an_id_has_none_that_is_taken() -> None:
    """It is a mistake of its own."""
    tree = read_tree(SourceFile("", brief("- claim: C.\n- id: a\n")), [])

    assert tree is not None
    assert list(ids_of(tree)) == ["a"]
