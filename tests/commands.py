"""Runs `kim` and `mkdocs` for tests: each call is a process of its own, forked from a warm one.

Importing takes most of the time of a command on a small site, and there are hundreds of calls.
What Python reads when it starts can't be given to a forked process; where a test sets such a
variable, or asks for a `cold` start, the command is started as people start it.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import IO

from tests.forking import FEW, ROOT, SIZE, received

BIN = Path(sys.executable).parent
READ_AT_START = ("PYTHON", "LANG", "LC_", "TZ")
"""How the names of variables begin that Python reads when it starts."""
Done = subprocess.CompletedProcess[str]


def run(
    name: str,
    *arguments: object,
    folder: Path,
    environ: Mapping[str, str] | None = None,
    given: str = "",
    cold: bool = False,
    script: Path | None = None,
) -> Done:
    """Run `kim` or `mkdocs` in a folder.

    `environ` are variables beside ours, `given` is what its standard input holds. A `script` is run
    instead of the one that was installed, with all that a command has imported.
    """
    words = [str(script or BIN / name), *map(str, arguments)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environ or {})}
    if cold or any(variable.startswith(READ_AT_START) for variable in environ or ()):
        return subprocess.run(
            words, cwd=folder, env=env, input=given, capture_output=True, text=True, check=False
        )
    with (
        tempfile.TemporaryFile() as told,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as wrong,
    ):
        told.write(given.encode())
        told.seek(0)
        asked = json.dumps({"words": words, "folder": str(folder), "environ": env}).encode()
        code = _forked(_warm(name, has_few=_few.get()), asked, [told, out, wrong])
        return Done(words, code, _text(out), _text(wrong))


def _forked(warm: socket.socket, asked: bytes, streams: Sequence[IO[bytes]]) -> int:
    """Have a command run with three standard streams; return its exit code."""
    numbers = [stream.fileno() for stream in streams]
    socket.send_fds(warm, [len(asked).to_bytes(SIZE, "big")], numbers)
    warm.sendall(asked)
    return int.from_bytes(received(warm, SIZE), "big", signed=True)


_few = ContextVar("few", default=False)


@contextlib.contextmanager
def few_places() -> Iterator[None]:
    """Let commands make sites of few places (`tests/few_places.py`), but for those started cold."""
    before = _few.set(True)
    try:
        yield
    finally:
        _few.reset(before)


STAND_IN = """\
#!{python} -IS
import json, os, socket, sys
words = [{command!r}, *sys.argv[1:]]
asked = dict(words=words, folder=os.getcwd(), environ=dict(os.environ))
told = json.dumps(asked).encode()
with socket.socket(fileno={number}) as ends:
    socket.send_fds(ends, [len(told).to_bytes({size}, "big")], [0, 1, 2])
    ends.sendall(told)
    sys.exit(int.from_bytes(ends.recv({size}), "big", signed=True))
"""
HIGH = 100
"""From here on numbers of files are nobody else's: shell scripts use those of one digit."""


@contextlib.contextmanager
def stand_in(path: Path, name: str = "kim") -> Iterator[int]:
    """Write a program that has a command forked as `run` does, for others who start it.

    Gives the number of a socket that has to reach it, through whoever stands between; its use ends
    with the block, and only one such program may run at a time.
    """
    number = fcntl.fcntl(_warm(name, has_few=_few.get()), fcntl.F_DUPFD_CLOEXEC, HIGH)
    told = {"python": sys.executable, "command": str(BIN / name), "number": number, "size": SIZE}
    path.write_text(STAND_IN.format(**told), encoding="utf-8")
    path.chmod(0o755)
    try:
        yield number
    finally:
        os.close(number)


@functools.cache
def _warm(name: str, *, has_few: bool) -> socket.socket:
    """Start the process that forks for a command; it ends when this one closes its end."""
    ours, theirs = socket.socketpair()
    words = [name, str(theirs.fileno()), *([FEW] if has_few else [])]
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forking", *words],
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
        )
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()
