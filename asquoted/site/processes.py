"""The same work on many things, in as many processes as there are cores, where the system can split a process in two.

The plain way is a loop. A process that is split off (`fork`) knows all that was read and computed before, so nothing is
handed over but what to do, and the little that is to be known of it afterwards.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

WORTH_IT = 40
"""With fewer things than this it takes longer to split than to go on alone."""

_PIECES = 8
"""How many pieces of work each process gets, so that none is done long before the others."""

Thing = TypeVar("Thing")
Told = TypeVar("Told")

_work: Callable[[Any], Any]
_things: Sequence[Any]
"""What to do and with what: a process that is split off finds it here, so that none of it is sent."""


def each_done(work: Callable[[Thing], Told], things: Sequence[Thing]) -> list[Told]:
    """Return what the work has to tell of each thing, in their order."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if cores == 1 or len(things) < WORTH_IT:
        return [work(each) for each in things]
    global _work, _things
    _work, _things = work, things
    gc.freeze()  # or each process would soon copy all that it knows
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            return list(pool.map(_done, range(len(things)), chunksize=-(-len(things) // (cores * _PIECES))))
    finally:
        gc.unfreeze()


def _done(place: int) -> Any:
    return _work(_things[place])
