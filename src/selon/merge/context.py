"""The wording around a claim: what near-copies of one dispatch share."""

import re

from selon.model import Claim

__all__ = ["context_of"]

_STOP = re.compile(r"[.!?…][\"»”]?\s+(?=[^\W\d_])|\n+")
_REACH = 400


def context_of(text: str, claim: Claim) -> str:
    """The sentence of `text` that holds the claim's trigger, cut at 400 characters either side."""
    start, end = claim.trigger.start, claim.trigger.end
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    opened = [m.end() for m in _STOP.finditer(before)]
    closed = _STOP.search(after)
    head = before[opened[-1] :] if opened else before
    tail = after[: closed.start() + 1] if closed else after
    return (head + text[start:end] + tail).strip()
