"""Whether a published folder already is what the files give: then there is nothing to build.

The plain way is to build it again. What stands for it here is a digest of everything that a site is made from, program
included, and one of everything that is in the folder. Which of them go together is kept when a site has been built,
read back and published, and nowhere else; so whatever is in doubt is built.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from asquoted.cache import open_cache
from asquoted.disk import read_project
from asquoted.files.given import what_stands
from asquoted.site.compared import digest_of
from asquoted.store import key_of

CONFIG = "mkdocs.yml"
DOCS = "docs"
_ELSEWHERE = ("!ENV", "!relative", "INHERIT")
"""What lets mkdocs.yml depend on something that is not in the project."""


@dataclass(frozen=True)
class Known:
    """What was told of a site when it was published.

    Attributes:
        digest: The digest of all its files.
        compared, followed: How many quotes were read back, how many links were followed.
        told: The findings, and what was counted.
    """

    digest: str
    compared: int
    followed: int
    told: str


def inputs_of(root: Path) -> str | None:
    """Return a digest of all that a site is made from; nothing if it might be made from more than this project."""
    try:
        config = _content(root / CONFIG)
        if any(each.encode() in config for each in _ELSEWHERE):
            return None
        parts: list[str | bytes] = [config]
        for path, data in sorted(read_project(root).items()):
            parts += path, what_stands(data)
        for folder, folders, names in os.walk(root / DOCS, followlinks=True):
            folders.sort()
            parts.append(Path(folder).relative_to(root).as_posix())
            for file in (Path(folder) / name for name in sorted(names)):
                parts += file.relative_to(root).as_posix(), _content(file)
    except OSError:  # the build says what cannot be read
        return None
    return key_of("site", *parts)


def published(inputs: str, site: Path) -> Known | None:
    """Return what was told of a site that was made from these inputs, if the folder still holds it."""
    with open_cache() as cache:
        found = cache.get(inputs)
    try:
        known = Known(**json.loads(found)) if found else None
    except (TypeError, ValueError):
        return None
    try:
        return known if known and site.is_dir() and digest_of(site) == known.digest else None
    except OSError:
        return None


def remember(inputs: str, known: Known) -> None:
    """Keep what was told of a site that has been published."""
    with open_cache() as cache:
        cache.put(inputs, json.dumps(asdict(known)).encode())


def _content(path: Path) -> bytes:
    return what_stands(path.read_bytes() if path.is_file() else None)
