"""Indexes show the newest posts first, 20 at most (a regency 8), and what there is besides."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model.urls import NEWEST
from kim_plugins.views.output import HtmlOutput
from tests.builders import REGISTRY, a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import TARGETS, outputs

AREA, GROUP, TOPIC = "kutai-timur/", "kutai-timur/kim-contoh/", "topik/literasi/"
DISTRICT = "kutai-timur/kecamatan/sangatta-selatan/"


def _titles(page: HtmlOutput) -> list[str]:
    return [post["title"] for post in _posts(page)]


def _posts(page: HtmlOutput) -> Any:
    return page.context["posts"]


COUNTS = [(AREA, 8), (GROUP, NEWEST), (TOPIC, NEWEST)]
"""A regency's page has more to show than posts, so it shows fewer of them."""


@pytest.mark.parametrize(("url", "count"), COUNTS)
def test_an_index_shows_the_newest_newest_first(url: str, count: int) -> None:
    page = outputs(a_province(many_posts(25)))[url]

    assert _titles(page) == [f"Kabar {n}" for n in range(25, 25 - count, -1)]
    assert page.context["has_more"] is True


@pytest.mark.parametrize(("url", "count"), COUNTS)
def test_an_index_that_shows_all_posts_has_no_more(url: str, count: int) -> None:
    page = outputs(a_province(many_posts(count)))[url]

    assert len(_titles(page)) == count
    assert page.context["has_more"] is False


@pytest.mark.parametrize("url", [AREA, GROUP, TOPIC, "berau/"])
def test_an_index_without_posts_says_how_to_begin(url: str) -> None:
    page = outputs(a_province(targets=TARGETS))[url]

    assert page.context["posts"] == []
    own = {GROUP: "?kim=kutai-timur/kim-contoh"}.get(url, "")
    assert page.context["writing"] == f"tulis/{own}"
    assert page.changed == ""


def test_a_regency_without_groups_says_how_to_found_one() -> None:
    page = outputs(a_province(targets=TARGETS))["berau/"]

    assert page.context["groups"] == []
    assert page.context["founding"] == "panduan/mendirikan-kim/"


def test_a_site_without_the_guides_links_to_none() -> None:
    page = outputs(a_province())["berau/"]

    assert page.context["founding"] == ""
    home: Any = outputs(a_province())[""].context
    assert [way["url"] for way in home["guides"]] == ["tulis/"]


def test_an_index_changed_when_its_newest_post_came() -> None:
    pages = outputs(a_province([a_post("2026-05-01-a"), a_post("2026-05-08-b")]))

    assert pages[AREA].changed == pages[GROUP].changed == pages[""].changed == "2026-05-08"


@pytest.mark.parametrize("url", [AREA, TOPIC, DISTRICT])
def test_an_index_shows_examples_only_where_nothing_real_is(url: str) -> None:
    place: dict[str, Any] = {"topics": ["literasi"], "areas": ["64.08.12.2004"]}
    real = a_post("2026-05-08-madu", title="Panen madu", **place)
    example = a_post("2026-05-09-contoh", title="Contoh", example="ya", **place)

    mixed = outputs(a_province([real, example]))[url]
    assert _titles(mixed) == ["Panen madu"]
    assert mixed.context.get("has_more", True) is True
    alone = outputs(a_province([example]))[url]
    assert [(one["title"], one["is_example"]) for one in _posts(alone)] == [("Contoh", True)]


def test_home_shows_the_newest_eight_and_no_examples() -> None:
    example = a_post("2026-05-09-contoh", title="Contoh", example="ya")
    page = outputs(a_province([*many_posts(12), example]))[""]

    assert _titles(page) == [f"Kabar {n}" for n in range(12, 4, -1)]


def test_home_lists_every_area_with_its_posts_and_groups() -> None:
    example = a_post("2026-05-09-contoh", example="ya")
    context: Any = outputs(a_province([a_post(), example]))[""].context

    assert [(a["url"], a["posts"], a["groups"]) for a in context["areas"]] == [
        ("kutai-timur/", 1, 1),
        ("berau/", 0, 0),
        ("samarinda/", 0, 1),
        ("provinsi/", 0, 1),
    ]


