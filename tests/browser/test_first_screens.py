"""What a reader came for stands in the first screen of a cheap phone.

`python -m tests.browser.first_screens` prints what holds now. That no page scrolls sideways is
asked of each in `test_strained_pages.py`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.first_screens import SIDEWAYS, Bar, bars, measured


@pytest.mark.parametrize(
    "bar", [pytest.param(one, id=one.name) for one in bars() if one.name != SIDEWAYS]
)
def test_it_stands_within_its_bar(browser: Browser, rich: str, calm: str, bar: Bar) -> None:
    now = measured(browser, bar, calm if bar.is_calm else rich)
    assert now <= bar.most, f"{bar.name}: {now:.0f} px, at most {bar.most:.0f}"
