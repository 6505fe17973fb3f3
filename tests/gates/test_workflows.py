"""The workflow *check*, run here: its own commands, in its order, on pull requests that git has merged.

The actions it uses are GitHub's and are not run; what they are given is looked at instead.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

import tests.gates.support  # noqa: F401 - skips this module where no gate is to run
from tests.support import ROOT

pytestmark = pytest.mark.gate

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
BIN = Path(sys.executable).parent
ALWAYS = "${{ !cancelled() }}"
OTHERS = "security"
"""The brief that somebody else changes in the base meanwhile."""
BRIEF = "briefs/what-is-funded.yml"


@dataclass(frozen=True)
class Ran:
    """A job that was run: the exit code and the output of each step that has a command, and the summary."""

    codes: dict[str, int]
    said: dict[str, str]
    summary: str


def read(path: Path) -> dict[str, Any]:
    """Return a workflow."""
    workflow: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


def steps(path: Path) -> list[dict[str, Any]]:
    """Return all steps of a workflow."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def checked_out(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return what makes a pull request from a fork and checks out its merge, as deep as the workflow asks."""

    def made(old: str, new: str) -> Path:
        base, fork, here = tmp_path / "base", tmp_path / "fork", tmp_path / "here"
        git(tmp_path, "clone", "-q", str(ROOT), str(base))
        for path in (ROOT / "build.py", *WORKFLOWS):
            (base / path.relative_to(ROOT)).write_bytes(path.read_bytes())
        git(base, "checkout", "-q", "-B", "main")
        git(base, "commit", "-q", "--allow-empty", "-am", "Base")
        git(tmp_path, "clone", "-q", str(base), str(fork))
        text = (fork / BRIEF).read_text(encoding="utf-8")
        assert old in text
        (fork / BRIEF).write_text(text.replace(old, new), encoding="utf-8")
        git(fork, "commit", "-q", "-am", "An edit")
        other = base / "briefs" / f"{OTHERS}.yml"
        other.write_text(other.read_text(encoding="utf-8").replace("status: published", "status: draft"), "utf-8")
        git(base, "commit", "-q", "-am", "Other work")
        git(base, "fetch", "-q", str(fork), "HEAD")
        git(base, "checkout", "-q", "--detach")
        git(base, "merge", "-q", "--no-ff", "-m", "Merge", "FETCH_HEAD")
        git(base, "update-ref", "refs/pull/1/merge", "HEAD")
        checkout = next(
            step for step in steps(ROOT / ".github/workflows/check.yml") if "checkout@" in step.get("uses", "")
        )
        depth = f"--depth={checkout['with']['fetch-depth']}"
        git(tmp_path, "init", "-q", str(here))
        git(here, "fetch", "-q", depth, f"file://{base}", "refs/pull/1/merge")
        git(here, "checkout", "-q", "--detach", "FETCH_HEAD")
        return here

    return made


def run(folder: Path, job: dict[str, Any]) -> Ran:
    """Run the commands of a job as GitHub does: after a failure only those that are to run always."""
    summary = folder.parent / "summary.md"
    summary.write_text("", encoding="utf-8")
    codes: dict[str, int] = {}
    said: dict[str, str] = {}
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder.parent), **job.get("env", {})}
    environment |= {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(folder), "PYTHONPATH": str(folder)}
    for step in job["steps"]:
        if "run" not in step or (any(codes.values()) and step.get("if") != ALWAYS):
            continue
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            capture_output=True, text=True, check=False, cwd=folder, env=environment | step.get("env", {}),
        )  # fmt: skip
        codes[step["name"]], said[step["name"]] = done.returncode, done.stdout + done.stderr
    return Ran(codes, said, summary.read_text(encoding="utf-8"))


def briefs() -> dict[str, Any]:
    """Return the job that looks at briefs."""
    job: dict[str, Any] = read(ROOT / ".github/workflows/check.yml")["jobs"]["briefs"]
    return job


