"""Draws the icons for home screens and tabs from the mark, `assets/ikon.svg`, with Chromium.

Run it again when the mark changes: `python tools/draw_icons.py`. Its results are committed,
since a build should neither need a browser nor differ with a drawing library's version.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ASSETS = Path(__file__).parents[1] / "kim_plugins" / "assets"
ROUND = 'viewBox="0 0 32 32"'
WHOLE = 'viewBox="-4.5 -4.5 41 41"'
"""With room for any mask: the mark lies within a circle of 80 % (w3.org/TR/appmanifest)."""
GROUND = '<rect x="-9" y="-9" width="50" height="50" fill="#0b4a3b"/>'
ICONS = {
    "ikon-180.png": (180, True),
    "ikon-192.png": (192, False),
    "ikon-512.png": (512, False),
    "ikon-penuh.png": (512, True),
}
"""Each file's size in pixels, and whether it fills its square: iOS rounds 180 by itself."""
TAB = (16, 32, 48)
"""The sizes in `favicon.ico`, for programs that know no drawings."""


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
            (ASSETS / name).write_bytes(drawn(browser, mark, size, is_maskable=is_maskable))
        small = [(size, drawn(browser, mark, size, is_maskable=False)) for size in TAB]
        (ASSETS / "favicon.ico").write_bytes(ico(small))
        browser.close()


def drawn(browser: Browser, mark: str, size: int, *, is_maskable: bool) -> bytes:
    """Return the mark in a size as PNG."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(drawing(mark, size, is_maskable=is_maskable))
    return page.screenshot(omit_background=True)


def ico(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Put PNGs of some sizes, below 256 pixels, into one ICO (its header has 6 and 16 bytes)."""
    head, start = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    entries = b""
    for size, content in pictures:
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(content), start)
        start += len(content)
    return head + entries + b"".join(content for _, content in pictures)


if __name__ == "__main__":
    main()
