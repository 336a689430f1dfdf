"""A watch in a process of its own, to be killed: PORT FOLDER. Every delivery is a line of `delivered`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from selon.acquire.settings import FetchSettings, networks
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState


def main(port: str, folder: Path) -> None:
    log = os.open(folder / "delivered", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def deliver(batch: Sequence[Brought]) -> list[Delivered]:
        for one in batch:
            os.write(log, f"{one.item.url} {one.file.name}\n".encode())
        return [Delivered(1, ()) for _ in batch]

    state = WatchState(folder / "state.db")
    settings = FetchSettings(allowed=networks("127.0.0.0/8"), archive=folder / "archive")
    with state.alone():
        print("ready", flush=True)
        for fault in Watch(state, settings, deliver, pause=0).round([f"http://127.0.0.1:{port}/feed"]):
            print(fault.where, fault.message, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
