"""A build that is killed, or finds the disk full or read-only, leaves the site that stood there before."""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asquoted.site.compared import digest_of
from tests.gates.support import CONTENT
from tests.support import claim, project, written

assert CONTENT, "importing it skips this module where the gates are not run"
TEXTS = ("We saw it coming", '"Prices fell by 15%"')
KILLS = 50
STAYS = "asquoted: the site cannot be written, and what stood there stays"


def command(folder: Path) -> list[str]:
    """Return how the site of a project is built in a process of its own."""
    return [sys.executable, "-m", "asquoted", "--project", str(folder)]


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Fifty times, at a random moment: what stands there is the old site or the new one, and the next run clears up."""
    folder = written(tmp_path / "project", project())
    chance = random.Random(1)
    whole = {}
    seconds = []
    for text in TEXTS:
        written(folder, {"briefs/b.yml": claim(text).encode()})
        begun = time.monotonic()
        subprocess.run(command(folder), check=True, capture_output=True)
        seconds.append(time.monotonic() - begun)
        whole[digest_of(folder / "site")] = text
    assert len(whole) == len(TEXTS)

    new, left = 0, 0
    for number in range(KILLS):
        text = TEXTS[number % len(TEXTS)]
        written(folder, {"briefs/b.yml": claim(text).encode()})
        build = subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(chance.uniform(0, max(seconds)))
        build.kill()
        build.wait()
        found = digest_of(folder / "site")
        assert found in whole, f"after kill {number + 1} the site is neither the old one nor the new one"
        new += whole[found] == text
        left += (folder / ".site-work").exists()

    subprocess.run(command(folder), check=True, capture_output=True)
    assert sorted(path.name for path in folder.iterdir()) == ["briefs", "seeds", "site"]
    tell(f"{KILLS} builds killed, the site whole after each; {left} left their work, which the last build cleared away")
    assert left, "no build was killed at work"


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a small file system in memory, where the machine allows it."""
    folder.mkdir()
    mount = shutil.which("mount")
    done = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if not done or done.returncode:
        pytest.skip("this machine lets nobody mount a file system: a full disk is not tried")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """One line that says so, exit code 2, and nothing left behind."""
    disk = tmp_path / "disk"
    with small_disk(disk, "9m"):
        folder = written(disk / "project", project(b=claim(TEXTS[0])))
        subprocess.run(command(folder), check=True, capture_output=True)
        before = digest_of(folder / "site")
        (folder / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 1_000_000))
        written(folder, {"briefs/b.yml": claim(TEXTS[1]).encode()})

        done = subprocess.run(command(folder), check=False, capture_output=True, text=True)

        assert done.returncode == 2, done.stderr
        last = done.stderr.splitlines()[-1]
        assert last == f"{STAYS}: No space left on device"
        assert "Traceback" not in done.stderr
        assert digest_of(folder / "site") == before
        assert sorted(path.name for path in folder.iterdir()) == ["briefs", "filler", "seeds", "site"]
    tell(f"a full disk: {last}")


def test_a_read_only_folder_is_told(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """One line that says so, exit code 2; `check` still works."""
    disk = tmp_path / "disk"
    with small_disk(disk, "9m"):
        folder = written(disk / "project", project(b=claim(TEXTS[0])))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

        done = subprocess.run(command(folder), check=False, capture_output=True, text=True)
        checked = subprocess.run([*command(folder), "check"], check=False, capture_output=True, text=True)

        assert done.returncode == 2, done.stderr
        last = done.stderr.splitlines()[-1]
        assert last == f"{STAYS}: Read-only file system"
        assert checked.returncode == 0
    tell(f"a read-only folder: {last}")
