"""The repository's own site, served on loopback and opened in Chromium."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import chromium, commands
from tests.browser import elements, finding
from tests.browser.cutting import Host, hosting
from tests.browser.serving import plainly
from tests.e2e.conftest import build_own_site, shared_own_site
from tests.e2e.sites import post, site
from tests.few_places import few_places
from tests.pictures import png
from tests.rich.corpus import URGENT_POSTS
from tests.rich.project import build_rich_site
from tests.sharing import once

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
    with plainly(shared_own_site(tmp_path_factory).folder) as address:
        yield address


@pytest.fixture(scope="session")
def rich_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the rich invented site: three urgent notices, one of them in the reader's regency."""
    return shared_rich_site(tmp_path_factory, urgent=3)


@pytest.fixture(scope="session")
def rich(rich_folder: Path) -> Iterator[str]:
    """Serve the rich invented site."""
    with plainly(rich_folder) as address:
        yield address


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the rich site on a day without urgent notices."""
    with plainly(shared_rich_site(tmp_path_factory, urgent=0)) as address:
        yield address


@pytest.fixture(scope="session")
def worst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the rich site on a day with more urgent notices than home has room for."""
    with plainly(shared_rich_site(tmp_path_factory, urgent=len(URGENT_POSTS))) as address:
        yield address


def shared_rich_site(factory: pytest.TempPathFactory, urgent: int) -> Path:
    """Build a rich site once for all of pytest's workers.

    Days differ in a few posts alone, so a second one is built after the first, in the same folder.
    """
    with once(factory, f"kaya-{urgent}") as (folder, is_new):
        if is_new:
            with once(factory, "kaya") as (project, _):
                build = build_rich_site(project, urgent=urgent)
                shutil.copytree(build.folder, folder / "site")
    return folder / "site"


def shared_fuller_site(factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own site with more in it, once for all of pytest's workers.

    Posts that are looked for (`finding.py`), and all elements of a text (`elements.py`).
    """
    with once(factory, "sendiri-lebih-penuh") as (folder, is_new):
        if is_new:
            build = build_own_site(folder, {**finding.FILES, **elements.FILES})
            assert build.exit_code == 0, build.log
    return folder / "site"


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


@pytest.fixture(scope="module")
def glanced(browser: Browser) -> Iterator[Page]:
    """Open one page for all tests of a file that look at what they open and leave nothing behind.

    Opening it costs more than looking.
    """
    with opened(browser, 360, workers=False) as page:
        yield page


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
    with few_places(), commands.few_places():  # Each test copies what is built here.
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
