"""Draws the icons for home screens from the mark, `assets/ikon.svg`, with Chromium.

Run it again when the mark changes: `python tools/draw_icons.py`. Its results are committed,
since a build should neither need a browser nor differ with a drawing library's version.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parents[1] / "kim_plugins" / "assets"
ROUND = 'viewBox="0 0 32 32"'
WHOLE = 'viewBox="-4.5 -4.5 41 41"'
"""With room for any mask: the mark lies within a circle of 80 % (w3.org/TR/appmanifest)."""
GROUND = '<rect x="-9" y="-9" width="50" height="50" fill="#0b4a3b"/>'
ICONS = {"ikon-192.png": (192, False), "ikon-512.png": (512, False), "ikon-penuh.png": (512, True)}
"""Each file's size in pixels, and whether it fills its square."""


def drawing(mark: str, size: int, *, is_maskable: bool) -> str:
    """Return the page that shows the mark in a size."""
    if is_maskable:
        mark = mark.replace(ROUND, WHOLE).replace("><rect", f">{GROUND}<rect", 1)
    mark = mark.replace("<svg", f'<svg width="{size}" height="{size}" style="display:block"', 1)
    return f'<body style="margin:0">{mark}'


def main() -> None:
    """Draw every icon."""
    mark = (ASSETS / "ikon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (size, is_maskable) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(drawing(mark, size, is_maskable=is_maskable))
            page.screenshot(path=ASSETS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
