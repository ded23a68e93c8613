"""Asks axe about a page: half a megabyte of script is sent once a page, only faults come back."""

from __future__ import annotations

from typing import Any

from axe_playwright_python import sync_playwright
from axe_playwright_python.sync_playwright import AxeResults
from playwright.sync_api import Page

VIOLATIONS = {"resultTypes": ["violations"]}


class Axe(sync_playwright.Axe):  # type: ignore[misc]
    """Does what the library's own does, which sends its script anew with each question."""

    def run(self, page: Page, options: dict[str, Any] = VIOLATIONS) -> AxeResults:
        """Return what breaks the rules that `options` choose, of a page as it is shown now."""
        if not page.evaluate("'axe' in window"):
            page.evaluate(self.axe_script)
        asked = "asked => axe.run(asked).then(({violations}) => ({violations}))"
        return AxeResults(page.evaluate(asked, options))
