"""The sitemaps of news and of pictures: what is new, and what is shown where."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from defusedxml import ElementTree

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import news_sitemap, picture_sitemap, robots
from tests.builders import FOLDER, MADU, a_post, a_province, surroundings

PAGE = "https://kim.example.org/kutai-timur/kim-contoh/2026/"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
SOURCES = [
    {"title": "Notulen contoh", "url": "https://notulen.example.org/"},
    {"title": "Wawancara"},
]
AROUND = surroundings(f"{FOLDER}/img/madu.jpg")
SHOWN: dict[str, Any] = {
    "image": "img/madu.jpg",
    "image_alt": "Sarang.",
    "image_credit": "KIM Contoh",
}
RUMOUR: dict[str, Any] = {
    "claim": "Madu beracun.",
    "claim_source": "Pesan",
    "reviewer": "Budi Contoh",
}


def _text(view: object, province: Province) -> str:
    (file,) = view(province)  # type: ignore[operator]
    return str(file.make().decode())


def _titles(province: Province) -> list[str]:
    root = ElementTree.fromstring(_text(news_sitemap.view, province))
    return [str(title.text) for title in root.iter(f"{NEWS}title")]


def _news() -> list[Post]:
    return [
        a_post("2026-11-22-a", title="Kabar lusa & <lama>"),
        a_post("2026-11-23-b", title="Kabar kemarin"),
        a_post("2026-11-24-c", title="Kabar hari ini", date="2026-11-24T08:30", lang="bjn"),
        a_post("2026-11-24-d", title="Contoh kabar", example="ya"),
        a_post("2026-11-24-e", kind="agenda", starts="2026-11-30", place="Balai Contoh"),
        a_post("2026-11-24-f", withdrawn={"at": "2026-11-24", "reason": "Keliru."}),
    ]


def test_news_are_those_of_today_and_yesterday_the_newest_first() -> None:
    assert _titles(a_province(_news())) == ["Kabar hari ini", "Kabar kemarin"]


def test_an_entry_says_where_when_and_in_which_language() -> None:
    text = _text(news_sitemap.view, a_province(_news()[2:3]))

    assert f"<loc>{PAGE}c/</loc>" in text
    assert "<news:name>KIM Uji</news:name><news:language>bjn</news:language>" in text
    assert "<news:publication_date>2026-11-24T08:30:00+08:00</news:publication_date>" in text


def test_a_title_is_escaped_and_no_rumour_stands_alone() -> None:
    posts = [
        a_post("2026-11-24-a", title="Madu & <lebah>"),
        a_post("2026-11-24-b", kind="klarifikasi", verdict="salah", sources=SOURCES, **RUMOUR),
    ]
    assert _titles(a_province(posts)) == ["[SALAH] Panen madu", "Madu & <lebah>"]


def test_without_news_the_list_is_there_and_empty() -> None:
    root = ElementTree.fromstring(_text(news_sitemap.view, a_province([a_post()])))

    assert (root.tag, len(root)) == (f"{SITE}urlset", 0)


@pytest.mark.parametrize("post", _news(), ids=lambda post: post.place.slug)
def test_a_post_leaves_the_list_at_the_moment_that_is_told(post: Post) -> None:
    moments = [*news_sitemap.changes(post)]
    for at in moments:
        before = (at - dt.timedelta(seconds=1)).isoformat()
        assert len(_titles(a_province([post], now=before))) == post.is_listed
        assert _titles(a_province([post], now=at.isoformat())) == []
    assert bool(moments) == (post.entry.kind == "berita" and not post.entry.is_example)


def test_pictures_are_listed_with_the_page_that_shows_them() -> None:
    shown = a_post(around=AROUND, **SHOWN)
    example = a_post("2026-05-09-b", around=AROUND, example="ya", **SHOWN)
    plain = a_post("2026-05-10-c")
    text = _text(picture_sitemap.view, a_province([shown, example, plain], pictures=[MADU]))

    (entry,) = ElementTree.fromstring(text)
    assert [one.text for one in entry.iter(f"{SITE}loc")] == [f"{PAGE}panen-madu/"]
    assert [one.text for one in entry.iter(f"{IMAGE}loc")] == [
        "https://kim.example.org/kutai-timur/kim-contoh/img/madu-0123abcd-1280.webp"
    ]


@pytest.mark.parametrize(("example", "is_there"), [("tidak", True), ("ya", False)])
def test_without_a_picture_no_sitemap_of_pictures_is_there_and_robots_are_led_to_none(
    example: str, is_there: bool
) -> None:
    post = a_post(around=AROUND, example=example, **SHOWN)
    province = a_province([post], pictures=[MADU])
    (led,) = robots.view(province)

    assert bool([*picture_sitemap.view(province)]) is is_there
    assert (b"sitemap-images.xml" in led.content) is is_there
