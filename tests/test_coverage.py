"""`coverage`: what of a source is in briefs and what is not, sentence by sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.figures.coverage import Covered, coverage_of
from asquoted.model import Library
from asquoted.speech.attributions import Attributions
from tests.support import ROOT, project, record, this_repository, written

TEXT = """The mill closes in May.

“We are sorry,” Ada Stone said. Reed said that nobody had asked him. It rained.

Please subscribe. The mill is old.
"""
RECORD = record(TEXT, more="unquoted:\n  - {quote: Please subscribe., reason: An advertisement.}\n")
BRIEF = """title: T
question: Q?
summary: S.
status: STATUS
source: report
claims:
  - id: sorry
    claim: C.
    speaker: Ada Stone
    quote: We are sorry
    beside:
      - {speaker: The Paper, quote: The mill closes in May., relation: adds, note: N.}
      - {speaker: The Paper, quote: closes in May, relation: adds, note: N.}
"""
SPEAKERS = "The Paper: {kind: publication}\nAda Stone: {kind: person}\nBen Reed: {kind: person, aliases: [Reed]}\n"
TOLD = """\
report: 6 sentences, 26 words
  8 words quoted (31%)
  1 sentence quoted (19% of the words)
  1 sentence in part (23% of the words)
  1 sentence left out on purpose (8% of the words)
  3 sentences not quoted (50% of the words), 1 of them said by somebody

not quoted, said by somebody:
  ¶2  Ben Reed, indirect: Reed said that nobody had asked him.

not quoted, the source's own words:
  ¶2  It rained.
  ¶3  The mill is old.

left out on purpose:
  ¶3  Please subscribe.
      = on purpose: An advertisement.

quoted, whole or in part:
  ¶1  The mill closes in May.
      = 5 of 5 words: b/sorry/beside-1, b/sorry/beside-2
  ¶2  Ada Stone, direct: “We are sorry,” Ada Stone said.
      = 3 of 6 words: b/sorry
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project whose source is quoted in part."""
    return _written(tmp_path, BRIEF.replace("STATUS", "draft"))


def _written(folder: Path, brief: str) -> Path:
    files = project(b=brief, seeds__report_txt=TEXT, seeds__report_yml=RECORD, briefs__speakers_yml=SPEAKERS)
    return written(folder, files)


def test_what_is_quoted_and_what_is_not(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """First what somebody says, then the rest, what is left out on purpose, and what is quoted by whom."""
    assert main(["coverage", "--project", str(root)]) == 0
    assert capsys.readouterr() == (TOLD, "")

    assert main(["coverage", "report", "--project", str(root)]) == 0
    assert capsys.readouterr().out == TOLD


def test_programs_get_every_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the source, with the same counts."""
    assert main(["coverage", "--format", "json", "--project", str(root)]) == 0
    (told,) = json.loads(capsys.readouterr().out)["sources"]

    assert told["id"] == "report"
    assert told["counts"] == {
        "sentences": 6, "quoted": 1, "in_part": 1, "on_purpose": 1, "open": 3, "open_said": 1, "words": 26,
        "words_quoted": 8,
    }  # fmt: skip
    assert [each["text"] for each in told["sentences"]] == [
        "The mill closes in May.",
        "“We are sorry,” Ada Stone said.",
        "Reed said that nobody had asked him.",
        "It rained.",
        "Please subscribe.",
        "The mill is old.",
    ]
    start = TEXT.index("Reed")
    assert told["sentences"][2] == {
        "paragraph": 2, "start": start, "end": start + 36, "text": "Reed said that nobody had asked him.", "words": 7,
        "words_quoted": 0, "state": "open", "quotes": [], "reasons": [], "speaker": "Ben Reed", "kind": "indirect",
    }  # fmt: skip


def test_what_a_withdrawn_brief_quoted_is_not_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads it any more."""
    brief = BRIEF.replace("STATUS", "withdrawn\nwithdrawn: {date: 2026-05-01, reason: R.}")

    assert main(["coverage", "--project", str(_written(tmp_path, brief))]) == 0
    assert "\n  0 words quoted (0%)\n" in capsys.readouterr().out


def test_errors_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that does not stand quotes nothing; errors are on standard error, and the exit code says so."""
    brief = BRIEF.replace("STATUS", "draft").replace("We are sorry", "We are not sorry")

    assert main(["coverage", "--project", str(_written(tmp_path, brief))]) == 1
    told = capsys.readouterr()
    assert "\n  0 words quoted (0%)\n" in told.out
    assert told.err.startswith("briefs/b.yml:10:12: error[quote-not-found]: ")


def test_a_source_has_to_be_known(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the nearest id."""
    assert main(["coverage", "reprot", "--project", str(root)]) == 2
    assert capsys.readouterr() == ("", "asquoted: no source has the id `reprot`; did you mean `report`?\n")


@pytest.mark.parametrize("library", [this_repository().library], ids=["this repository"])
def test_a_plain_count_agrees(library: Library) -> None:
    """Each word counts once, for the sentence it is in; what is quoted is counted letter by letter."""
    for source in library.sources.values():
        quotes = [quote for brief in library.briefs for quote in brief.quotes]
        covered = coverage_of(source, quotes, Attributions(source.document, source.parts, library.speakers.values()))
        text = source.document.text
        letters = {
            place
            for quote in quotes
            if quote.anchor.source.id == source.id
            for words in quote.anchor.segments
            for place in range(words.start, words.end)
            if text[place].isalnum()
        }

        assert covered.words == len(text.split())
        for each in covered.sentences:
            own = {place for place in range(each.start, each.end) if text[place].isalnum()}
            meeting = {
                quote.id
                for quote in quotes
                if quote.anchor.source.id == source.id
                and any(words.start < each.end and each.start < words.end for words in quote.anchor.segments)
            }
            assert set(each.quotes) == meeting
            assert (each.quoted > 0) == bool(own & letters)
            assert (each.state is Covered.QUOTED) == (own <= letters)
        assert [each.start for each in covered.sentences] == sorted(each.start for each in covered.sentences)


def test_the_help_shows_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Its example names a source of this repository."""
    assert (ROOT / "seeds" / "controlled-flow.yml").exists()
    with pytest.raises(SystemExit):
        main(["--help"])

    assert "build.py coverage controlled-flow" in capsys.readouterr().out
