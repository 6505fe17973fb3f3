"""`search: pagefind`: the same entries in an index of many small files, or one line that says what is missing."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from asquoted.cli import main
from asquoted.site.build import build_site
from asquoted.site.compared import unlike
from asquoted.site.pagefind import PARAGRAPH, WORKER, asking_pagefind
from asquoted.site.plugin import PACKAGE, AsQuotedPlugin
from tests.site.test_search import HOSTILE, QUOTE
from tests.support import CASES, brief as written_brief, claim, project, record, written
from tests.test_isolation import isolated

SETTINGS = (PACKAGE / "site" / "mkdocs.yml").read_text(encoding="utf-8")
BY_PAGEFIND = SETTINGS.replace("[search, asquoted]", "[search, asquoted: {search: pagefind}]")
HEAD = b"pagefind_dcd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project that wants Pagefind."""
    files = {**project(b=claim("Prices fell by 15%")), "mkdocs.yml": BY_PAGEFIND.encode(), "docs/note.txt": b""}
    return written(tmp_path / "project", files)


@pytest.fixture
def installed() -> None:
    """Skips a test by name where Pagefind is not installed."""
    pytest.importorskip("pagefind_bin", reason="Pagefind is not installed: the extra `pagefind`")


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Try to build a site that cannot be built; return the last line that is said."""
    assert main(["--project", str(folder)]) == 2
    assert not (folder / "site").exists()
    return capsys.readouterr().err.splitlines()[-1]


def test_what_is_not_installed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site never has another search because of what is on the machine that builds it."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)

    assert told(folder, capsys) == (
        "asquoted: mkdocs.yml has `search: pagefind`, but Pagefind is not installed: run `pip install "
        "'asquoted[pagefind]'`, in a clone `.venv/bin/python -m pip install pagefind-bin`, or leave that setting out"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("[search, asquoted:", "[asquoted:"), ("name: material", "name: mkdocs")],
    ids=["no search", "another theme"],
)
def test_without_a_dialog_there_is_nothing_to_search_in(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """It is the theme's, and made by its plugin."""
    (folder / "mkdocs.yml").write_text(BY_PAGEFIND.replace(old, new), encoding="utf-8")

    assert told(folder, capsys) == (
        "asquoted: mkdocs.yml has `search: pagefind`, but no dialog to search in: that needs the theme `material`, and "
        "`search` among the `plugins`"
    )


def test_another_word_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are."""
    (folder / "mkdocs.yml").write_text(BY_PAGEFIND.replace("pagefind", "lunr"), encoding="utf-8")
    assert main(["--project", str(folder)]) == 2

    said = capsys.readouterr().err
    assert "option 'search': Expected one of: ('material', 'pagefind') but received: 'lunr'" in said


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/nowhere"])
def test_a_program_that_stops_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """Whether it fails, ends too early or cannot be run at all; nothing is published."""
    monkeypatch.setattr("asquoted.site.pagefind._program", lambda: Path(program))

    assert told(folder, capsys) in {
        f"asquoted: the search index is not made, for Pagefind has stopped: {why}"
        for why in ("it gave no answer", "Broken pipe", "No such file or directory")
    }


def advised(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Build a site; return what is said of its search."""
    assert main(["--project", str(folder)]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if "search" in line]


def test_a_large_index_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every build, whether anything has changed or not; a small one is not."""
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    assert advised(folder, capsys) == []

    monkeypatch.setattr("asquoted.cli.build._LARGE", 1_000)
    index = folder / "site" / "search" / "search_index.json"
    line = (
        f"every reader loads {index.stat().st_size / 1e6:.1f} MB for the search; to load what a query needs, install "
        "the extra `pagefind` and set `search: pagefind` for the plugin `asquoted` in mkdocs.yml"
    )
    assert advised(folder, capsys) == [line]
    (folder / "docs" / "more.txt").touch()
    assert advised(folder, capsys) == [line]


@pytest.mark.usefixtures("installed")
def test_who_has_pagefind_is_not_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of the theme's index has no entries."""
    monkeypatch.setattr("asquoted.cli.build._LARGE", 1_000)

    assert advised(folder, capsys) == []


def records(site: Path) -> dict[str, dict[str, Any]]:
    """Return all that can be found on a site, by address."""
    found = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(HEAD))
        for path in (site / "pagefind" / "fragment").iterdir()
    ]
    return {each["url"].removeprefix("./"): each for each in found}


