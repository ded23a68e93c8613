"""The repository's own site, served on loopback and opened in Chromium."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import chromium
from tests.browser.serving import plainly
from tests.e2e.conftest import build_own_site
from tests.rich.project import build_rich_site


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the repository's own site on loopback."""
    build = build_own_site(tmp_path_factory.mktemp("served"))
    assert build.exit_code == 0, build.log
    with plainly(build.folder) as address:
        yield address


@pytest.fixture(scope="session")
def rich_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the rich invented site: three urgent notices, one of them in the reader's regency."""
    return build_rich_site(tmp_path_factory.mktemp("kaya")).folder


@pytest.fixture(scope="session")
def rich(rich_folder: Path) -> Iterator[str]:
    """Serve the rich invented site."""
    with plainly(rich_folder) as address:
        yield address


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the rich site on a day without urgent notices."""
    build = build_rich_site(tmp_path_factory.mktemp("tenang"), urgent=0)
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
