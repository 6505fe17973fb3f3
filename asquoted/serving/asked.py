"""Pages that are made when a browser asks for them: an edit touches many, and an editor looks at one."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from asquoted.serving.board import App


class Asked:
    """The pages that are not made yet, by the files in which they and what stands beside them will be.

    Attributes:
        lock: Held while a page is made, and by whoever builds a site: never both at once.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.lock = threading.RLock()
        self._waiting: dict[str, Callable[[], object]] = {}
        self._made: set[str] = set()

    def wait(self, makers: Mapping[str, Callable[[], object]]) -> set[str]:
        """Take these pages in the place of all that waited: they belong to the site that stands now.

        Returns:
            The files that may hold something else: those that were made, and those that nobody waited for.
        """
        old = self._made | (makers.keys() - self._waiting.keys())
        self._waiting, self._made = dict(makers), set()
        return old

    def make(self, address: str) -> bool:
        """Make the page of an address, below the root of the site; tell whether one was waiting."""
        path = posixpath.normpath(f"/{address}").lstrip("/")
        with self.lock:
            for file in (path, posixpath.join(path, "index.html")):
                if make := self._waiting.get(file):
                    made = {each for each, maker in self._waiting.items() if maker is make}
                    self._made |= made
                    make()
                    for each in made:
                        del self._waiting[each]  # now that it is there: what failed is tried again
                    return True
        return False

    def before(self, app: App, root: Callable[[], str]) -> App:
        """Return what serves the same, and makes a page that is not there yet when it is asked for."""

        def served(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            started: list[Any] = []

            def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
                started[:] = [status, headers, exc_info]

            answer = app(environ, hold)
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            if started[0].startswith("404") and self.make(path.removeprefix(root())):
                answer = app(environ, hold)
            start_response(*started)
            return answer

        return served
