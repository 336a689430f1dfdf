"""What went wrong with an input: one line for a person, with the place it happened."""

import msgspec

__all__ = ["Fault", "Unreadable"]


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A remark on one input: something was skipped, or was read only by a guess.

    `source` is the input's name; `line` counts from 1: a line of JSON Lines or text, a record of an archive.
    `message` is an English catalogue entry (selon.messages) whose `{fields}` are in `values`.
    """

    source: str
    message: str
    line: int | None = None
    values: dict[str, str | int] = {}

    @property
    def where(self) -> str:
        """`source:line`, or `source` where there is no line."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


class Unreadable(ValueError):  # noqa: N818 - what the input is, not what the class does
    """An input, or a part of it, can't be read; `message` and `values` as in Fault."""

    def __init__(self, message: str, line: int | None = None, **values: str | int) -> None:
        super().__init__(message)
        self.message, self.line, self.values = message, line, values

    def fault(self, source: str, line: int | None = None) -> Fault:
        """This, as a remark on `source`."""
        return Fault(source=source, line=self.line or line, message=self.message, values=self.values)
