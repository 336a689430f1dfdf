"""A watch in a process of its own, to be killed: SOURCE FOLDER. Every delivery is a line of FOLDER/delivered."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import selon.acquire.folders
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState

__all__ = ["watch_apart"]


def watch_apart(source: str, folder: Path, kill_after: float | None) -> None:
    """One round over `source`, killed so many seconds after its begin; for None it ends by itself, with no fault."""
    command = [sys.executable, __file__, source, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        assert kill_after is not None or not process.stdout.read()


def _main(source: str, folder: Path) -> None:
    selon.acquire.folders.SETTLED = 0.02
    log = os.open(folder / "delivered", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def deliver(batch: Sequence[Brought]) -> list[Delivered]:
        for one in batch:
            os.write(log, f"{one.item.url} {one.file.name}\n".encode())
        return [Delivered(1, ()) for _ in batch]

    state = WatchState(folder / "state.db")
    settings = FetchSettings(allowed=networks("127.0.0.0/8"), archive=folder / "archive")
    with state.alone():
        print("ready", flush=True)
        for fault in Watch(state, settings, deliver, pause=0).round([source]):
            print(fault.where, fault.message, flush=True)


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
