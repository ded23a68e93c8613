"""A static host below a sub-path whose signal can be cut: at once, or in the middle of a page."""

from __future__ import annotations

import contextlib
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.model import policy, urls
from tests.browser.serving import Server

BELOW = "/bagian/situs/"


class Host:
    """What is served, and how well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        """The paths of all requests, below the site's root."""
        self.is_cut = False
        self.broken: set[str] = set()
        """Paths of which only the first half arrives."""
        self.silent = threading.Event()
        """Set: every request is answered. Clear: none is, until it is set again."""
        self.silent.set()
        self.address = ""

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        """Send a file, half of it, or nothing."""
        self.silent.wait(20)
        path = handler.path.partition("?")[0].removeprefix(BELOW)
        self.asked.append(path)
        if self.is_cut:
            return
        file = self.folder / urls.output_path(path)
        is_found = file.is_file() and handler.path.startswith(BELOW)
        file = file if is_found else self.folder / urls.NOT_FOUND
        content = file.read_bytes()
        handler.send_response(200 if is_found else 404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        handler.send_header("Cache-Control", "no-cache")
        for name, value in policy.HEADERS.items():
            handler.send_header(name, value)
        handler.end_headers()
        if path in self.broken:
            handler.wfile.write(content[: len(content) // 2])
            time.sleep(0.5)  # What has come is read before the signal is lost.
        else:
            handler.wfile.write(content)


@contextlib.contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serve a folder on loopback."""
    host = Host(folder)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the base class's own name
            host.answer(self)

        def log_message(self, *args: object) -> None:
            """Keep the test's output clean."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        host.address = f"http://127.0.0.1:{server.server_port}{BELOW}"
        try:
            yield host
        finally:
            host.silent.set()
            server.shutdown()
            thread.join()
