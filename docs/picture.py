"""`make picture`: the terminal output that the README shows, as SVG, from the real demo."""

import io
import re
import sys
from pathlib import Path

from rich.console import Console

from selon.acquire import Acquired, Defaults, acquire
from selon.batch import code_report
from selon.cli.display import show_report
from selon.demo import sample_reports
from selon.messages import speak
from selon.model import CodedReport

WIDTH = 100
SHOWN = "kivu-journal"


def picture() -> str:
    """The sample report SHOWN as `selon code` prints it, in a terminal's frame."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, color_system="truecolor")
    items = acquire([str(sample_reports())], Defaults())
    coded = next(code_report(i) for i in items if isinstance(i, Acquired) and i.report.id == SHOWN)
    if not isinstance(coded, CodedReport):
        raise SystemExit(coded.message)
    show_report(console, coded)
    # Without rich's web font: a page that shows the picture must not call a third party.
    return re.sub(r"@font-face \{.*?\}\s*", "", console.export_svg(title="selon code"), flags=re.DOTALL)


if __name__ == "__main__":
    speak("en")
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
