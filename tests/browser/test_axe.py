"""What makes axe quicker here changes nothing of what it finds."""

from __future__ import annotations

from axe_playwright_python import sync_playwright
from playwright.sync_api import Page

from tests.browser.axe import Axe
from tests.browser.test_pages import COLOURS, RULES

FAULTY = """<!doctype html><title>Contoh</title><body style="background: #eee">
<img src="data:,">
<p style="color: #f96">Pucat.
<p style="color: #999; background: #000">Terbaca.
<p style="color: rgb(0 0 0 / 40%)">Setengah.
<p style="color: color(srgb 0.8 0.8 0.8); background: hsl(0 0% 90%)">Hampir hilang.
<p style="color: gray; opacity: 0.6">Samar <a href="#" style="color: gray">tautan</a>.
<p style="color: oklch(70% 0.1 200); background: color-mix(in lab, white, black 5%)">Warna lain.
<p style="color: #777; background: #777">Tak terlihat."""


def test_it_finds_what_the_library_s_own_finds(page: Page) -> None:
    page.set_content(FAULTY)
    asked = (RULES, COLOURS, RULES)
    ours = [Axe().run(page, options=rules) for rules in asked]  # Colours are read the first time.
    for rules, found in zip(asked, ours, strict=True):
        plain = sync_playwright.Axe().run(page, options=rules)
        assert found.generate_report() == plain.generate_report()
        contrast = next(v for v in found.response["violations"] if v["id"] == "color-contrast")
        assert len(contrast["nodes"]) >= 5
