"""The catalogue of bad inputs: one Markdown file a case, with the files of its project and what the commands say.

A block of code with a path after its first word is a file of the project, but for these: `escaped`, a file whose
backslashes begin escapes, for what no text can show; `link`, a symbolic link to what its line names; `pipe`; `folder`;
`device`, one that never ends; `mode`, the permissions of what is there; `missing`, a file of `tests/support.py` that
this project lacks. `seal: SEALED` in a record is filled in.

The blocks without a path say what is expected: `console`, what `check` prints and returns; `shown`, what readers of
the brief's page see where the editors' words and the source's stand.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asquoted.resolve.sources import seal_of
from tests.golden import BLOCK
from tests.support import project

_ESCAPE = re.compile(
    r"\\(?:x(?P<byte>[0-9a-f]{2})|u(?P<char>[0-9a-f]{4})|(?P<times>[0-9]+)\{(?P<text>[^}]*)\}|(?P<self>\\)|(?P<end>\n))"
)
_NOT_FILES = {"link", "pipe", "folder", "device", "mode", "missing"}
_CAPABILITIES = 0x20080522
"""The version of the structures of capset(2)."""
_PASS_OVER_PERMISSIONS = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@dataclass(frozen=True)
class Bad:
    """One case.

    Attributes:
        path: Its file.
        text: All of it.
    """

    path: Path
    text: str

    def block(self, info: str) -> str | None:
        """Return the block that begins with exactly this line; `None` if there is none."""
        return next((block["body"] for block in BLOCK.finditer(self.text) if block["info"] == info), None)

    def with_block(self, info: str, body: str) -> Bad:
        """Return the case with another body in a block."""
        old = self.block(info)
        assert old is not None
        return Bad(self.path, self.text.replace(f"```{info}\n{old}```", f"```{info}\n{body}```"))

    def write(self, root: Path) -> None:
        """Write the project of this case into a folder."""
        blocks = [(*block["info"].split(" ", 1), block["body"]) for block in BLOCK.finditer(self.text)]
        given = [block for block in blocks if len(block) == 3]
        files = {path: data for path, data in project().items() if isinstance(data, bytes)}
        for kind, path, body in given:
            if kind == "missing":
                del files[path]
            elif kind not in _NOT_FILES:
                files[unescaped(path).decode("utf-8", "surrogateescape")] = (
                    unescaped(body) if kind == "escaped" else body.encode()
                )
        root.mkdir()
        for path, data in files.items():
            text = files.get(path.replace(".yml", ".txt"), b"")
            sealed = data.replace(b"seal: SEALED", f"seal: {seal_of(text)}".encode())
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(sealed)
        for kind, path, body in given:
            if kind in _NOT_FILES - {"missing", "mode"}:
                _make(kind, root / path, body.strip())

    @contextlib.contextmanager
    def permissions(self, root: Path) -> Iterator[None]:
        """Set the permissions that the case names for as long as a command runs, and let them count for root, too."""
        wanted = [block for block in BLOCK.finditer(self.text) if block["info"].startswith("mode ")]
        before = []
        for block in wanted:
            path = root / block["info"].removeprefix("mode ")
            before.append((path, path.stat().st_mode))
            path.chmod(int(block["body"], 8))
        try:
            with as_anybody() if wanted else contextlib.nullcontext():
                yield
        finally:
            for path, mode in reversed(before):
                path.chmod(mode)


def _make(kind: str, path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "link":
        path.symlink_to(target)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero
    else:
        path.mkdir()


@contextlib.contextmanager
def as_anybody() -> Iterator[None]:
    """Let permissions count for this process although it is root's: without the capabilities that pass over them."""
    if os.geteuid():
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, mine = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, mine) == 0
    fewer = type(mine)(mine[0] & ~_PASS_OVER_PERMISSIONS, *mine[1:])
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, mine) == 0


def unescaped(text: str) -> bytes:
    r"""Return the bytes of an escaped text.

    `\xff` is a byte, `\u2028` a character, `\\` a backslash, `\30{[}` thirty times `[`; a backslash at the end of a
    line takes the line end away.
    """
    made = b""
    last = 0
    for match in _ESCAPE.finditer(text):
        made += text[last : match.start()].encode()
        if match["byte"]:
            made += bytes.fromhex(match["byte"])
        elif match["char"]:
            made += chr(int(match["char"], 16)).encode()
        elif match["times"]:
            made += match["text"].encode() * int(match["times"])
        elif match["self"]:
            made += b"\\"
        last = match.end()
    return made + text[last:].encode()


def bad_cases(folder: Path) -> list[Bad]:
    """Read all cases of the catalogue, in the order of their names."""
    return [Bad(path, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]
