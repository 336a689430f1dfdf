"""What `selon` ends with: stable, so that scripts can rely on it (docs/cli.md)."""

from typing import Final

__all__ = ["INTERRUPTED", "OK", "REMARKS", "SOFTWARE", "USAGE"]

OK: Final = 0
REMARKS: Final = 1
"""Done, but some input was skipped or read by a guess: each has its line on standard error."""
USAGE: Final = 2
"""The command line is wrong; nothing was done."""
SOFTWARE: Final = 70
"""A fault in Selon itself; SELON_TRACEBACK=1 shows where."""
INTERRUPTED: Final = 130
"""Stopped by Ctrl-C."""
