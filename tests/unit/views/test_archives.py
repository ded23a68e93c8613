"""Archives in parts: newest first, the others numbered, so that a new post leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


def _changed(before: Mapping[str, HtmlOutput], after: Mapping[str, HtmlOutput]) -> list[str]:
    """Return the addresses, below that of the month, at which something else or nothing stands."""
    found = {url for url in before.keys() | after.keys() if before.get(url) != after.get(url)}
    return sorted(url.removeprefix(MONTH) for url in found)


def test_the_month_shows_the_newest_part_and_older_ones_are_numbered_from_the_oldest() -> None:
    parts = _archive(90)

    assert list(parts) == [f"{MONTH}1/", f"{MONTH}2/", MONTH]
    assert _titles(parts[f"{MONTH}1/"]) == [f"Kabar {n}" for n in range(37, 0, -1)]
    assert _titles(parts[f"{MONTH}2/"])[0] == "Kabar 57"
    assert _titles(parts[MONTH]) == [f"Kabar {n}" for n in range(90, 57, -1)]


def test_a_new_post_changes_only_the_newest_part() -> None:
    assert _changed(_archive(90), _archive(91)) == [""]


def test_a_post_that_goes_changes_only_the_part_that_it_stood_in() -> None:
    posts = many_posts(90)

    assert _changed(_archive(90), _pages([*posts[:9], *posts[10:]])) == ["1/"]


def test_a_post_that_opens_a_part_gives_the_one_before_its_number() -> None:
    before, after = _archive(86), _archive(87)

    assert _changed(before, after) == ["", "1/", "2/"], "the first leads to the second, not on"
    assert len(before) == 2
    assert [*_titles(after[MONTH]), *_titles(after[f"{MONTH}2/"])] == [
        "Kabar 87",
        *_titles(before[MONTH]),
    ]
    assert len(_titles(after[MONTH])) >= 10


def test_nearly_fifty_posts_fill_one_part_that_says_nothing_of_parts() -> None:
    (page,) = _archive(49).values()
    html = fragments.render(page, "/")

    assert "agian" not in html
    assert list(_archive(50)) == [f"{MONTH}1/", MONTH]


def _part(page: HtmlOutput) -> Any:
    return page.context["part"]


def test_each_part_leads_to_the_ones_beside_it_and_to_the_newest() -> None:
    parts = [_part(page) for page in _archive(90).values()]

    assert [(part["older"], part["newer"]) for part in parts] == [
        (None, {"label": "Bagian 2", "url": f"{MONTH}2/"}),
        ({"label": "Bagian 1", "url": f"{MONTH}1/"}, {"label": "Bagian terbaru", "url": MONTH}),
        ({"label": "Bagian 2", "url": f"{MONTH}2/"}, None),
    ]
    assert [part["newest"] for part in parts] == [MONTH, MONTH, ""]


def _of_days(days: Sequence[int]) -> dict[str, HtmlOutput]:
    return _pages([a_post(f"2026-05-{day:02}-kabar-{n:03}") for n, day in enumerate(days)])


def test_each_part_says_which_days_it_covers_and_the_newest_alone_how_many_there_are() -> None:
    *older, newest = _of_days([1 + n // 4 for n in range(90)]).values()
    context: Any = [page.context["posts"] for page in older]
    spans = [(int(posts[-1]["iso"][-2:]), int(posts[0]["iso"][-2:])) for posts in context]
    labels = [f"{first} sampai {last} Mei" for first, last in spans]

    for page, label in zip(older, labels, strict=True):
        told = fragments.render(page, "/")
        assert f"<p>{label} 2026.</p>" in told
        assert "terbaru dari" not in told
    told = fragments.render(newest, "/")
    assert re.search(r"<p>Bagian terbaru dari 3: \d+ sampai 23 Mei 2026.</p>", told)
    others = [(one["label"], one["url"]) for one in _part(newest)["others"]]
    assert others == [*zip(labels, [page.url for page in older], strict=True)][::-1]


def test_parts_of_one_day_are_told_from_each_other() -> None:
    *_, newest = _archive(90).values()

    assert [one["label"] for one in _part(newest)["others"]] == [
        "8 Mei, bagian 2",
        "8 Mei, bagian 1",
    ]


def test_a_part_lies_below_the_newest_in_its_trail_and_a_month_below_its_year() -> None:
    oldest, *_, newest = _archive(90).values()
    group = outputs(a_province(many_posts(90)))["kutai-timur/kim-contoh/arsip/2026/1/"]

    def trail(page: HtmlOutput) -> list[tuple[str, str]]:
        context: Any = page.context
        return [(crumb["label"], crumb["url"]) for crumb in context["crumbs"][-2:]]

    year = ("2026", "kutai-timur/arsip/2026/")
    assert trail(newest) == [("Kabupaten Kutai Timur", "kutai-timur/"), year]
    assert trail(oldest) == [year, ("Mei 2026", MONTH)]
    assert trail(group)[-1] == ("2026", "kutai-timur/kim-contoh/arsip/2026/")


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
        "kutai-timur/arsip/2025/",
        "kutai-timur/arsip/2025/12/",
        "kutai-timur/arsip/2026/",
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

    assert [(y["url"], [m["url"] for m in y["months"]]) for y in context["archive"]] == [
        ("kutai-timur/arsip/2026/", [MONTH, "kutai-timur/arsip/2026/01/"]),
        ("kutai-timur/arsip/2025/", ["kutai-timur/arsip/2025/12/"]),
    ]


def test_the_year_of_an_area_leads_to_its_months_and_to_the_years_beside_it() -> None:
    days = ("2025-12-31", "2026-01-01", "2026-05-08")
    pages = outputs(a_province([a_post(f"{day}-kabar-{n}") for n, day in enumerate(days)]))
    year = pages["kutai-timur/arsip/2026/"]

    assert year.context["months"] == [
        {"label": "Mei 2026", "url": MONTH},
        {"label": "Januari 2026", "url": "kutai-timur/arsip/2026/01/"},
    ]
    assert _beside(year) == (["2025"], [])
    assert _beside(pages["kutai-timur/arsip/2025/"]) == ([], ["2026"])


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

    found = [url for url in after if url.startswith("kutai-timur/arsip/")]
    changed = [url for url in found if before.get(url) != after[url]]
    months = [f"kutai-timur/arsip/2026/0{month}/" for month in (3, 4, 5)]
    assert changed == ["kutai-timur/arsip/2026/", *months]


def test_the_first_post_of_a_year_changes_one_page_of_the_year_before() -> None:
    posts = [a_post(f"2025-05-08-kabar-{n:03}") for n in range(90)]
    before = outputs(a_province(posts))
    after = outputs(a_province([*posts, a_post("2026-01-01-kabar")]))

    years = [url for url in after if url.startswith("berita/arsip/")]
    changed = [url for url in years if before.get(url) != after[url]]
    assert changed == ["berita/arsip/2025/", "berita/arsip/2026/"]


def test_the_oldest_part_leads_to_the_time_before() -> None:
    posts = [a_post(f"2026-05-08-kabar-{n:03}") for n in range(90)]
    pages = outputs(a_province([a_post("2025-05-08-kabar"), *posts]))
    year = "berita/arsip/2026/"

    parts = [pages[f"{year}{part}"] for part in ("1/", "2/", "")]
    before = {"label": "2025", "url": "berita/arsip/2025/"}
    assert [_beside(page)[0] for page in parts] == [[], [], ["2025"]]
    assert _part(parts[0])["older"] == before
    assert _part(pages["berita/arsip/2025/"])["older"] is None
    month = _part(pages[MONTH])["others"][-1]["url"]
    assert _part(pages[month])["older"]["url"] == "kutai-timur/arsip/2025/05/"


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
