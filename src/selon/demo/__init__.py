"""Eight sample reports, written for Selon: real places and groups, invented incidents, five wars.

Agency, army, party media, monitor, local paper and radio each in their manner; the first two tell one attack
with different tolls.
"""

from importlib import resources
from pathlib import Path

__all__ = ["sample_reports"]


def sample_reports() -> Path:
    """The file of the samples: JSON Lines, a report a line."""
    return Path(str(resources.files("selon.demo") / "reports.jsonl"))
