"""Debian's Chromium, started for tests in the one place that knows how."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium, and end it.

    A process can have only one at a time: Playwright refuses a second. Tests in `tests/browser`
    share theirs, the fixture `browser`.
    """
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        with contextlib.closing(browser):
            yield browser
