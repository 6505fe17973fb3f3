"""The files of a release: the same bytes from the same files, and a list of all that the program is made of."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.gates.support import CONTENT
from tests.support import ROOT

assert CONTENT, "importing it skips this module where the gates are not run"


def released(root: Path, folder: Path, zone: str) -> dict[str, bytes]:
    """Make a release from a folder; return its files."""
    where = {**os.environ, "PYTHONPATH": str(root), "TZ": zone}
    done = subprocess.run(
        [sys.executable, "-m", "release", "--to", str(folder)],
        cwd=root, env=where, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("asquoted") == 3
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_release_is_the_same_wherever_it_is_made(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """From a clone elsewhere, in another time zone; its list names every locked package with every hash."""
    subprocess.run(["git", "clone", "-q", str(ROOT), str(tmp_path / "clone")], check=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in listed.split("\0")[:-1]:
        if (ROOT / name).is_file():
            (tmp_path / "clone" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "clone" / name).write_bytes((ROOT / name).read_bytes())
    one = released(ROOT, tmp_path / "one", "Asia/Tokyo")
    other = released(tmp_path / "clone", tmp_path / "other", "America/New_York")
    bill = json.loads(one["asquoted.cdx.json"])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    hashes = {
        hash_["content"]
        for each in bill["components"]
        for place in each["externalReferences"]
        for hash_ in place.get("hashes", ())
    }

    assert one == other
    assert sorted(one) == ["asquoted-0.1.0-py3-none-any.whl", "asquoted-0.1.0.tar.gz", "asquoted.cdx.json"]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "asquoted"
    assert "serialNumber" not in bill
    assert "timestamp" not in bill["metadata"]
    assert {f"{each['name']}=={each['version']}" for each in bill["components"]} == set(
        re.findall(r"^[a-z0-9.-]+==[^ ;]+", lock, re.MULTILINE)
    )
    assert hashes == set(re.findall("--hash=sha256:([0-9a-f]{64})", lock))
    tell(
        f"two releases of {sum(map(len, one.values())):,} bytes are the same; {len(bill['components'])} packages listed"
    )
