"""A village's page: what touches it, whom to turn to, and what is around where it has no news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model.posts import Post
from kim_plugins.model.recorded_reads import recording
from kim_plugins.views import village
from kim_plugins.views.output import HtmlOutput
from kim_plugins.views.sitemap import sitemap
from tests.builders import a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import TARGETS, outputs

KECAMATAN = "kutai-timur/kecamatan/sangatta-selatan/"
SINGKAMA, SANGKIMA = f"{KECAMATAN}teluk-singkama/", f"{KECAMATAN}sangkima/"
UTARA = "kutai-timur/kecamatan/sangatta-utara/swarga-bara/"
URGENT: dict[str, Any] = {
    "kind": "pengumuman",
    "urgent": "ya",
    "agency": "Kantor Contoh",
    "valid_until": "2026-11-26",
    "sources": [{"title": "Surat contoh"}],
}


def _pages(*posts: Post, groups: list[dict[str, Any]] | None = None) -> Mapping[str, HtmlOutput]:
    changes = {} if groups is None else {"groups": groups}
    return outputs(a_province(posts, registry=a_registry(**changes), targets=TARGETS))


def _page(url: str, *posts: Post, groups: list[dict[str, Any]] | None = None) -> Any:
    return _pages(*posts, groups=groups)[url].context


def _titles(entries: Any) -> list[str]:
    return [entry["title"] for entry in entries]


def _group(name: str, code: str | None = None, **more: Any) -> dict[str, Any]:
    slug = name.lower().replace(" ", "-")
    base = {"id": slug, "name": name, "regency": "kutai-timur", "status": "aktif", **more}
    return {**base, "village": code} if code else base


def test_each_village_has_a_page_named_by_what_it_is_and_where_it_lies() -> None:
    pages = [page for page in _pages().values() if page.template == "village.html"]

    assert len(pages) == len({page.title for page in pages}) == 141 + 110 + 59
    titles = [page.title for page in pages]
    assert "Desa Teluk Singkama, Kecamatan Sangatta Selatan, Kabupaten Kutai Timur" in titles
    assert "Kampung Merabu, Kecamatan Kelay, Kabupaten Berau" in titles


def test_it_says_its_code_for_those_who_write_about_it() -> None:
    page = _pages()[SINGKAMA]

    assert page.context["code"] == "64.08.12.2004"
    assert "<dd>64.08.12.2004</dd>" in fragments.render(page, "/")


def test_its_posts_stand_once_each_where_their_readers_look_for_them() -> None:
    event: dict[str, Any] = {"kind": "agenda", "place": "Balai Desa Contoh"}
    later = a_post("2026-11-01-a", title="Rapat nanti", starts="2026-12-20T09:00", **event)
    sooner = a_post("2026-11-02-b", title="Rapat dulu", starts="2026-12-01T09:00", **event)
    past = a_post("2026-10-01-c", title="Rapat lewat", starts="2026-10-05T09:00", **event)
    step = {"at": "2026-11-20", "status": "diteruskan", "by": "KIM Contoh"}
    wish = a_post(
        "2026-11-20-d",
        title="Jalan rusak",
        kind="aspirasi",
        request="pengaduan",
        received="2026-11-20",
        steps=[step],
    )
    found = _page(SINGKAMA, past, later, sooner, wish, a_post("2026-11-21-e", title="Panen"))

    assert _titles(found["posts"]) == ["Panen", "Rapat lewat"]
    assert _titles(found["events"]) == ["Rapat dulu", "Rapat nanti"]
    assert [(w["title"], w["state"]["label"]) for w in found["wishes"]] == [
        ("Jalan rusak", "Menunggu jawaban")
    ]


def test_events_to_come_stand_below_the_two_newest_posts_and_the_others_below_them() -> None:
    event: dict[str, Any] = {"kind": "agenda", "starts": "2026-12-20T09:00", "place": "Balai"}
    found = _page(SINGKAMA, *many_posts(5), a_post("2026-11-01-a", title="Rapat", **event))

    assert _titles(found["posts"]) == ["Kabar 5", "Kabar 4"]
    assert _titles(found["events"]) == ["Rapat"]
    assert _titles(found["more_posts"]) == ["Kabar 3", "Kabar 2", "Kabar 1"]
    assert _page(SINGKAMA, *many_posts(5))["more_posts"] == []


def test_ten_posts_are_shown_and_the_months_of_the_others_named() -> None:
    old = a_post("2025-12-30-lama", title="Kabar lama")
    found = _page(SINGKAMA, old, *many_posts(10))

    assert len(found["posts"]) == village.MOST
    assert found["older"] == [{"label": "Desember 2025", "url": "kutai-timur/arsip/2025/12/"}]


def test_an_example_shows_only_where_nothing_real_does() -> None:
    example = a_post("2026-05-09-contoh", title="Contoh", example="ya")

    assert _titles(_page(SINGKAMA, example)["posts"]) == ["Contoh"]
    assert _titles(_page(SINGKAMA, a_post(), example)["posts"]) == ["Panen madu"]


def test_urgent_notices_come_from_all_around_the_nearest_first() -> None:
    areas = {
        "provinsi": "64",
        "kabupaten": "64.08",
        "kecamatan": "64.08.12",
        "desa": "64.08.12.2004",
    }
    posts = [
        a_post(f"2026-11-2{n}-{name}", title=f"Awas {name}", areas=[code], **URGENT)
        for n, (name, code) in enumerate(reversed(areas.items()))
    ]
    elsewhere = a_post("2026-11-24-b", title="Awas jauh", areas=["64.03"], **URGENT)
    over = a_post(
        "2026-11-20-c", title="Lewat", areas=["64.08"], **URGENT | {"valid_until": "2026-11-22"}
    )
    pages = _pages(*posts, elsewhere, over)
    near: Any = pages[SINGKAMA].context
    neighbour: Any = pages[SANGKIMA].context

    assert _titles(near["urgent"]["posts"]) == [
        "Awas desa",
        "Awas kecamatan",
        "Awas kabupaten",
        "Awas provinsi",
    ]
    assert _titles(neighbour["urgent"]["posts"]) == [
        "Awas kecamatan",
        "Awas kabupaten",
        "Awas provinsi",
    ]


def test_a_village_without_posts_shows_three_of_its_kecamatan_and_how_to_begin() -> None:
    found = _page(SANGKIMA, *many_posts(5))

    assert _titles(found["around"]) == ["Kabar 5", "Kabar 4", "Kabar 3"]
    assert (found["posts"], found["writing"]) == ([], "tulis/")
    assert _page(UTARA, *many_posts(5))["around"] == []
    assert _page(SINGKAMA, *many_posts(5))["around"] == []


def test_its_own_kim_is_shown_with_its_contact() -> None:
    contact = {
        "whatsapp": "6281100000000",
        "email": "kim@example.org",
        "confirmed_at": "2026-01-02",
    }
    found = _page(SINGKAMA, groups=[_group("KIM A", "64.08.12.2004", contact=contact)])
    html = fragments.render(
        _pages(groups=[_group("KIM A", "64.08.12.2004", contact=contact)])[SINGKAMA], "/"
    )

    assert [group["name"] for group in found["groups"]] == ["KIM A"]
    assert found["nearby"] is None
    assert '<a href="https://wa.me/6281100000000">WhatsApp 0811 0000 0000</a>' in html
    assert "mailto:kim@example.org" in html
    assert "Belum ada KIM" not in html


@pytest.mark.parametrize("status", ["aktif", "bubar"])
def test_who_has_no_living_kim_is_pointed_to_another_once(status: str) -> None:
    groups = [_group("KIM A", "64.08.12.2004", status=status), _group("KIM B", "64.08.12.1002")]
    page = _pages(groups=groups)[SINGKAMA]
    nearby: Any = page.context["nearby"]

    assert (nearby is None) == (status == "aktif")
    assert fragments.render(page, "/").count("Belum ada KIM") == (status == "bubar")
    assert _page(SANGKIMA, groups=groups)["nearby"]["is_here"] is True


def test_it_names_the_office_the_way_to_complain_and_the_neighbours() -> None:
    page = _pages()[SANGKIMA]
    html = fragments.render(page, "/")
    neighbours: Any = page.context["neighbours"]

    assert "Kantor Contoh Kutai Timur" in html
    assert "https://www.lapor.go.id/" in html
    assert [link["label"] for link in neighbours] == [
        "Sangatta Selatan",
        "Singa Geweh",
        "Teluk Singkama",
    ]


def test_search_engines_hear_only_of_villages_with_a_post_or_a_kim() -> None:
    example = a_post("2026-05-09-contoh", areas=["64.08.04.2012"], example="ya")
    province = a_province([a_post(areas=["64.08.12.2003"]), example])
    pages = [*village.view(province)]
    (file,) = sitemap("https://kim.example.org/", pages, [])
    told = {page.url for page in pages if page.is_indexed}

    assert SINGKAMA in told  # of the group
    assert UTARA not in told
    assert len(told) == 2
    assert file.make().count(b"<loc>") == 2


def test_which_pages_there_are_and_which_are_told_is_known_without_reading_a_post() -> None:
    with recording() as read:
        pages = [*village.view(a_province([a_post()]))]

    assert len(pages) == 310
    assert {one.partition(":")[0] for one in read} == {"village", "group entry village"}, "lists"


def test_a_new_post_changes_its_village_s_page_and_those_that_show_their_kecamatan_s_news() -> None:
    others = [a_post("2026-05-01-a", areas=["64.08.12.1002"], title="Kabar lain")]
    before = _pages(*others)
    after = _pages(*others, a_post(areas=["64.08.12.2004"]))

    changed = {url for url in before if before[url] != after[url]}
    villages = {url for url in changed if before[url].template == "village.html"}
    assert villages == {SINGKAMA, SANGKIMA, f"{KECAMATAN}sangatta-selatan/"}


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        ({"whatsapp": "0811-0000-000", "email": "k@kim.example"}, "https://wa.me/628110000000"),
        ({"email": "k@kim.example", "phone": "0541-000000"}, "mailto:k@kim.example"),
        ({"phone": "0541-000000"}, "tel:+62541000000"),
        ({}, None),
    ],
)
def test_its_kim_is_one_tap_away(contact: dict[str, str], way: str | None) -> None:
    given = {"contact": {**contact, "confirmed_at": "2026-05-01"}}
    group = _group("KIM Contoh", "64.08.12.2004", **given)
    page = _pages(groups=[group])[SINGKAMA]
    reach: Any = page.context["reach"]

    assert (reach and reach["url"]) == way
    assert ("Hubungi KIM" in fragments.render(page, "/")) == (way is not None)


def test_a_kim_that_is_gone_is_not_to_be_reached() -> None:
    gone = {"contact": {"phone": "0541-000000", "confirmed_at": "2026-05-01"}, "status": "bubar"}

    assert _page(SINGKAMA, groups=[_group("KIM Lama", "64.08.12.2004", **gone)])["reach"] is None
