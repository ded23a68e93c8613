"""A process without threads that has imported a command and compiled the templates, and forks.

Run as a program with the command's name and the number of a socket, and with `FEW` for sites of
few places. A request is the length of a JSON text, sent with the three standard streams, and that
text; the answer is the exit code.
A forked process has its own memory, folder, environment and streams, runs the very script that
was installed, and ends as any process does, without clearing its memory away.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from kim_plugins.base import home
from kim_plugins.base.home import Home
from kim_plugins.builder.pages import fragments
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.builder.storage import version
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry
from kim_plugins.views import FILES, VIEWS
from tests import drawn_once, packaged_theme
from tests.builders import a_post, a_province, a_registry_file
from tests.few_places import HOME, few_places

ROOT = Path(__file__).parents[1]
SIZE = 4
"""Bytes of a length and of an exit code."""
STREAMS = 3
FEW = "few"
_for_life = contextlib.ExitStack()
"""What holds as long as the process lives, and in its forks."""


def received(ends: socket.socket, size: int) -> bytes:
    """Receive exactly so many bytes; raise `EOFError` where the other end is closed before."""
    found = b""
    while len(found) < size:
        part = ends.recv(size - len(found))
        if not part:
            raise EOFError
        found += part
    return found


def _modules(name: str) -> Iterator[str]:
    """Yield what a command imports sooner or later."""
    yield from ("mkdocs.__main__", "mkdocs.commands.build", "kim_plugins.plugin")
    if name == "kim":  # Which has words of its own for click; `mkdocs` must not get them.
        package = importlib.import_module("kim_plugins")
        for found in pkgutil.walk_packages(package.__path__, "kim_plugins."):
            yield found.name


def _prepare() -> None:
    """Put together what every build asks for and what is always the same, such as templates."""
    packaged_theme.read_once()
    packaged_theme.read_now()
    home.settle(HOME)
    for digest in (version.reading_digest, version.searching_digest, version.attachment_digest):
        digest()
    text = a_registry_file().encode()
    registry.read(SourceFile("groups.yaml", "groups.yaml", text, size=len(text)), region_table())
    province = a_province([a_post()])
    for page in chain.from_iterable(view(province) for view in VIEWS):
        fragments.render(page.make(), "/")
    for file in chain.from_iterable(view(province) for view in FILES):
        file.make()
    drawn_once.begin()
    drawn_once.draw_now(province)
    home.settle(Home())  # What is run says itself where it is at home.


def _requests(ends: socket.socket) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Yield what to run, and the streams for it, until nobody asks any more."""
    with contextlib.suppress(EOFError):
        while True:
            head, streams, _, _ = socket.recv_fds(ends, SIZE, STREAMS)
            if not head:
                return
            yield json.loads(received(ends, int.from_bytes(head, "big"))), streams


def _become(request: dict[str, Any], streams: list[int]) -> None:
    """Let this process be the one that was asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environ"])
    sys.argv = request["words"]
    sys.path[0] = str(Path(sys.argv[0]).parent)


def main(name: str, number: int, *more: str) -> bool:
    """Serve requests; tell whether this process is a fork that is to run its command."""
    if FEW in more:
        _for_life.enter_context(few_places())
    for module in _modules(name):
        importlib.import_module(module)
    _prepare()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=number) as ends:
        for request, streams in _requests(ends):
            child = os.fork()
            if not child:
                _become(request, streams)
                return True
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            ends.sendall(code.to_bytes(SIZE, "big", signed=True))
    return False


def _run() -> int:
    """Run the script that was installed; return the exit code that it asks for."""
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
            return 1
        return end.code or 0
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _end(code: int) -> NoReturn:
    """Do what Python does at the end of a process, but for clearing memory away.

    That touches all that was imported, and so copies it from the process that it was forked from.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__" and main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]):
    _end(_run())
