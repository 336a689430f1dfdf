"""A stretch of a report's text: the evidence that every recorded value carries."""

import msgspec

__all__ = ["Span"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is what stands at `start:end` of the report, in Unicode code points.

    `report.text[span.start:span.end] == span.text` holds for every span that Selon makes.
    """

    text: str
    start: int
    end: int

    def within(self, report_text: str) -> bool:
        """Whether the span reads verbatim from `report_text`."""
        return report_text[self.start : self.end] == self.text
