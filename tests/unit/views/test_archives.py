"""Archives split in parts numbered from the oldest: a new post changes the last alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model import post_lists
from kim_plugins.model.posts import Post
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province, many_posts
from tests.unit.views.provinces import outputs

MONTH = "kutai-timur/arsip/2026/05/"
TOPIC = "topik/literasi/"


def _archive(count: int) -> dict[str, HtmlOutput]:
    return _pages(many_posts(count))


def _pages(posts: Sequence[Post]) -> dict[str, HtmlOutput]:
    pages = outputs(a_province(posts))
    return {url: page for url, page in pages.items() if url.startswith(MONTH)}


def _titles(page: HtmlOutput) -> list[str]:
    context: Any = page.context
    return [post["title"] for post in context["posts"]]


def test_parts_are_numbered_from_the_oldest_and_show_the_newest_first() -> None:
    parts = _archive(90)

    assert list(parts) == [MONTH, f"{MONTH}2/", f"{MONTH}3/"]
    assert _titles(parts[MONTH]) == [f"Kabar {n}" for n in range(37, 0, -1)]
    assert _titles(parts[f"{MONTH}2/"])[0] == "Kabar 57"
    assert _titles(parts[f"{MONTH}3/"]) == [f"Kabar {n}" for n in range(90, 57, -1)]


def test_a_new_post_changes_only_the_last_part() -> None:
    before, after = _archive(90), _archive(91)

    assert [url for url in after if before.get(url) != after[url]] == [f"{MONTH}3/"]


def test_a_post_that_goes_changes_only_the_part_that_it_stood_in() -> None:
    posts = many_posts(90)
    before, after = _archive(90), _pages([*posts[:9], *posts[10:]])

    assert [url for url in before if before[url] != after.get(url)] == [MONTH]


def test_a_post_that_opens_a_part_adds_a_link_to_the_full_one_before() -> None:
    before, after = _archive(77), _archive(78)

    assert [url for url in after if before.get(url) != after[url]] == [f"{MONTH}2/", f"{MONTH}3/"]
    both = [*_titles(after[f"{MONTH}3/"]), *_titles(after[f"{MONTH}2/"])]
    assert both == ["Kabar 78", *_titles(before[f"{MONTH}2/"])]


def test_forty_posts_fill_one_part() -> None:
    assert list(_archive(40)) == [MONTH]
    assert list(_archive(41)) == [MONTH, f"{MONTH}2/"]


def test_each_part_leads_to_the_ones_beside_it() -> None:
    parts = _archive(90)

    assert [(page.context["older"], page.context["newer"]) for page in parts.values()] == [
        ("", f"{MONTH}2/"),
        (MONTH, f"{MONTH}3/"),
        (f"{MONTH}2/", ""),
    ]


def test_what_the_title_says_of_all_posts_is_not_said_with_each() -> None:
    pages = outputs(a_province([a_post(topics=["literasi"])]))

    def told(url: str) -> str:
        return fragments.render(pages[url], "/")

    assert "KIM Contoh · Desa Teluk Singkama, Sangatta Selatan</p>" in told(MONTH)
    assert "kim-card__meta" not in told("kutai-timur/kim-contoh/arsip/2026/")
    both = "KIM Contoh · Desa Teluk Singkama, Kabupaten Kutai Timur</p>"
    assert both in told("topik/literasi/arsip/2026/")


def test_areas_have_archives_by_month_and_groups_topics_and_kinds_by_year() -> None:
    days = ("2025-12-31", "2026-01-01", "2026-05-08")
    posts = [a_post(f"{day}-kabar", topics=["literasi"]) for day in days]
    posts = [posts[0], a_post("2026-01-01-lain", topics=["literasi"]), posts[2]]

    archives = [url for url in outputs(a_province(posts)) if "/arsip/" in url]

    assert archives == [
        "berita/arsip/2025/",
        "berita/arsip/2026/",
        "kutai-timur/arsip/2025/12/",
        "kutai-timur/arsip/2026/01/",
        "kutai-timur/arsip/2026/05/",
        "kutai-timur/kim-contoh/arsip/2025/",
        "kutai-timur/kim-contoh/arsip/2026/",
        "topik/literasi/arsip/2025/",
        "topik/literasi/arsip/2026/",
    ]


def test_every_listed_post_is_in_an_archive_and_a_withdrawn_one_in_none() -> None:
    gone = a_post("2026-05-02-b", withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    pages = outputs(a_province([a_post("2026-05-01-a", title="Kabar A"), gone]))

    assert _titles(pages[MONTH]) == ["Kabar A"]


def test_an_index_links_to_its_archives_newest_first() -> None:
    posts = [a_post(f"{day}-kabar-{n}") for n, day in enumerate(("2025-12-31", "2026-01-01"))]
    context: Any = outputs(a_province([*posts, a_post()]))["kutai-timur/"].context

    assert [(y["year"], [m["url"] for m in y["months"]]) for y in context["archive"]] == [
        ("2026", ["kutai-timur/arsip/2026/05/", "kutai-timur/arsip/2026/01/"]),
        ("2025", ["kutai-timur/arsip/2025/12/"]),
    ]


def _beside(page: HtmlOutput) -> tuple[list[str], list[str]]:
    context: Any = page.context
    return [x["label"] for x in context["before"]], [x["label"] for x in context["after"]]


def test_a_month_leads_to_the_months_with_posts_before_and_after_it_and_so_does_a_year() -> None:
    days = ("2025-11-30", "2026-01-02", "2026-04-08", "2026-05-08")
    pages = outputs(a_province([a_post(f"{day}-kabar-{n}") for n, day in enumerate(days)]))

    assert _beside(pages["kutai-timur/arsip/2025/11/"]) == ([], ["Januari 2026"])
    assert _beside(pages["kutai-timur/arsip/2026/01/"]) == (["November 2025"], ["April 2026"])
    assert _beside(pages[MONTH]) == (["April 2026"], [])
    for folder in ("kutai-timur/kim-contoh/", "berita/"):
        assert _beside(pages[f"{folder}arsip/2025/"]) == ([], ["2026"])
        assert _beside(pages[f"{folder}arsip/2026/"]) == (["2025"], [])


def test_a_post_of_a_new_month_changes_the_months_beside_it_and_no_other() -> None:
    days = ("2026-02-01", "2026-03-01", "2026-05-01", "2026-06-01")
    posts = [a_post(f"{day}-kabar-{n}") for n, day in enumerate(days)]
    before = outputs(a_province(posts))
    after = outputs(a_province([*posts[:2], a_post("2026-04-01-kabar"), *posts[2:]]))

    months = [url for url in after if url.startswith("kutai-timur/arsip/")]
    changed = [url for url in months if before.get(url) != after[url]]
    assert changed == [f"kutai-timur/arsip/2026/0{month}/" for month in (3, 4, 5)]


def _of_topic(days: Sequence[str]) -> dict[str, HtmlOutput]:
    posts = [a_post(f"{day}-kabar-{n}", topics=["literasi"]) for n, day in enumerate(days)]
    pages = outputs(a_province(posts))
    return {url: page for url, page in pages.items() if url.startswith(f"{TOPIC}arsip/")}


def test_a_year_of_many_posts_leads_to_its_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post_lists, "MOST_A_YEAR", 3)
    pages = _of_topic(["2025-12-31", "2026-01-01", "2026-01-02", "2026-05-01", "2026-05-08"])
    year, january, may = (f"{TOPIC}arsip/2026/{month}" for month in ("", "01/", "05/"))

    assert list(pages) == [f"{TOPIC}arsip/2025/", year, january, may]
    assert pages[year].context["months"] == [
        {"label": "Mei 2026", "url": may},
        {"label": "Januari 2026", "url": january},
    ]
    assert f'href="{"../" * 4}{may}"' in fragments.render(pages[year], "/")
    assert [_titles(page) for page in pages.values()][1] == []
    assert len(_titles(pages[january])) == len(_titles(pages[may])) == 2


def test_a_month_leads_to_a_quiet_year_beside_it_and_a_year_to_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(post_lists, "MOST_A_YEAR", 3)
    pages = _of_topic(["2025-12-31", "2026-01-01", "2026-01-02", "2026-05-01", "2026-05-08"])

    assert _beside(pages[f"{TOPIC}arsip/2025/"]) == ([], ["Januari 2026"])
    assert _beside(pages[f"{TOPIC}arsip/2026/"]) == (["2025"], [])
    assert _beside(pages[f"{TOPIC}arsip/2026/01/"]) == (["2025"], ["Mei 2026"])
    assert _beside(pages[f"{TOPIC}arsip/2026/05/"]) == (["Januari 2026"], [])


def test_a_year_becomes_one_of_months_with_one_post_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post_lists, "MOST_A_YEAR", 3)
    days = ["2026-01-01", "2026-01-02", "2026-05-01", "2026-05-08"]

    assert list(_of_topic(days[:3])) == [f"{TOPIC}arsip/2026/"]
    assert len(_of_topic(days)) == 3
