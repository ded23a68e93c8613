"""What a reader's phone has to load, counted by the browser from a host that compresses."""

from __future__ import annotations

import collections
import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened
from tests.browser.serving import counting, serving
from tests.browser.test_pages import PAGES
from tests.browser.waiting import KEPT, until
from tests.e2e.conftest import shared_own_site

KB = 1000
POST = "provinsi/redaksi/2026/mengenal-kim/"
FIRST_VISIT = 22 * KB
"""Bytes of a post with all it needs, pictures apart; some 3 KB are the headers of HTTP/1."""
NEXT_PAGE = 7 * KB
LARGEST_STYLE = 12 * KB
LARGEST = {
    "panduan/pengelola/": 10 * KB,
    "panduan/kode/": 8 * KB,
    "luring/": 7.5 * KB,
    "cari/": 9 * KB,
    "tulis/": 80 * KB,
}
"""Long texts that no reader comes by, and pages with scripts of their own."""
WITH_WORKER = 30 * KB
"""Bytes of a first visit together with all that the worker fetches afterwards."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the repository's own site as a good host does."""
    with serving(shared_own_site(tmp_path_factory).folder) as address:
        yield address


class Meter:
    """Counts the bytes that a page's requests take from the network, by kind of file."""

    def __init__(self, page: Page) -> None:
        self.kinds: dict[str, str] = {}
        self.addresses: list[str] = []
        self.bytes: collections.Counter[str] = collections.Counter()
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._loaded)
        session.send("Network.enable")

    def _answered(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]
        self.addresses.append(event["response"]["url"])

    def _loaded(self, event: dict[str, Any]) -> None:
        self.bytes[self.kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    @property
    def without_pictures(self) -> int:
        return self.bytes.total() - self.bytes["Image"]


@contextlib.contextmanager
def metered(browser: Browser) -> Iterator[tuple[Page, Meter]]:
    """Open a page of a phone that has never been here; no worker may answer instead of the host."""
    with opened(browser, 360, workers=False) as page:
        yield page, Meter(page)


def visit(page: Page, url: str) -> None:
    """Open a page and fetch its icon, as a browser with a window does."""
    page.goto(url, wait_until="networkidle")
    page.evaluate("fetch(document.querySelector('link[rel=icon]').href).then(r => r.text())")


def test_a_first_visit_to_a_post_is_light(browser: Browser, host: str) -> None:
    with metered(browser) as (page, meter):
        visit(page, host + POST)
        assert meter.bytes["Stylesheet"] <= LARGEST_STYLE
        assert 5 * KB < meter.without_pictures <= FIRST_VISIT, meter.bytes


def test_a_first_visit_is_light_with_all_that_the_worker_keeps(browser: Browser, host: str) -> None:
    with opened(browser, 360) as page:
        served: list[tuple[str, int]] = []
        with counting(served):
            visit(page, host + POST)
            until(page, KEPT, f"/{POST}")
            page.wait_for_load_state("networkidle")
        cost = sum(size for path, size in served if "/img/" not in path)
        assert 15 * KB < cost <= WITH_WORKER, served


def test_the_next_page_costs_its_text_alone(browser: Browser, host: str) -> None:
    with metered(browser) as (page, meter):
        visit(page, host + POST)
        for name in ("Redaksi KIM Kaltim", "Provinsi Kalimantan Timur"):
            before = meter.bytes.copy()
            page.get_by_role("link", name=name).first.click()
            page.wait_for_load_state("networkidle")
            cost = meter.bytes - before
            assert 0 < cost.total() - cost["Image"] <= NEXT_PAGE, cost
            assert cost["Stylesheet"] == 0, "it is kept from the first page"


def test_no_page_is_heavy_and_none_loads_a_font_or_anything_from_elsewhere(
    browser: Browser, host: str
) -> None:
    with metered(browser) as (page, meter):
        visit(page, host + "provinsi/redaksi/2026/contoh-potensi-keripik/?")
        heavy: dict[str, int] = {}
        for path in PAGES:
            before = meter.without_pictures
            page.goto(host + path)
            page.evaluate("document.fonts.ready.then(() => 0)")
            cost = meter.without_pictures - before
            if not 0 < cost <= LARGEST.get(path, NEXT_PAGE):
                heavy[path] = cost
        assert heavy == {}
        assert meter.bytes["Font"] == 0
        assert [url for url in meter.addresses if not url.startswith(host)] == []
