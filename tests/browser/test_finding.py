"""What a reader types and what she finds: a table of questions over a small corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import Axe
from tests.browser.conftest import opened, shared_fuller_site
from tests.browser.serving import serving
from tests.e2e.sites import NOW

MOMENT = f"{NOW}:00+08:00"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the repository's own site with the posts of the table."""
    with serving(shared_fuller_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="module")
def asked(glanced: Page) -> Page:
    """Give the page for questions of which nothing stays: at the moment of the site."""
    glanced.clock.set_fixed_time(MOMENT)
    return glanced


def search(page: Page, address: str, query: str) -> None:
    """Ask for something, at the moment for which the site is built, and wait for the answer."""
    page.clock.set_fixed_time(MOMENT)
    ask(page, address, query)


def ask(page: Page, address: str, query: str) -> None:
    """Ask for something, and wait for the answer."""
    page.goto(f"{address}cari/?{query}")
    expect(page.get_by_role("status")).to_have_text(re.compile("tulisan"), timeout=15_000)


def titles(page: Page) -> list[str]:
    return page.locator(".kim-seek__hits h2").all_inner_texts()


def signs(page: Page) -> list[str]:
    return page.locator("[data-kim-part=signs] li a").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("banjir", ["Banjir merendam tiga RT", "Waspada banjir susulan", "Banjir surut di hilir"]),
        ("banjer", ["Banjir merendam tiga RT", "Waspada banjir susulan", "Banjir surut di hilir"]),
        ("bajir", ["Banjir merendam tiga RT"]),
        ("bnajir", ["Banjir merendam tiga RT"]),
        ("posyandhu", ["Posyandu Melati pindah tempat"]),
        ("posy", ["Posyandu Melati pindah tempat"]),
        ("pos", ["Pos kamling dibangun"]),
        ("jadwal posyandu", ["Posyandu Melati pindah tempat"]),
        ("banjer xyzzyw", ["Banjir merendam tiga RT"]),
        ("ktp", ["Syarat kartu tanda penduduk hilang", "Perekaman KTP keliling"]),
        ("kk", ["Kartu keluarga dicetak sendiri"]),
        ("blt", ["Bantuan langsung tunai tahap tiga"]),
        ("ikn", ["Lowongan di Ibu Kota Nusantara"]),
        ("anak2", ["Anak-anak belajar menganyam"]),
        ("lampu yg padam", ["Lampu jalan padam sejak pekan lalu"]),
    ],
)
def test_posts_are_found_newest_first_however_they_are_asked_for(
    asked: Page, address: str, query: str, first: list[str]
) -> None:
    ask(asked, address, f"q={query}&wilayah=kutai-kartanegara")
    assert titles(asked)[: len(first)] == first
    if query == "pos":
        assert titles(asked) == first, "not what begins with a whole word"


@pytest.mark.parametrize(
    ("query", "first", "url"),
    [
        ("kukar", "Kabupaten Kutai Kartanegara", "kutai-kartanegara/"),
        ("samarinda", "Kota Samarinda", "samarinda/"),
        ("samarinda&wilayah=berau", "Kota Samarinda", "samarinda/"),
        ("kec sebulu", "Kecamatan Sebulu", "kutai-kartanegara/kecamatan/sebulu/"),
        ("selerong sebulu", "Desa Selerong", "kutai-kartanegara/kecamatan/sebulu/"),
        (
            "kontak kim muara enggelam",
            "KIM Muara Enggelam",
            "kutai-kartanegara/kim-muara-enggelam/",
        ),
        (
            "diskominfo ppu",
            "Dinas Komunikasi dan Informatika Kabupaten Penajam Paser Utara",
            "penajam-paser-utara/#kantor",
        ),
        ("mendirikan kim", "Mendirikan KIM", "panduan/mendirikan-kim/"),
        ("cara mengadu", "Suara Warga", "aspirasi/"),
        ("statistik", "Statistik", "statistik/"),
        ("peta kecamatan", "Peta wilayah", "peta/"),
        ("nomor darurat", "Nomor penting", "provinsi/#nomor"),
        ("ambulans", "Nomor penting", "provinsi/#nomor"),
        ("nomor darurat samarinda", "Nomor penting Kota Samarinda", "samarinda/#nomor"),
        ("112 bontang", "Nomor penting Kota Bontang", "bontang/#nomor"),
    ],
)
def test_places_groups_offices_and_pages_stand_above_posts(
    asked: Page, address: str, query: str, first: str, url: str
) -> None:
    ask(asked, address, f"q={query}")
    link = asked.locator("[data-kim-part=signs] li a").first
    expect(link).to_have_text(first)
    assert (link.get_attribute("href") or "").startswith(f"{address}{url}")
    assert asked.locator("[data-kim-part=signs] li:visible").count() <= 4


