"""Villages are found by name, told apart by district, and guessed when misspelt."""

from __future__ import annotations

import pytest

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model import villages
from kim_plugins.model.regions import table_of

TABLE = region_table()


def codes(name: str, within: str = "") -> list[str]:
    return [village.code for village in villages.named(TABLE, name, within)]


@pytest.mark.parametrize("name", ["Teluk Singkama", "teluk  singkama", "Desa Teluk Singkama"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert codes(name) == ["64.08.12.2004"]


def test_a_name_that_several_villages_have_is_told_apart_by_where_they_lie() -> None:
    found = villages.named(TABLE, "Sukamaju")

    assert len(found) > 1
    assert len({villages.described(TABLE, village) for village in found}) == len(found)
    assert codes("Sukamaju", "64.08") == ["64.08.08.2003"]
    assert villages.described(TABLE, TABLE["64.08.08.2003"]) == (
        "64.08.08.2003  Desa Sukamaju, Kecamatan Kombeng, Kabupaten Kutai Timur"
    )


def test_a_misspelt_name_is_guessed() -> None:
    assert codes("Sepasso") == []
    assert villages.like(TABLE, "Sepasso")[0].name == "Sepaso"
    assert villages.like(TABLE, "zzzzzz") == []


def test_districts_and_regencies_are_no_villages() -> None:
    assert all(TABLE[code].kind in villages.KINDS for code in codes("Sangatta Utara"))
    assert codes("Kutai Timur") == []


def test_a_village_is_told_by_what_it_is_called_there() -> None:
    papua = table_of(
        [
            ("94", "Papua Tengah"),
            ("94.01", "Kabupaten Nabire"),
            ("94.01.01", "Nabire"),
            ("94.01.01.1001", "Wonorejo"),
            ("94.01.01.2001", "Contoh"),
        ]
    )
    told = [villages.described(papua, one) for one in villages.like(papua, "Contoh")]

    assert told == ["94.01.01.2001  Kampung Contoh, Distrik Nabire, Kabupaten Nabire"]
    assert villages.term(papua["94.01.01.1001"]) == "kelurahan"
    assert villages.called(papua) == "kampung atau kelurahan"
