"""Tile maps: what each tile and line says, and what has no place on a map."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.model.province import Province
from kim_plugins.views import maps
from kim_plugins.views.maps import Place
from tests.builders import REGISTRY, a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import TARGETS, a_full_province, outputs


def _page(url: str, province: Province) -> Any:
    return outputs(province)[url].context


def _tiles(context: Any) -> dict[str, Any]:
    """Return the tiles by the name that a screen reader says."""
    return {
        tile["title"].partition(":")[0]: tile
        for row in context["map"]["rows"]
        for tile in row["tiles"]
    }


def test_every_regency_of_the_registry_has_a_tile_and_a_line_with_the_same_link() -> None:
    context = _page("peta/", a_full_province())
    tiles = _tiles(context)

    lines = {line["label"].partition(". ")[2]: line for line in context["places"]}
    assert tiles.keys() == lines.keys() == {one["name"] for one in REGISTRY["regencies"]}
    for name, tile in tiles.items():
        assert tile["url"] == f"../{lines[name]['url']}"
        assert lines[name]["label"].startswith(f"{tile['key'].rstrip(' !')}. ")


def test_a_tile_says_how_much_there_is_and_its_shade_hangs_on_nothing_else() -> None:
    context = _page("peta/", a_province(many_posts(12), targets=TARGETS))
    tile, empty = (_tiles(context)[name] for name in ("Kabupaten Kutai Timur", "Kabupaten Berau"))

    assert (tile["count"], tile["look"]) == ("12", "k2")
    assert tile["title"] == "Kabupaten Kutai Timur: 12 tulisan · 1 KIM"
    assert (empty["count"], empty["look"], empty["title"]) == ("", "p0", "Kabupaten Berau")


def test_kecamatan_count_what_is_about_them_or_a_village_in_them() -> None:
    posts = [a_post("2026-05-01-a", areas=["64.08.04"]), a_post("2026-05-02-b", areas=["64.08"])]
    posts.append(a_post("2026-05-03-c", areas=["64.08.04.2001"]))
    context = _page("kutai-timur/kecamatan/", a_province(posts, targets=TARGETS))

    (sangatta,) = (tile for tile in _tiles(context).values() if tile["count"])
    assert (sangatta["count"], sangatta["look"]) == ("2", "p1")
    # It lies below this page.
    assert sangatta["url"].count("/") == 1
    assert context["whole"]["told"] == "3 tulisan · 1 KIM"


@pytest.mark.parametrize(("now", "is_told"), [("2026-05-19T12:00", True), ("2026-05-22", False)])
def test_an_urgent_notice_is_told_while_it_holds(now: str, is_told: bool) -> None:
    notice = a_post(
        "2026-05-18-air",
        kind="pengumuman",
        urgent="ya",
        agency="PDAM Contoh",
        valid_until="2026-05-20",
        sources=[{"url": "https://pdam.example/air", "title": "Pengumuman air"}],
        areas=["64.72"],
    )
    province = a_province([notice], now=now, targets=TARGETS)
    tile = _tiles(_page("peta/", province))["Kota Samarinda"]

    assert tile["key"].endswith("!") == is_told
    assert ("1 mendesak" in tile["title"]) == is_told


def test_examples_count_nowhere() -> None:
    context = _page("peta/", a_province([a_post(example="ya")], targets=TARGETS))

    assert all(not tile["count"] for tile in _tiles(context).values())


def test_an_area_without_a_position_is_in_the_list_alone() -> None:
    registry = a_registry(
        regions=[{"code": "64.12", "name": "Kabupaten Baru", "since": "2026-01-01"}],
        regencies=[
            *REGISTRY["regencies"],
            {
                "id": "baru",
                "code": "64.12",
                "name": "Kabupaten Baru",
                "kind": "kabupaten",
                "office": {"name": "Diskominfo Baru"},
            },
        ],
    )
    context = _page("peta/", a_province(registry=registry, targets=TARGETS))

    (off,) = (line for line in context["places"] if line["is_off"])
    assert off["label"].endswith(". Kabupaten Baru")
    assert "Kabupaten Baru" not in _tiles(context)


def test_places_that_are_all_unknown_are_a_list_without_a_map() -> None:
    unknown = Place("64.99", "Kabupaten Lain", "lain/", 1, 0, 0)
    drawn: Any = maps.drawn([unknown], "peta/")

    assert drawn["map"]["rows"] == []
    assert [line["told"] for line in drawn["places"]] == ["1 tulisan"]


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "1"), (999, "999"), (1000, "1rb"), (1290, "1,2rb"), (9999, "9,9rb"), (54321, "54rb")],
)
def test_a_number_fits_into_a_tile(count: int, written: str) -> None:
    assert maps.short(count) == written
