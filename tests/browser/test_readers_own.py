"""What a script adds for one reader: ways to share, and home that begins with one's regency."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from kim_plugins.builder.pages.fragments import render
from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

HTML = "text/html; charset=utf-8"

POST = "provinsi/redaksi/2026/mengenal-kim/"
SHIFTS = """
() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 400);
})
"""


MERABU = "berau/kecamatan/kelay/merabu/"
SINGKAMA = "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"


def chosen(page: Page, address: str, path: str = "berau/", what: str = "wilayah") -> None:
    """Make a place the reader's own."""
    page.goto(address + path)
    page.get_by_role("button", name=f"Jadikan {what} saya").click()


def test_a_link_is_copied_and_the_reader_is_told(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(address + POST)
        page.get_by_role("button", name="Salin tautan").click()
        expect(page.get_by_text("Tautan disalin.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith("/" + POST)


def test_a_way_to_share_appears_only_where_it_works(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
        page.goto(address + POST)
        assert page.get_by_role("button", name="Aplikasi lain").count() == 0
    with opened(browser, 360) as page:
        page.add_init_script(
            "navigator.share = (data) => { window.shared = data; return Promise.resolve(); }"
        )
        page.goto(address + POST)
        page.get_by_role("button", name="Aplikasi lain").click()
        assert page.evaluate("shared.url").endswith("/" + POST)
        assert page.evaluate("shared.title").startswith("Mengenal KIM")
    with opened(browser, 360, js=False) as page:
        page.goto(address + POST)
        assert page.get_by_role("button").count() == 0
        assert page.get_by_role("link", name="Bagikan lewat WhatsApp").is_visible()


def test_home_begins_with_the_regency_that_was_chosen_until_it_is_forgotten(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        page.goto(address)
        assert not page.locator(".kim-mine").is_visible()
        chosen(page, address)
        expect(
            page.get_by_text("Beranda sekarang dimulai dengan kabar Kabupaten Berau.")
        ).to_be_visible()
        page.goto(address)
        block = page.get_by_role("region", name="Wilayah saya")
        expect(block.get_by_role("heading")).to_have_text("Kabupaten Berau")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        block.get_by_role("link", name="Delapan KIM di Berau").click()
        page.wait_for_url("**/delapan-kim-di-berau/")
        page.goto(address + "berau/")
        page.get_by_role("button", name="Lupakan wilayah saya").click()
        expect(page.get_by_text("Pilihan Anda sudah dilupakan.")).to_be_visible()
        assert page.get_by_role("button", name="Jadikan wilayah saya").is_visible()
        page.goto(address)
        assert not page.locator(".kim-mine").is_visible()


def test_home_begins_with_the_village_that_was_chosen_and_fills_up_with_its_regency(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        chosen(page, address, SINGKAMA, "desa")
        page.goto(address)
        block = page.get_by_role("region", name="Wilayah saya")
        expect(block.get_by_role("heading")).to_have_text("Desa Teluk Singkama")
        expect(block.get_by_role("listitem").first).to_contain_text("KIM di Kutai Timur sejak 2020")
        block.get_by_role("link", name="Desa Teluk Singkama").click()
        page.wait_for_url(address + SINGKAMA)


def test_another_place_takes_the_former_one_s_stead_and_a_regency_forgets_its_village(
    browser: Browser, address: str
) -> None:
    keys = "[localStorage.getItem('kim:wilayah'), localStorage.getItem('kim:desa')]"
    with opened(browser, 360) as page:
        chosen(page, address, SINGKAMA, "desa")
        assert page.evaluate(keys) == ["kutai-timur", SINGKAMA]
        chosen(page, address, MERABU, "kampung")
        assert page.evaluate(keys) == ["berau", MERABU]
        page.goto(address + SINGKAMA)
        assert page.get_by_role("button", name="Jadikan desa saya").is_visible()
        page.goto(address + "berau/")
        page.get_by_role("button", name="Lupakan wilayah saya").click()
        assert page.evaluate(keys) == ["", ""]


def test_a_village_without_news_begins_home_with_its_regency_s(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        chosen(page, address, MERABU, "kampung")
        page.goto(address)
        block = page.get_by_role("region", name="Wilayah saya")
        expect(block.get_by_role("heading")).to_have_text("Kampung Merabu")
        expect(block).to_contain_text("Delapan KIM di Berau")


def test_a_village_that_is_no_more_gives_way_to_its_regency(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        chosen(page, address, MERABU, "kampung")
        page.evaluate("localStorage.setItem('kim:desa', 'berau/kecamatan/kelay/tiada/')")
        page.goto(address)
        block = page.get_by_role("region", name="Wilayah saya")
        expect(block.get_by_role("heading")).to_have_text("Kabupaten Berau")
        block.get_by_role("link", name="Kabupaten Berau").click()
        page.wait_for_url(address + "berau/")


def test_nothing_moves_while_the_news_of_one_s_regency_arrives(
    browser: Browser, address: str
) -> None:
    for width in (360, 1280):
        with opened(browser, width) as page:
            chosen(page, address)
            page.goto(address)
            expect(page.locator(".kim-mine h2")).to_contain_text("Berau")
            assert page.evaluate(SHIFTS) == 0, width


def test_without_signal_the_block_still_leads_to_the_regency(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        chosen(page, address)
        page.route("**/terbaru.json", lambda route: route.abort())
        page.goto(address)
        expect(page.get_by_text("belum dapat dimuat")).to_be_visible()
        page.get_by_role("link", name="Wilayah saya").click()
        page.wait_for_url(address + "berau/")


def test_a_device_that_can_not_keep_the_choice_says_so(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
        chosen(page, address)
        expect(page.get_by_text("tidak dapat mengingat")).to_be_visible()
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
        )
        page.goto(address)
        assert page.get_by_role("heading", level=1).is_visible()


def _urgent() -> str:
    """Make the block of seven urgent notices, the two oldest of which are about Berau."""
    posts = [
        a_post(
            f"2026-11-2{day + 1}-banjir-{day}",
            kind="pengumuman",
            urgent="ya",
            title=f"Banjir {day}",
            agency="Kantor Contoh",
            valid_until="2026-11-27",
            areas=["64.03" if day < 2 else "64.08"],
            sources=[{"title": "Surat contoh"}],
        )
        for day in range(7)
    ]
    home = render(outputs(a_province(posts, now="2026-11-27"))[""], "/")
    found = re.search('<section class="kim-urgent".*?</script>', home, re.DOTALL)
    assert found
    return found[0]


def test_an_urgent_notice_that_is_over_by_the_readers_clock_says_so_in_its_own_line(
    browser: Browser, rich: str
) -> None:
    with opened(browser, 360, workers=False) as page:
        page.clock.set_fixed_time("2026-12-31T12:00:00+08:00")
        page.goto(rich)
        for line in page.locator(".kim-urgent li:visible").all():
            expect(line).to_have_text(re.compile("^Sudah berakhir: "))
        expect(page.locator(".kim-urgent .kim-note")).to_have_count(0)


def test_urgent_notices_of_the_readers_own_regency_come_first(
    browser: Browser, address: str
) -> None:
    block = _urgent()

    def with_notices(route: Route) -> None:
        hero = '<div class="kim-hero">'
        route.fulfill(body=route.fetch().text().replace(hero, block + hero), content_type=HTML)

    with opened(browser, 360, workers=False) as page:
        page.route(address, with_notices)
        shown = page.locator(".kim-urgent li:visible a")
        page.goto(address)
        expect(shown).to_have_text([f"Banjir {day}" for day in (6, 5, 4, 3, 2)])
        expect(page.get_by_role("link", name="Semua (7)")).to_be_visible()
        chosen(page, address)
        page.goto(address)
        expect(shown).to_have_text([f"Banjir {day}" for day in (1, 0, 6, 5, 4)])
