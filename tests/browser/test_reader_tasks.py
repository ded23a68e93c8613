"""Readers reach what they came for with few taps and hardly any scrolling."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.cutting import BELOW, hosting
from tests.browser.phone import held
from tests.browser.tasks import TASKS, Task, lives_in_selerong, to
from tests.browser.waiting import KEPT, until
from tests.rich.corpus import NOTICE, URGENT_POSTS
from tests.rich.places import HOME


@pytest.mark.parametrize("task", TASKS, ids=[task.name for task in TASKS])
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
