"""What goes wrong with places, said so that a person can act on it, in any language of selon.messages."""

from pathlib import Path

__all__ = ["DownloadError", "PlaceFileError", "PlacesError"]


class PlacesError(ValueError):
    """Something about places that the user can mend; `message` says what and how, its `{fields}` are
    `values`.
    """

    def __init__(self, message: str, **values: object) -> None:
        """An error said as `message` (marked for the catalogue) with `values`."""
        super().__init__(message.format(**values))
        self.message = message
        self.values = values


class PlaceFileError(PlacesError):
    """A file of places is refused: `file`, `line` (from 1; 0 for the file as a whole) and the fault."""

    def __init__(self, file: Path | str, line: int, fault: str, **values: object) -> None:
        """A refusal of `file` at `line` because of `fault`."""
        super().__init__(fault, **values)
        self.file = str(file)
        self.line = line

    def __str__(self) -> str:
        """File, line and fault, in English."""
        return f"{self.where}: {super().__str__()}"

    @property
    def where(self) -> str:
        """File and line, as `path:line`."""
        return f"{self.file}:{self.line}" if self.line else self.file


class DownloadError(PlacesError):
    """A country file could not be fetched; the message names the address and what to do."""
