"""A group is found by whatever its people call it."""

from __future__ import annotations

import pytest

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.cli.finding import places_of
from tests.builders import a_registry

PLACES = places_of(a_registry(), region_table())


@pytest.mark.parametrize(
    "words", ["contoh kutim", "teluk singkama", "KIM CONTOH", "kutai-timur/kim"]
)
def test_name_village_and_nickname_of_the_regency_lead_to_a_group(words: str) -> None:
    assert [place.names[0] for place in PLACES if place.fits(words)] == ["kutai-timur/kim-contoh"]


@pytest.mark.parametrize("name", ["kim-contoh", "KIM Contoh", "kutai-timur/kim-contoh/"])
def test_a_whole_name_is_exact(name: str) -> None:
    assert [place.group.id for place in PLACES if place.is_called(name)] == ["kim-contoh"]


def test_part_of_a_name_is_not() -> None:
    assert not any(place.is_called("contoh") for place in PLACES)


def test_groups_come_by_regency_and_name_and_say_where_they_are() -> None:
    assert [str(place) for place in PLACES] == [
        "KIM Contoh, Kabupaten Kutai Timur (kutai-timur/kim-contoh)",
        "Redaksi Contoh, Provinsi Kalimantan Timur (provinsi/redaksi)",
        "KIM Teladan, Kota Samarinda (samarinda/kim-teladan)",
    ]
