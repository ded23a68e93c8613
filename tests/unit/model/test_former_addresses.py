"""Where things lay before their post, group or area moved."""

from __future__ import annotations

from typing import Any

from kim_plugins.model import former_addresses
from kim_plugins.model.groups import Registry
from tests.builders import REGISTRY, a_registry

POST = "kutai-timur/kim-contoh/2026/panen-madu/"


def _registry(
    group: dict[str, Any] | None = None, area: dict[str, Any] | None = None, *more: dict[str, Any]
) -> Registry:
    groups = [{**g, **(group or {})} if g["id"] == "kim-contoh" else g for g in REGISTRY["groups"]]
    areas = [
        {**a, **(area or {})} if a["id"] == "kutai-timur" else a for a in REGISTRY["regencies"]
    ]
    return a_registry(groups=[*groups, *more], regencies=areas)


def test_a_thing_lay_below_every_former_folder_under_every_former_name() -> None:
    registry = _registry(
        {"redirect_from": ["/kutai-timur/kim-lama/"]}, {"redirect_from": ["/kutim/"]}
    )
    given = [POST, "kutai-timur/kim-contoh/2026/judul-lama/", "kabar/a/"]

    assert former_addresses.all_addresses(given, former_addresses.moved_folders(registry)) == [
        "kutai-timur/kim-contoh/2026/panen-madu/",
        "kutai-timur/kim-contoh/2026/judul-lama/",
        "kabar/a/",
        "kutai-timur/kim-lama/2026/panen-madu/",
        "kutai-timur/kim-lama/2026/judul-lama/",
        "kutim/kim-contoh/2026/panen-madu/",
        "kutim/kim-contoh/2026/judul-lama/",
        "kutim/kim-lama/2026/panen-madu/",
        "kutim/kim-lama/2026/judul-lama/",
    ]
    assert former_addresses.all_addresses(given, ()) == given


def test_an_id_is_a_tag_of_the_authority_and_the_address() -> None:
    tag = former_addresses.tag("kim.example.org,2026", "kabar/judul_lama/")

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

    into = former_addresses.successor(group, registry)

    assert into is not None
    assert into.name == "C dekat"
    assert former_addresses.successor(into, registry) is None
