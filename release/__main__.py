"""The files of a release: sdist, wheel, and the list of what the program is made of (SBOM).

    python -m release --to dist

The list is CycloneDX 1.6 as JSON, made from `requirements.lock` by cyclonedx-py, which checks it against the schema:
what a reader of the README installs, with every hash. The same files give the same bytes: no clock, no serial number.
Run in the environment of requirements-dev.lock. Prints the SHA-256 of each file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from flit_core import buildapi  # type: ignore[import-untyped]

from release.tools import ROOT, NoToolsError, tools

_NO_DAY = "315532800"
"""1 January 1980, the first day that a wheel can name: none of our own."""


def main() -> int:
    """Write the files of a release into a folder."""
    parser = argparse.ArgumentParser(prog="python -m release", description="Sdist, wheel and SBOM.")
    parser.add_argument("--to", type=Path, metavar="DIR", default=Path("dist"))
    folder = parser.parse_args().to.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        try:
            commands = tools(Path(name))
        except NoToolsError as error:
            print(f"release: cyclonedx-py cannot be installed: {error}", file=sys.stderr)
            return 2
        made = [*distributions(folder), bill_of_materials(folder, commands)]
    for path in sorted(made):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")
    return 0


def distributions(folder: Path) -> list[Path]:
    """Build the sdist and the wheel, without a day."""
    os.environ["SOURCE_DATE_EPOCH"] = _NO_DAY
    os.chdir(ROOT)
    return [folder / buildapi.build_sdist(str(folder)), folder / buildapi.build_wheel(str(folder))]


def bill_of_materials(folder: Path, commands: Path) -> Path:
    """Write the list of what the program is made of; cyclonedx-py refuses one that the schema does not allow."""
    path = folder / "asquoted.cdx.json"
    command = [str(commands / "cyclonedx-py"), "requirements", "--pyproject", "pyproject.toml"]
    options = ["--output-reproducible", "--of", "JSON", "--sv", "1.6", "--output-file", str(path)]
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [*command, *options, "requirements.lock"], check=True, cwd=ROOT, env={**environment, "PYTHONWARNINGS": "ignore"}
    )
    return path


if __name__ == "__main__":
    sys.exit(main())
