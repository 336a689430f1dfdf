"""What can go wrong with a store, said so that a person knows what to do."""

from selon.model import Decision

__all__ = ["NotFoundError", "StaleDecisionError", "StoreError"]


class StoreError(Exception):
    """The store can't be opened, read or written; the message is one line, in the form "what: what to do"."""


class NotFoundError(StoreError, LookupError):
    """No report, claim, incident or decision of that id."""


class StaleDecisionError(StoreError):
    """Somebody else decided on the same claim meanwhile; `latest` is their row (the page answers 409)."""

    def __init__(self, latest: Decision) -> None:
        """Keep the row that the caller hadn't seen."""
        super().__init__(
            f"{latest.subject} was changed by {latest.who} at {latest.when}: look again, then decide"
        )
        self.latest = latest
