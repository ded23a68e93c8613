"""Every type of page in a real browser: fits the screen, stays here, is accessible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.serving import plainly
from tests.browser.watching import watched

PAGES = (
    "",
    "berau/",
    "paser/",
    "provinsi/",
    "provinsi/redaksi/",
    "berau/kim-bairum/",
    "kutai-timur/kecamatan/sangatta-selatan/",
    "paser/kecamatan/batu-engau/",
    "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/",
    "kutai-timur/kecamatan/sangatta-selatan/sangkima/",
    "kutai-barat/kecamatan/tering/linggang-tering-seberang/",
    "desa/",
    "desa/s/",
    "peta/",
    "kutai-kartanegara/kecamatan/",
    "cari/",
    "statistik/",
    "data/",
    "luring/",
    "tulis/",
    "provinsi/redaksi/2026/mengenal-kim/",
    "provinsi/redaksi/2026/tanggal-lokakarya-kim/",
    "provinsi/redaksi/2026/contoh-agenda-belajar-cek-kabar/",
    "provinsi/redaksi/2026/contoh-pengumuman-laporan-kegiatan/",
    "provinsi/redaksi/2026/contoh-aspirasi-lampu-jalan/",
    "provinsi/redaksi/2026/contoh-potensi-keripik/",
    "topik/",
    "topik/cek-kabar/",
    "provinsi/arsip/2026/11/",
    "berita/",
    "pengumuman/",
    "agenda/",
    "agenda/berau/",
    "klarifikasi/",
    "klarifikasi/hasil/salah/",
    "aspirasi/",
    "potensi/",
    "potensi/golongan/umkm/",
    "berita/arsip/2026/",
    "kim/",
    "ralat/",
    "404.html",
    "tentang/",
    "aksesibilitas/",
    "panduan/",
    "panduan/membaca/",
    "panduan/menulis/",
    "panduan/menempel/",
    "panduan/acara-berulang/",
    "panduan/lampiran/",
    "panduan/berlangganan/",
    "panduan/pengelola/",
    "panduan/bertahan/",
    "pedoman-redaksi/",
    "panduan/kode/",
    "panduan/kode/KIM003/",
    "panduan/kode/KIM014/",
)
WIDTHS = (320, 360, 1280)


RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can differ in the dark: nothing but colours does."""


@pytest.fixture(scope="module")
def looked_at(browser: Browser) -> Iterator[Page]:
    """Open one page for all of them, since opening costs more than looking."""
    with opened(browser, WIDTHS[0], workers=False) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "beranda")
def test_it_fits_the_screen_and_axe_finds_no_violation(
    looked_at: Page, address: str, path: str
) -> None:
    looked_at.goto(address + path)
    for width in WIDTHS:
        looked_at.set_viewport_size({"width": width, "height": 800})
        overflow = looked_at.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"at {width} px"
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            looked_at.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            results = Axe().run(looked_at, options=rules)
            report = f"at {width} px, {scheme}\n{results.generate_report()}"
            assert results.violations_count == 0, report


def test_no_request_leaves_the_site_and_nothing_fails(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        seen = watched(page)
        for path in PAGES:
            page.goto(address + path)
        assert seen.outside(address) == []
        assert seen.faults == []


def test_a_reader_finds_the_way_from_home_to_a_post_without_javascript(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address)
        page.get_by_role("main").get_by_role("link", name="Kabupaten Berau").click()
        page.get_by_role("link", name="Delapan KIM").first.click()
        assert page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("link", name="Redaksi KIM Kaltim").first.click()
        assert page.url.endswith("/provinsi/redaksi/")


def test_the_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#kim:isi"


def test_a_shared_message_names_title_and_address(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address + "provinsi/redaksi/2026/mengenal-kim/")
        link = page.get_by_role("link", name="Bagikan lewat WhatsApp")
        target = link.get_attribute("href") or ""
        assert target.startswith("https://wa.me/?text=")
        assert "mengenal-kim" in target


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["provinsi/redaksi/2026/contoh-aspirasi-lampu-jalan/", "berau/"])
def test_values_stand_below_each_other_however_long_their_labels_are(
    browser: Browser, address: str, width: int, path: str
) -> None:
    with opened(browser, width) as page:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for block in page.locator(".kim-labels").all():
            values = block.locator("dd").evaluate_all("all => all.map(it => it.offsetLeft)")
            assert len(set(values)) == 1, block.inner_text()


