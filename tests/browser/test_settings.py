"""Readers who have set up their device: larger text, wider spacing, less motion, own colours."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened
from tests.browser.test_pages import PAGES

CUT = """
() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  if (!element.checkVisibility() || element.closest(".kim-table, .kim-skip, svg")) return false;
  const isCut = /hidden|clip/.test(style.overflowX + style.overflowY)
    && (element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1);
  return isCut || element.getBoundingClientRect().right > innerWidth + 1;
}).map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`)
"""
LARGE = "document.documentElement.style.fontSize = '250%'"
"""Twice the usual 125 %: what browsers' own setting for text does to every rem."""
SPACED = """
for (const element of document.querySelectorAll("body, body *")) {
  element.style.lineHeight = "1.5";
  element.style.letterSpacing = ".12em";
  element.style.wordSpacing = ".16em";
  if (element.localName === "p") element.style.marginBottom = "2em";
}
"""
"""WCAG 2.2, success criterion 1.4.12."""
CHANGES = {"200 %": LARGE, "spaced": SPACED}
KEEP = """
window.kimStyles = [...document.querySelectorAll("html, body, body *")].map((element) =>
  [element, element.getAttribute("style")]);
"""
PUT_BACK = """
for (const [element, style] of window.kimStyles) {
  if (style === null) element.removeAttribute("style");
  else element.setAttribute("style", style);
}
"""
VAGUE = {
    "",
    "di sini",
    "klik di sini",
    "baca selengkapnya",
    "selengkapnya",
    "lihat",
    "begini caranya",
}


@dataclasses.dataclass(frozen=True)
class Look:
    """What one visit to a page has shown."""

    links: frozenset[str]
    """Their words, in small letters."""
    cut: Mapping[str, list[str]]
    """What is cut or runs off the screen, by how the reader has set up the device."""


@pytest.fixture(scope="module")
def looks(browser: Browser, address: str) -> dict[str, Look]:
    """Visit each page once, since opening costs more than looking."""
    with opened(browser, 360) as page:
        found = {}
        for path in PAGES:
            page.goto(address + path)
            names = page.get_by_role("link").all_text_contents()
            cut = {name: _cut(page, change) for name, change in CHANGES.items()}
            found[path] = Look(frozenset(name.strip().lower() for name in names), cut)
        return found


def _cut(page: Page, change: str) -> list[str]:
    """Change a page, and return what is cut; then it is as it was."""
    page.evaluate(KEEP)
    page.evaluate(change)
    cut: list[str] = page.evaluate(CUT)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        cut.append("the page scrolls sideways")
    page.evaluate(PUT_BACK)
    return cut


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_cut_or_runs_off_the_screen(looks: dict[str, Look], change: str) -> None:
    assert {path: look.cut[change] for path, look in looks.items() if look.cut[change]} == {}


def test_where_less_motion_is_wanted_nothing_moves(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.emulate_media(reduced_motion="reduce")
        page.goto(address + "tentang/")
        page.get_by_role("main").get_by_role("link").first.hover()
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate(
            """[...document.querySelectorAll("*")].every((element) => {
              const style = getComputedStyle(element);
              return parseFloat(style.transitionDuration) === 0 && style.scrollBehavior === "auto";
            })"""
        )


def test_in_the_reader_s_own_colours_controls_keep_their_edges_and_signs(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        page.emulate_media(forced_colors="active")
        page.goto(address + "provinsi/redaksi/2026/tanggal-lokakarya-kim/")
        for name in (".kim-button", ".kim-menu summary", ".kim-verdict"):
            style = "getComputedStyle(document.querySelector(name))"
            edge = page.evaluate(f"(name) => {style}.borderTopStyle", name)
            width = page.evaluate(f"(name) => parseFloat({style}.borderTopWidth)", name)
            assert edge != "none", name
            assert width >= 1, name
        sign = page.evaluate(
            "getComputedStyle(document.querySelector('.kim-verdict'), '::before').content"
        )
        assert sign not in ("none", "normal")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_links_say_where_they_lead(looks: dict[str, Look]) -> None:
    for path, look in looks.items():
        assert not look.links & VAGUE, path