def test_a_good_pull_request(checked_out: Callable[[str, str], Path]) -> None:
    """Every step succeeds; the summary tells the edit and nothing that others did; preview and page are there."""
    folder = checked_out("The quoted verb is “provides”", "The verb in quotation marks is “provides”")
    ran = run(folder, briefs())

    assert ran.codes == dict.fromkeys(ran.codes, 0), ran.said
    assert len(ran.codes) == 4
    assert "::error" not in "".join(ran.said.values())
    assert "108 quotes checked, 108 exact; no problems" in ran.summary
    assert "# What changes in meaning since `HEAD^1`" in ran.summary
    assert "what-is-funded" in ran.summary
    assert OTHERS not in ran.summary
    for step in briefs()["steps"]:
        if "upload-artifact@" in step.get("uses", ""):
            assert list((folder / step["with"]["path"]).glob("*.html")), step["name"]


def test_a_bad_pull_request(checked_out: Callable[[str, str], Path]) -> None:
    """The job fails, and yet every step has run: annotations, summary and the page are made; no site is."""
    folder = checked_out("provides basic humanitarian aid", "provides much humanitarian aid")
    ran = run(folder, briefs())
    check, *_ = ran.said.values()

    assert list(ran.codes.values()) == [1, 1, 1, 1], ran.said
    assert re.search(rf"(?m)^::error file={BRIEF},line=\d+,endLine=\d+,title=quote-not-found \(new\)::", check)
    assert "yours has “much”, the source has “basic”" in ran.summary
    assert "# What changes in meaning since `HEAD^1`" in ran.summary
    assert (folder / "diff" / "diff.html").is_file()
    assert not (folder / "site").exists()


def test_what_was_made_is_kept_whatever_was_found() -> None:
    """A reviewer of a pull request with errors needs the artifacts most; the actions themselves are not run here."""
    first, *later = (step for step in briefs()["steps"] if "run" in step or "upload-artifact@" in step["uses"])

    assert "if" not in first
    assert [step.get("if") for step in later] == [ALWAYS] * 5


def test_the_tests_are_run_by_their_door() -> None:
    """The other job's only command is the one of the README; .ci/run runs it."""
    job = read(ROOT / ".github/workflows/check.yml")["jobs"]["program"]
    commands = [step["run"] for step in job["steps"] if "run" in step]

    assert commands == ["python3 build.py test"]
    assert commands[0] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def said(*command: str) -> tuple[int, str]:
    """Run one of the development tools, without the network."""
    done = subprocess.run([BIN / command[0], *command[1:]], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_schemas_of_github_hold() -> None:
    """Of workflows, of issue forms, and of what chooses among them."""
    schemas = {"workflows": WORKFLOWS, "issue-forms": FORMS, "issue-config": [FORMS[0].with_name("config.yml")]}
    for schema, paths in schemas.items():
        code, told = said("check-jsonschema", "--builtin-schema", f"vendor.github-{schema}", *map(str, paths))

        assert (code, len(paths) > 0) == (0, True), told


def test_zizmor_finds_nothing() -> None:
    """Not even what only an auditor would ask."""
    code, told = said("zizmor", "--offline", "--persona=auditor", "--no-progress", *map(str, WORKFLOWS))

    assert code == 0, told
    assert "No findings to report" in told
    assert "zizmor: ignore" not in "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)


@pytest.mark.parametrize(
    ("ours", "broken"),
    [
        ("          persist-credentials: false\n", ""),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7"),
        ('"$BASE" --format github', '"${{ github.head_ref }}" --format github'),
        ("  pull_request:", "  pull_request_target:"),
    ],
)
def test_the_tools_see_what_is_broken(ours: str, broken: str, tmp_path: Path) -> None:
    """A gate that cannot fail is none."""
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    path = tmp_path / ".github" / "workflows" / "check.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(ours, broken), encoding="utf-8")

    assert ours in text
    assert said("zizmor", "--offline", "--no-progress", str(path))[0] != 0


def test_no_text_of_others_is_in_a_command() -> None:
    """No expression at all stands in a command, no secret is named, every action is pinned with its version beside."""
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")

        assert "secrets." not in text
        assert read(path)["permissions"] == {}
        for step in steps(path):
            assert "${{" not in step.get("run", "")
            assert re.search(r"@[0-9a-f]{40}$", step["uses"]) if "uses" in step else True
        assert text.count("uses: ") == len(re.findall(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n", text))
