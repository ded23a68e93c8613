"""IBM Equal Access, a second engine beside axe, finds nothing that matters on any type of page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import chromium
from tests.browser.serving import plainly
from tests.browser.test_pages import PAGES as OWN_PAGES
from tests.rich.pages import PAGES as RICH_PAGES
from tests.validators import programs

SCREENS = ((360, "light"), (360, "dark"), (1280, "light"))
EXEMPT: Mapping[str, str] = {
    "aria_content_in_landmark": "a link to skip the header stands before all landmarks, as usual",
    "element_tabbable_role_valid": "a box that scrolls must be reachable by keyboard (axe asks so)",
}
"""Rules that are not followed, and why."""
CHECK = """
() => new ace.Checker().check(document, ["WCAG_2_2"]).then(({ results }) => results
  .filter(({ value }) => value[1] === "FAIL")
  .map(({ ruleId, message, snippet }) => [ruleId, `${message} ${snippet}`]))
"""
"""What is only potential or for people to judge (POTENTIAL, MANUAL) isn't a finding."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.started() as started:
        yield started


@contextlib.contextmanager
def opened(browser: Browser, width: int, scheme: str) -> Iterator[Page]:
    """Open a page that may be given the engine, which the content policy forbids."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        service_workers="block",
        bypass_csp=True,
        locale="id-ID",
    )
    with contextlib.closing(context):
        yield context.new_page()


def failures(page: Page) -> list[str]:
    """Return what the engine finds wrong; what is folded away is unfolded first, or looks lost."""
    page.wait_for_load_state("networkidle")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(programs.file(programs.EQUAL_ACCESS).read_text("utf-8") + "; window.ace = ace; 0")
    found: list[Any] = page.evaluate(CHECK)
    return [f"{rule}: {told}" for rule, told in found if rule not in EXEMPT]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_no_type_of_page_fails(folder: Path, browser: Browser, width: int, scheme: str) -> None:
    paths = RICH_PAGES if "kaya" in str(folder) else OWN_PAGES
    with plainly(folder) as address, opened(browser, width, scheme) as page:
        for path in paths:
            page.goto(address + path)
            assert failures(page) == [], path


def test_a_failure_would_be_found(browser: Browser) -> None:
    with opened(browser, 360, "light") as page:
        page.set_content('<!doctype html><html lang="id"><title>Uji</title><main><input></main>')
        assert any("input_label_exists" in told for told in failures(page))
