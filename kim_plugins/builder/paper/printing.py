"""Prints pages of a finished site, each as its own style sheet lays it out on paper.

The browser does it, since the sheet is the page: a library that draws PDFs would need a second
layout of everything, with fonts of its own.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import http.server
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from kim_plugins.builder.paper import browser
from kim_plugins.builder.storage.textfile import TEMPORARY
from kim_plugins.model import urls

Progress = Callable[[int], None]
"""Told how many pages are printed."""
_TAIL = 1024
"""Bytes among which a PDF's last mark stands."""


def missing(pages: Sequence[str], site: Path) -> list[str]:
    """Return the pages, by URL, that a finished site hasn't got."""
    return [url for url in pages if not (site / urls.output_path(url)).is_file()]


def printed(
    pages: Sequence[str], site: Path, base_path: str, program: str, progress: Progress
) -> tuple[bytes, int]:
    """Return one PDF of all these pages, each of which begins on a new sheet, and its sheets.

    `base_path` is the site's own path on its host. Raises `browser.Failed`.
    """
    from pypdf import PdfWriter

    book = PdfWriter()
    with served(site, base_path) as address, browser.opened(program) as running:
        for number, url in enumerate(pages, start=1):
            book.append(io.BytesIO(whole(running.pdf(address + url))))
            progress(number)
    made = io.BytesIO()
    book.write(made)
    return made.getvalue(), len(book.pages)


def whole(drawn: bytes) -> bytes:
    """Return a PDF that can be read and has pages; raise `browser.Failed` for anything else."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        # Told from its ends first, since the library logs what it finds there.
        is_one = drawn.startswith(b"%PDF-") and b"%%EOF" in drawn[-_TAIL:]
        count = len(PdfReader(io.BytesIO(drawn)).pages) if is_one else 0
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError):
        count = 0
    if not count:
        raise browser.Failed("yang dihasilkannya bukan PDF yang utuh")
    return drawn


@contextlib.contextmanager
def written(target: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes its place at the end, so that it is there as a whole or not at all.

    Raises `OSError` where it can't be: before anything is made for it, as far as that shows.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}{TEMPORARY}")
    try:
        with fresh.open("wb") as file:
            yield file
        fresh.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def save(book: bytes, target: Path) -> None:
    """Write a file as a whole; raise `OSError` where that can't be."""
    with written(target) as file:
        file.write(book)


@contextlib.contextmanager
def served(site: Path, base_path: str) -> Iterator[str]:
    """Serve a finished site to this machine alone, and give its address."""
    handler = functools.partial(_Pages, base_path, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base_path}"
        finally:
            server.shutdown()


class _Server(http.server.ThreadingHTTPServer):
    """Minds no browser that hangs up before it has heard everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of what is wrong with us alone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


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
