"""The search for a village: typed, by keyboard, without a script, and when the signal is gone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import Axe
from tests.browser.conftest import opened

SINGKAMA = "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"


def typed(page: Page, text: str) -> list[str]:
    """Type into the field, wait for the answer, and return what is offered."""
    page.get_by_role("combobox").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("combobox").fill(text)
    expect(page.get_by_role("status")).not_to_have_text("")
    return page.get_by_role("option").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("teluk singkama", "Desa Teluk Singkama\nKecamatan Sangatta Selatan"),
        ("TELUKSINGKAMA", "Desa Teluk Singkama\nKecamatan Sangatta Selatan"),
        ("Teloek Bajoer", "Kecamatan Teluk Bayur\nKabupaten Berau"),
        ("kampung baru ppu", "Kelurahan Kampung Baru\nKecamatan Penajam"),
        ("batu batu", "Kampung Batu-Batu\nKecamatan Gunung Tabur"),
        ("muut", "Kampung Mu'ut\n"),
        ("sekolak jolek", "Kampung Sekolaq Joleq\n"),
        ("kampung merabu", "Kampung Merabu\nKecamatan Kelay, Kabupaten Berau"),
        # As an earlier region table spelt it.
        ("sember bangun", "Kampung Sumber Bangun\nKecamatan Sekolaq Darat"),
        ("kec. tabang", "Kecamatan Tabang\nKabupaten Kutai Kartanegara"),
        ("kukar", "Kabupaten Kutai Kartanegara"),
        ("samarinda", "Kota Samarinda"),
        ("telk singkama", "Desa Teluk Singkama\nKecamatan Sangatta Selatan"),
    ],
)
def test_a_village_is_found_however_it_is_spelt(
    glanced: Page,
    address: str,
    text: str,
    first: str,
) -> None:
    glanced.goto(address)
    assert typed(glanced, text)[0].startswith(first.rstrip("\n")), typed(glanced, text)


def test_villages_of_one_name_are_all_offered_with_where_they_lie(
    glanced: Page,
    address: str,
) -> None:
    glanced.goto(address)
    offered = typed(glanced, "sumber sari")
    assert len(offered) == len(set(offered)) == 6
    assert glanced.get_by_role("status").inner_text() == "6 tempat cocok."
    assert typed(glanced, "xyzzyx") == []
    assert "Periksa ejaannya" in glanced.get_by_role("status").inner_text()
    assert len(typed(glanced, "sa")) == 8


def test_the_keyboard_alone_leads_to_a_village(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address)
        field = page.get_by_role("combobox")
        typed(page, "teluk sing")
        expect(field).to_have_attribute("aria-expanded", "true")
        field.press("ArrowDown")
        active = field.get_attribute("aria-activedescendant") or ""
        chosen = page.locator(f"[id='{active}']")
        expect(chosen).to_have_attribute("aria-selected", "true")
        field.press("ArrowUp")
        assert field.get_attribute("aria-activedescendant") is None
        field.press("Escape")
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(page.get_by_role("listbox")).to_be_hidden()
        field.press("Enter")
        page.wait_for_url(address + SINGKAMA)
        expect(page.get_by_role("heading", level=1)).to_have_text("Desa Teluk Singkama")


def test_the_first_enter_only_marks_the_best_of_several(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address)
        typed(page, "sumber sari")
        page.keyboard.press("Enter")
        assert page.url == address
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("status")).to_contain_text("Pilih satu dari daftar")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sumber-sari/")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("kukar", "kutai-kartanegara/"),
        ("kutim", "kutai-timur/"),
        ("kubar", "kutai-barat/"),
        ("ppu", "penajam-paser-utara/"),
        ("mahulu", "mahakam-ulu/"),
        ("Samarinda", "samarinda/"),
        ("balikpapan", "balikpapan/"),
        ("bontang", "bontang/"),
        ("berau", "berau/"),
        ("paser", "paser/"),
    ],
)
def test_a_regency_is_found_by_its_everyday_name_and_opens_at_once(
    glanced: Page, address: str, text: str, path: str
) -> None:
    glanced.goto(address)
    typed(glanced, text)
    glanced.get_by_role("button", name="Cari").click()
    glanced.wait_for_url(address + path)


def test_the_former_place_of_a_village_on_its_kecamatan_s_page_leads_on(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address + "kutai-timur/kecamatan/sangatta-selatan/#desa-teluk-singkama")
        expect(page.locator("#desa-teluk-singkama")).to_be_in_viewport()
        page.locator("#desa-teluk-singkama a").click()
        assert page.url == address + SINGKAMA


def test_the_address_that_a_former_spelling_made_leads_on(browser: Browser, address: str) -> None:
    below = f"{address}balikpapan/kecamatan/balikpapan-selatan/"
    with opened(browser, 360) as page:
        page.goto(f"{below}gunungbahagia/")
        page.wait_for_url(f"{below}gunung-bahagia/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Kelurahan Gunung Bahagia")


def test_a_tap_leads_there_too(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address + "desa/")
        typed(page, "teluk singkama")
        page.get_by_role("option").first.click()
        page.wait_for_url(address + SINGKAMA)


def test_names_and_script_are_fetched_only_when_the_field_is_used(
    browser: Browser,
    address: str,
) -> None:
    with opened(browser, 360) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "cari-desa" in url or url.endswith("desa.json")]
        typed(page, "merabu")
        assert sum(url.endswith("desa.json") for url in asked) == 1


def test_where_the_names_can_not_be_fetched_the_field_leads_to_the_lists(
    browser: Browser,
    address: str,
) -> None:
    with opened(browser, 360) as page:
        page.route("**/desa.json", lambda route: route.abort())
        page.goto(address)
        page.get_by_role("combobox").fill("merabu")
        expect(page.get_by_role("status")).to_contain_text("belum dapat dimuat")
        page.unroute("**/desa.json")
        page.get_by_role("button", name="Cari").click()
        page.wait_for_url(address + "desa/?nama=merabu")
        expect(page.get_by_role("option").first).to_contain_text("Kampung Merabu")


def test_without_a_script_the_lists_lead_to_a_village(browser: Browser, address: str) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address)
        assert not page.get_by_role("combobox").is_visible()
        page.get_by_role("link", name="menurut huruf").click()
        page.get_by_role("link", name="T", exact=True).click()
        page.get_by_role("link", name="Desa Teluk Singkama").click()
        assert page.url == address + SINGKAMA
        expect(page.get_by_role("link", name="KIM Teluk Singkama")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "desa/"])
def test_axe_finds_no_violation_while_names_are_offered(
    browser: Browser,
    address: str,
    path: str,
    scheme: str,
) -> None:
    with opened(browser, 360, scheme) as page:
        page.goto(address + path)
        typed(page, "sumber sari")
        page.keyboard.press("ArrowDown")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
