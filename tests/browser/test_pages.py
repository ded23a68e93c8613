"""Every type of page in a real browser: fits the screen, stays here, is accessible."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import build_own_site

PAGES = (
    "",
    "berau/",
    "paser/",
    "provinsi/",
    "provinsi/redaksi/",
    "berau/kim-bairum/",
    "provinsi/redaksi/2026/mengenal-kim/",
    "provinsi/redaksi/2026/tanggal-lokakarya-kim/",
    "provinsi/redaksi/2026/contoh-agenda-belajar-cek-kabar/",
    "provinsi/redaksi/2026/contoh-pengumuman-laporan-kegiatan/",
    "provinsi/redaksi/2026/contoh-aspirasi-lampu-jalan/",
    "provinsi/redaksi/2026/contoh-potensi-keripik/",
    "topik/",
    "topik/cek-kabar/",
    "provinsi/arsip/2026/11/",
    "kim/",
    "404.html",
    "tentang/",
    "panduan/",
    "panduan/menulis/",
    "pedoman-redaksi/",
)
WIDTHS = (320, 360, 1280)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the repository's own site on loopback."""
    build = build_own_site(tmp_path_factory.mktemp("served"))
    assert build.exit_code == 0, build.log

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Keep the test's output clean."""

    handler = functools.partial(Quiet, directory=str(build.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: `make test` installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        with contextlib.closing(started):
            yield started


@contextlib.contextmanager
def opened(
    browser: Browser, width: int, scheme: str = "light", *, js: bool = True
) -> Iterator[Page]:
    """Open a page of a given width and colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=js,
        locale="id-ID",
    )
    with contextlib.closing(context):
        yield context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_beyond_the_screen(browser: Browser, address: str, width: int) -> None:
    with opened(browser, width) as page:
        for path in PAGES:
            page.goto(address + path)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{path} at {width} px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(browser: Browser, address: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as page:
        for path in PAGES:
            page.goto(address + path)
            results = Axe().run(page)
            assert results.violations_count == 0, f"{path}\n{results.generate_report()}"


def test_no_request_leaves_the_site_and_nothing_fails(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        requests: list[str] = []
        faults: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        for path in PAGES:
            page.goto(address + path)
        assert [url for url in requests if not url.startswith(address)] == []
        assert faults == []


def test_a_reader_finds_the_way_from_home_to_a_post_without_javascript(
    browser: Browser, address: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(address)
        page.get_by_role("main").get_by_role("link", name="Kabupaten Berau").click()
        page.get_by_role("link", name="Delapan KIM").first.click()
        assert page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("link", name="Redaksi KIM Kaltim").first.click()
        assert page.url.endswith("/provinsi/redaksi/")


def test_the_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#kim:isi"


def test_a_shared_message_names_title_and_address(browser: Browser, address: str) -> None:
    with opened(browser, 360) as page:
        page.goto(address + "provinsi/redaksi/2026/mengenal-kim/")
        link = page.get_by_role("link", name="Bagikan lewat WhatsApp")
        target = link.get_attribute("href") or ""
        assert target.startswith("https://wa.me/?text=")
        assert "mengenal-kim" in target
