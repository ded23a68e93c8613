"""The browser of this machine that prints pages: any of Chromium's family, without a window."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
    "chrome",
    "msedge",
)
"""As programs are called where they stand on the search path."""
_ELSEWHERE = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
}
"""Where they stand on systems that put them nowhere on it."""
PATIENCE_SECONDS = 90
"""How long one page may take."""
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-extensions",
    "--no-pdf-header-footer",
    # Nothing but the finished site is asked for anything.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Failed(Exception):
    """The browser didn't print; its text is the last that it said."""


def found() -> str | None:
    """Return a browser's program, `None` where there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    places = (os.path.expandvars(place) for place in _ELSEWHERE.get(sys.platform, ()))
    return next((place for place in places if Path(place).is_file()), None)


@contextlib.contextmanager
def opened(program: str) -> Iterator[Browser]:
    """Give a browser whose profile is gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Browser(program, Path(folder))


class Browser:
    """Prints pages one by one."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def pdf(self, address: str) -> bytes:
        """Print one page as its style asks for; raise `Failed` where that doesn't work."""
        target = self._folder / "page.pdf"
        target.unlink(missing_ok=True)
        command = [
            self._program,
            *_OPTIONS,
            *_of_the_administrator(),
            f"--user-data-dir={self._folder / 'profile'}",
            f"--print-to-pdf={target}",
            address,
        ]
        try:
            ended = subprocess.run(  # noqa: S603 - the browser that was asked for
                command, capture_output=True, timeout=PATIENCE_SECONDS, check=False
            )
        except FileNotFoundError:
            raise Failed("programnya tidak ditemukan") from None
        except subprocess.TimeoutExpired:
            raise Failed(f"belum selesai sesudah {PATIENCE_SECONDS} detik") from None
        except OSError as reason:
            raise Failed(str(reason)) from None
        try:
            return target.read_bytes()
        except OSError:
            said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
            told = f"tidak menulis PDF (status {ended.returncode})"
            raise Failed(said[-1] if said else told) from None


def _of_the_administrator() -> tuple[str, ...]:
    """Return what Chromium asks of the administrator, as whom containers run.

    It has no sandbox there; it opens pages of our own site alone.
    """
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
