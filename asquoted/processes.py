"""Other processes of this machine. They answer no Ctrl+C, and end with whoever began them, however that ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing.synchronize import Event
from types import TracebackType
from typing import Any, Literal, TypeVar

WORTH_IT = 40
"""With fewer things than this it takes longer to split a process than to go on alone."""

_PIECES = 8
"""How many pieces of work each process gets, so that none is done long before the others."""

Thing = TypeVar("Thing")
Found = TypeVar("Found")

_GIVEN: list[tuple[Callable[[Any], Any], Sequence[Any], Event]] = []
"""What to do, with what, and whether to stop: a process that is split off finds it here, so none of it is sent."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_split() -> bool:
    """Tell whether this process may be split in two: where the system can, and while nothing else runs in it."""
    return sys.platform == "linux" and threading.active_count() == 1


class Processes(ProcessPoolExecutor):
    """An executor that leaves Ctrl+C, which a terminal sends to all processes, to whoever began it."""

    def __init__(self, count: int, begin: Literal["fork", "spawn"]) -> None:
        """Begin with none.

        Args:
            count: How many there will be.
            begin: `fork` splits off a process that knows all that this one knows, where the system can; `spawn` begins
                a new one.
        """
        super().__init__(count, multiprocessing.get_context(begin), _end_with_parent)
        self._begin = begin

    def submit(self, *task: Any, **given: Any) -> Any:
        """Begin a task, and the process for it, which has its signals from here."""
        if threading.current_thread() is not threading.main_thread():
            return super().submit(*task, **given)
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return super().submit(*task, **given)
        finally:
            signal.signal(signal.SIGINT, before)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """End the processes; who stops the run does not wait for what nobody needs any more.

        One that was split off is told to stop instead: if it ended while it hands over what it found, we would wait for
        the rest for ever.
        """
        if kind is not None and self._begin == "spawn":
            for process in multiprocessing.active_children():
                process.terminate()
        self.shutdown(cancel_futures=kind is not None)
        return None


def _end_with_parent() -> None:
    """Let this process end with the one that began it, however that ends."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def each_done(work: Callable[[Thing], Found], things: Sequence[Thing]) -> list[Found]:
    """Return what the work finds of each thing, in their order; on all cores, where a process can be split in two.

    The plain way is a loop. A process that is split off knows all that was read and computed before, so nothing is
    handed over but what to do, and the little that is to be known of it afterwards.

    Args:
        work: What is done; of things that a killed process has left it is done once more.
        things: With what.
    """
    count = cores() if can_split() else 1
    if count == 1 or len(things) < WORTH_IT:
        return [work(each) for each in things]
    stop = multiprocessing.get_context("fork").Event()
    _GIVEN.append((work, things, stop))
    size = -(-len(things) // (count * _PIECES))
    gc.freeze()  # or each process would soon copy all that it knows
    try:
        with Processes(count, "fork") as pool:
            pieces = [range(place, min(place + size, len(things))) for place in range(0, len(things), size)]
            tasks = [pool.submit(_done, piece) for piece in pieces]
            try:
                return [found for task in tasks for found in task.result()]
            finally:
                stop.set()
    except BrokenExecutor:
        return [work(each) for each in things]
    finally:
        gc.unfreeze()
        _GIVEN.pop()


def _done(places: range) -> list[Any]:
    work, things, stop = _GIVEN[-1]
    return [work(things[place]) for place in places if not stop.is_set()]
