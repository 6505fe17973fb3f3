"""Reading a finished site back, before it is published: every quote compared, every link within it followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from asquoted.model import Brief, Library
from asquoted.processes import each_done
from asquoted.site.finished_page import FinishedPage
from asquoted.site.following import DeadLink, Target, dead_links, targets_of
from asquoted.site.proof import Misprint, misprints
from asquoted.values import Status


@dataclass(frozen=True)
class ReadBack:
    """What was read.

    Attributes:
        compared: How many quotes were compared with their sources.
        wrong: Those that are missing or differ.
        followed: How many links within the site were followed.
        dead: Those that lead nowhere.
    """

    compared: int = 0
    wrong: tuple[Misprint, ...] = ()
    followed: int = 0
    dead: tuple[DeadLink, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read of one page: little, for it comes from another process."""

    places: set[str]
    followed: int
    targets: dict[Target, str]
    wrong: list[Misprint]


def read_back(library: Library, site: Path, address: str | None = None) -> ReadBack:
    """Read every page of a site.

    Args:
        library: What the site was made from.
        site: Its folder.
        address: Where it will be, if that is known.
    """
    briefs = {f"briefs/{each.slug}/index.html": each for each in library.briefs if each.status is Status.PUBLISHED}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    paths = sorted(path for path in files if path.endswith(".html"))
    pages = dict(zip(paths, each_done(partial(_page, site, briefs, address), paths), strict=True))
    missing = [each for path, brief in briefs.items() if path not in pages for each in misprints(brief, {})]
    targets = {path: page.targets for path, page in pages.items()}
    return ReadBack(
        compared=sum(len(brief.quotes) for brief in briefs.values()),
        wrong=(*(each for page in pages.values() for each in page.wrong), *missing),
        followed=sum(page.followed for page in pages.values()),
        dead=tuple(dead_links(targets, {path: page.places for path, page in pages.items()}, files)),
    )


def _page(site: Path, briefs: Mapping[str, Brief], address: str | None, path: str) -> _Page:
    # A page that was made elsewhere may be in another encoding; its tags and links can be read all the same.
    page = FinishedPage((site / path).read_text(encoding="utf-8", errors="replace"))
    brief = briefs.get(path)
    targets = targets_of(page.links, path, address)
    return _Page(page.places, len(targets), dict(targets), misprints(brief, page.words) if brief else [])
