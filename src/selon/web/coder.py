"""Reading reports and looking places up, all in one thread.

The gazetteer's files stay with the thread that opened them, and a long report keeps no other page waiting.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from selon.acquire import Acquired, Fault
from selon.batch import code_report
from selon.gazetteer import Gazetteer
from selon.merge import Relations
from selon.model import CodedReport
from selon.web.shapes import Choice
from selon.web.words import Words

__all__ = ["Coder"]

T = TypeVar("T")


class Coder:
    """A reader at work. Close it when done."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="selon-coder")

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def code(self, acquired: Acquired) -> CodedReport | Fault:
        """The report with its claims, or why it can't be coded."""
        return self._do(lambda: code_report(acquired))

    def places(self, words: Words, name: str, country: str | None, most: int) -> list[Choice]:
        """Places that bear a name or one like it, the most populous first."""
        from selon.web.place_choices import place_choices

        return self._do(lambda: place_choices(_gazetteer(), words, name, country, most))

    def relations(self) -> Relations:
        """The register as the merge asks for it."""
        return _relations()

    def _do(self, work: Callable[[], T]) -> T:
        return self._thread.submit(work).result()


def _gazetteer() -> Gazetteer:
    from selon.read.claims import load_reader

    return load_reader("fr").gazetteer


@cache
def _relations() -> Relations:
    from selon.merge.from_register import register_relations
    from selon.register import load_register

    return register_relations(load_register())
