"""Every village is found by its initial, and in the data that the search field reads."""

from __future__ import annotations

import json
from typing import Any

from kim_plugins.builder.assets.assets import address
from kim_plugins.builder.pages import fragments
from kim_plugins.views import villages
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

PROVINCE = a_province()
PAGES = outputs(PROVINCE)


def _entries(letter: str) -> list[Any]:
    context: Any = PAGES[f"desa/{letter}/"].context
    return [entry for section in context["sections"] for entry in section["entries"]]


def _data() -> Any:
    (file,) = villages.data(PROVINCE)
    assert file.path == "data/desa.json"
    return json.loads(file.content)


def test_every_village_stands_in_one_list_and_leads_to_its_page() -> None:
    context: Any = PAGES["desa/"].context
    found = [e["url"] for i in context["initials"] for e in _entries(i["label"].lower())]

    assert len(found) == len(set(found)) == 141 + 110 + 59
    assert {PAGES[url].template for url in found} == {"village.html"}


def test_places_of_one_name_are_told_apart_by_where_they_lie() -> None:
    found = [(e["name"], e["place"]) for e in _entries("t")]

    assert ("Desa Tepian Baru", "Kecamatan Bengalon, Kabupaten Kutai Timur") in found
    assert len(found) == len(set(found))


def test_a_long_list_is_parted_by_two_letters_and_a_short_one_is_not() -> None:
    long: Any = PAGES["desa/s/"].context["sections"]
    short: Any = PAGES["desa/c/"].context["sections"]

    assert [section["title"] for section in short] == ["C"]
    assert [section["title"] for section in long] == sorted({s["title"] for s in long})
    for section in long:
        assert all(f" {section['title']}" in f" {e['name']}" for e in section["entries"])


def test_new_posts_change_neither_lists_nor_data() -> None:
    province = a_province([a_post()])
    after = outputs(province)

    assert [url for url in PAGES if url.startswith("desa/") and after[url] != PAGES[url]] == []
    assert list(villages.data(province)) == list(villages.data(PROVINCE))


def test_the_data_holds_every_village_with_its_page_and_names_its_source() -> None:
    data = _data()
    places = [
        (regency["name"], kecamatan["url"], *village)
        for regency in data["regencies"]
        for kecamatan in regency["kecamatan"]
        for village in kecamatan["villages"]
    ]

    assert len(places) == 310
    assert (
        "Kabupaten Berau",
        "berau/kecamatan/kelay/",
        "Merabu",
        "Kampung",
        "merabu/",
    ) in places
    assert (data["regencies"][0]["aliases"], data["regencies"][0]["url"]) == (
        ["Kutim"],
        "kutai-timur/",
    )
    assert "ODbL" in data["source"]


def test_the_field_finds_its_data_and_its_scripts_from_home_and_from_the_lists() -> None:
    home, entrance = (fragments.render(PAGES[url], "/") for url in ("", "desa/"))

    for html, root in ((home, ""), (entrance, "../")):
        assert f'action="{root}desa/"' in html
        assert f'data-kim-places="{root}data/desa.json"' in html
        assert f'data-kim-script="{root}{address("cari-desa.js")}"' in html
        assert f'src="{root}{address("muat.js")}"' in html
    assert 'data-kim-root="./"' in home
    assert 'data-kim-root="../"' in entrance
