"""A program that has the terminal: it gets the keys, we wait and pass the signal."""

import contextlib
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to end: Ctrl-C, a closed terminal, kill."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _raise(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)


def listen() -> None:
    """From now on a signal to end raises Stopped in the main thread."""
    for number in SIGNALS:
        signal.signal(number, _raise)


def deafen() -> None:
    """While stopping, another Ctrl-C must not leave half of it running."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def call(command: Sequence[str], env: Mapping[str, str], cwd: Path) -> int:
    """Runs it with our terminal and answers its exit code."""
    process = subprocess.Popen(list(command), env=dict(env), cwd=cwd)
    try:
        return process.wait()
    except Stopped as stopped:
        deafen()
        if stopped.number != signal.SIGINT:  # Ctrl-C has reached it already
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()
        raise
