"""What goes to a person's terminal: remarks on inputs, and text that can't command the terminal."""

import sys

from selon.acquire import Fault
from selon.messages import say

__all__ = ["harmless", "print_fault", "remark"]

# Escape sequences in a report could recolour, rename or drive the terminal; newline and tab stay.
_CONTROLS = {code: "\ufffd" for code in (*range(32), 127, *range(0x80, 0xA0)) if code not in (9, 10)}


def harmless(text: str) -> str:
    """`text` with every control character replaced, one for one, so that offsets still fit."""
    return text.translate(_CONTROLS)


def remark(fault: Fault) -> str:
    """`where: what`, one line, in the language of the messages."""
    return harmless(f"{fault.where}: {say(fault.message, **fault.values)}").replace("\n", " ")


def print_fault(fault: Fault) -> None:
    """The remark, on standard error."""
    print(remark(fault), file=sys.stderr, flush=True)
