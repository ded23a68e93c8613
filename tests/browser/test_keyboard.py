"""Home, a post and the menu by keyboard alone: everything in order, seen, and nothing traps."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened

POST = "provinsi/redaksi/2026/mengenal-kim/"
PREPARE = """
() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(wanted)].filter((element) => element.checkVisibility());
  all.forEach((element, number) => { element.dataset.number = number; });
  return all.length;
}
"""
FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const lines = ["", "::before", "::after"].map((part) => getComputedStyle(element, part || null));
  return {
    number: Number(element.dataset.number ?? -1),
    name: element.textContent.trim() || element.getAttribute("aria-label") || element.localName,
    isSeen: lines.some((style) =>
      style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    isOnScreen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
  };
}
"""


def walked(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page."""
    found: list[dict[str, Any]] = []
    for _ in range(most + 2):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (found and focused["number"] == found[0]["number"]):
            return found
        found.append(focused)
    raise AssertionError(f"the focus never leaves: {found[-3:]}")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", POST, "berau/", "peta/", "statistik/", "tidak-ada/"])
def test_the_tab_key_reaches_everything_in_reading_order_and_shows_where_it_is(
    browser: Browser, address: str, path: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(address + (path if path != "tidak-ada/" else "404.html"))
        count = page.evaluate(PREPARE)
        found = walked(page, count)
        assert [stop["number"] for stop in found] == list(range(count))
        assert found[0]["name"] == "Langsung ke isi"
        assert [stop["name"] for stop in found if not (stop["isSeen"] and stop["isOnScreen"])] == []


def test_the_menu_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address + POST)
        menu = page.get_by_role("navigation", name="Menu utama")
        entry = menu.get_by_role("link", name="Agenda")
        for _ in range(4):  # past the skip link, the site's name and the search
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "summary"
        assert not entry.is_visible()
        page.keyboard.press("Enter")
        assert entry.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Agenda"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        assert not entry.is_visible()


def test_the_skip_link_leads_past_the_menu(browser: Browser, address: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(address + POST)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.kim-main') !== null")
