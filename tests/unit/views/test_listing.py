"""Each kind has its listings: whole, in parts, with archives, and light however many posts."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.views import listing
from kim_plugins.views.kinds import KINDS
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import TARGETS, outputs

SOURCES = [{"title": "Wawancara contoh"}, {"title": "Uji contoh"}]
HEADS: dict[str, dict[str, Any]] = {
    "berita": {},
    "pengumuman": {"kind": "pengumuman"},
    "agenda": {"kind": "agenda", "starts": "2026-12-01T09:00", "place": "Balai Desa Contoh"},
    "klarifikasi": {
        "kind": "klarifikasi",
        "claim": "Madu beracun.",
        "claim_source": "Pesan berantai",
        "verdict": "salah",
        "reviewer": "Budi Contoh",
        "sources": SOURCES,
    },
    "aspirasi": {"kind": "aspirasi", "request": "pengaduan", "received": "2026-05-01"},
    "potensi": {"kind": "potensi", "category": "wisata"},
}


def _sections(page: HtmlOutput) -> dict[str, list[str]]:
    context: Any = page.context
    return {s["id"]: [entry["title"] for entry in s["entries"]] for s in context["sections"]}


def test_every_kind_has_a_record_for_whom_posts_can_be_made() -> None:
    assert list(KINDS) == list(HEADS)


@pytest.mark.parametrize("kind", HEADS)
def test_a_post_stands_in_the_listing_and_the_archive_of_its_kind_alone(kind: str) -> None:
    pages = outputs(a_province([a_post(**HEADS[kind])]))

    for name in HEADS:
        found = [title for titles in _sections(pages[f"{name}/"]).values() for title in titles]
        assert len(found) == (name == kind)
        assert (f"{name}/arsip/2026/" in pages) == (name == kind)


@pytest.mark.parametrize("kind", HEADS)
def test_a_listing_without_posts_says_what_to_do_next(kind: str) -> None:
    page = outputs(a_province(targets=TARGETS))[f"{kind}/"]

    assert page.context["sections"] == []
    assert page.context["invitation"]
    assert page.context["writing"] == (
        "panduan/" if kind not in ("aspirasi", "klarifikasi") else ""
    )


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("pengumuman", "pengumuman/kutai-timur/"),
        ("agenda", "agenda/kutai-timur/"),
        ("klarifikasi", "klarifikasi/kutai-timur/"),
        ("klarifikasi", "klarifikasi/hasil/salah/"),
        ("aspirasi", "aspirasi/kutai-timur/"),
        ("potensi", "potensi/kutai-timur/"),
        ("potensi", "potensi/golongan/wisata/"),
    ],
)
def test_parts_hold_their_posts_and_are_found_from_the_whole(kind: str, part: str) -> None:
    pages = outputs(a_province([a_post(**HEADS[kind])]))
    whole: Any = pages[f"{kind}/"].context
    figures = whole["summary"]["rows"] if whole["summary"] else []

    links = [*figures, *(link for group in whole["groups"] for link in group["links"])]
    assert [link["url"] for link in links].count(part) == 1
    assert sum(map(len, _sections(pages[part]).values())) == 1
    assert f"{part}arsip/2026/" in pages


def test_a_long_listing_leads_to_the_reader_s_own_area() -> None:
    wish = a_post(**HEADS["aspirasi"])
    example = a_post("2026-05-09-contoh", **HEADS["aspirasi"], example="ya")
    nearer = {
        "": outputs(a_province([wish]))["aspirasi/kutai-timur/"],
        "angka": outputs(a_province([wish]))["aspirasi/"],
        "kelompok-wilayah": outputs(a_province([example]))["aspirasi/"],
    }

    assert [page.context["nearer"] for page in nearer.values()] == [*nearer]


def test_an_empty_part_exists_but_search_engines_leave_it_alone() -> None:
    pages = outputs(a_province([a_post(**HEADS["agenda"])]))

    assert pages["agenda/kutai-timur/"].is_indexed
    assert not pages["agenda/berau/"].is_indexed
    assert pages["agenda/"].is_indexed


def test_a_regency_links_to_its_listings_that_have_posts_with_their_numbers() -> None:
    posts = [a_post(f"2026-05-08-{kind}", **head) for kind, head in HEADS.items()]
    more = a_post("2026-05-09-rapat", **HEADS["agenda"])
    pages = outputs(a_province([*posts, more]))

    def kinds(url: str) -> list[tuple[str, str]]:
        context: Any = pages[url].context
        return [(link["label"], link["url"]) for link in context["kinds"]]

    assert kinds("kutai-timur/") == [
        ("Pengumuman 1", "pengumuman/kutai-timur/"),
        ("Agenda 2", "agenda/kutai-timur/"),
        ("Cek kabar 1", "klarifikasi/kutai-timur/"),
        ("Suara Warga 1", "aspirasi/kutai-timur/"),
        ("Potensi 1", "potensi/kutai-timur/"),
    ]
    assert all(url in pages for _, url in kinds("kutai-timur/"))
    assert kinds("berau/") == []


def test_examples_count_nowhere_and_where_there_is_nothing_else_that_is_said() -> None:
    head = HEADS["klarifikasi"]
    posts = [
        a_post("2026-05-08-satu", **head, topics=["literasi"]),
        a_post("2026-05-09-dua", **head, topics=["literasi"], example="ya"),
        a_post("2026-05-09-rapat", **HEADS["agenda"], example="ya", topics=["ekonomi-desa"]),
    ]
    pages = outputs(a_province(posts))

    def shown(url: str) -> str:
        return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", fragments.render(pages[url], "/")))

    area = shown("kutai-timur/")
    assert "Agenda (contoh) Cek kabar 1 " in area
    assert "Desa Teluk Singkama, Kecamatan Sangatta Selatan Belum diverifikasi 1 tulisan" in area
    assert "Kabupaten Kutai Timur (1)" in shown("klarifikasi/")
    assert "Kabupaten Kutai Timur (contoh)" in shown("agenda/")
    assert "Kabupaten Kutai Timur 1 tulisan" in shown("")
    assert re.findall(r"(?:\d+|Belum ada) tulisan", shown("topik/")) == [
        "1 tulisan",
        "Belum ada tulisan",
    ]


def test_the_agenda_can_be_followed_by_phones_and_by_google() -> None:
    pages = outputs(a_province([a_post(**HEADS["agenda"])], site_url="https://kim.example.org/x/"))
    html = fragments.render(pages["agenda/kutai-timur/"], "/")

    address = "kim.example.org/x/kutai-timur/agenda.ics"
    google = "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F"
    assert f'href="webcal://{address}">Ikuti kalender</a>' in html
    assert f'href="{google}{quote(address, safe="")}">Google Kalender</a>' in html


def test_a_listing_stays_light_and_a_full_part_of_its_archive_never_changes() -> None:
    few, many = (outputs(a_province(many_posts(count))) for count in (60, 90))

    assert len(_sections(many["berita/"])["terbaru"]) == 20
    first = "berita/arsip/2026/1/"
    assert few[first].context["posts"] == many[first].context["posts"]
    assert "berita/arsip/2026/2/" in many


def test_addresses_of_all_listings_are_known_before_any_post() -> None:
    pages = outputs(a_province())

    assert {shelf.url for shelf in listing.shelves(a_registry())} <= pages.keys()
