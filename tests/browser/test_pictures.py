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
TEXT = "Isi tulisan. " * 3000 + "\n\n![Papan](img/papan.jpg)\n\n![Poster](img/poster.jpg)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose one post has a lead picture, and another far below it."""
    root = tmp_path_factory.mktemp("gambar")
    project = site(root, f"-- {POST} --\n{post(body=TEXT, **LEAD)}")
    for name, sides in (("balai", (1600, 1200)), ("papan", (1600, 1200)), ("poster", (900, 1600))):
        picture = saved(drawn(*sides))
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


LOADED = """it => new Promise((done) => {
  it.complete && it.naturalWidth ? done() : it.addEventListener("load", done);
})"""


@pytest.mark.parametrize(
    ("width", "name", "ratio"),
    [
        (360, "Papan", 4 / 3),
        (360, "Poster", 9 / 16),
        (1280, "Papan", 4 / 3),
        (1280, "Poster", 9 / 16),
    ],
)
def test_the_place_of_a_picture_is_kept_until_it_comes(
    browser: Browser, address: str, width: int, name: str, ratio: float
) -> None:
    with opened(browser, width, density=2) as page:
        page.route("**/*.webp", lambda route: route.abort())
        page.goto(address, wait_until="load")
        before = page.get_by_role("img", name=name).bounding_box()
    with opened(browser, width, density=2) as page:
        page.goto(address, wait_until="load")
        picture = page.get_by_role("img", name=name)
        picture.scroll_into_view_if_needed()
        picture.evaluate(LOADED)
        after = picture.bounding_box()
    assert before is not None
    assert after is not None
    assert before["width"] / before["height"] == pytest.approx(ratio, rel=0.02)
    assert (after["width"], after["height"]) == pytest.approx(
        (before["width"], before["height"]), abs=0.5
    )


def test_a_picture_that_stands_upright_fits_a_wide_screen_as_a_whole(
    browser: Browser, address: str
) -> None:
    with opened(browser, 1280) as page:
        page.goto(address, wait_until="load")
        box = page.get_by_role("img", name="Poster").bounding_box()
        screen = page.viewport_size
    assert box is not None
    assert screen is not None
    assert box["height"] == 0.8 * screen["height"]
    with opened(browser, 360) as page:
        page.goto(address, wait_until="load")
        box = page.get_by_role("img", name="Poster").bounding_box()
    assert box is not None
    assert box["width"] == 328, "a poster's words are small enough on a phone"
