"""Whoever asks for a group, one of a place or all of them is noted with what the group answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kim_plugins.model.group_lists import notes_of
from kim_plugins.model.posts import HEAD
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked, recording
from tests.builders import a_post, a_province

ASKS: dict[str, Callable[[Province], object]] = {
    "all": lambda province: province.groups,
    "one": lambda province: province.groups_by_id["kutai-timur", "kim-contoh"],
    "those of an area": lambda province: province.groups_by_area["kutai-timur"],
    "those of a village": lambda province: province.groups_by_village["64.08.12.2004"],
    "those of a kecamatan": lambda province: province.groups_by_kecamatan["64.08.12"],
    "those of every area": lambda province: [*province.groups_by_area.values()],
    "whether there are any": lambda province: "64.08.12" in province.groups_by_kecamatan,
}


@pytest.mark.parametrize("name", ASKS)
def test_each_ask_is_noted_as_one_that_a_group_answers(name: str) -> None:
    province = a_province([])
    group = province.registry.groups_by_id["kutai-timur", "kim-contoh"]

    with recording() as found:
        ASKS[name](province)

    assert found
    assert found <= {*notes_of(group)}


def test_other_places_are_not_what_it_answers() -> None:
    province = a_province([])
    group = province.registry.groups_by_id["kutai-timur", "kim-contoh"]

    with recording() as found:
        province.groups_by_village.get("64.72.01.1001")
        province.groups_by_area.get("samarinda")

    assert found.isdisjoint(notes_of(group))


def test_a_post_s_group_counts_as_part_of_its_front_matter() -> None:
    post = a_post()

    with recording() as found:
        assert a_province([post]).group_of(post).id == "kim-contoh"

    assert found == {asked(HEAD, post.source)}
