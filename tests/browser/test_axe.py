"""What makes axe quicker here changes nothing of what it finds."""

from __future__ import annotations

from axe_playwright_python import sync_playwright
from playwright.sync_api import Page

from tests.browser.axe import Axe
from tests.browser.test_pages import COLOURS, RULES

FAULTY = """<!doctype html><title>Contoh</title><body style="background: #eee">
<img src="data:,">
<p style="color: #999">Pucat.
<p style="color: #999; background: #000">Terbaca.
<p style="color: rgb(0 0 0 / 40%)">Setengah.
<p style="color: color(srgb 0.8 0.8 0.8); background: hsl(0 0% 90%)">Hampir hilang.
<p style="color: gray; opacity: 0.6">Samar <a href="#" style="color: gray">tautan</a>.
<p style="color: oklch(70% 0.1 200); background: color-mix(in lab, white, black 5%)">Warna lain.
<p style="color: #777; background: #777">Tak terlihat."""


def test_it_finds_what_the_library_s_own_finds(page: Page) -> None:
    page.set_content(FAULTY)
    for rules in (RULES, COLOURS, RULES):
        found = Axe().run(page, options=rules)
        plain = sync_playwright.Axe().run(page, options=rules)
        assert found.generate_report() == plain.generate_report()
        page.evaluate("delete window.axe")  # So that ours is sent again.
        contrast = next(v for v in found.response["violations"] if v["id"] == "color-contrast")
        assert len(contrast["nodes"]) >= 5
