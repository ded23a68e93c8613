"""What a phone fetches of a picture, and that nothing jumps when it comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import opened
from tests.browser.serving import plainly
from tests.e2e.sites import POST, post, site
from tests.pictures import drawn, saved

LEAD = {"image": "img/balai.jpg", "image_alt": "Balai desa.", "image_credit": "KIM Contoh"}
TEXT = "Isi tulisan. " * 3000 + "\n\n![Papan](img/papan.jpg)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose one post has a lead picture, and another far below it."""
    root = tmp_path_factory.mktemp("gambar")
    project = site(root, f"-- {POST} --\n{post(body=TEXT, **LEAD)}")
    for name in ("balai", "papan"):
        picture = saved(drawn(1600, 1200))
        project.write(f"docs/posts/kutai-timur/kim-contoh/img/{name}.jpg", picture)
    build = project.build("--strict")
    assert build.exit_code == 0, build.log
    with plainly(build.folder) as host:
        yield f"{host}kutai-timur/kim-contoh/2026/gotong-royong/"


@pytest.mark.parametrize(
    ("width", "density", "expected"),
    [(360, 1, 320), (360, 2, 640), (360, 3, 640), (412, 2.625, 640), (1280, 1, 1280)],
)
def test_a_screen_fetches_the_picture_that_fits(
    browser: Browser, address: str, width: int, density: float, expected: int
) -> None:
    with opened(browser, width, density=density) as page:
        page.goto(address, wait_until="load")
        fetched = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
        pictures = [Path(name).name for name in fetched if "/img/" in name]
        assert len(pictures) == 1, "what lies far below waits"
        assert pictures[0].startswith("balai-")
        assert pictures[0].endswith(f"-{expected}.webp")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_place_of_a_picture_is_kept_until_it_comes(browser: Browser, address: str) -> None:
    with opened(browser, 360, density=2) as page:
        page.goto(address, wait_until="load")
        box = page.locator(".kim-text img").bounding_box()
        assert box is not None
        assert not page.evaluate("document.querySelector('.kim-text img').complete")
        assert box["width"] / box["height"] == pytest.approx(4 / 3, rel=0.02)
