"""Looking at a project again and again: only what has changed since the last look is read, checked and worked out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from asquoted.checking import check_project, over_cores
from asquoted.disk import Seen, read_project
from asquoted.last_check import LastCheck
from asquoted.memory import Memory
from asquoted.outcome import Outcome
from asquoted.render.pages import Maker, makers
from asquoted.render.site import Site, site_of
from asquoted.serving.kept import Kept, stand_ins

_LOG = logging.getLogger("mkdocs.plugins.asquoted")


@dataclass(frozen=True)
class Shown:
    """What is shown of a project.

    Attributes:
        outcome: What the check found; in its library each broken brief is as it last stood.
        site: The library as it is shown.
        makers: What makes each page, by path.
    """

    outcome: Outcome
    site: Site
    makers: Mapping[str, Maker]


class Looking:
    """What is known from the last look."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen, self._last, self._kept, self._memory = Seen(), LastCheck(), Kept(), Memory()
        self._shows = False

    def at(self, root: Path, address: str | None) -> Shown:
        """Return what is to be shown of a project now.

        Args:
            root: The project.
            address: Where its site is published, if that is known.
        """
        found = check_project(read_project(root, self._seen), partial(over_cores, tell=_tell), self._last)
        if not self._shows:
            _LOG.info("Reading who speaks in %d sources", found.counts.sources)
            self._shows = True
        outcome = replace(found, library=self._kept.library(found))
        site = site_of(outcome.library, drafts=True, address=address, memory=self._memory)
        self._memory.keep_only(site.names)
        others = {path: partial(str, text) for path, text in stand_ins(outcome).items()}
        return Shown(outcome, site, makers(site) | others)


def _tell(done: int, of: int) -> None:
    _LOG.info("%d of %d briefs are checked", done, of)