def entries(site: Path) -> dict[str, dict[str, str]]:
    """Return the entries of Material's index of a site, by address."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {each["location"]: each for each in index["docs"]}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("language", ["en", "he"])
def test_what_is_found_is_what_the_theme_s_own_search_finds(tmp_path: Path, language: str) -> None:
    """Every entry, by the same title and the same words, in a language that Pagefind knows or not.

    Material's own index has none of them any more.
    """
    sample = {path.relative_to(CASES / "sample").as_posix(): path for path in (CASES / "sample").rglob("*")}
    files = {path: file.read_bytes() for path, file in sample.items() if file.is_file()}
    files |= {"docs/by-hand.md": b"# By hand\n\nOne `word` & *more*.\n\n- two\n- three\n", "asquoted.yml": b""}
    files["asquoted.yml"] = f"language: {language}\n".encode()
    for name, settings in (("theirs", SETTINGS), ("ours", BY_PAGEFIND)):
        written(tmp_path / name, {**files, "mkdocs.yml": settings.encode()})
        assert build_site(tmp_path / name, tmp_path / name / "site").is_sound
    ours, theirs = records(tmp_path / "ours" / "site"), entries(tmp_path / "theirs" / "site")

    assert ours.keys() == theirs.keys()
    for location, entry in theirs.items():
        words = html.unescape(re.sub("<[^>]*>", " ", re.sub("</?code>", "", entry["text"]))).split()
        title = html.unescape(entry["title"])
        said = ours[location]["content"].replace(PARAGRAPH, " ").split()
        assert ours[location]["meta"]["title"] == title
        assert said == words or (not words and said == title.split()), location
    claim = ours["briefs/bridge/#cost"]
    assert claim["meta"]["page"] == ours["briefs/bridge/"]["meta"]["title"]
    assert claim["content"].count(PARAGRAPH) == theirs["briefs/bridge/#cost"]["text"].count("<p>") - 1
    assert ours["by-hand/"]["content"] == f"One word & more. {PARAGRAPH} two {PARAGRAPH} three"
    assert entries(tmp_path / "ours" / "site") == {}


@pytest.mark.usefixtures("installed")
def test_hostile_words_are_words(tmp_path: Path) -> None:
    """They stand in the index letter by letter; the worker escapes them."""
    claims = f"- id: a\n  claim: The report has '<b>' & <i>.\n  speaker: The Paper\n  quote: {QUOTE}\n"
    files = {
        **project(
            seeds__report_txt=HOSTILE,
            seeds__report_yml=record(HOSTILE, more="publisher: The Paper\n"),
            b=written_brief(claims),
        ),
        "mkdocs.yml": BY_PAGEFIND.encode(),
        "docs/note.txt": b"",
    }
    assert build_site(written(tmp_path, files), tmp_path / "site").is_sound
    found = records(tmp_path / "site")["briefs/b/#a"]

    assert found["content"].endswith(QUOTE[1:-1])
    assert found["meta"]["title"] == "The report has '<b>' & <i>."


@pytest.mark.usefixtures("installed")
def test_two_builds_are_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On one core or all, the fast way or the plain one; and a folder that holds them is not built again."""
    assert main(["--project", str(folder)]) == 0
    capsys.readouterr()
    other = folder.parent / "other"
    code = "import sys, pathlib\nfrom asquoted.site.build import build_site\n"
    code += "build_site(*map(pathlib.Path, sys.argv[1:]), plain=True)"
    alone = {**os.environ, "RAYON_NUM_THREADS": "1", "TOKIO_WORKER_THREADS": "1", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, folder, other], check=True, env=alone, capture_output=True)

    assert unlike(folder / "site", other) == []
    assert main(["--project", str(folder), "check", "--site", str(other)]) == 0
    assert main(["--project", str(folder)]) == 0
    assert capsys.readouterr().out.count("nothing has changed") == 1


@pytest.mark.usefixtures("installed")
def test_pages_ask_our_worker_and_allow_no_more(folder: Path) -> None:
    """It lies in the site, from wherever a page stands; the policy is that of any other site."""
    (folder / "mkdocs.yml").write_text(BY_PAGEFIND + "site_url: https://a.example/b/\n", encoding="utf-8")
    assert build_site(folder, folder / "site").is_sound
    policy = r'http-equiv="Content-Security-Policy" content="([^"]*)'
    asked = {}
    for path in (folder / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        config = re.search(r'<script id="__config" type="application/json">(.*?)</script>', page)
        allowed = re.search(policy, page)
        assert config
        assert allowed
        assert "wasm" not in allowed[1]
        asked[path.relative_to(folder / "site").as_posix()] = json.loads(config[1])

    assert asked["index.html"]["search"] == WORKER
    assert asked["briefs/b/index.html"]["search"] == f"../../{WORKER}"
    assert asked["404.html"]["search"] == f"/b/{WORKER}"
    assert asked["404.html"]["translations"]["search.result.other"] == "# pages with the best results"
    assert (folder / "site" / WORKER).is_file()


def test_a_dialog_that_is_not_known_is_told() -> None:
    """It would search in an index without entries; a page without one is left as it is."""
    assert asking_pagefind("<p>no search</p>") == "<p>no search</p>"

    with pytest.raises(Abort, match="this version of Material for MkDocs cannot ask Pagefind: use `search: material`"):
        asking_pagefind('<div data-md-component="search" role="dialog">')


def test_serve_needs_no_pagefind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps the theme's search: an index of the whole site would be made at every save."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["asquoted"]
    assert isinstance(plugin, AsQuotedPlugin)
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)

    dialog = '<head></head><div data-md-component="search" role="dialog">'
    assert "workers" in plugin.on_post_template(f"{dialog}workers", template_name="404.html", config=config)


@pytest.mark.usefixtures("installed")
def test_no_connection_is_made(folder: Path) -> None:
    """The index is made by a program that is talked to through pipes."""
    run = "from asquoted.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    done = isolated(run, "--project", str(folder), "build")

    assert (done.returncode, "network" in done.stderr) == (0, False), done.stderr
    assert (folder / "site" / "pagefind" / "pagefind.js").is_file()


_ENDLESS = """
from itertools import repeat
from asquoted.site.pagefind import indexed
list(indexed(repeat({"url": "./", "content": "a b c", "language": "en", "meta": {"title": "a"}}), "en"))
"""


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_program_ends_with_a_build_that_is_stopped(sent: signal.Signals) -> None:
    """However it is stopped."""
    build = subprocess.Popen([sys.executable, "-c", _ENDLESS], stderr=subprocess.DEVNULL, start_new_session=True)
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children")
    for _ in range(200):
        time.sleep(0.05)
        if child := children.read_text().split():
            break
    assert child
    build.send_signal(sent)
    build.wait(20)
    for _ in range(200):
        if not Path("/proc", child[0]).exists():
            return
        time.sleep(0.05)
    os.kill(int(child[0]), signal.SIGKILL)
    pytest.fail("it goes on")
