"""Building, serving and writing out the site of a project."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mkdocs.commands import build as mkdocs_build, serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from asquoted.disk import write_file
from asquoted.export.brief import brief_json
from asquoted.outcome import Outcome
from asquoted.render.pages import render
from asquoted.site.compared import Unlike, digest_of, unlike
from asquoted.site.fast_pages import can_make
from asquoted.site.folder import staged
from asquoted.site.general import general_files
from asquoted.site.links import between_files
from asquoted.site.plugin import PACKAGE, AsQuotedPlugin
from asquoted.site.read_back import ReadBack, read_back
from asquoted.site.unchanged import DOCS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class CannotBuild(Exception):
    """MkDocs could not make a site, for a reason that is not in the claim files."""


@dataclass(frozen=True)
class Built:
    """A finished site, or why there is none.

    Attributes:
        outcome: What the check found.
        read: What was read back from its pages; with a wrong quote or a dead link it is not published.
        digest: The digest of all its files.
        repeats: Whether the project alone decides what the site is: nothing of mkdocs.yml leads elsewhere.
    """

    outcome: Outcome
    read: ReadBack = field(default_factory=ReadBack)
    digest: str = ""
    repeats: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether the site may be published."""
        return not self.outcome.failed and not self.read.wrong and not self.read.dead


def build_site(root: Path, target: Path, *, plain: bool = False) -> Built:
    """Build the site beside `target`, read it back, and swap it in; a failure leaves the old site as it was.

    Args:
        root: The project.
        target: The folder of the site.
        plain: Whether MkDocs makes every page. It takes longer, and gives the same bytes.

    Raises:
        CannotBuild: MkDocs stopped.
        NotOurs: `target` was not made by this program, or another run of it is making it.
    """
    with staged(target) as stage:
        built = _made(root, stage.fresh, plain=plain)
        if built.is_sound:
            stage.publish()
        return built


def compare_site(root: Path, folder: Path, *, plain: bool = False) -> tuple[Built, list[Unlike]]:
    """Build the site of a project where nobody sees it, and say in which files a published folder differs from it.

    Raises:
        CannotBuild: MkDocs stopped.
    """
    with tempfile.TemporaryDirectory() as work:
        wanted = Path(work).resolve() / "site"
        built = _made(root, wanted, plain=plain)
        return built, unlike(folder, wanted) if built.is_sound else []


def _made(root: Path, fresh: Path, *, plain: bool) -> Built:
    """Build a site in a folder, and read it back."""
    with _settings(root) as settings, _speaking(logging.WARNING) as warned:
        config = _load(settings, site_dir=str(fresh))
        plugin = _plugin(config)
        plugin.plain = plain
        plugin.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        except MkDocsException as error:
            if plugin.outcome is not None and plugin.outcome.failed:
                return Built(plugin.outcome)
            raise CannotBuild(str(error)) from error
        assert plugin.outcome is not None  # a build without it would have stopped
        read = read_back(plugin.outcome.library, fresh, config.site_url)
        # What MkDocs warns of has to be told at each build.
        repeats = can_make(config) and _is_all_in(root, config, plugin, settings) and not warned()
        return Built(plugin.outcome, read, digest_of(fresh), repeats)


def _is_all_in(root: Path, config: MkDocsConfig, plugin: AsQuotedPlugin, settings: Mapping[str, Any]) -> bool:
    """Tell whether the claim files and the hand-written pages are those of the project, and not of another folder."""
    docs = Path(config.docs_dir) in (root / DOCS, Path(settings.get("docs_dir", "")))
    return docs and plugin.root(config) == root.resolve()


def serve_site(root: Path, address: str | None) -> None:
    """Serve the site and build it anew at every change, until it is stopped.

    Args:
        root: The project.
        address: Host and port, if not those of mkdocs.yml.

    Raises:
        CannotBuild: MkDocs stopped.
    """
    with _settings(root) as settings, _speaking(logging.INFO):
        # A page that is missing while its file is broken is no reason to stop.
        given = {**settings, "strict": False} | ({"dev_addr": address} if address else {})
        try:
            mkdocs_serve.serve(livereload=True, **given)
        except MkDocsException as error:
            raise CannotBuild(str(error)) from error


def write_pages(root: Path, outcome: Outcome, target: Path) -> int:
    """Write all pages as files, the hand-written ones of `docs/` too, for any renderer that reads Markdown.

    Returns:
        How many files were written.

    Raises:
        NotOurs: `target` was not made by this program, or another run of it is making it.
    """
    with staged(target) as stage:
        for path, text in general_files().items():
            write_file(stage.fresh / path, text.encode("utf-8"))
        if (root / "docs").is_dir():
            shutil.copytree(root / "docs", stage.fresh, dirs_exist_ok=True)
        beside = [path.relative_to(stage.fresh).as_posix() for path in stage.fresh.rglob("*")]
        pages = between_files(render(outcome.library), beside)
        for path, text in (pages | _data(pages, outcome)).items():
            write_file(stage.fresh / path, text.encode("utf-8"))
        stage.publish()
    return sum(path.is_file() for path in target.rglob("*"))


def _data(pages: Collection[str], outcome: Outcome) -> dict[str, str]:
    """Return the data of every brief that has a page, by the path to which its page links."""
    briefs = [brief for brief in outcome.library.briefs if f"briefs/{brief.slug}.md" in pages]
    return {f"briefs/{brief.slug}/brief.json": brief_json(brief, outcome) for brief in briefs}


@contextlib.contextmanager
def _settings(root: Path) -> Iterator[dict[str, Any]]:
    """Give what MkDocs is to load: the project's mkdocs.yml, or ours with the project's `docs/`, if it has any."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    own = root / "mkdocs.yml"
    if own.is_file():
        yield {"config_file": str(own)}
        return
    with tempfile.TemporaryDirectory() as empty:
        docs = root / "docs" if (root / "docs").is_dir() else Path(empty)
        # Not a list: MkDocs takes the entries of a list apart, and `serve` loads these settings more than once.
        plugins = {"search": {}, "asquoted": {"project": str(root.resolve())}}
        yield {"config_file": str(PACKAGE / "site" / "mkdocs.yml"), "docs_dir": str(docs), "plugins": plugins}


def _load(settings: dict[str, Any], site_dir: str) -> MkDocsConfig:
    """Load the configuration.

    Raises:
        CannotBuild: The configuration is wrong.
    """
    try:
        return load_config(site_dir=site_dir, **settings)
    except MkDocsException as error:
        raise CannotBuild(str(error)) from error


class _Told(logging.StreamHandler[TextIO]):
    """Prints what is logged, and remembers that something was."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:
        """Print it."""
        self.anything = True
        super().emit(record)


@contextlib.contextmanager
def _speaking(level: int) -> Iterator[Callable[[], bool]]:
    """Let MkDocs say what is at least this important on standard error; gives what tells whether it said anything."""
    logger, handler = logging.getLogger("mkdocs"), _Told()
    handler.setFormatter(logging.Formatter("mkdocs: %(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield lambda: handler.anything
    finally:
        logger.removeHandler(handler)


def _plugin(config: MkDocsConfig) -> AsQuotedPlugin:
    plugin = config.plugins.get("asquoted")
    if not isinstance(plugin, AsQuotedPlugin):
        raise CannotBuild("mkdocs.yml does not list the plugin: add `asquoted` to its `plugins`")
    return plugin
