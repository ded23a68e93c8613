"""Nothing breaks where names are long, words have no break, pictures are odd, or there is nothing.

Every type of page of the rich site: 45-letter addresses, titles of 110 letters, 40 topics, a
picture twenty times as wide as high, a regency without anything.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.test_pages import COLOURS, RULES, WIDTHS
from tests.rich.awkward import LONG
from tests.rich.pages import PAGES, RICHEST


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open one page for all, since opening costs more than looking."""
    with opened(browser, 320, workers=False) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


@pytest.mark.parametrize("url", PAGES, ids=lambda url: url or "beranda")
def test_nothing_reaches_beyond_the_screen(page: Page, rich: str, url: str) -> None:
    page.goto(rich + url)
    for width, scheme in itertools.product(WIDTHS, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{over} px at {width} px, {scheme}"


@pytest.mark.parametrize("url", RICHEST)
def test_axe_finds_no_violation(page: Page, rich: str, url: str) -> None:
    page.goto(rich + url)
    page.set_viewport_size({"width": 360, "height": 800})
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = Axe().run(page, options=rules)
        assert results.violations_count == 0, f"{scheme}\n{results.generate_report()}"


def test_a_picture_keeps_its_shape_and_stays_in_sight(page: Page, rich: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    for post, shape in ((LONG[0], 20), (LONG[5], 0.8)):
        page.goto(rich + post.url)
        image = page.get_by_role("main").locator("img").first
        image.scroll_into_view_if_needed()
        box = image.bounding_box()
        assert box
        assert box["width"] / box["height"] == pytest.approx(shape, rel=0.03)
        assert box["width"] <= 360
        assert box["height"] <= 640
