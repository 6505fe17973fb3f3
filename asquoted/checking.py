"""A check as the commands run it: with what earlier runs have kept, and in several processes where that pays."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, as_completed
from typing import Any

from asquoted.cache import open_cache
from asquoted.files.given import Files
from asquoted.files.text import Unreadable
from asquoted.last_check import LastCheck
from asquoted.outcome import Outcome
from asquoted.pipeline import Base, Spread, check, check_apart, ground_of
from asquoted.processes import Processes, can_split, cores, each_done
from asquoted.resolve.checked import Ground
from asquoted.speech.passages import remember, speech_in

PAYS = 200
"""So many briefs in which something has changed are worth the start of other processes (`benchmarks/README.md`)."""
_PARTS = 4
"""Parts for each process: so nobody waits long for the last one, and it can be told how far a run has come."""
_SOURCE = re.compile(rb"^[ -]*source: *(\S+)", re.MULTILINE)

Tell = Callable[[int, int], None]
"""Is told how many briefs are checked, of how many."""


def check_project(files: Files, spread: Spread | None = None, last: LastCheck | None = None) -> Outcome:
    """Check the files of a project as `pipeline.check` does, sooner.

    Args:
        files: The files.
        spread: What checks briefs elsewhere; if it is not given, the cores of this machine, where that pays.
        last: What the last check in this run of the program found; it is replaced by this one.
    """
    with open_cache() as cache:
        return check(files, cache, spread or over_cores, last)


def over_cores(base: Base, briefs: Files, tell: Tell | None = None) -> Iterator[tuple[str, bytes]]:
    """Check briefs in a process for each core; none of them if they are too few, or if there is one core.

    Args:
        base: What they rest on.
        briefs: The briefs.
        tell: What is told of the progress.
    """
    count = cores()
    if count < 2 or len(briefs) < PAYS:
        return
    if tell:
        tell(0, len(briefs))
    if can_split():
        _read_ahead(ground_of(base))
        yield from each_done(lambda path: check_apart(base, {path: briefs[path]})[0], _by_source(briefs))
        return
    with Processes(count, "spawn") as executor:
        yield from spread_over(executor, count, tell=tell)(base, briefs)


def _read_ahead(ground: Ground) -> None:
    """Read who speaks in each source, for the check and for all that comes after it."""
    sources, speakers = list(ground.desk.sources.values()), tuple(ground.speakers.values())
    read = each_done(lambda source: speech_in(source.document, source.parts, speakers), sources)
    for source, passages in zip(sources, read, strict=True):
        remember(source.document, source.parts, speakers, passages)


def spread_over(
    executor: Executor, workers: int, share: Callable[[Base], Any] = lambda base: base, tell: Tell | None = None
) -> Spread:
    """Return what checks briefs with an executor.

    Args:
        executor: Any that has the interface of `concurrent.futures`.
        workers: How many tasks it runs at the same time.
        share: Makes of what all tasks need something that the executor hands to them, if it has a better way than
            to send it with each.
        tell: What is told of the progress.
    """

    def spread(base: Base, briefs: Files) -> Iterator[tuple[str, bytes]]:
        shared, done = share(base), 0
        try:
            tasks = [executor.submit(check_apart, shared, part) for part in _parts(briefs, workers * _PARTS)]
            for task in as_completed(tasks):
                found = task.result()
                yield from found
                done += len(found)
                if tell:
                    tell(done, len(briefs))
        except BrokenExecutor:
            return  # a process was killed; whoever asked checks what is left

    return spread


def _parts(briefs: Files, most: int) -> Iterator[dict[str, bytes | Unreadable]]:
    """Yield parts of about the same size; briefs of the same sources stand together, so that few read each source."""
    order = _by_source(briefs)
    size = math.ceil(len(order) / most)
    for start in range(0, len(order), size):
        yield {path: briefs[path] for path in order[start : start + size]}


def _by_source(briefs: Files) -> list[str]:
    return sorted(briefs, key=lambda path: (_sources(briefs[path]), path))


def _sources(data: bytes | Unreadable) -> list[bytes]:
    """Return which sources a file seems to name; nothing depends on it but how fast a run is."""
    return sorted(set(_SOURCE.findall(data))) if isinstance(data, bytes) else []