def test_the_directory_lists_groups_by_area_and_name_and_counts_no_desk() -> None:
    def group(name: str) -> dict[str, str]:
        slug = name.lower().replace(" ", "-")
        return {"id": slug, "name": name, "regency": "berau", "status": "aktif"}

    desk = {"id": "redaksi", "name": "Redaksi", "regency": "provinsi", "status": "aktif"}
    groups = [desk, group("KIM Cempaka"), group("KIM anggrek"), group("Bakau")]
    context: Any = outputs(a_province(registry=a_registry(groups=groups)))["kim/"].context

    assert context["lead"].startswith("3 Komunitas Informasi Masyarakat di Kalimantan Timur")
    berau = next(area for area in context["areas"] if area["id"] == "berau")
    assert [g["name"] for g in berau["groups"]] == ["KIM anggrek", "Bakau", "KIM Cempaka"]


def test_the_directory_has_no_part_for_a_province_without_a_desk() -> None:
    group = {"id": "kim-a", "name": "KIM A", "regency": "berau", "status": "aktif"}
    context: Any = outputs(a_province(registry=a_registry(groups=[group])))["kim/"].context

    assert "provinsi" not in [area["id"] for area in context["areas"]]


@pytest.mark.parametrize(("count", "is_short"), [(12, True), (13, False)])
def test_a_long_directory_is_folded_and_names_the_regencies_without_a_group(
    count: int, is_short: bool
) -> None:
    groups = [
        {"id": f"kim-{n}", "name": f"KIM {n}", "regency": "berau", "status": "aktif"}
        for n in range(count)
    ]
    context: Any = outputs(a_province(registry=a_registry(groups=groups)))["kim/"].context

    assert context["is_short"] is is_short
    assert [area["name"] for area in context["areas"]] == ["Kabupaten Berau"]
    assert [area["label"] for area in context["without"]] == [
        "Kabupaten Kutai Timur",
        "Kota Samarinda",
    ]


VERIFIED = {"by": "Kantor Contoh", "at": "2026-05-01"}
KIM = "Komunitas Informasi Masyarakat di Kalimantan Timur"


@pytest.mark.parametrize(
    ("count", "verified", "lead"),
    [
        (0, 0, f"Belum ada {KIM} yang kami ketahui."),
        (2, 0, f"2 {KIM}, yang kami ketahui dari sumber terbuka dan bertanda belum diverifikasi."),
        (
            3,
            1,
            (
                f"3 {KIM}. 1 sudah diverifikasi; "
                "yang lain kami ketahui dari sumber terbuka dan bertanda belum diverifikasi."
            ),
        ),
        (2, 2, f"2 {KIM}, semuanya sudah diverifikasi."),
    ],
)
def test_the_directory_says_how_the_groups_are_known(count: int, verified: int, lead: str) -> None:
    groups = [
        {"id": f"kim-{n}", "name": f"KIM {n}", "regency": "berau", "status": "aktif"}
        | ({"verified": VERIFIED} if n < verified else {})
        for n in range(count)
    ]
    page = outputs(a_province(registry=a_registry(groups=groups)))["kim/"]
    html = re.sub("<[^>]+>", "", fragments.render(page, "/"))

    assert lead in html


def test_the_list_of_topics_counts_their_posts() -> None:
    context: Any = outputs(a_province(many_posts(3)))["topik/"].context

    assert [(t["url"], t["count"]) for t in context["topics"]] == [
        ("topik/literasi/", 3),
        ("topik/ekonomi-desa/", 0),
    ]


def test_a_village_is_called_as_its_regency_calls_it() -> None:
    berau = {"id": "kim-a", "name": "KIM A", "regency": "berau", "status": "aktif"}
    groups = [{**berau, "village": "64.03.01.2001"}]
    province = a_province(registry=a_registry(groups=groups))
    context: Any = outputs(province)["berau/"].context

    assert context["groups"][0]["village"].startswith("Kampung ")


def test_a_regencys_facts_come_from_the_region_table() -> None:
    facts = str(outputs(a_province())["kutai-timur/"].context["facts"])

    assert "18 kecamatan, 139 desa, dan 2 kelurahan" in facts
    assert "Sangatta" in facts


def test_the_population_is_told_with_the_month_of_its_count() -> None:
    regency = {**REGISTRY["regencies"][0], "population": {"count": "434459", "as_of": "2024-12"}}
    province = a_province(registry=a_registry(regencies=[regency], groups=[]))

    facts = str(outputs(province)["kutai-timur/"].context["facts"])

    assert "434.459 jiwa (Desember 2024)" in facts
