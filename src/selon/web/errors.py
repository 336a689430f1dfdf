"""What a request may end in, for the page and for programs alike."""

__all__ = ["BusyError", "ForbiddenError", "NotSignedInError", "NotTakenError", "TooManyError"]


class NotSignedInError(Exception):
    """Nobody is signed in: the API answers 401, a page leads to the sign-in."""


class ForbiddenError(Exception):
    """The person's role doesn't reach, or the request didn't come from our own page: 403."""


class NotTakenError(Exception):
    """Nothing came of what was to be added: 400. The text says why and what to do, in the asker's language."""


class BusyError(Exception):
    """Others keep the server busy with the same: 503, to try again soon."""


class TooManyError(Exception):
    """Too many failed sign-ins: 429, to try again in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts: wait {seconds} s")
        self.seconds = seconds
