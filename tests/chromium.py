"""Debian's Chromium, started for tests in the one place that knows how.

Where it is installed, the same browser without tabs and tool bars (`chromium-headless-shell`)
shows pages: a page is opened in a third of the time, and is the same one.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserType, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Pages live for a second: what the second compiler would make faster is gone by then.
    "--js-flags=--no-opt",
)


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium, and end it.

    A process can have only one at a time: Playwright refuses a second. Tests in `tests/browser`
    share theirs, the fixture `browser`.
    """
    with sync_playwright() as playwright:
        name = "chromium-headless-shell" if shutil.which("chromium-headless-shell") else "chromium"
        with _launched(playwright.chromium, name) as browser:
            yield browser


@contextlib.contextmanager
def whole(beside: Browser) -> Iterator[Browser]:
    """Start the one with tabs and tool bars beside another, to ask what it thinks of a site."""
    with _launched(beside.browser_type, "chromium") as browser:
        yield browser


@contextlib.contextmanager
def _launched(kind: BrowserType, name: str) -> Iterator[Browser]:
    executable = shutil.which(name)
    assert executable, "Chromium is missing: `make test` installs it"
    browser = kind.launch(executable_path=executable, args=list(ARGUMENTS))
    with contextlib.closing(browser):
        yield browser
