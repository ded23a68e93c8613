"""Readers reach what they came for with few taps and hardly any scrolling.

A task that costs more is marked with what it cost when it was set; whoever makes it cheaper takes
its line out of UNMET, which the test then asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.cutting import BELOW, hosting
from tests.browser.phone import held
from tests.browser.tasks import TASKS, Task, lives_in_selerong, to
from tests.browser.waiting import KEPT, until
from tests.rich.corpus import NOTICE, URGENT_POSTS
from tests.rich.places import HOME

UNMET: Mapping[str, str] = {
    "benarkah kabar ini, dan balasannya": "4 taps, 4.5 screens",
    "apa jadinya pengaduan itu": "3 taps, 5.4 screens",
    "kabar banjir tahun lalu": "6 taps, 0.4 screens",
    "acara desa saya pekan ini": "2 taps, 6.0 screens",
    "melaporkan kekeliruan": "only links at the end, and to a page without an address",
    "kabar bulan lalu, dari arsip": "no way to the month before",
    "kabar kabupaten sebelah": "not in the menu",
}
"""What each task cost in November 2026, or why it failed."""


def _marked() -> Iterator[object]:
    for task in TASKS:
        was = UNMET.get(task.name, "")
        unmet = pytest.mark.xfail(strict=True, raises=AssertionError, reason=was)
        yield pytest.param(task, id=task.name, marks=[unmet] if was else [])


def test_every_exception_is_one_of_a_task() -> None:
    assert set(UNMET) <= {task.name for task in TASKS}


@pytest.mark.parametrize("task", list(_marked()))
def test_it_is_done_within_its_cost(browser: Browser, rich: str, task: Task) -> None:
    with held(browser, rich) as reader:
        task.do(reader)
        assert reader.taps <= task.taps, f"{reader.taps} taps, {reader.height} screens"
        assert reader.height <= task.screens, f"{reader.taps} taps, {reader.height} screens"


def test_a_regency_is_kept_for_the_road_with_one_tap(browser: Browser, rich_folder: Path) -> None:
    with hosting(rich_folder) as host, held(browser, host.address, workers=True) as reader:
        reader.opens(f"{HOME.regency}/")
        reader.tap("^Simpan" if reader.has("^Simpan") else "^Jadikan")
        until(reader.page, KEPT, BELOW + NOTICE.url)
        host.is_cut = True
        reader.page.context.set_offline(True)
        reader.opens(NOTICE.url)
        reader.sees(NOTICE.title)
        assert reader.taps <= 2
        assert reader.height <= 0.5


def test_of_many_urgent_notices_none_is_dropped_and_one_s_own_come_first(
    browser: Browser, worst: str
) -> None:
    urgent = URGENT_POSTS
    own = [post for post in urgent if post.place.regency == HOME.regency]
    with held(browser, worst) as reader:
        lives_in_selerong(reader)
        reader.opens("")
        reader.page.wait_for_load_state("networkidle")
        tops = {post.url: reader.top_of_link(to(post)) for post in urgent}
        first = min((top, url) for url, top in tops.items() if top)[1]
        assert first in {post.url for post in own}
        if None in tops.values():
            reader.tap("^Semua.*9|^Semua.*mendesak")
            for post in urgent:
                assert reader.top_of_link(to(post)) is not None, post.title
