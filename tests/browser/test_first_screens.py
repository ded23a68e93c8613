"""What a reader came for stands in the first screen of a cheap phone.

`python -m tests.browser.first_screens` prints what holds now. That no page scrolls sideways is
asked of each in `test_strained_pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.first_screens import SIDEWAYS, Bar, bars, measured
from tests.browser.phone import held


@pytest.fixture(scope="module")
def phone(browser: Browser, rich: str) -> Iterator[Page]:
    """Hold one phone for all bars, since nothing is chosen or kept."""
    with held(browser, rich) as reader:
        yield reader.page


@pytest.mark.parametrize(
    "bar", [pytest.param(one, id=one.name) for one in bars() if one.name != SIDEWAYS]
)
def test_it_stands_within_its_bar(phone: Page, rich: str, calm: str, bar: Bar) -> None:
    now = measured(phone, bar, calm if bar.is_calm else rich)
    assert now <= bar.most, f"{bar.name}: {now:.0f} px, at most {bar.most:.0f}"
