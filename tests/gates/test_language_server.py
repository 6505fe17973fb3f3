"""A language server, set up as `.vscode/settings.json` says, completes, explains and checks the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.files.kinds import slugified
from asquoted.values import MEANING, Relation, Voice
from tests.gates.language_server import Editor, editing
from tests.support import ROOT

pytestmark = pytest.mark.gate

BRIEF = """\
title: T
question: Q?
summary: S.
status: published
source: example
claims:
  - id: a
    claim: C.
    speaker: The Bank
    quote: We saw it coming
    voice: direct
    #
    beside:
      - speaker: The Bank
        quote: no
        relation: adds
        note: N.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, as `new project` makes it; nothing else is set up."""
    folder = tmp_path_factory.mktemp("gate") / "desk"
    assert main(["new", "project", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def editor(desk: Path) -> Iterator[Editor]:
    """An editor with the new project open in it. Its server asks nobody for schemas."""
    settings = json.loads((desk / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    with editing(desk, {**settings, "yaml.schemaStore.enable": False}) as opened:
        yield opened


def at(text: str, words: str) -> tuple[int, int]:
    """Return the line and the column (from 0) right after some words."""
    before = text[: text.index(words) + len(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_keys_are_completed_and_told(editor: Editor) -> None:
    """Those of a claim that are not there yet."""
    text = BRIEF.replace("    #\n", "    \n")
    assert editor.open("briefs/keys.yml", text) == []
    offered = editor.completions("briefs/keys.yml", *at(text, "voice: direct\n    "))

    assert offered["translation"] == "The editors’ own translation."
    assert {"also", "via", "was", "prefix", "suffix"} <= set(offered)
    assert not {"claim", "quote", "relation", "verdict"} & set(offered)


def test_values_are_completed_and_told(editor: Editor) -> None:
    """With what each of them means; nothing else is offered but to say nothing."""
    text = BRIEF.replace("relation: adds", "relation: ").replace("voice: direct", "voice: ")
    editor.open("briefs/values.yml", text)

    assert editor.completions("briefs/values.yml", *at(text, "relation: ")) == MEANING[Relation]
    voices = editor.completions("briefs/values.yml", *at(text, "voice: "))
    assert voices.pop("null") == "the same as leaving it out"
    assert voices == MEANING[Voice]


def test_a_key_is_explained(editor: Editor) -> None:
    """Where the mouse rests on it, with an example."""
    editor.open("briefs/hover.yml", BRIEF)
    line, column = at(BRIEF, "        no")

    told = editor.hover("briefs/hover.yml", line, column)

    assert "In which words the two agree or differ." in told
    assert "The verb is “provides”." in told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("note: N.", "not: N.", ["Property not is not allowed.", 'Missing property "note".']),
        ("adds", "disagrees", ['Value is not accepted. Valid values: "agrees", "differs", "qualifies", "adds".']),
        ("id: a", "id: A b", ["use a–z, 0–9 and single hyphens between them, at most 80 characters"]),
        ("title: T", "title: [T]", ["a text belongs here"]),
        ("published", "withdrawn", ['Missing property "withdrawn".']),
        ("#", "language: english", ["write a BCP 47 tag: en, pt-BR"]),
    ],
    ids=lambda each: None if isinstance(each, list) else each,
)
def test_what_is_wrong_is_flagged(editor: Editor, right: str, wrong: str, told: list[str]) -> None:
    """In words that say what to do, where the protocol lets us choose them."""
    found = editor.open(f"briefs/{slugified(wrong)}.yml", BRIEF.replace(right, wrong, 1))

    assert sorted(found) == sorted(told)


def test_each_file_has_its_schema(editor: Editor) -> None:
    """By its place, as the settings of the folder say."""
    for path, line in {
        "briefs/other.yml": "titel: T",
        "briefs/speakers.yml": "The Bank: {kind: bank}",
        "seeds/other.yml": "titel: T",
        "asquoted.yml": "branche: main",
    }.items():
        assert len(editor.open(path, f"{line}\n")) >= 1, path
    assert editor.open("other.yml", "titel: T\n") == []


def test_each_file_names_its_schema(desk: Path) -> None:
    """In its first line, where an editor has no settings for the folder."""
    with editing(desk, {"yaml.schemaStore.enable": False}) as bare:
        for path in ("briefs/example.yml", "briefs/speakers.yml", "seeds/example.yml", "asquoted.yml"):
            text = (desk / path).read_text(encoding="utf-8")
            assert bare.open(path, text) == []
            assert len(bare.open(path.replace(".yml", "-more.yml"), f"{text}zzz: z\n")) >= 1, path


def test_nothing_of_ours_is_flagged(tell: Callable[[str], None]) -> None:
    """No file of this repository."""
    paths = sorted([*ROOT.glob("briefs/*.yml"), *ROOT.glob("seeds/*.yml")])
    with editing(ROOT, {"yaml.schemaStore.enable": False}) as bare:
        found = [each for path in paths for each in bare.open(str(path.relative_to(ROOT)), path.read_text("utf-8"))]

    assert found == []
    assert len(paths) >= 7
    tell(f"yaml-language-server: {len(paths)} files of this repository, nothing flagged")