BROKEN = """all => all.filter((one) => {
  const lines = one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight);
  return lines > 1.5;
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("path", ["panduan/perintah/", "panduan/pengelola/"])
def test_a_short_command_stands_on_one_line_where_there_is_room_for_larger_letters_too(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, 1280) as page:
        page.goto(address + path)
        code = page.locator(".kim-text :is(p, li) > code")
        broken = code.evaluate_all(BROKEN)
        assert [text for text in broken if len(text) <= 24 and re.search(" |--", text)] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 1280
        assert code.count() > 20


NOTICE = "provinsi/redaksi/2026/contoh-pengumuman-laporan-kegiatan/"
TOLD = "Sudah tidak berlaku menurut jam perangkat Anda."


@pytest.mark.parametrize("path", ["pengumuman/", NOTICE])
@pytest.mark.parametrize(("now", "count"), [("2026-12-31T15:59", 0), ("2026-12-31T16:01", 1)])
def test_a_notice_is_greyed_once_the_reader_s_clock_is_past_its_end(
    browser: Browser, address: str, path: str, now: str, count: int
) -> None:
    with opened(browser, 360) as page:
        page.clock.set_fixed_time(f"{now}:00Z")
        page.goto(address + path)
        assert page.get_by_text(TOLD).count() == count
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("now", ["2026-11-27T15:59", "2026-11-27T16:01"])
def test_an_urgent_notice_tells_its_end_once_before_and_after_it(
    browser: Browser, built: Path, now: str
) -> None:
    with opened(browser, 360) as page, plainly(built) as address:
        page.clock.set_fixed_time(f"{now}:00Z")
        page.goto(address + "kutai-timur/kim-contoh/2026/kabar-4/")
        head = page.locator(".kim-sheet").inner_text()
    assert head.count("Jumat, 27 November 2026") == 1
    is_over = now.endswith("01")
    assert ("MENDESAK" in head) != is_over
    assert (f"{TOLD} Masa berlakunya sampai Jumat, 27 November 2026." in head) == is_over


def test_an_event_is_found_and_can_be_saved_without_javascript(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address + "agenda/")
        page.get_by_role("link", name="Contoh agenda").click()
        file = page.get_by_role("link", name="Simpan ke kalender").get_attribute("href") or ""
        assert urljoin(page.url, file) == urljoin(page.url, "acara.ics")


@pytest.mark.parametrize("width", [320, 360])
def test_name_search_and_menu_stand_in_one_row_on_a_small_phone(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(address)
        parts = [
            page.locator(f".kim-header {part}")
            for part in (".kim-brand", ".kim-to-search", "summary")
        ]
        tops = [part.evaluate("e => e.getBoundingClientRect().y") for part in parts]
        assert max(tops) - min(tops) < 10


def test_a_contribution_that_is_being_checked_is_told_so(browser: Browser, address: str) -> None:
    with opened(browser, 360, workers=False) as page:  # A worker would ask past the routes.
        missing = page.request.get(f"{address}404.html").body()
        page.route("**/tidak-ada/", lambda route: route.fulfill(status=404, body=missing))
        page.route("**/kiriman/*/", lambda route: route.fulfill(status=404, body=missing))
        page.goto(address + "kiriman/bn4x7r2m/")
        assert page.get_by_role("heading", level=1).inner_text() == "Kiriman ini belum terbit"
        page.goto(address + "tidak-ada/")
        assert page.get_by_role("heading", level=1).inner_text() == "Halaman tidak ditemukan"
