"""Under our own theme `kim` pages look, weigh and behave as under Material, or better.

One page of each type is asked; the rest of the browser's tests hold for what both have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.serving import plainly
from tests.browser.test_pages import COLOURS, RULES
from tests.browser.watching import watched
from tests.e2e.conftest import build_own_site
from tests.e2e.sites import ROOT

PAGES = (
    "",
    "berau/",
    "berau/kim-bairum/",
    "kutai-timur/kecamatan/sangatta-selatan/",
    "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/",
    "desa/s/",
    "cari/",
    "statistik/",
    "data/",
    "luring/",
    "tulis/",
    "provinsi/redaksi/2026/mengenal-kim/",
    "provinsi/redaksi/2026/contoh-agenda-belajar-cek-kabar/",
    "provinsi/redaksi/2026/contoh-aspirasi-lampu-jalan/",
    "topik/cek-kabar/",
    "agenda/",
    "klarifikasi/hasil/salah/",
    "kim/",
    "ralat/",
    "404.html",
    "tentang/",
    "panduan/menulis/",
    "panduan/menempel/",
    "panduan/kode/KIM014/",
)
ALIKE = 0.03
"""By how much a page may be longer or shorter than under Material."""
WIDTHS = (360, 1280)
PLACES = """() => ({
  length: document.documentElement.scrollHeight,
  overflow: document.documentElement.scrollWidth - innerWidth,
  heading: document.querySelector("h1").getBoundingClientRect().y,
})"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own content under our own theme."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours = re.sub(r"(?<=\n  name: )material\n", "kim\n", settings)
    assert ours != settings
    ours = ours.replace("  - kim:\n", '  - kim:\n      now: "2026-11-24T12:00"\n')
    build = build_own_site(tmp_path_factory.mktemp("kulit"), {"mkdocs.yml": ours.encode()})
    assert build.exit_code == 0, build.log
    return build.folder


@pytest.fixture(scope="module")
def served(own: Path) -> Iterator[str]:
    with plainly(own) as address:
        yield address


@pytest.fixture(scope="module")
def looked_at(browser: Browser) -> Iterator[Page]:
    with opened(browser, 360, workers=False) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


def places(page: Page, address: str) -> dict[int, dict[str, float]]:
    """Open a page, and return by the screen's width where its parts stand."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(address)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(PLACES)
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "beranda")
def test_a_page_is_accessible_and_stands_as_it_stands_under_material(
    looked_at: Page, served: str, address: str, path: str
) -> None:
    before, now = (places(looked_at, site + path) for site in (address, served))
    for width in WIDTHS:
        assert now[width]["overflow"] <= 0, f"at {width} px"
        for what, alike in (("heading", {"abs": 4}), ("length", {"rel": ALIKE})):
            expected = pytest.approx(before[width][what], **alike)
            assert now[width][what] == expected, f"{what} at {width} px"
    for width, scheme, rules in (
        (1280, "light", COLOURS),
        (360, "dark", COLOURS),
        (360, "light", RULES),
    ):
        looked_at.set_viewport_size({"width": width, "height": 800})
        looked_at.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = Axe().run(looked_at, options=rules)
        assert results.violations_count == 0, f"{width}, {scheme}: {results.generate_report()}"


def test_no_request_leaves_the_site_and_nothing_fails(browser: Browser, served: str) -> None:
    with opened(browser, 360) as page:
        seen = watched(page)
        for path in PAGES:
            page.goto(served + path)
        assert seen.outside(served) == []
        assert seen.faults == []


def test_the_keyboard_reaches_the_content_first(browser: Browser, served: str) -> None:
    with opened(browser, 360) as page:
        page.goto(served)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#kim:isi"
