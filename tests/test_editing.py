"""What editors, git hooks and sites are given: schemas, settings, and the layout of the files."""

from __future__ import annotations

import json
import re
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.export.schema import FILES
from asquoted.files.modeline import schema_of
from asquoted.files.settings import SETTINGS
from asquoted.pipeline import SPEAKERS
from asquoted.site.build import build_site
from asquoted.writing import new_project, project_schemas
from tests.support import ROOT, claim, project, written

MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<schema>\S+)\n")
SOURCE = {
    "charset": "unset",
    "end_of_line": "unset",
    "insert_final_newline": "unset",
    "trim_trailing_whitespace": "false",
    "indent_style": "unset",
    "indent_size": "unset",
}
"""What editors may do with the text of a source: nothing."""


def editorconfig(text: str) -> ConfigParser:
    """Read a file for EditorConfig: what stands before its first section is put into one."""
    read = ConfigParser()
    read.read_string(f"[top]\n{text}")
    return read


# Schemas.


def test_the_command_writes_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the files of a project name them; what stood there is replaced."""
    written(tmp_path, {"docs/schema/brief.json": b"old"})

    assert main(["schema", "--project", str(tmp_path)]) == 0
    assert {path: (tmp_path / path).read_bytes() for path in project_schemas()} == project_schemas()
    assert capsys.readouterr().out == (
        "written: docs/schema/record.json\nwritten: docs/schema/speakers.json\n"
        "written: docs/schema/brief.json\nwritten: docs/schema/settings.json\n"
    )


def test_files_name_the_schema_that_is_there(tmp_path: Path) -> None:
    """Those of this repository, and those that `new project` writes; by a way that needs no network."""
    written(tmp_path, new_project())
    named = set()
    for root in (ROOT, tmp_path):
        for path, data in read_project(root).items():
            if not path.endswith(".yml"):
                continue
            assert isinstance(data, bytes)
            line = MODELINE.match(data.decode())
            assert line, path
            assert ((root / path).parent / line["schema"]).resolve() == root / f"docs/schema/{schema_of(path)}.json"
            named.add(schema_of(path))

    assert named == set(FILES)


@pytest.mark.parametrize("own", [b"", b"{}"], ids=["none of its own", "its own"])
def test_the_site_serves_the_schemas(tmp_path: Path, own: bytes) -> None:
    """Of a project without any too; a project's own are left as they are."""
    written(tmp_path, project(b=claim("We saw it coming", "also: [{quote: it added}]\n")))
    if own:
        written(tmp_path, {"docs/schema/brief.json": own})

    assert build_site(tmp_path, tmp_path / "site").is_sound
    schemas = project_schemas()
    served = {path: (tmp_path / "site" / path.removeprefix("docs/")).read_bytes() for path in schemas}
    assert served == ({**schemas, "docs/schema/brief.json": own} if own else schemas)

    assert main(["pages", "--project", str(tmp_path), "--to", str(tmp_path / "pages")]) == 0
    assert {path: (tmp_path / "pages" / path.removeprefix("docs/")).read_bytes() for path in schemas} == served


# Settings of editors.


def test_settings_of_the_editor_name_each_schema() -> None:
    """The same for this repository and for a new project; no file has two, and sources are left alone."""
    text = new_project()[".vscode/settings.json"]
    settings = json.loads(text)

    assert text == (ROOT / ".vscode" / "settings.json").read_bytes()
    assert settings["yaml.schemas"] == {
        "./docs/schema/brief.json": ["briefs/*.yml", f"!{SPEAKERS}"],
        "./docs/schema/speakers.json": [SPEAKERS],
        "./docs/schema/record.json": ["seeds/*.yml"],
        "./docs/schema/settings.json": [SETTINGS],
    }
    assert set(settings["[plaintext]"].values()) == {False}
    assert {name.removeprefix("./") for name in settings["yaml.schemas"]} == set(project_schemas())


def test_no_editor_changes_the_text_of_a_source() -> None:
    """Here, and in a new project."""
    ours = editorconfig((ROOT / ".editorconfig").read_text(encoding="utf-8"))
    new = editorconfig(new_project()[".editorconfig"].decode())

    assert dict(ours["{seeds/*.txt,tests/cases/**}"]) == dict(new["seeds/*.txt"]) == SOURCE
    assert ours.sections()[-1] == "{seeds/*.txt,tests/cases/**}"  # the last one that fits holds
    assert new.sections()[-1] == "seeds/*.txt"
    assert ours["top"]["root"] == new["top"]["root"] == "true"


def test_files_are_laid_out_as_editors_are_told() -> None:
    """UTF-8, LF, a last line end, no white space at the end of lines, indented by two."""
    told = editorconfig(new_project()[".editorconfig"].decode())
    assert dict(told["*"]) == {
        "charset": "utf-8",
        "end_of_line": "lf",
        "insert_final_newline": "true",
        "trim_trailing_whitespace": "true",
    }
    assert dict(told["*.{yml,yaml,json}"]) == {"indent_style": "space", "indent_size": "2"}

    files = {path: data for path, data in new_project().items() if not path.endswith(".txt")}
    ours = [*ROOT.glob("briefs/*.yml"), *ROOT.glob("seeds/*.yml"), *ROOT.glob("docs/**/*.*"), *ROOT.glob(".*.yaml")]
    files |= {str(path): path.read_bytes() for path in [*ours, *ROOT.glob("*.yml"), ROOT / ".editorconfig"]}
    for path, data in files.items():
        text = data.decode("utf-8")
        assert "\r" not in text, path
        assert text.endswith("\n"), path
        assert re.search(r"[ \t]$", text, re.MULTILINE) is None, path
        if path.endswith((".yml", ".json")):
            assert "\t" not in text, path
    assert len(files) > 25


# Hooks of git.


def test_hooks_run_commands_that_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is run once, for the whole project, when a file of it changes."""
    written(tmp_path, project(b=claim("We saw it comin", "also: [{quote: it added}]\n")))
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}

    assert set(hooks) == {"asquoted-check", "asquoted-fix"}
    for hook in hooks.values():
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        fits = [path for path in [*new_project(), "docs/a.md"] if re.search(hook["files"], path)]
        assert sorted(fits) == sorted(read_project(written(tmp_path / hook["id"], new_project())))
    exits = []
    for id_ in ("asquoted-check", "asquoted-fix", "asquoted-check"):
        program, *words = hooks[id_]["entry"].split()
        assert program == "asquoted"
        exits.append(main([*words, "--project", str(tmp_path)]))
    assert exits == [1, 0, 0]
    assert capsys.readouterr().out.startswith("briefs/b.yml:10:12: error[quote-cut]")
