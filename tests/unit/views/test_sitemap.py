"""The sitemap lists every page that may be found by search, and no other."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from kim_plugins.model.posts import Post
from kim_plugins.views import VIEWS
from kim_plugins.views.sitemap import sitemap
from tests.builders import a_post, a_province
from tests.unit.views.provinces import a_full_province

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://kim.example.org/"


def _entries(*posts: Post, pages: tuple[str, ...] = ()) -> dict[str, str]:
    province = a_province(posts)
    file = sitemap(SITE, [o for view in VIEWS for o in view(province)], pages)
    root = ET.fromstring(file.content)
    found = {u.findtext(f"{NAMESPACE}loc"): u.findtext(f"{NAMESPACE}lastmod") for u in root}
    return {str(loc).removeprefix(SITE): day or "" for loc, day in found.items()}


def test_pages_are_listed_with_the_day_of_their_last_change() -> None:
    entries = _entries(a_post(updated="2026-05-10"), pages=("tentang/",))

    assert entries["kutai-timur/kim-contoh/2026/panen-madu/"] == "2026-05-10"
    assert entries["kutai-timur/"] == "2026-05-08"
    assert entries["berau/"] == entries["tentang/"] == ""


def test_examples_withdrawn_posts_and_the_404_page_are_not_listed() -> None:
    example = a_post("2026-05-01-contoh", example="ya")
    gone = a_post("2026-05-02-ditarik", withdrawn={"at": "2026-05-10", "reason": "Keliru."})

    entries = _entries(example, gone)

    assert not {example.url, gone.url, "404.html"} & entries.keys()


def test_entries_are_sorted_so_that_the_file_is_always_the_same() -> None:
    province = a_full_province()
    outputs = [output for view in VIEWS for output in view(province)]

    file = sitemap(SITE, outputs, ["b/", "a/"])

    assert file == sitemap(SITE, reversed(outputs), ["a/", "b/"])
    assert file.path == "sitemap.xml"


def test_an_ampersand_in_an_address_is_escaped() -> None:
    file = sitemap("https://kim.example.org/?a&b/", [], ["x/"])

    assert b"?a&amp;b/x/" in file.content
