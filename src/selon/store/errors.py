"""What can go wrong with a store, said so that a person knows what to do."""

from selon.messages import mark, say
from selon.model import Decision

__all__ = ["NotFoundError", "StaleDecisionError", "StoreError"]

CHANGED = mark("{subject} was changed by {who} at {when}: look again, then decide")


class StoreError(Exception):
    """The store can't be opened, read or written.

    `message` is an English catalogue entry (selon.messages) of the form "what: what to do", whose `{fields}`
    are in `values`; `str()` gives it in English and `said()` in the language of the messages.
    """

    def __init__(self, message: str, **values: object) -> None:
        """Keep the message apart from its values, so that it can be translated."""
        super().__init__(message.format(**values) if values else message)
        self.message, self.values = message, values

    def said(self) -> str:
        """The line for the user."""
        return say(self.message, **self.values)


class NotFoundError(StoreError, LookupError):
    """No report, claim, incident or decision of that id."""


class StaleDecisionError(StoreError):
    """Somebody else decided on the same claim meanwhile; `latest` is their row (the page answers 409)."""

    def __init__(self, latest: Decision) -> None:
        """Keep the row that the caller hadn't seen."""
        super().__init__(CHANGED, subject=latest.subject, who=latest.who, when=latest.when)
        self.latest = latest
