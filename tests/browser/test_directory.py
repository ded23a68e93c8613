"""The directory is short, and a name that is typed leaves of it what fits."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import opened
from tests.rich.places import HOME

FIELD = "Nama KIM, desa, kecamatan, atau kabupaten"
LINES = """all => all.map((one) => {
  return one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight);
})"""


def shown(page: Page) -> list[str]:
    """Return the names of the groups that are in sight."""
    return page.locator("[data-kim-filtered] li a:visible").all_inner_texts()


def asked(page: Page, text: str) -> list[str]:
    page.get_by_label(FIELD).fill(text)
    expect(page.get_by_role("status")).not_to_have_text("")
    return shown(page)


def test_a_group_is_found_by_its_name_its_place_or_its_regency_and_a_slip_is_forgiven(
    browser: Browser, rich: str
) -> None:
    with opened(browser, 360) as page:
        page.goto(f"{rich}kim/")
        assert shown(page) == [], "regencies alone, until one is asked for"
        page.get_by_label(FIELD).focus()
        assert asked(page, "selerong") == [HOME.group_name] * 2
        expect(page.get_by_role("status")).to_have_text("2 KIM cocok.")
        assert HOME.group_name in asked(page, "sebulu"), "its kecamatan"
        assert len(asked(page, "kutai kartanegara")) == 8
        assert asked(page, "selrong") == [HOME.group_name] * 2
        assert asked(page, "qwxyz") == []
        expect(page.get_by_role("status")).to_contain_text("Tidak ada KIM dengan nama itu")
        page.get_by_label(FIELD).fill("")
        expect(page.locator("[data-kim-filtered] details:visible")).to_have_count(10)


def test_enter_opens_the_only_one_that_fits_and_an_address_may_ask(
    browser: Browser, rich: str
) -> None:
    with opened(browser, 360) as page:
        page.goto(f"{rich}kim/?nama=janju")
        expect(page.get_by_role("status")).to_have_text("1 KIM cocok.")
        page.get_by_label(FIELD).press("Enter")
        page.wait_for_url("**/paser/kim-contoh-janju/")


def test_without_a_script_there_is_no_field_and_every_regency_opens(
    browser: Browser, rich: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(f"{rich}kim/")
        expect(page.get_by_label(FIELD)).to_be_hidden()
        page.get_by_text("Kabupaten Paser (5)").click()
        expect(page.get_by_role("link", name="KIM Contoh Janju")).to_be_visible()


def test_no_line_ends_between_a_sign_and_its_word(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address + "kim/")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in range(320, 420, 4):
            page.set_viewport_size({"width": width, "height": 800})
            told = page.locator(".kim-places .kim-status").evaluate_all(LINES)
            assert told
            assert max(told) < 1.5, width
