"""Work that would hold others up: only so much of it at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from selon.web.errors import BusyError

__all__ = ["Turns"]


class Turns:
    """At most `most` at once; whoever comes beyond is turned away at once rather than kept waiting."""

    def __init__(self, most: int) -> None:
        self._free = BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """For as long as the block lasts. Raises BusyError where all are taken."""
        if not self._free.acquire(blocking=False):
            raise BusyError
        try:
            yield
        finally:
            self._free.release()
