"""Feed ids stay what they were, wherever a post, its group or its area have moved."""

from __future__ import annotations

from typing import Any

from kim_plugins.model import former
from kim_plugins.model.groups import Registry
from tests.builders import REGISTRY, a_post, a_registry

POST = "kutai-timur/kim-contoh/2026/panen-madu/"


def _registry(
    group: dict[str, Any] | None = None, area: dict[str, Any] | None = None, *more: dict[str, Any]
) -> Registry:
    groups = [{**g, **(group or {})} if g["id"] == "kim-contoh" else g for g in REGISTRY["groups"]]
    areas = [
        {**a, **(area or {})} if a["id"] == "kutai-timur" else a for a in REGISTRY["regencies"]
    ]
    return a_registry(groups=[*groups, *more], regencies=areas)


def _first(registry: Registry, **front: object) -> str:
    return former.first_url_of(a_post(**front), former.moved_folders(registry))  # type: ignore[arg-type]


def test_a_post_that_never_moved_is_known_by_its_address() -> None:
    assert _first(a_registry()) == POST


def test_a_post_that_moved_is_known_by_its_oldest_address() -> None:
    assert _first(a_registry(), redirect_from=["/kabar/a/", "/kabar/b/"]) == "kabar/a/"


def test_a_post_whose_group_moved_is_known_by_the_groups_oldest_address() -> None:
    moved = {"redirect_from": ["/kutai-timur/kim-tua/", "/kutai-timur/kim-lama/"]}

    assert _first(_registry(moved)) == "kutai-timur/kim-tua/2026/panen-madu/"


def test_moves_of_post_group_and_area_add_up() -> None:
    registry = _registry(
        {"redirect_from": ["/kutai-timur/kim-lama/"]}, {"redirect_from": ["/kutim/"]}
    )
    old = "/kutai-timur/kim-contoh/2026/judul-lama/"

    assert _first(registry) == "kutim/kim-lama/2026/panen-madu/"
    assert _first(registry, redirect_from=[old]) == "kutim/kim-lama/2026/judul-lama/"


def test_a_page_that_led_to_a_group_is_no_former_folder_of_it() -> None:
    assert _first(_registry({"redirect_from": ["/kim-contoh.html"]})) == POST


def test_an_id_is_a_tag_of_the_authority_and_the_address() -> None:
    tag = former.tag("kim.example.org,2026", "kabar/judul_lama/")

    assert tag == "tag:kim.example.org,2026:/kabar/judul_lama/"


def test_a_group_is_continued_by_the_last_it_was_merged_into() -> None:
    registry = _registry(
        {"merged_into": "kim-b"},
        None,
        {"id": "kim-b", "name": "B", "regency": "berau", "status": "bubar", "merged_into": "kim-c"},
        {"id": "kim-c", "name": "C jauh", "regency": "samarinda", "status": "aktif"},
        {"id": "kim-c", "name": "C dekat", "regency": "berau", "status": "aktif"},
    )
    group = registry.groups_by_id["kutai-timur", "kim-contoh"]

    into = former.successor(group, registry)

    assert into is not None
    assert into.name == "C dekat"
    assert former.successor(into, registry) is None
