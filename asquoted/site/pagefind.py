"""Pagefind in the place of the theme's own search: a reader loads what a query needs of an index in many small files.

The dialog stays that of Material for MkDocs. It asks a worker, in messages that it lets others answer too; ours
(`pagefind.js`) answers from the index that is made here, of the entries that the theme's own would have. A worker that
was loaded from an address is not held to the policy of the page, so no page has to allow WebAssembly.

We talk to the program itself, as its libraries for Node and Python do: one request after another through its standard
input, each answered. It ends when that is closed, so it does not outlive a build that is killed. The library for Python
waits a tenth of a second for each answer, and for ever if the program has stopped. The files are handed to us to be
written: the program itself does not notice a full disk.
"""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from errno import EPIPE
from importlib import resources
from io import BufferedReader, BufferedWriter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2.utils import htmlsafe_json_dumps
from mkdocs.exceptions import Abort

from asquoted.wording import gettext

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "pagefind"
WORKER = "assets/find.js"
PARAGRAPH = "\x1e"
"""Stands between the paragraphs of a record, as a word that nobody can search for; no source holds such a sign."""

_SCRIPT = resources.files("asquoted") / "site" / "pagefind.js"
_CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">)[^<]*(?=</script>)')
_DIALOG = 'data-md-component="search"'
_IN_A_LINE = re.compile(r"</?(?:code|su[bp])\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_NAMES = {"pagefind.js", "pagefind-entry.json"}
_KINDS = {".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"}
"""What a search loads. The program brings dialogs of its own along, which nothing here uses."""


def look_for(config: MkDocsConfig) -> None:
    """Say what is missing, if anything is.

    Raises:
        Abort: There is no dialog to answer, or nothing to answer it with.
    """
    if "material/search" not in config.plugins:
        raise Abort(
            "mkdocs.yml has `search: pagefind`, but no dialog to search in: that needs the theme `material`, and "
            "`search` among the `plugins`"
        )
    _program()


def _program() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - an extra

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise Abort(
            "mkdocs.yml has `search: pagefind`, but Pagefind is not installed: run `pip install 'asquoted[pagefind]'`, "
            "in a clone `.venv/bin/python -m pip install pagefind-bin`, or leave that setting out"
        ) from error


def asking_pagefind(page: str) -> str:
    """Return a page whose search dialog asks our worker; of what that finds it gets the best, and says so.

    Raises:
        Abort: Nobody knows whom the dialog of this version of the theme asks.
    """

    def changed(given: re.Match[str]) -> str:
        config = json.loads(given[0])
        config["search"] = config["search"].rpartition("assets/")[0] + WORKER
        config["translations"]["search.result.other"] = gettext("# pages with the best results")
        return str(htmlsafe_json_dumps(config))

    asking, count = _CONFIG.subn(changed, page, count=1)
    if not count and _DIALOG in page:
        raise Abort(
            "the search dialog of this version of Material for MkDocs cannot ask Pagefind: use `search: material`"
        )
    return asking


def publish(index: str, site: Path, language: str) -> str:
    """Write Pagefind's index of all entries of Material's, and the worker that reads it.

    Args:
        index: Material's index, as JSON.
        site: The folder of the site.
        language: That of the pages; words are reduced to their stems as it does, quotes in others too.

    Returns:
        Material's index without any entry: the page loads it all the same.

    Raises:
        Abort: The program has stopped.
    """
    data = json.loads(index)
    for path, content in indexed(_records(data["docs"], language), language):
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    worker = site / WORKER
    worker.parent.mkdir(exist_ok=True)
    worker.write_bytes(_SCRIPT.read_bytes())
    return json.dumps(data | {"docs": []}, ensure_ascii=False, separators=(",", ":"))


def _records(entries: list[dict[str, Any]], language: str) -> Iterator[dict[str, Any]]:
    """Yield entries of Material's as records: a claim by itself, with the title of its page, which comes before it."""
    pages: dict[str, str] = {}
    for entry in entries:
        location, title = entry["location"], html.unescape(entry["title"])
        page = pages.setdefault(location.partition("#")[0], title)
        meta = {"title": title, "page": page} if "#" in location else {"title": title}
        pieces = (html.unescape(each).split() for each in _TAG.split(_IN_A_LINE.sub("", entry["text"])))
        content = f" {PARAGRAPH} ".join(" ".join(words) for words in pieces if words)
        # An address of no characters is none, to Pagefind.
        yield {"url": f"./{location}", "content": content or title, "language": language, "meta": meta}


def indexed(records: Iterable[Mapping[str, Any]], language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index of records, each with its path.

    Raises:
        Abort: The program has stopped.
    """
    try:
        files = _asked(_program(), records, language)
    except OSError as error:
        raise Abort(f"the search index is not made, for Pagefind has stopped: {error.strerror}") from error
    for file in files:
        path = Path(file["path"])
        if path.name in _NAMES or path.suffix in _KINDS:
            yield file["path"], base64.b64decode(file["content"])


def _asked(program: Path, records: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, str]]:
    command: list[str | Path] = [program, "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:  # noqa: S603 - no shell
        which = {"index_id": _answer(service, "NewIndex", config={"force_language": language})["index_id"]}
        for record in records:
            _answer(service, "AddRecord", **which, **record)
        files: list[dict[str, str]] = _answer(service, "GetFiles", **which)["files"]
        return files


def _answer(service: subprocess.Popen[bytes], wanted: str, **given: Any) -> dict[str, Any]:
    """Send a request and return its answer: both are JSON in Base64, up to a comma."""
    assert isinstance(service.stdin, BufferedWriter)  # both are pipes
    assert isinstance(service.stdout, BufferedReader)
    request = json.dumps({"message_id": 0, "payload": {"type": wanted, **given}})
    service.stdin.write(base64.b64encode(request.encode()) + b",")
    service.stdin.flush()
    answer = bytearray()
    while not answer.endswith(b","):
        piece = service.stdout.read1()
        if not piece:
            raise BrokenPipeError(EPIPE, "it gave no answer")
        answer += piece
    payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
    if payload["type"] == "Error":
        raise Abort(f"the search index is not made: Pagefind says “{payload['message']}”")
    return payload
