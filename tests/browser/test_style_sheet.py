"""The reduced style sheet gives every element the style that the whole one would give it.

The whole one is the theme's main style sheet as it comes, and ours after it. What is meant
to differ is told apart in `MEANT` and `NUMBERS`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

import lightningcss
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import elements
from tests.browser.conftest import opened, shared_fuller_site
from tests.browser.serving import serving

_MAIN = re.compile(r"main\.\w+\.min\.css")
PAGES = (
    *elements.URLS,
    "",
    "berau/",
    "paser/kecamatan/batu-engau/",
    "statistik/",
    "provinsi/redaksi/2026/contoh-agenda-belajar-cek-kabar/",
    "provinsi/redaksi/2026/contoh-aspirasi-lampu-jalan/",
    "agenda/",
    "404.html",
    "panduan/kode/KIM014/",
)
MEANT = ".admonition, .admonition > .admonition-title"
"""The theme has a colour and an icon for each kind of admonition: ours are of two kinds."""
NUMBERS = ".md-typeset :is(ol, ul) ol { list-style-type: decimal !important }"
"""The theme turns the numbers of nested lists into letters; ours stay as they were written."""
STYLES = """
(meant) => {
  getComputedStyle(document.body).color;
  for (const animation of document.getAnimations()) animation.finish();
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const said = [];
  for (const [number, element] of [...document.body.querySelectorAll("*")].entries()) {
    if (element.matches(meant)) continue;
    for (const part of ["", "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part || null);
      if (part && part !== "::marker" && style.content === "none") continue;
      const pairs = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
      said.push(`${number} <${element.localName} class="${element.className}">${part}\\n`
        + pairs.join("\\n"));
    }
  }
  return said;
}
"""
KEEP = f"(meant) => (window.kimReduced = ({STYLES})(meant)).length"
COMPARE = f"""
(meant) => {{
  const asked = ({STYLES})(meant);
  const pairs = asked.map((after, number) => [window.kimReduced[number], after]);
  return [asked.length, pairs.filter(([before, after]) => before !== after).slice(0, 10)];
}}
"""
"""Compared in the page: megabytes of text needn't leave it to be found the same."""
EXCHANGE = """
(url) => new Promise((resolve, reject) => {
  const sheet = document.querySelector("link[rel=stylesheet]");
  sheet.onload = () => resolve();
  sheet.onerror = reject;
  sheet.href = url;
})
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the own site with the pages of all elements."""
    with serving(shared_fuller_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="module")
def exchanged(glanced: Page) -> Page:
    """Give a page that finds the whole style sheet at the site."""
    return with_whole(glanced)


def with_whole(page: Page) -> Page:
    """Let a page find the whole style sheet, as if the site had it."""
    text = whole()
    page.route("**/whole.css", lambda route: route.fulfill(body=text, content_type="text/css"))
    return page


@functools.cache
def whole() -> str:
    """Join the theme's style sheet and ours, nothing left out, in the same short spelling."""
    folder = resources.files("material") / "templates" / "assets" / "stylesheets"
    [theme] = [file for file in folder.iterdir() if _MAIN.fullmatch(file.name)]
    ours = resources.files("kim_plugins") / "assets" / "styles"
    sections = sorted(ours.iterdir(), key=lambda section: section.name)
    own = "\n".join(file.read_text(encoding="utf-8") for file in sections)
    return _short(_short(theme.read_text(encoding="utf-8")) + own + NUMBERS)


def _short(text: str) -> str:
    return str(lightningcss.process_stylesheet(text, minify=True))


def differences(page: Page, host: str) -> list[str]:
    """Return the first declarations that the whole style sheet would change on a page."""
    reduced = page.evaluate(KEEP, MEANT)
    page.evaluate(EXCHANGE, host + "whole.css")
    asked, pairs = page.evaluate(COMPARE, MEANT)
    assert reduced == asked > 20
    found = []
    for before, after in pairs:
        name = before.partition("\n")[0]
        changed = sorted(set(after.split("\n")) ^ set(before.split("\n")))
        found.append(f"{name}: {changed[:6]}")
    return found


def look_at(page: Page, url: str, width: int = 360, medium: str = "light") -> None:
    """Open a page on a screen of some width, by day or in the dark, or as it is printed."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(
        media="print" if medium == "print" else "screen",
        color_scheme="dark" if medium == "dark" else "light",
    )
    page.goto(url)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_as_it_would_with_the_whole_style_sheet(
    exchanged: Page, host: str, path: str
) -> None:
    look_at(exchanged, host + path)
    assert differences(exchanged, host) == []


@pytest.mark.parametrize("path", elements.URLS)
@pytest.mark.parametrize(("width", "medium"), [(1280, "dark"), (1700, "light"), (360, "print")])
def test_every_element_does_also_when_wide_in_the_dark_and_on_paper(
    exchanged: Page, host: str, path: str, width: int, medium: str
) -> None:
    look_at(exchanged, host + path, width, medium)
    assert differences(exchanged, host) == []


@pytest.mark.parametrize("path", elements.URLS)
def test_every_element_does_also_when_it_is_pointed_at_or_has_the_focus(
    browser: Browser, host: str, path: str
) -> None:
    with opened(browser, 360, workers=False) as page:
        with_whole(page).goto(host + path)
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
        wanted = {"nodeId": root, "selector": "body *"}
        for node in session.send("DOM.querySelectorAll", wanted)["nodeIds"]:
            states = ["hover", "focus", "focus-visible", "focus-within", "target", "active"]
            session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})
        assert differences(page, host) == []
