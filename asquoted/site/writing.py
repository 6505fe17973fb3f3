"""Writing our pages and all that stands beside them into the folder of a site."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asquoted.export.brief import brief_json
from asquoted.model import Brief
from asquoted.outcome import Outcome
from asquoted.processes import each_done
from asquoted.site.fast_pages import Making

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


@dataclass(frozen=True)
class Written:
    """A page that was written.

    Attributes:
        path: Of its Markdown, below the folder of pages.
        about: What it says of itself in its front matter.
    """

    path: str
    about: Mapping[str, Any]


def write_apart(making: Making, outcome: Outcome) -> list[Written]:
    """Make and write all pages that MkDocs does not make, with what stands beside them."""
    return each_done(partial(_write, making, outcome, _briefs(outcome)), list(making.files.ours))


def made_later(making: Making, outcome: Outcome) -> dict[str, Callable[[], Written]]:
    """Return what makes and writes each of these pages, by its file in the site and those that stand beside it."""
    makers: dict[str, Callable[[], Written]] = {}
    briefs = _briefs(outcome)
    for path, file in making.files.ours.items():
        beside = ("brief.md", "brief.json") if path in briefs else ()
        folder, make = posixpath.dirname(file.dest_uri), partial(_write, making, outcome, briefs, path)
        makers |= dict.fromkeys((file.dest_uri, *(posixpath.join(folder, each) for each in beside)), make)
    return makers


def _briefs(outcome: Outcome) -> dict[str, Brief]:
    return {f"briefs/{brief.slug}.md": brief for brief in outcome.library.briefs}


def _write(making: Making, outcome: Outcome, briefs: Mapping[str, Brief], path: str) -> Written:
    made = making.page(path)
    target = Path(making.files.ours[path].abs_dest_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made.html.encode("utf-8", "xmlcharrefreplace"))
    if brief := briefs.get(path):
        write_data(target.parent, made.markdown, brief, outcome)
    return Written(path, made.about)


def write_data(folder: Path, page: str, brief: Brief, outcome: Outcome) -> None:
    """Publish a brief as Markdown and as data, beside its page."""
    (folder / "brief.md").write_text(page, encoding="utf-8", newline="\n")
    (folder / "brief.json").write_text(brief_json(brief, outcome), encoding="utf-8", newline="\n")


def write_sitemap(site: Path, pages: Sequence[File], env: Environment, config: MkDocsConfig) -> None:
    """Write the list of all pages, and once more compressed, as MkDocs does.

    Args:
        site: The folder of the site.
        pages: All of them; those of a page that MkDocs has not made hold what it says of itself.
        env: What has the template.
        config: The configuration.
    """
    listed = env.get_template("sitemap.xml").render(pages=pages, config=config).encode("utf-8")
    (site / "sitemap.xml").write_bytes(listed)
    with (
        (site / "sitemap.xml.gz").open("wb") as file,
        gzip.GzipFile("sitemap.xml", "wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write(listed)
