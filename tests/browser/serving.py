"""A static host as the site is meant for: compressed, with the headers of the policy."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import mimetypes
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

from kim_plugins.model import policy, urls

COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")


class Server(http.server.ThreadingHTTPServer):
    """A server that a browser may ask for many things at once, and may leave before the answer."""

    request_queue_size = 128
    daemon_threads = True

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        """Look often whether it should stop: whoever stops it waits for that."""
        super().serve_forever(poll_interval)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about a browser that has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and return its address."""
    with _listening(_Host, folder) as address:
        yield address


@contextlib.contextmanager
def plainly(folder: Path) -> Iterator[str]:
    """Serve a folder as the plainest host would, and return its address."""
    with _listening(_Quiet, folder) as address:
        yield address


@contextlib.contextmanager
def _listening(host: Callable[..., BaseHTTPRequestHandler], folder: Path) -> Iterator[str]:
    handler = functools.partial(host, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def counting(served: list[tuple[str, int]]) -> Iterator[None]:
    """Note, inside the block, the path and size of every answer, whoever asked for it."""
    _Host.served = served
    try:
        yield
    finally:
        _Host.served = []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


class _Host(_Quiet):
    served: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:  # the base class's own name
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        is_found = file.is_file()
        if not is_found:
            file = Path(self.directory) / urls.NOT_FOUND
        self._send(200 if is_found else 404, file)

    def _send(self, status: int, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes()
        self.send_response(status)
        if kind.startswith(COMPRESSED):
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        is_kept = self.path.startswith(f"/{urls.ASSETS}")
        for name, value in policy.HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", policy.FOR_EVER if is_kept else policy.BRIEFLY)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.served.append((self.path, len(content)))
