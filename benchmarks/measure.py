"""Runs one command and tells its wall time, its CPU time and the memory of all its processes."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.05
LARGEST_SHARE = 0.1
"""Looking takes at most this share of one core, however much memory there is to look through."""
SESSION_FIELD = 3
"""Where the session stands in /proc/<pid>/stat, counted after the command's name."""
TAIL = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of user and system time, of the process and of all that it has waited for."""
    peak: int
    """The most bytes of memory that all its processes held together."""


class Failed(Exception):
    """A command that should have succeeded did not; holds the end of its output."""


def measure(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Run:
    """Run a command in a session of its own, watching every process of that session."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # such as Ctrl+C, which doesn't reach a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.stop()
        if process.returncode:
            log.seek(0)
            end = log.read().decode(errors="replace")[-TAIL:]
            raise Failed(f"{' '.join(command)}\n{end}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak)


class _Watch(threading.Thread):
    """Looks at the memory of a session again and again.

    A single process has a high-water mark that the kernel keeps exactly. Only where there are
    several the sum is sampled, as PSS: memory that forked processes share is counted once.
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._done = threading.Event()
        self._peak = 0

    def run(self) -> None:
        """Look until told to stop."""
        pause = 0.0
        while not self._done.wait(pause):
            start = time.perf_counter()
            self._look()
            pause = max(INTERVAL, (time.perf_counter() - start) / LARGEST_SHARE)

    def stop(self) -> int:
        """Stop looking; return the most that was seen."""
        self._done.set()
        self.join()
        return self._peak

    def _look(self) -> None:
        processes = list(_processes(self._session))
        alone = max((_bytes(p / "status", "VmHWM:") for p in processes), default=0)
        together = 0
        if len(processes) > 1:
            together = sum(_bytes(p / "smaps_rollup", "Pss:") for p in processes)
        self._peak = max(self._peak, alone, together)


def _processes(session: int) -> Iterator[Path]:
    """Yield the folder of each process of a session."""
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(fields[SESSION_FIELD]) == session:
                    yield folder


def _bytes(path: Path, name: str) -> int:
    """Read a size from a file of /proc; 0 where the process has just ended."""
    with contextlib.suppress(OSError), path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0
