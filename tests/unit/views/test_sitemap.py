"""The sitemap lists every page that may be found by search, and no other."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from kim_plugins.builder import planning
from kim_plugins.model.posts import Post
from kim_plugins.views import VIEWS
from kim_plugins.views import sitemap as view
from kim_plugins.views.sitemap import LARGEST, sitemap
from tests.builders import a_post, a_province
from tests.unit.views.provinces import a_full_province

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://kim.example.org/"


def _entries(*posts: Post, pages: tuple[str, ...] = ()) -> dict[str, str]:
    province = a_province(posts)
    (file,) = sitemap(SITE, [o for view in VIEWS for o in view(province)], pages)
    root = ET.fromstring(file.make())
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

    (file,) = sitemap(SITE, outputs, ["b/", "a/"])

    (other,) = sitemap(SITE, reversed(outputs), ["a/", "b/"])
    assert file.make() == other.make()
    assert file.path == "sitemap.xml"


def test_an_ampersand_in_an_address_is_escaped() -> None:
    (file,) = sitemap("https://kim.example.org/?a&b/", [], ["x/"])

    assert b"?a&amp;b/x/" in file.make()


def test_more_addresses_than_one_file_may_hold_become_several_and_an_index() -> None:
    pages = [f"halaman-{number:06}/" for number in range(LARGEST + 1)]

    *parts, index = sitemap(SITE, [], pages)

    locations = [entry.findtext(f"{NAMESPACE}loc") for entry in ET.fromstring(index.make())]
    assert index.path == "sitemap.xml"
    assert locations == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]
    assert [part.path for part in parts] == ["sitemap-1.xml", "sitemap-2.xml"]
    counts = [len(ET.fromstring(part.make())) for part in parts]
    assert counts == [LARGEST, 1]


def test_an_index_dates_each_part_by_its_latest_page() -> None:
    province = a_province([a_post(updated="2026-05-10")])
    outputs = [output for view in VIEWS for output in view(province)]
    pages = [f"~{number:06}/" for number in range(LARGEST)]

    *_, index = sitemap(SITE, outputs, pages)

    days = [entry.findtext(f"{NAMESPACE}lastmod") for entry in ET.fromstring(index.make())]
    assert days == ["2026-05-10", None]


def test_of_a_large_site_each_area_has_a_sitemap_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(view, "MANY", 0)
    province = a_province([a_post(updated="2026-05-10", topics=["literasi"])])
    outputs = [output for one in VIEWS for output in one(province)]

    made = planning.sitemaps(province, outputs, ["tentang/"])

    told = {name: part.outputs[0].make().decode() for name, part in made.items()}  # type: ignore[union-attr]
    own, rest, index = (told[name] for name in ("sitemap:kutai-timur", "sitemap:-", "sitemap"))
    assert "/kutai-timur/kim-contoh/2026/panen-madu/<" in own
    assert "/topik/literasi/arsip/2026/<" in rest
    assert "/tentang/<" in rest
    assert "/kutai-timur/" not in rest
    assert f"<loc>{SITE}sitemap-kutai-timur-1.xml</loc><lastmod>2026-05-10</lastmod>" in index
    assert f"<loc>{SITE}sitemap-1.xml</loc><lastmod>2026-05-08</lastmod>" in index
    (whole,) = sitemap(SITE, outputs, ["tentang/"])
    counts = [text.count("<url>") for name, text in told.items() if name != "sitemap"]
    assert sum(counts) == whole.make().count(b"<url>")
