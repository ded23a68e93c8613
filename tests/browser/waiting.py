"""Waits for what a service worker does by and by."""

from __future__ import annotations

from playwright.sync_api import Page

KEPT = "path => caches.match(path).then(Boolean)"
"""Whether the worker has kept the page at a path of the host."""


def until(page: Page, told: str, about: str) -> None:
    """Ask a page until it tells what is waited for; `told` may be a promise.

    Playwright's own `wait_for_function` takes the promise itself for an answer.
    """
    for _ in range(600):
        if page.evaluate(told, about):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"in vain: {told} of {about}")
