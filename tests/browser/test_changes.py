"""Corrected, withdrawn, moved and merged: what a browser makes of the pages that say so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.serving import plainly
from tests.browser.test_pages import WIDTHS
from tests.e2e.sites import GROUPS_YAML, POST, post, site

URL = "kutai-timur/kim-contoh/2026/gotong-royong/"
GONE, MERGED = POST.replace("gotong-royong", "ditarik"), "docs/posts/kutai-timur/kim-hulu/"
PAGES = (
    "ralat/",
    "ralat/arsip/2026/",
    URL,
    "kutai-timur/kim-contoh/2026/ditarik/",
    "kutai-timur/kim-hulu/",
    "kabar/lama/",
)
CORRECTIONS = """
  - {at: 2026-11-03T09:15, kind: ralat, note: "Kerja bakti berlangsung hari Minggu."}
  - {at: 2026-11-05, kind: hak-jawab, note: Undangan sudah disampaikan lewat pengeras suara.}"""
HULU = (
    "  - {id: kim-hulu, name: KIM Hulu, regency: kutai-timur, status: bubar,"
    " merged_into: kim-contoh}\ntopics:"
)
LONG = "Isi tulisan.\n\n" * 40 + "## Bagian dua\n\n" + "Isi tulisan.\n\n" * 40
KAMI = LONG.replace("Bagian dua", "Kami")
SITE = (
    f"-- groups.yaml --\n{GROUPS_YAML.replace('topics:', HULU)}"
    f"-- {POST} --\n{post(body=LONG, corrections=CORRECTIONS, redirect_from='[/kabar/lama/]')}"
    f"-- docs/tentang.md --\n---\nredirect_from: [/perihal.html]\n---\n\n# Tentang\n\n{KAMI}"
    f"-- {GONE} --\n{post(withdrawn='{at: 2026-11-10, reason: Memuat data pribadi.}')}"
    f"-- {MERGED}2026-11-01-rapat.md --\n{post('Rapat terakhir')}"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site in which everything has happened."""
    build = site(tmp_path_factory.mktemp("changes"), SITE).build("--strict")
    assert build.exit_code == 0, build.log
    with plainly(build.folder) as address:
        yield address


def _staying(route: Route) -> None:
    """Serve a moved page without the way on, so that it can be looked at."""
    response = route.fetch()
    ways_on = r'<meta http-equiv="refresh"[^>]*>|<script[^>]*data-kim-target[^>]*></script>'
    page = re.sub(ways_on, "", response.text())
    route.fulfill(response=response, body=page)


@pytest.mark.parametrize("path", PAGES)
def test_they_fit_the_screen_and_axe_finds_nothing(glanced: Page, address: str, path: str) -> None:
    glanced.route("**/kabar/lama/", _staying)
    glanced.goto(address + path)
    for width, scheme in itertools.product(WIDTHS, ("light", "dark")):
        glanced.set_viewport_size({"width": width, "height": 800})
        glanced.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        overflow = glanced.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"at {width} px"
        results = Axe().run(glanced)
        report = f"at {width} px, {scheme}\n{results.generate_report()}"
        assert results.violations_count == 0, report
    glanced.unroute("**/kabar/lama/")


def test_a_former_address_takes_a_reader_on_without_javascript(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address + "kabar/lama/")
        page.wait_for_url(address + URL)
        assert page.get_by_role("heading", level=1).inner_text() == "Gotong royong di balai desa"


@pytest.mark.parametrize("old", ["kabar/lama/", "perihal.html"])
def test_a_former_address_takes_the_part_of_a_page_along(
    browser: Browser, address: str, old: str
) -> None:
    new, part = (URL, "isi-bagian-dua") if old.startswith("kabar") else ("tentang/", "kami")
    with opened(browser, 360) as page:
        page.goto(address)
        page.goto(f"{address}{old}#{part}")
        page.wait_for_url(f"{address}{new}#{part}")
        assert page.locator(f"#{part}").evaluate("e => e.matches(':target')")
        assert page.evaluate("scrollY") > 0
        page.go_back()
        assert page.url == address  # A way that led on is no stop on the way back.


def test_a_page_that_stays_has_a_link_to_what_took_its_place(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        page.route("**/kabar/lama/", _staying)
        page.goto(address + "kabar/lama/")
        page.get_by_role("link", name="Buka alamat baru").click()
        assert page.url == address + URL


def test_a_reader_goes_from_the_list_of_corrections_to_the_post(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address)
        page.get_by_role("link", name="Ralat", exact=True).click()
        page.get_by_role("link", name="Gotong royong di balai desa").first.click()
        corrections = page.get_by_role("region", name="Ralat dan hak jawab")
        assert corrections.get_by_role("listitem").count() == 2
