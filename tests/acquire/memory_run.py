"""One round of a watch over a feed in a process of its own: PORT FOLDER. Prints its peak in KiB, then each fault."""

import sys
from collections.abc import Sequence
from pathlib import Path

from selon.acquire import Defaults
from selon.acquire.extracting import Extraction
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState


def main(port: str, folder: Path) -> None:
    settings = FetchSettings(allowed=networks("127.0.0.0/8"), archive=folder / "archive")

    def deliver(batch: Sequence[Brought]) -> list[Delivered]:
        found = list(extraction.of([(brought, Defaults()) for brought in batch]))
        return [Delivered(sum(place == at for place, _ in found), ()) for at in range(len(batch))]

    with Extraction(beside=False) as extraction:
        watch = Watch(WatchState(folder / "state.db"), settings, deliver, pause=0)
        faults = list(watch.round([f"http://127.0.0.1:{port}/feed"]))
    print(_peak())
    for fault in faults:
        print(fault.message.format(**fault.values))


def _peak() -> int:
    """The most that this program held, in KiB; `getrusage` would count what started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
