"""A small client of a language server: the messages that an editor exchanges with it, over its standard streams."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any, cast

from tests.gates.support import NPM

SERVER = NPM / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """An editor with a folder open in it.

    Attributes:
        problems: What the server last said of each file, by its address.
    """

    def __init__(self, process: subprocess.Popen[bytes], root: Path, settings: dict[str, Any]) -> None:
        """Take the streams of a server that runs."""
        self.problems: dict[str, list[str]] = {}
        self._to = cast("IO[bytes]", process.stdin)
        self._from = cast("IO[bytes]", process.stdout)
        self._ids = count(1)
        self._root = root
        self._settings = settings

    def start(self) -> None:
        """Open the folder."""
        folder = {"uri": self._root.as_uri(), "name": self._root.name}
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        self.ask(
            "initialize",
            {"processId": None, "rootUri": self._root.as_uri(), "workspaceFolders": [folder], "capabilities": can},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def stop(self) -> None:
        """Close it."""
        self.ask("shutdown", None)
        self._tell("exit", None)

    def open(self, path: str, text: str) -> list[str]:
        """Open a file that is not open yet, with a text in it; return what the server finds wrong in it."""
        address = self._address(path)
        assert address not in self.problems, path
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": address, "languageId": "yaml", "version": 1, "text": text}},
        )
        while address not in self.problems:
            self._hear()
        return self.problems[address]

    def completions(self, path: str, line: int, column: int) -> dict[str, str]:
        """Return what can be written at a place (counted from 0), with what is told of it."""
        answer = self.ask("textDocument/completion", self._place(path, line, column))
        return {item["label"]: _words(item.get("documentation")) for item in answer["items"]}

    def hover(self, path: str, line: int, column: int) -> str:
        """Return what is told of a place (counted from 0)."""
        answer = self.ask("textDocument/hover", self._place(path, line, column))
        return _words(answer["contents"]) if answer else ""

    def ask(self, method: str, params: Any) -> Any:
        """Ask the server; return its answer."""
        wanted = next(self._ids)
        self._write({"id": wanted, "method": method, "params": params})
        while True:
            message = self._hear()
            if "method" not in message and message.get("id") == wanted:
                assert "error" not in message, message["error"]
                return message["result"]

    def _hear(self) -> dict[str, Any]:
        """Take the next message; answer it if the server asks something."""
        length = 0
        while (line := self._from.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has stopped"
        message: dict[str, Any] = json.loads(self._from.read(length))
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                found = message["params"]
                self.problems[found["uri"]] = [each["message"] for each in found["diagnostics"]]
            case "workspace/configuration":
                asked = [item.get("section", "") for item in message["params"]["items"]]
                self._write({"id": message["id"], "result": [self._settings.get(each) for each in asked]})
            case str() if "id" in message:
                self._write({"id": message["id"], "result": None})
        return message

    def _tell(self, method: str, params: Any) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._to.flush()

    def _address(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._address(path)}, "position": {"line": line, "character": column}}


def _words(told: Any) -> str:
    """Return a text that may come with what it is written in."""
    return str(told["value"]) if isinstance(told, dict) else str(told or "")


@contextmanager
def editing(root: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    """Open a folder in an editor whose settings are those of `.vscode/settings.json`, or the like."""
    nested = {"yaml": {key.removeprefix("yaml."): value for key, value in settings.items() if key.startswith("yaml.")}}
    command = ["node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        editor = Editor(process, root, nested)
        try:
            editor.start()
            yield editor
            editor.stop()
        finally:
            process.kill()
