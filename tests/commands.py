"""Runs `kim` and `mkdocs` for tests: each call is a process of its own, forked from a warm one.

Importing takes most of the time of a command on a small site, and there are hundreds of calls.
What Python reads when it starts can't be given to a forked process; where a test sets such a
variable, or asks for a `cold` start, the command is started as people start it.
"""

from __future__ import annotations

import atexit
import contextlib
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
) -> Done:
    """Run `kim` or `mkdocs` in a folder.

    `environ` are variables beside ours, `given` is what its standard input holds.
    """
    words = [str(BIN / name), *map(str, arguments)]
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
