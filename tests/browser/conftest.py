"""The repository's own site, served on loopback and opened in Chromium."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import chromium
from tests.browser.cutting import Host, hosting
from tests.browser.serving import plainly
from tests.e2e.conftest import build_own_site
from tests.e2e.sites import post, site
from tests.pictures import png

GROUP = "docs/posts/kutai-timur/kim-contoh/"
PNG = png()
URGENT = {
    "kind": "pengumuman",
    "urgent": "ya",
    "agency": "Kantor Contoh",
    "areas": '["64.08"]',
    "valid_until": "2026-11-27",
    "sources": "[{title: Surat contoh}]",
    "origin": "siaran-pers",
}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the repository's own site on loopback."""
    build = build_own_site(tmp_path_factory.mktemp("served"))
    assert build.exit_code == 0, build.log
    with plainly(build.folder) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; it ends before tests elsewhere start one of their own."""
    with chromium.started() as started:
        yield started


@contextlib.contextmanager
def opened(
    browser: Browser,
    width: int,
    scheme: str = "light",
    *,
    js: bool = True,
    workers: bool = True,
    density: float = 1,
) -> Iterator[Page]:
    """Open a page on a screen of a given width, in CSS pixels of `density` real ones each.

    The page has a colour scheme, and is with or without what scripts may do.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        device_scale_factor=density,
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=js,
        service_workers="allow" if workers else "block",
        locale="id-ID",
    )
    with contextlib.closing(context):
        yield context.new_page()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site: four posts, one of which is urgent, and one with a picture."""
    project = site(tmp_path_factory.mktemp("offline"))
    for number, keys in enumerate(({}, {}, {}, URGENT, {}), start=1):
        day = f"2026-11-2{number - 1}"
        text = post(f"Kabar {number}", "![Balai desa](img/balai.png)", date=day, **keys)
        text = text if number == 5 else text.replace("![Balai desa](img/balai.png)", "Isi.")
        project.write(f"{GROUP}{day}-kabar-{number}.md", text.encode())
    project.write(f"{GROUP}img/balai.png", PNG)
    build = project.build()
    assert "5 tulisan terbit" in build.log, build.log
    return build.folder


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Iterator[Host]:
    """Serve a copy of it, which a test may change."""
    shutil.copytree(built, tmp_path / "site")
    with hosting(tmp_path / "site") as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, 360) as page:
        yield page
