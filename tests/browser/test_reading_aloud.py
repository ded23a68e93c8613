"""A post can be read aloud where the device itself has an Indonesian voice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened
from tests.browser.test_lists import MOVED

POST = "provinsi/redaksi/2026/mengenal-kim/"
EVENT = "provinsi/redaksi/2026/contoh-agenda-belajar-cek-kabar/"
VOICE = {"lang": "id-ID", "localService": True, "name": "Suara Contoh"}
STUB = """
(() => {
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = {
    voices: %s,
    getVoices: () => speech.voices,
    speak: (one) => { said.push(one.text); speech.current = one; },
    cancel: () => { said.push("(diam)"); const one = speech.current; one?.onend?.(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.defineProperty(navigator, "share", { value: async () => {}, configurable: true });
})()
"""
"""A device that speaks as long as a test wants, and can share like a phone."""


FONT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(':root, body { --md-text-font-family: Roboto, "Liberation Sans" !important }');
const dress = () => { document.adoptedStyleSheets = [sheet]; };
dress();
document.addEventListener("readystatechange", dress);
"""
"""A phone's own font, or the one whose letters are as wide; a desktop's is an eighth wider."""


def _open(page: Page, url: str, *voices: dict[str, Any]) -> None:
    page.add_init_script(FONT)
    page.add_init_script(STUB % json.dumps(voices))
    page.goto(url, wait_until="load")


def _ends(page: Page, times: int) -> list[str]:
    """Let the device come to the end of some utterances, and return all that it has said."""
    said: list[str] = page.evaluate(
        "times => { while (times--) speechSynthesis.current.onend(); return said; }", times
    )
    return said


def test_a_tap_reads_title_and_text_a_second_one_pauses_and_a_third_goes_on(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        _open(page, address + POST, VOICE)
        page.get_by_role("button", name="Dengarkan").click()
        title = page.get_by_role("heading", level=1).inner_text()
        first, second, third = _ends(page, 2)
        assert first == title
        assert page.locator(".kim-text").inner_text().startswith(second)

        page.get_by_role("button", name="Jeda").click()
        assert _ends(page, 0)[3:] == ["(diam)"]
        page.get_by_role("button", name="Lanjutkan").click()
        assert _ends(page, 0)[4:] == [third], "it goes on where it was"

        total = page.evaluate("document.querySelector('.kim-text').innerText.length")
        heard = _ends(page, 1)
        while heard[-1] != "(diam)":
            heard = _ends(page, 1)
        assert sum(map(len, heard[1:])) > total * 0.9
        assert page.get_by_role("button", name="Dengarkan").is_visible(), "from the beginning"


def test_it_stops_when_the_page_is_left(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        _open(page, address + POST, VOICE)
        page.get_by_role("button", name="Dengarkan").click()
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert _ends(page, 0)[1:] == ["(diam)"]


@pytest.mark.parametrize(
    "voices",
    [
        [],
        [{**VOICE, "lang": "en-US"}],
        [{**VOICE, "lang": "it-IT"}],
        [{**VOICE, "localService": False}],
    ],
    ids=["none", "english", "italian", "a voice that would send the text away"],
)
def test_without_a_voice_of_its_own_nothing_shows(
    browser: Browser, address: str, voices: list[dict[str, Any]]
) -> None:
    with opened(browser, 360) as page:
        _open(page, address + POST, *voices)
        assert page.get_by_role("button", name="Salin tautan").is_visible()
        assert page.get_by_role("button", name="Dengarkan").count() == 0


def test_voices_that_come_late_are_found_and_androids_old_name_is_known(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360) as page:
        _open(page, address + POST)
        page.evaluate(
            "voice => { speechSynthesis.voices = [voice]; speechSynthesis.onvoiceschanged(); }",
            {**VOICE, "lang": "in_ID"},
        )
        assert page.get_by_role("button", name="Dengarkan").count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", [POST, EVENT])
def test_the_buttons_that_scripts_add_move_nothing(
    browser: Browser, address: str, path: str, width: int
) -> None:
    with opened(browser, width) as page:
        _open(page, address + path, VOICE)
        assert page.get_by_role("button", name="Lainnya").is_visible()
        with_buttons = page.locator(".kim-text").bounding_box()
        page.evaluate("document.querySelectorAll('.kim-share button').forEach((b) => b.remove())")
        assert page.locator(".kim-text").bounding_box() == with_buttons
        assert page.evaluate(MOVED) < 0.01
