"""URLs, output paths and reserved names: one maker, so that they can never disagree."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.slug import is_slug
from kim_plugins.model import urls

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def test_every_kind_of_page_has_its_address() -> None:
    assert urls.area("kutai-timur") == "kutai-timur/"
    assert urls.group("kutai-timur", "kim-contoh") == "kutai-timur/kim-contoh/"
    assert urls.post("kutai-timur", "kim-contoh", 2026, "madu") == (
        "kutai-timur/kim-contoh/2026/madu/"
    )
    assert urls.kecamatan("kutai-timur", "sangatta-utara") == (
        "kutai-timur/kecamatan/sangatta-utara/"
    )
    assert urls.village("kutai-timur", "sangatta-utara", "swarga-bara") == (
        "kutai-timur/kecamatan/sangatta-utara/swarga-bara/"
    )
    assert urls.villages("S") == "desa/s/"
    assert urls.topic("literasi") == "topik/literasi/"
    assert urls.area_archive("kutai-timur", 2026, 5) == "kutai-timur/arsip/2026/05/"
    assert urls.group_archive("kutai-timur", "kim-contoh", 2026) == (
        "kutai-timur/kim-contoh/arsip/2026/"
    )
    assert urls.topic_archive("literasi", 2026) == "topik/literasi/arsip/2026/"


def test_the_newest_part_of_an_archive_has_no_number() -> None:
    archive = urls.area_archive("kutai-timur", 2026, 5)

    assert urls.part(archive, 1, 1) == urls.part(archive, 3, 3) == archive
    assert urls.part(archive, 1, 3) == "kutai-timur/arsip/2026/05/1/"
    assert urls.part(archive, 2, 3) == "kutai-timur/arsip/2026/05/2/"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("madu.jpg", "madu-0123abcd-640.webp"),
        ("Foto Desa Contoh.JPG", "foto-desa-contoh-0123abcd-640.webp"),
        ("madu.kelulut.webp", "madu-kelulut-0123abcd-640.webp"),
        ("蜂蜜.png", "gambar-0123abcd-640.webp"),
    ],
)
def test_a_picture_is_named_by_its_content_and_width(name: str, file: str) -> None:
    url = urls.picture("berau", "kim-contoh", name, "0123abcd", 640)
    assert url == f"berau/kim-contoh/img/{file}"


def test_a_page_is_served_from_the_index_of_its_folder() -> None:
    assert urls.output_path("") == "index.html"
    assert urls.output_path("kim/") == "kim/index.html"
    assert urls.output_path("404.html") == "404.html"
    assert urls.output_path("sitemap.xml") == "sitemap.xml"


def test_the_way_to_the_root_goes_up_once_a_folder() -> None:
    assert urls.root_from("") == ""
    assert urls.root_from("kim/") == "../"
    assert urls.root_from("berau/kim-contoh/2026/madu/") == "../../../../"


def test_a_relative_link_to_the_root_from_the_root_is_not_empty() -> None:
    assert urls.relative("", "") == "./"
    assert urls.relative("", "../") == "../"
    assert urls.relative("kim/", "") == "kim/"


def test_spaces_and_letters_outside_ascii_are_quoted() -> None:
    assert urls.relative("a b/é.jpg", "../") == "../a%20b/%C3%A9.jpg"
    assert urls.absolute("https://example.org/kim/", "a b/é/") == (
        "https://example.org/kim/a%20b/%C3%A9/"
    )


def test_quotation_marks_and_angle_brackets_can_not_leave_an_attribute() -> None:
    assert not set('"<>') & set(urls.relative('"><script>', "../"))


@given(st.lists(SLUGS, max_size=4), st.lists(SLUGS, max_size=4))
def test_a_relative_link_leads_from_any_page_to_any_other(
    here: list[str], there: list[str]
) -> None:
    page, target = ("".join(f"{name}/" for name in names) for names in (here, there))

    link = urls.relative(target, urls.root_from(page))

    assert posixpath.normpath(f"/{page}{unquote(link)}") == posixpath.normpath(f"/{target}")


@pytest.mark.parametrize("name", ["arsip", "img", "kecamatan", "feed", "2026", "0001"])
def test_a_group_can_not_take_a_name_of_the_sites_own(name: str) -> None:
    assert urls.is_reserved_group_id(name)


@pytest.mark.parametrize("name", ["kim-contoh", "arsip-desa", "20266", "202"])
def test_other_names_are_free_for_groups(name: str) -> None:
    assert not urls.is_reserved_group_id(name)


def test_a_regency_can_not_take_a_name_of_the_sites_own_nor_a_year() -> None:
    assert all(urls.is_reserved_area_id(name) for name in ("berita", "panduan", "2026"))
    assert not urls.is_reserved_area_id("kutai-timur")


def test_every_page_of_the_sites_own_has_a_reserved_first_segment() -> None:
    own = [
        urls.DIRECTORY,
        urls.VILLAGES,
        urls.VILLAGE_DATA,
        urls.TOPICS,
        urls.ASSETS,
        urls.topic("x"),
        urls.area("provinsi"),
    ]

    own += [urls.STATISTICS, urls.DATA, urls.MAP]

    assert {url.split("/")[0] for url in own} <= urls.RESERVED_AREA_IDS
    assert urls.NOT_FOUND.partition(".")[0] in urls.RESERVED_AREA_IDS
    assert urls.SITEMAP.partition(".")[0] in urls.RESERVED_AREA_IDS


def test_reserved_names_could_otherwise_be_taken() -> None:
    assert all(is_slug(name) for name in urls.RESERVED_AREA_IDS | urls.RESERVED_GROUP_IDS)