def test_a_result_says_how_a_post_stands(asked: Page, address: str) -> None:
    ask(asked, address, "q=vaksin+lumpuh")
    expect(asked.locator(".kim-verdict")).to_have_text("Salah")
    ask(asked, address, "q=lampu+padam&wilayah=kutai-kartanegara")
    expect(asked.locator(".kim-state")).to_have_text("Belum dicatatkan")
    ask(asked, address, "q=perahu+naga")
    expect(asked.locator(".kim-card__kind")).to_contain_text("BATAL")
    expect(asked.locator(".kim-card__note")).to_have_text("Rabu, 9 Desember 2026 · Balai Contoh")
    ask(asked, address, "q=ktp&wilayah=kutai-kartanegara")
    expired = asked.locator(".kim-expired")
    expect(expired.locator("h2")).to_have_text("Perekaman KTP keliling")
    expect(expired).to_contain_text("sudah berakhir Rabu, 1 Juli 2026")
    ask(asked, address, "q=waspada+banjir")
    expect(asked.locator(".kim-card__note")).to_have_text(
        "Kantor Contoh · berlaku sampai Minggu, 20 Desember 2026"
    )


def test_an_excerpt_is_of_the_text_and_repeats_no_title(asked: Page, address: str) -> None:
    ask(asked, address, "q=menganyam")
    summary = asked.locator(".kim-card__summary")
    expect(summary).to_have_text(re.compile(r"^Warga membersihkan balai desa"))
    ask(asked, address, "q=rotan+dipakai&wilayah=kutai-kartanegara")
    expect(summary.locator("mark")).to_have_text(["Rotan", "dipakai."])


def test_a_misspelt_word_is_read_as_meant_and_that_is_said(asked: Page, address: str) -> None:
    ask(asked, address, "q=banjer+susulan&wilayah=kutai-kartanegara")
    expect(asked.get_by_role("status")).to_have_text(
        "Tidak ada tulisan untuk “banjer susulan”. Mungkin maksud Anda “banjir susulan”: "
        "1 tulisan di Kabupaten Kutai Kartanegara untuk “banjir susulan”."
    )


def test_the_first_question_is_light_also_where_a_word_is_mended(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, workers=False) as page:
        sizes: list[int] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda e: sizes.append(int(e["encodedDataLength"])))

        search(page, address, "q=banjer&wilayah=kutai-kartanegara")

        assert 40_000 < sum(sizes) <= 100_000


def test_relevance_is_a_choice_that_can_be_passed_on(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        search(page, address, "q=surut&wilayah=kutai-kartanegara")
        assert titles(page) == ["Lomba perahu naga", "Banjir surut di hilir"]
        page.get_by_label("Urutan").select_option("cocok")
        expect(page.locator(".kim-seek__hits h2").first).to_have_text("Banjir surut di hilir")
        assert "urut=cocok" in page.url


def test_the_years_of_the_results_narrow_them_with_one_tap_and_one_leads_back(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        search(page, address, "q=banjir&wilayah=kutai-kartanegara")
        years = page.get_by_role("group", name="Menurut tahun").get_by_role("button")
        assert years.all_inner_texts() == ["2026", "2025"]
        years.nth(1).click()
        expect(page.locator(".kim-seek__hits h2")).to_have_text(["Banjir surut di hilir"])
        assert "tahun=2025" in page.url
        expect(years).to_have_text(["Semua tahun"])
        expect(years).to_be_focused()
        years.click()
        expect(years).to_have_text(["2026", "2025"])
        search(page, address, "q=lampu&wilayah=kutai-kartanegara")
        expect(page.get_by_role("group", name="Menurut tahun")).to_be_hidden()


def test_an_honest_zero_says_what_else_to_try(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        search(page, address, "q=qwxyzz&wilayah=berau&jenis=berita")
        expect(page.get_by_role("status")).to_have_text(
            "Tidak ada tulisan di Kabupaten Berau untuk “qwxyzz”."
        )
        page.get_by_role("button", name="Cari tanpa pilihan lain").click()
        expect(page.get_by_role("button", name="Cari tanpa pilihan lain")).to_be_hidden()
        page.get_by_role("button", name="Cari di semua wilayah").click()
        expect(page.get_by_role("heading", name="Yang dapat Anda coba")).to_be_visible()
        for name in ("Begini cara mengadu", "KIM di tempat Anda", "Cari nama itu"):
            expect(page.get_by_role("link", name=name)).to_be_visible()
        page.get_by_role("link", name="Cari nama itu").click()
        expect(page.get_by_role("combobox")).to_have_value("qwxyzz")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_badges_and_advice_are_accessible_and_fit(
    browser: Browser, address: str, scheme: str
) -> None:
    with opened(browser, 320, scheme) as page:
        for query in ("q=kutai+kartanegara", "q=vaksin+ktp+lampu+naga", "q=qwxyzz"):
            search(page, address, query)
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_further_signs_are_shown_on_demand_and_take_the_focus(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        search(page, address, "q=muara")
        shown = page.locator("[data-kim-part=signs] li:visible")
        expect(shown).to_have_count(4)
        page.get_by_role("button", name=re.compile(r"Tampilkan \d+ lainnya")).click()
        expect(shown.nth(4).get_by_role("link")).to_be_focused()


def test_an_address_that_leads_nowhere_offers_both_ways_to_search(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        page.goto(f"{address}tidak/ada/")
        page.get_by_role("searchbox", name="Cari di situs ini").fill("banjir")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cari/?q=banjir")
        expect(page.locator(".kim-seek__hits h2").first).to_have_text("Banjir merendam tiga RT")
        page.goto(f"{address}tidak/ada/")
        page.get_by_role("combobox").fill("selerong")
        expect(page.get_by_role("option").first).to_contain_text("Desa Selerong")
