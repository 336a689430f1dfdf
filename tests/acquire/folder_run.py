"""A watch over FOLDER/inbox in a process of its own, to be killed. Every delivery is a line of `delivered`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import selon.acquire.folders
from selon.acquire.settings import FetchSettings
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState


def main(folder: Path) -> None:
    selon.acquire.folders.SETTLED = 0.02
    log = os.open(folder / "delivered", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def deliver(batch: Sequence[Brought]) -> list[Delivered]:
        for one in batch:
            os.write(log, f"{one.file.name}\n".encode())
        return [Delivered(1, ()) for _ in batch]

    state = WatchState(folder / "state.db")
    with state.alone():
        print("ready", flush=True)
        for fault in Watch(state, FetchSettings(archive=folder / "archive"), deliver).round([str(folder / "inbox")]):
            print(fault.where, fault.message, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
