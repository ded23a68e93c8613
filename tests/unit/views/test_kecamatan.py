"""A kecamatan's page shows its news, its villages, their KIM, and whom to turn to without one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kim_plugins.builder.pages import fragments
from kim_plugins.views.output import HtmlOutput
from tests.builders import REGISTRY, a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import TARGETS, outputs

SELATAN = "kutai-timur/kecamatan/sangatta-selatan/"
UTARA = "kutai-timur/kecamatan/sangatta-utara/"
SINGKAMA, SINGA_GEWEH = "64.08.12.2004", "64.08.12.1002"


def _group(name: str, village: str | None = None, status: str = "aktif") -> dict[str, Any]:
    slug = name.lower().replace(" ", "-")
    base = {"id": slug, "name": name, "regency": "kutai-timur", "status": status}
    return {**base, "village": village} if village else base


def _pages(*groups: dict[str, Any]) -> Mapping[str, HtmlOutput]:
    return outputs(a_province(registry=a_registry(groups=list(groups)), targets=TARGETS))


def _context(url: str, *groups: dict[str, Any]) -> Any:
    return _pages(*groups)[url].context


def _names(groups: Any) -> list[str]:
    return [group["name"] for group in groups]


def test_every_kecamatan_of_every_regency_has_a_page_told_apart_by_its_regency() -> None:
    pages = [page for page in outputs(a_province()).values() if page.template == "kecamatan.html"]

    assert len(pages) == 18 + 13 + 10
    assert len({page.title for page in pages}) == len(pages)
    assert "Kecamatan Sangatta Selatan, Kabupaten Kutai Timur" in [page.title for page in pages]


def test_a_regency_leads_to_its_kecamatan_and_the_province_to_none() -> None:
    pages = outputs(a_province())
    kecamatan: Any = pages["kutai-timur/"].context["kecamatan"]

    assert {"label": "Sangatta Selatan", "url": SELATAN} in kecamatan
    assert pages["provinsi/"].context["kecamatan"] == []


def test_it_names_its_villages_as_its_regency_does() -> None:
    context = _context(SELATAN)
    berau: Any = outputs(a_province())["berau/kecamatan/teluk-bayur/"].context

    assert (context["facts"], context["villages_title"]) == (
        "3 desa dan 1 kelurahan",
        "Desa dan kelurahan",
    )
    assert (berau["facts"], berau["villages_title"]) == (
        "4 kampung dan 2 kelurahan",
        "Kampung dan kelurahan",
    )
    assert [village["name"] for village in context["villages"]] == [
        "Sangatta Selatan",
        "Sangkima",
        "Singa Geweh",
        "Teluk Singkama",
    ]


def test_a_village_of_the_list_keeps_its_former_place_and_leads_on_to_its_page() -> None:
    context = _context(SELATAN)

    assert context["villages"][-1] == {
        "id": "desa-teluk-singkama",
        "name": "Teluk Singkama",
        "url": f"{SELATAN}teluk-singkama/",
    }
    assert f"{SELATAN}teluk-singkama/" in _pages()


def test_who_has_no_kim_is_pointed_to_those_of_the_kecamatan_first() -> None:
    context = _context(SELATAN, _group("KIM A", SINGKAMA), _group("KIM Lain", "64.08.04.2012"))

    assert _names(context["groups"]) == ["KIM A"]
    assert context["nearby"]["is_here"] is True
    assert context["nearby"]["groups"] == [
        {"name": "KIM A", "url": "kutai-timur/kim-a/", "place": "Desa Teluk Singkama"}
    ]


def test_without_one_in_the_kecamatan_to_three_of_its_regency_the_readiest_first() -> None:
    sleeping = _group("KIM A", SINGKAMA, "vakum")
    verified = {**_group("KIM D"), "verified": {"by": "Kantor Contoh", "at": "2026-02-01"}}
    nearby = _context(UTARA, sleeping, _group("KIM C", SINGKAMA), _group("KIM B"), verified)[
        "nearby"
    ]

    assert (nearby["is_here"], nearby["count"]) == (False, 4)
    assert _names(nearby["groups"]) == ["KIM D", "KIM B", "KIM C"]
    assert nearby["all"] == "kutai-timur/#kelompok"


def test_a_dissolved_kim_is_shown_where_it_was_and_recommended_nowhere() -> None:
    context = _context(SELATAN, _group("KIM A", SINGKAMA, "bubar"))

    assert _names(context["groups"]) == ["KIM A"]
    assert (context["nearby"]["groups"], context["nearby"]["count"]) == ([], 0)


def test_that_there_is_no_kim_is_said_once_and_not_at_each_village() -> None:
    html = fragments.render(_pages(_group("KIM B"))[UTARA], "/")

    assert html.count("Belum ada KIM") == html.count("KIM B") == 1
    assert 'id="desa-swarga-bara"' in html


def test_an_empty_kecamatan_says_how_to_begin_and_which_office_answers() -> None:
    page = _pages()[SELATAN]

    assert page.context["posts"] == page.context["groups"] == []
    assert page.context["founding"] == "panduan/mendirikan-kim/"
    assert page.context["writing"] == "tulis/"
    office: Any = page.context["office"]
    assert office["name"] == "Kantor Contoh Kutai Timur"
    assert page.changed == ""


def test_it_shows_the_newest_twenty_posts_about_it_and_the_months_of_older_ones() -> None:
    old = a_post("2025-12-30-lama", title="Kabar lama")
    elsewhere = a_post("2026-01-02-jauh", title="Kabar jauh", areas=["64.08.04"])
    pages = outputs(a_province([old, elsewhere, *many_posts(20)]))
    context: Any = pages[SELATAN].context

    assert [post["title"] for post in context["posts"]] == [f"Kabar {n}" for n in range(20, 0, -1)]
    assert context["older"] == [
        {"label": "Desember 2025", "url": "kutai-timur/arsip/2025/12/"},
    ]
    assert context["older"][0]["url"] in pages
    assert pages[SELATAN].changed == "2026-05-08"


def test_twenty_posts_have_no_older_ones() -> None:
    context: Any = outputs(a_province(many_posts(20)))[SELATAN].context

    assert context["older"] == []


def test_a_post_about_another_kecamatan_leaves_the_page_of_its_group_s_as_it_is() -> None:
    before = outputs(a_province())
    after = outputs(a_province([a_post(areas=["64.08.04"])]))

    changed = {url for url in before if before[url] != after[url]}
    assert {url for url in changed if before[url].template == "kecamatan.html"} == {UTARA}


def test_posts_and_groups_lead_to_their_places() -> None:
    post = a_post(areas=[SINGKAMA, "64.08.04", "64.72"])
    pages = outputs(a_province([post]))
    places: Any = pages[post.url].context["places"]
    profile: Any = pages["kutai-timur/kim-contoh/"].context["profile"]

    assert [place["url"] for place in places] == [
        f"{SELATAN}teluk-singkama/",
        UTARA,
        "samarinda/",
    ]
    assert profile[0]["url"] == f"{SELATAN}teluk-singkama/"


def test_a_regency_that_the_table_does_not_know_has_no_kecamatan() -> None:
    unknown = {**REGISTRY["regencies"][0], "code": "64.99"}
    pages = outputs(a_province(registry=a_registry(regencies=[unknown], groups=[])))

    assert [url for url in pages if "/kecamatan/" in url] == []
