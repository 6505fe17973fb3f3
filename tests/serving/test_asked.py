"""Pages that are made when they are asked for."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from asquoted.serving.asked import Asked
from tests.gates.serving import running
from tests.support import CASES, claim, project, written

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")


def files(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serve what is in a folder."""
    path = environ["folder"] / environ["PATH_INFO"].removeprefix("/at/")
    start_response("200 OK" if path.is_file() else "404 Not Found", [])
    return [path.read_bytes() if path.is_file() else b"nothing"]


def got(asked: Asked, folder: Path, path: str) -> tuple[str, bytes]:
    """Ask for a page."""
    said: list[str] = []
    app = asked.before(files, lambda: "/at/")
    body = app({"PATH_INFO": path, "folder": folder}, lambda status, *_: said.append(status))
    return said[0], b"".join(body)


def test_a_page_is_made_once_and_when_it_is_asked_for(tmp_path: Path) -> None:
    """Others are served as they are, or are not there."""
    made: list[str] = []

    def make() -> None:
        made.append("b")
        (tmp_path / "b").write_text("page")

    asked = Asked()
    asked.wait({"b": make})
    (tmp_path / "a").write_text("there")

    assert got(asked, tmp_path, "/at/a") == ("200 OK", b"there")
    assert got(asked, tmp_path, "/at/c") == ("404 Not Found", b"nothing")
    assert made == []
    assert got(asked, tmp_path, "/at/b") == got(asked, tmp_path, "/at/b") == ("200 OK", b"page")
    assert made == ["b"]


@pytest.mark.parametrize("path", ["b/", "b", "b/index.html", "/b/", "./b/", "c/../b/"])
def test_every_address_of_a_page_makes_it(tmp_path: Path, path: str) -> None:
    """As the server reads addresses once a page is there."""
    asked = Asked()
    asked.wait({"b/index.html": lambda: (tmp_path / "page").write_text("made")})

    assert asked.make(path)
    assert (tmp_path / "page").exists()
    assert not asked.make(path)


def test_what_may_be_of_the_site_before_is_told() -> None:
    """What was made, with all that was written with it, and what others wrote before pages of that name waited."""
    asked = Asked()
    beside = dict.fromkeys(("b/index.html", "b/data"), lambda: None)
    asked.wait({**beside, "c": lambda: None})
    asked.make("b/")

    assert asked.wait({**beside, "c": lambda: None, "d": lambda: None}) == {"b/index.html", "b/data", "d"}
    assert asked.wait({}) == set()


def test_a_page_that_fails_is_tried_again() -> None:
    """When the disk was full, say."""
    tries: list[int] = []

    def make() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise OSError

    asked = Asked()
    asked.wait({"b": make})
    with pytest.raises(OSError, match=r"^$"):
        asked.make("b")

    assert asked.make("b")
    assert asked.wait({}) == {"b"}  # some of it may have been written


def test_no_page_is_made_while_a_site_is_built(tmp_path: Path) -> None:
    """It would stand in the new site, and be of the old one."""
    asked = Asked()
    asked.wait({"b": lambda: (tmp_path / "b").write_text("old")})
    with asked.lock:
        asking = threading.Thread(target=asked.make, args=("b",))
        asking.start()
        asking.join(0.1)
        assert not (tmp_path / "b").exists()
        asked.wait({"b": lambda: (tmp_path / "b").write_text("new")})
    asking.join()

    assert (tmp_path / "b").read_text() == "new"


def test_every_page_is_served_when_it_is_asked_for(tmp_path: Path) -> None:
    """A brief, with what stands beside it, a source, a speaker, a rule: none is there before, and all are."""
    config = (CASES.parent.parent / "asquoted" / "site" / "mkdocs.yml").read_bytes()
    folder = written(tmp_path / "project", {**project(b=BRIEF), "mkdocs.yml": config, "docs/note.txt": b"a"})
    with running(folder, tmp_path / "said") as (address, _):
        for path in ("briefs/b/", "briefs/b/index.html", "briefs/b/brief.json", "sources/report", "rules/quote-cut/"):
            with urllib.request.urlopen(f"{address}{path}", timeout=30) as answer:  # noqa: S310 - ours
                assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}briefs/c/", timeout=30)  # noqa: S310 - ours
