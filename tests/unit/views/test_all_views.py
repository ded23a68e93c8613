"""What every page has in common: plain data, made the same each time, at one URL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest

from kim_plugins.views import FILES, VIEWS
from kim_plugins.views.output import HtmlOutput, Page
from kim_plugins.views.view import View
from tests.builders import a_post, a_province, a_registry
from tests.unit.views.provinces import a_full_province, outputs

FULL = a_full_province()
CALENDARS = {file.path for view in FILES for file in view(FULL)}
PAGES = list(outputs(FULL).values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url or "home")
def test_a_context_is_plain_data(page: HtmlOutput) -> None:
    assert json.loads(json.dumps(page.context)).keys() == page.context.keys()


def _made(pages: Iterable[Page]) -> list[HtmlOutput]:
    return [page.make() for page in pages]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_makes_the_same_from_the_same(view: View[Page]) -> None:
    assert _made(view(FULL)) == _made(view(a_full_province()))


def test_every_page_has_a_title_and_a_description() -> None:
    assert [page.url for page in PAGES if not page.title] == []
    assert [page.url for page in PAGES if not page.description] == []


def test_pages_that_show_a_post_say_which() -> None:
    sources = {page.source for page in PAGES if page.source}

    assert sources == {post.source for post in FULL.posts}


def test_a_change_is_dated_by_an_iso_date_or_not_at_all() -> None:
    assert all(re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", page.changed) for page in PAGES)


def test_nothing_depends_on_the_moment_of_the_build_but_the_age_of_a_post() -> None:
    posts = [a_post()]
    today, tomorrow = (a_province(posts, now=f"2026-11-{day}T12:00") for day in (24, 25))

    assert outputs(today) == outputs(tomorrow)


def test_a_province_without_regencies_groups_and_posts_has_its_fixed_pages() -> None:
    empty = a_province(registry=a_registry(regencies=[], groups=[], topics=[]))

    made = list(outputs(empty))

    assert made[:4] == ["", "provinsi/", "desa/", "peta/"]
    assert made[-1] == "404.html"
    assert {
        "kim/",
        "ralat/",
        "pengumuman/",
        "berita/",
        "agenda/provinsi/",
        "klarifikasi/hasil/salah/",
    } <= set(made)


def test_every_regency_group_and_topic_has_a_page_without_any_post() -> None:
    expected = {"kutai-timur/", "berau/", "samarinda/", "provinsi/", "kutai-timur/kim-contoh/"}

    assert expected | {"topik/literasi/", "topik/ekonomi-desa/"} <= outputs(a_province()).keys()


def test_no_post_on_a_site_is_linked_to_at_an_address_that_has_no_page() -> None:
    pages = {page.url for page in PAGES}
    first = "kutai-timur|berau|samarinda|topik|kim|desa|agenda|klarifikasi|aspirasi|potensi"
    linked = set(re.findall(rf'"url": "((?:{first})/[^"#]*)', _texts()))

    assert {url for url in linked if "/img/" not in url} <= pages | CALENDARS


def _texts() -> str:
    return "\n".join(json.dumps(page.context) for page in PAGES)


def test_a_withdrawn_post_leaves_neither_title_nor_text_anywhere() -> None:
    assert "Judul yang ditarik" not in _texts()
    assert "Judul yang ditarik" not in "".join(page.title + page.description for page in PAGES)
