"""Reading without a signal, in Chromium, on a site below a sub-path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import chromium
from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.cutting import BELOW, Host
from tests.browser.reception import FIRST, SECOND, cut, save, styled, visit
from tests.browser.waiting import KEPT, until


def test_the_very_first_page_is_readable_once_the_signal_is_gone(page: Page, host: Host) -> None:
    visit(page, host, FIRST)
    cut(page, host)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 1")
    expect(page.locator(".kim-kept")).to_contain_text("Anda membaca salinan di ponsel ini")
    assert page.locator(".kim-header").evaluate("e => getComputedStyle(e).backgroundColor") == (
        "rgb(11, 74, 59)"
    )


def test_a_page_that_arrives_in_half_neither_replaces_nor_hides_its_copy(
    page: Page, host: Host
) -> None:
    visit(page, host, FIRST)
    host.broken = {FIRST}
    page.goto(host.address + FIRST)
    expect(page.locator(".kim-kept")).to_be_visible()
    expect(page.locator(".kim-footer")).to_be_visible()
    host.broken = set()
    page.reload()
    expect(page.locator(".kim-kept")).to_have_count(0)


def test_of_an_unread_page_that_arrives_in_half_the_half_is_shown_and_the_rest_told(
    page: Page, host: Host
) -> None:
    visit(page, host, FIRST)
    host.broken = {SECOND}
    page.goto(host.address + SECOND)
    told = page.get_by_text("Sinyal terputus sebelum halaman ini selesai dimuat.")
    expect(told).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 2")
    expect(page.locator(".kim-footer")).to_have_count(0)
    host.broken = set()
    page.get_by_role("link", name="Muat lagi").click()
    expect(page.locator(".kim-footer")).to_be_visible()
    expect(told).to_have_count(0)


def test_a_network_that_does_not_answer_is_waited_for_three_seconds_only(
    page: Page, host: Host
) -> None:
    visit(page, host, FIRST)
    host.silent.clear()
    page.goto(host.address + FIRST, timeout=15000)
    expect(page.locator(".kim-kept")).to_be_visible()


def test_an_unread_page_leads_to_what_is_kept(page: Page, host: Host) -> None:
    visit(page, host, FIRST)
    cut(page, host)
    page.goto(host.address + SECOND)
    expect(page.get_by_role("heading", level=1)).to_have_text("Baca tanpa sinyal")
    expect(page.get_by_text("Halaman itu belum tersimpan")).to_be_visible()
    again = page.get_by_role("link", name="Coba buka lagi")
    cut(page, host, is_cut=False)
    again.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 2")


def test_a_saved_regency_is_readable_with_its_pictures_and_says_how_old_it_is(
    page: Page, host: Host
) -> None:
    save(page, host)
    cut(page, host)
    for number in range(1, 6):
        page.goto(f"{host.address}kutai-timur/kim-contoh/2026/kabar-{number}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Kabar {number}")
    picture = page.get_by_role("img", name="Balai desa")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    page.goto(host.address + "luring/")
    expect(page.locator('[data-kim-list="wilayah"]')).to_contain_text("5 tulisan, disimpan baru")
    page.goto(host.address + "kutai-timur/")
    expect(page.locator("[data-kim-save]")).to_contain_text("Tersimpan baru saja.")


def test_one_tap_makes_a_village_one_s_own_and_keeps_it_with_its_regency(
    page: Page, host: Host
) -> None:
    village = "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"
    page.goto(host.address + village)
    page.get_by_role("button", name="Jadikan desa saya").click()
    expect(page.locator(".kim-own")).to_contain_text("Tersimpan: 5 tulisan")
    cut(page, host)
    for path, heading in ((village, "Desa Teluk Singkama"), (FIRST, "Kabar 1")):
        page.goto(host.address + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.locator(".kim-kept")).to_be_visible()
    cut(page, host, is_cut=False)
    save(page, host)  # The regency's own button keeps the village too.
    cut(page, host)
    page.goto(host.address + village)
    expect(page.get_by_role("heading", level=1)).to_have_text("Desa Teluk Singkama")


def test_a_save_that_is_cut_off_says_so_and_what_came_stays(page: Page, host: Host) -> None:
    page.goto(host.address + "kutai-timur/")
    host.broken = {SECOND}
    page.get_by_role("button", name="Simpan wilayah ini").click()
    expect(page.locator("[data-kim-save] [role=status]")).to_contain_text("sinyal terputus")
    page.goto(host.address + "luring/")
    expect(page.locator('[data-kim-list="wilayah"]')).to_contain_text("Belum ada wilayah")


def test_urgent_notices_are_shown_with_their_age(page: Page, host: Host) -> None:
    page.clock.set_fixed_time("2026-11-24T12:00:00Z")
    visit(page, host, "")
    cut(page, host)
    page.reload()
    expect(page.locator(".kim-urgent__title")).to_contain_text("keadaan baru saja")
    page.goto(host.address + "luring/")
    notice = page.locator('[data-kim-list="mendesak"] li')
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("keadaan baru saja")
    page.clock.set_fixed_time("2026-11-28T12:00:00Z")
    page.reload()
    expect(notice).to_contain_text("Sudah berakhir: ")


def test_a_page_that_led_on_is_kept_but_not_told_among_those_that_were_read(
    page: Page, host: Host
) -> None:
    pages = host.folder.rglob("index.html")
    way = next(one for one in pages if "data-kim-target=" in one.read_text("utf-8")).parent
    path = f"{way.relative_to(host.folder).as_posix()}/"
    visit(page, host, FIRST)
    page.goto(host.address + path)
    page.wait_for_url("**/kabar-4/")
    until(page, KEPT, BELOW + path)
    until(page, KEPT, BELOW + "kutai-timur/kim-contoh/2026/kabar-4/")
    page.goto(host.address + "luring/")
    read = page.locator("[data-kim-list=tulisan] a, [data-kim-list=lain] a")
    expect(read).to_have_text(["Kabar 4", "Kabar 1"])
    cut(page, host)
    page.goto(host.address + path)
    page.wait_for_url("**/kabar-4/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 4")


@pytest.mark.parametrize("has_signal", [False, True])
def test_an_address_without_its_slash_shows_the_copy_at_its_own_address(
    page: Page, host: Host, *, has_signal: bool
) -> None:
    visit(page, host, FIRST)
    cut(page, host, is_cut=not has_signal)
    page.goto(f"{host.address}{FIRST.rstrip('/')}?dari=wa#isi-bagian")
    assert page.url == f"{host.address}{FIRST}?dari=wa#isi-bagian"
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 1")
    assert styled(page)
    page.get_by_role("link", name="KIM Contoh").first.click()
    assert page.url.startswith(
        f"{host.address}kutai-timur/kim-contoh/" if has_signal else host.address
    )


def release(host: Host) -> str:
    """Put the next release in place: another style sheet, to which every page and the worker link.

    The old one is gone, as on hosts that know one release only. Returns the new one's name.
    """
    (style,) = (host.folder / "assets").glob("kim.*.css")
    new = "kim.bbbbbbbb.css"
    style.rename(style.with_name(new))
    for file in [*host.folder.rglob("*.html"), host.folder / "sw.js"]:
        file.write_text(file.read_text("utf-8").replace(style.name, new), "utf-8")
    return new


def test_an_update_leaves_no_page_without_its_own_style(page: Page, host: Host) -> None:
    visit(page, host, FIRST)
    visit(page, host, SECOND)
    new = release(host)
    other = page.context.new_page()
    visit(other, host, FIRST)
    assert new in styled(other)
    outside = page.context.new_page()
    outside.goto(host.address.removesuffix(BELOW) + "/")
    page.evaluate("navigator.serviceWorker.ready.then(r => r.update())")
    waiting = (
        "scope => navigator.serviceWorker.getRegistration(scope).then(r => Boolean(r.waiting))"
    )
    until(page, waiting, BELOW)
    cut(page, host)
    for path, is_new in ((FIRST, True), (SECOND, False)):
        page.goto(host.address + path)
        assert styled(page), path
        assert (new in styled(page)) is is_new
    other.close()
    page.goto("about:blank")
    taken_over = (
        "scope => navigator.serviceWorker.getRegistration(scope)"
        ".then(r => !r.waiting && r.active.state === 'activated')"
    )
    until(outside, taken_over, BELOW)
    page.goto(host.address + SECOND)  # The new worker has taken over; the old page is still whole.
    assert styled(page)
    assert new not in styled(page)


def test_the_switch_removes_everything_and_keeps_nothing_from_then_on(
    page: Page, host: Host
) -> None:
    save(page, host)
    visit(page, host, "luring/")
    switch = page.get_by_role("switch")
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.click()
    expect(page.get_by_text("Semua sudah dihapus.")).to_be_visible()
    expect(switch).to_have_attribute("aria-checked", "false")
    page.goto(host.address + FIRST)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0


def test_a_saved_regency_can_be_removed_alone(page: Page, host: Host) -> None:
    save(page, host)
    page.goto(host.address + "luring/")
    page.get_by_role("button", name="Hapus Kabupaten Kutai Timur").click()
    expect(page.locator('[data-kim-list="wilayah"]')).to_contain_text("Belum ada wilayah")


def test_inside_another_app_a_reader_is_led_to_chrome(browser: Browser, host: Host) -> None:
    agent = "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
    page = browser.new_page(user_agent=agent.replace("; wv)", "; SM-A045F Build/1; wv)"))
    for path in ("kutai-timur/", "luring/"):
        page.goto(host.address + path)
        if path == "kutai-timur/":
            page.get_by_role("button", name="Simpan wilayah ini").click()
        expect(page.get_by_text("Peramban di dalam aplikasi lain")).to_be_visible()
        link = page.get_by_role("link", name="Buka di Chrome").get_attribute("href") or ""
        assert link.startswith("intent://127.0.0.1")
        assert "package=com.android.chrome" in link
    page.close()


def test_a_full_phone_is_told_of(page: Page, host: Host) -> None:
    page.add_init_script(
        "navigator.storage.estimate = async () => ({ quota: 5000000, usage: 4000000 })"
    )
    page.goto(host.address + "kutai-timur/")
    page.get_by_role("button", name="Simpan wilayah ini").click()
    expect(page.locator("[data-kim-save] [role=status]")).to_contain_text(
        "penyimpanan ponsel tidak cukup"
    )


def test_without_javascript_it_is_explained_and_the_files_can_be_fetched(
    browser: Browser, host: Host
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(host.address + "luring/")
        expect(page.get_by_text("Menyimpan memerlukan JavaScript")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Unduh berkas Kabupaten Kutai Timur").click()
        assert download.value.suggested_filename == "kabar-kutai-timur.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_what_scripts_add_fits_and_is_accessible(
    browser: Browser, host: Host, width: int, scheme: str
) -> None:
    with opened(browser, width, scheme) as page:
        save(page, host)
        visit(page, host, FIRST)
        for path in ("kutai-timur/", "luring/?dari=x/"):
            page.goto(host.address + path)
            expect(page.get_by_role("button").first).to_be_visible()
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_file_to_pass_on_opens_from_disk_with_its_style_and_asks_for_nothing(
    page: Page, host: Host
) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    for address in (
        (host.folder / "kutai-timur/bawa.html").as_uri(),
        host.address + "kutai-timur/bawa.html",
    ):
        asked.clear()
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "576px"
        assert [one for one in asked if not one.endswith("bawa.html")] == []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
    assert faults == []


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a page in a browser that could install it."""
    with chromium.whole(browser) as whole, opened(whole, 360) as page:
        yield page


def test_the_site_can_be_installed(tab: Page, host: Host) -> None:
    tab.goto(host.address)
    session = tab.context.new_cdp_session(tab)
    session.send("Page.enable")
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    tab.evaluate("navigator.serviceWorker.ready")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors] == ["in-incognito"]  # As this test's window is.


def test_two_sites_of_one_host_are_two_apps(tab: Page, host: Host) -> None:
    tab.goto(host.address)
    told = tab.context.new_cdp_session(tab).send("Page.getAppId")
    assert told["appId"] == host.address


def test_every_list_says_that_nothing_is_kept_even_where_no_worker_answers(
    browser: Browser, host: Host
) -> None:
    with opened(browser, 360, workers=False) as page:
        page.goto(f"{host.address}luring/")
        expect(page.get_by_text("Belum ada wilayah yang tersimpan.")).to_be_visible()
        expect(page.get_by_text("Belum ada tulisan yang pernah dibuka.")).to_be_visible()
