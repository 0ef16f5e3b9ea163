"""One process of ours: started in its own session, stopped by its own number."""

import contextlib
import ctypes
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .places import ROOT

_libc = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """How to start it, what it is called, and the running process if there is one."""

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] | None = None
    user: str | None = None
    cwd: Path = ROOT
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 25.0
    pass_fds: Sequence[int] = ()
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(
                list(self.argv),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=None if self.env is None else dict(self.env),
                cwd=self.cwd,
                start_new_session=True,
                preexec_fn=_dies_with_us(self.stop_signal, os.getpid()),
                pass_fds=self.pass_fds,
                **self._identity(),
            )

    def _identity(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        group = pwd.getpwnam(self.user).pw_gid
        return {"user": self.user, "group": group, "extra_groups": []}

    @property
    def exit_code(self) -> int | None:
        """None while it runs (or was never started)."""
        return self.process.poll() if self.process else None

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def wait_stopped(self) -> None:
        """Waits its patience, then ends the whole session of the process."""
        if not self.process:
            return
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self._kill()
            self.process.wait()
        else:
            self._kill()

    def _kill(self) -> None:
        if self.process:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def _dies_with_us(stop_signal: signal.Signals, parent: int) -> Any:
    """Runs in the new process: the kernel ends it when we are killed -9."""

    def tie() -> None:
        if hasattr(_libc, "prctl"):
            _libc.prctl(_PR_SET_PDEATHSIG, int(stop_signal))
            if os.getppid() != parent:
                os._exit(1)

    return tie


def stop_all(children: Sequence[Child]) -> None:
    """Asks all of them at once, then waits for each."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait_stopped()


def run_to_end(child: Child) -> int:
    """Starts it and waits; stops it when we are interrupted meanwhile."""
    child.start()
    try:
        while child.exit_code is None:
            time.sleep(0.05)
    finally:
        stop_all([child])
    return child.exit_code
