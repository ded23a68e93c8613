"""Lists show small pictures, and what is on today and tomorrow, by the reader's device."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import opened
from tests.browser.phone import held
from tests.browser.serving import plainly
from tests.e2e.sites import POST, post, site
from tests.pictures import noise, saved
from tests.rich.places import HOME

LEAD = {"image": "img/balai.jpg", "image_alt": "Balai desa.", "image_credit": "KIM Contoh"}
FOLDER = POST.rpartition("/")[0]
MOVED = """
new Promise((resolve) => new PerformanceObserver((list) => {
  resolve(list.getEntries().reduce((sum, shift) => sum + shift.value, 0));
}).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => resolve(0), 300))
"""
"""How much has jumped since the page began (web.dev/cls)."""
THRIFTY = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def _event(day: str) -> str:
    keys = {"kind": "agenda", "starts": f"2026-11-{day}T09:00", "place": "Balai Desa"}
    return post(f"Rapat tanggal {day}", **keys)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with a post that has a picture, and events on three days."""
    days = "".join(
        f"-- {FOLDER}/2026-11-01-rapat-{d}.md --\n{_event(d)}" for d in ("25", "26", "28")
    )
    project = site(tmp_path_factory.mktemp("daftar"), f"-- {POST} --\n{post(**LEAD)}{days}")
    project.write(f"{FOLDER}/img/balai.jpg", saved(noise(800, 600)))
    build = project.build("--strict")
    assert build.exit_code == 0, build.log
    with plainly(build.folder) as address:
        yield address


def _thumbnails(page: Page) -> list[int]:
    """Return the bytes of each small picture that was fetched."""
    return [
        int(size)
        for size in page.evaluate(
            "performance.getEntriesByType('resource')"
            ".filter((r) => r.name.includes('-160.webp')).map((r) => r.encodedBodySize)"
        )
    ]


@pytest.mark.parametrize("path", ["", "kutai-timur/", "kutai-timur/kim-contoh/", "berita/"])
def test_a_list_shows_small_pictures_and_nothing_jumps(
    browser: Browser, host: str, path: str
) -> None:
    with opened(browser, 360) as page:
        page.goto(host + path, wait_until="load")
        page.locator("[data-kim-picture] img").scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('[data-kim-picture] img').complete")
        (size,) = _thumbnails(page)
        assert 500 < size <= 5000, "even what no encoder can make small"
        assert page.locator("[data-kim-picture] img").get_attribute("alt") == ""
        assert page.evaluate(MOVED) < 0.01


@pytest.mark.parametrize("path", [f"{HOME.regency}/", f"{HOME.kecamatan_url}selerong/", "luring/"])
def test_what_a_script_adds_for_the_reader_moves_nothing(
    browser: Browser, rich: str, path: str
) -> None:
    with held(browser, rich, workers=True) as reader:
        reader.opens(path)
        reader.page.wait_for_load_state("networkidle")
        added = reader.page.locator("main").get_by_role("button", name=re.compile("^(Simpan|Jadi)"))
        switch = reader.page.get_by_role("switch")
        expect(added.or_(switch).first).to_be_visible()
        assert reader.page.evaluate(MOVED) < 0.01


def test_who_saves_data_fetches_none_and_sees_no_gap(browser: Browser, host: str) -> None:
    with opened(browser, 360) as page:
        page.add_init_script(THRIFTY)
        page.goto(host, wait_until="networkidle")
        assert _thumbnails(page) == []
        assert page.locator("[data-kim-picture]").count() == 0


def test_without_a_script_there_is_no_gap_either(browser: Browser, host: str) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(host)
        assert not page.locator("[data-kim-picture]").first.is_visible()


def test_the_agenda_says_what_is_on_today_and_tomorrow_by_the_reader_s_clock(
    browser: Browser, host: str
) -> None:
    with opened(browser, 360) as page:
        page.clock.set_fixed_time("2026-11-25T23:59:00")
        page.goto(host + "agenda/")
        assert page.get_by_role("heading", level=2).all_inner_texts()[:3] == [
            "Hari ini: Rabu, 25 November 2026",
            "Besok: Kamis, 26 November 2026",
            "Sabtu, 28 November 2026",
        ]


def test_a_tap_on_a_picture_shows_it_as_large_as_there_is(browser: Browser, host: str) -> None:
    with opened(browser, 360) as page:
        page.goto(host + "kutai-timur/kim-contoh/2026/gotong-royong/")
        page.get_by_role("link", name="Balai desa.").click()
        page.wait_for_url("**/balai-*-800.webp")
