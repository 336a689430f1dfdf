"""A row of another data set as a report's text, a line a column, so that every value has its span."""

from collections.abc import Mapping

from selon.model import Span

__all__ = ["Record", "record_of"]


class Record:
    """`text` holds the row; `span(column)` is where its value stands."""

    def __init__(self, text: str, spans: Mapping[str, Span]) -> None:
        """Use a text and the places of the values in it."""
        self.text, self._spans = text, spans

    def span(self, column: str) -> Span | None:
        """The value of a column, None where it is empty."""
        return self._spans.get(column)

    def value(self, column: str) -> str:
        """The text of a column, "" where it is empty."""
        span = self.span(column)
        return span.text if span else ""

    def place(self, column: str) -> dict[str, object]:
        """Text, start and end of a value. Raises KeyError where it is empty."""
        span = self._spans[column]
        return {"text": span.text, "start": span.start, "end": span.end}


def record_of(data_set: str, row: Mapping[str, str]) -> Record:
    """The text of a row: the data set's name first, then every column that has a value."""
    text, spans = "", {}
    for column, value in {"data set": data_set, **row}.items():
        value = value.strip()
        if value:
            start = len(text) + len(column) + 2
            text += f"{column}: {value}\n"
            spans[column] = Span(text=value, start=start, end=start + len(value))
    return Record(text, spans)
