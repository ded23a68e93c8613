"""Maps and pictures of numbers: named for those who don't see them, there without colours too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened

LARGEST = 6_000
MAP = "document.querySelector('svg.kim-map')"


@pytest.mark.parametrize("path", ["peta/", "kutai-kartanegara/kecamatan/"])
def test_each_tile_is_a_link_with_a_name_and_the_list_has_the_same(
    glanced: Page, address: str, path: str
) -> None:
    glanced.goto(address + path)
    drawn = glanced.get_by_role("group", name=re.compile("^Peta "))
    tiles = drawn.get_by_role("link")
    listed = glanced.locator(".kim-areas a")
    count = tiles.count()
    assert listed.count() == count + 1  # and the whole of it
    for number in range(count):
        href = glanced.evaluate(
            "number => new URL(document.querySelectorAll('.kim-map a')[number]"
            ".getAttribute('href'), location.href).href",
            number,
        )
        line = glanced.locator(f".kim-areas a[href='{relative(href, glanced.url)}']")
        name = line.locator(".kim-areas__name").inner_text().partition(". ")[2]
        named = re.compile(f"^{re.escape(name)}(:|$)")
        assert drawn.get_by_role("link", name=named).count() == 1
    assert glanced.evaluate(f"{MAP}.outerHTML.length") < LARGEST
    tiles.first.click()
    assert glanced.url.startswith(address)


def relative(href: str, here: str) -> str:
    """Write an address as the list does: from the root of the site."""
    root = "../" * (here.count("/") - 3)
    return root + href.split("/", 3)[3]


@pytest.mark.parametrize("path", ["peta/", "kutai-kartanegara/kecamatan/"])
def test_a_tile_is_as_large_as_a_finger_on_a_small_phone(
    glanced: Page, address: str, path: str
) -> None:
    glanced.goto(address + path)
    sizes = glanced.evaluate(
        "[...document.querySelectorAll('.kim-map a > use')]"
        ".map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(size) for size in sizes) >= 44


@pytest.mark.parametrize("path", ["peta/", "statistik/"])
def test_numbers_and_marks_stay_where_a_reader_has_colours_of_their_own(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, 360) as page:
        page.emulate_media(forced_colors="active", color_scheme="dark")
        page.goto(address + path)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        for mark in page.locator(":is(.kim-map, .kim-chart) text").all():
            assert mark.evaluate("mark => getComputedStyle(mark).fill") != paper
        for mark in page.locator(".kim-chart :is(rect, path):not(.kim-track)").all():
            assert mark.evaluate("mark => getComputedStyle(mark).fill") != paper


def test_a_picture_of_numbers_is_one_picture_with_a_sentence_and_a_table_beside_it(
    glanced: Page, address: str
) -> None:
    glanced.goto(address + "statistik/")
    pictures = glanced.get_by_role("img").filter(has=glanced.locator("title"))
    assert pictures.count() == glanced.locator(".kim-chart").count() > 0
    for picture in pictures.all():
        assert picture.locator("desc").text_content()
        assert picture.locator("xpath=following-sibling::*").locator("table").count() == 1


@pytest.mark.parametrize("width", [960, 1120, 1280, 1920])
def test_a_wide_screen_shows_every_column_of_the_statistics(
    browser: Browser, rich: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(rich + "statistik/")
        tables = page.locator(".kim-counts")
        assert tables.count() == 5
        for table in tables.all():
            assert table.evaluate("box => box.scrollWidth - box.clientWidth") == 0
