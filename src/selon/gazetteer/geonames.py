"""GeoNames layout: one place a line, 19 tab-separated columns."""

import re

__all__ = ["keeps_name"]

_OTHER_SCRIPT = re.compile("[^\u0000-\u052f\u0600-\u06ff\u1e00-\u1eff\u2000-\u206f]")


def keeps_name(name: str) -> bool:
    """Whether an alternate name is worth a key: in Latin, Cyrillic or Arabic script, no code or web address."""
    return len(name) > 2 and not _OTHER_SCRIPT.search(name) and not name.isupper() and "/" not in name
