"""Checking an archive on many machines: a cluster of Dask, whose executor has the interface of `concurrent.futures`.

It is the only part of the program that makes a network connection, and only to the address that is given. The workers
need this program in the same version; they get the files, and give back what they find.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from asquoted.cache import program
from asquoted.checking import Tell, spread_over
from asquoted.pipeline import Spread

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 10
"""Seconds that a scheduler has to answer."""


class NoCluster(Exception):
    """A cluster cannot be used; the message says why and what to do."""


@contextlib.contextmanager
def cluster(address: str, tell: Tell | None = None) -> Iterator[Spread]:
    """Give what checks briefs on a cluster.

    Args:
        address: Of its scheduler: `tcp://host:8786`.
        tell: What is told of the progress.

    Raises:
        NoCluster: Dask is not installed here, nobody answers at the address, the workers have another program, or
            they were lost while they checked.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        hint = "install the extra `cluster` of this program, or `distributed` beside it"
        raise NoCluster(f"`--cluster` needs Dask, which is not installed: {hint}") from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoCluster(f"no scheduler of Dask answers at {address}") from error
    with client:
        workers = _workers(client, address)
        try:
            with client.get_executor() as executor:
                yield spread_over(executor, workers, lambda base: client.scatter(base, broadcast=True), tell)
        except (KilledWorker, CancelledError) as error:
            hint = "the log of a worker says why; is it short of memory?"
            raise NoCluster(f"the workers at {address} were lost while they checked: {hint}") from error


def _workers(client: Client, address: str) -> int:
    """Return how many tasks the workers run at the same time, once it is known that all have this very program."""
    try:
        theirs = client.run(program)
    except Exception as error:  # whatever a worker without our package raises
        raise NoCluster(f"the workers at {address} cannot run this program: {type(error).__name__}: {error}") from error
    if not theirs:
        raise NoCluster(f"the scheduler at {address} has no workers")
    others = [worker for worker, version in theirs.items() if version != program()]
    if others:
        raise NoCluster(f"the worker {others[0]} has another version of this program or of Python; install the same")
    return sum(client.nthreads().values())
