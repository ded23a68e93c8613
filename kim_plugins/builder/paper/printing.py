"""Prints pages of a finished site, each as its own style sheet lays it out on paper.

The browser does it, since the sheet is the page: a library that draws PDFs would need a second
layout of everything, with fonts of its own.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kim_plugins.builder.paper import browser
from kim_plugins.builder.storage.contents import put
from kim_plugins.model import urls

Progress = Callable[[int], None]
"""Told how many pages are printed."""


def missing(pages: Sequence[str], site: Path) -> list[str]:
    """Return the pages, by URL, that a finished site hasn't got."""
    return [url for url in pages if not (site / urls.output_path(url)).is_file()]


def printed(
    pages: Sequence[str], site: Path, base_path: str, program: str, progress: Progress
) -> bytes:
    """Return one PDF of all these pages, each of which begins on a new sheet.

    `base_path` is the site's own path on its host. Raises `browser.Failed`.
    """
    from pypdf import PdfWriter

    book = PdfWriter()
    with served(site, base_path) as address, browser.opened(program) as running:
        for number, url in enumerate(pages, start=1):
            book.append(io.BytesIO(running.pdf(address + url)))
            progress(number)
    made = io.BytesIO()
    book.write(made)
    return made.getvalue()


def sheets(book: bytes) -> int:
    """Return how many sheets of paper a PDF takes: a long page takes more than one."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(book)).pages)


def save(book: bytes, target: Path) -> None:
    """Write a PDF as a whole; raise `OSError` where that can't be."""
    put(target, book)


@contextlib.contextmanager
def served(site: Path, base_path: str) -> Iterator[str]:
    """Serve a finished site to this machine alone, and give its address."""
    handler = functools.partial(_Pages, base_path, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base_path}"
        finally:
            server.shutdown()


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Shows the site below its own path, and says nothing of it."""

    def __init__(self, base_path: str, *args: object, **more: object) -> None:
        self._base_path = base_path
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        return super().translate_path("/" + path.removeprefix(self._base_path))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Keep quiet."""
