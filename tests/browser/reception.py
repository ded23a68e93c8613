"""A reader's phone: a small site, opened with and without a signal."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.cutting import BELOW, Host
from tests.browser.waiting import KEPT, until

FIRST = "kutai-timur/kim-contoh/2026/kabar-1/"
SECOND = "kutai-timur/kim-contoh/2026/kabar-2/"


def visit(page: Page, host: Host, path: str) -> None:
    """Open a page, and wait until the worker has kept it."""
    page.goto(host.address + path)
    page.evaluate("navigator.serviceWorker.ready")
    until(page, KEPT, BELOW + path)


def cut(page: Page, host: Host, *, is_cut: bool = True) -> None:
    """Take the signal away, or give it back."""
    host.is_cut = is_cut
    page.context.set_offline(is_cut)


def save(page: Page, host: Host) -> None:
    """Save the regency."""
    page.goto(host.address + "kutai-timur/")
    page.get_by_role("button", name="Simpan wilayah ini").click()
    expect(page.locator("[data-kim-save] [role=status]")).to_have_text(
        re.compile("^Tersimpan: 5 tulisan")
    )


def styled(page: Page) -> str:
    """Return the name of the style sheet that dresses a page ("" where it didn't load)."""
    return str(
        page.evaluate(
            "[...document.styleSheets].filter(s => s.cssRules.length).map(s => s.href).join()"
        )
    )
