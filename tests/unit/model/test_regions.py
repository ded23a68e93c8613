"""The administrative areas of a province by their Kemendagri code."""

from __future__ import annotations

import collections

import pytest

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model.regions import (
    Region,
    kecamatan_code,
    lies_in,
    parse_table,
    regency_code,
)

TABLE = parse_table(
    [
        "code,name",
        "64,Contoh",
        "64.01,Kabupaten Contoh",
        "64.01.01,Kecamatan Contoh",
        '64.01.01.2001,"Contoh, Lama"',
    ]
)


def test_the_table_has_every_area_of_the_province() -> None:
    kinds = collections.Counter(region.kind for region in region_table().by_code.values())

    assert kinds == {
        "provinsi": 1,
        "kabupaten": 7,
        "kota": 3,
        "kecamatan": 105,
        "desa": 841,
        "kelurahan": 197,
    }
    assert kinds.total() == 1154


def test_jakarta_s_regencies_are_administrative_ones() -> None:
    jakarta = region_table("31")

    assert jakarta["31.71"] == Region("31.71", "kota administrasi", "Jakarta Pusat")
    assert jakarta["31.01"] == Region("31.01", "kabupaten administrasi", "Kepulauan Seribu")
    assert jakarta["31.71.01.1001"].kind == "kelurahan"


def test_a_desa_adat_is_a_desa() -> None:
    regions = region_table("91")

    found = [r for r in regions.by_code.values() if len(r.code) == 13 and r.code[9] == "3"]
    assert len(found) == 14
    assert {region.kind for region in found} == {"desa"}


def test_every_area_lies_in_one_that_exists() -> None:
    codes = region_table().by_code

    assert [code for code in codes if "." in code and code.rpartition(".")[0] not in codes] == []


def test_every_area_has_a_name() -> None:
    assert all(
        region.name.strip() == region.name != "" for region in region_table().by_code.values()
    )


def test_a_table_is_read_from_csv_lines() -> None:
    assert TABLE["64.01.01.2001"] == Region("64.01.01.2001", "desa", "Contoh, Lama")
    assert "64.01" in TABLE
    assert "64.02" not in TABLE
    with pytest.raises(KeyError):
        TABLE["64.02"]


def test_the_way_up_from_a_village_leads_to_its_regency() -> None:
    path = [region.code for region in TABLE.path("64.01.01.2001")]

    assert path == ["64.01.01.2001", "64.01.01", "64.01"]
    assert [region.code for region in TABLE.path("64.01")] == ["64.01"]
    assert TABLE.path("64") == []


def test_areas_are_counted_by_regency_and_kind() -> None:
    assert TABLE.tally == {
        ("64", "provinsi"): 1,
        ("64.01", "kabupaten"): 1,
        ("64.01", "kecamatan"): 1,
        ("64.01", "desa"): 1,
    }
    assert region_table().tally["64.08", "kecamatan"] == 18


def test_the_regency_of_a_code_is_its_first_two_parts() -> None:
    assert regency_code("64.08.12.2004") == "64.08"
    assert regency_code("64.08") == "64.08"
    assert regency_code("64") == "64"


def test_an_area_lies_in_itself_and_in_those_above() -> None:
    assert lies_in("64.08", "64.08")
    assert lies_in("64.08.12.2004", "64.08")
    assert not lies_in("64.08", "64.08.12")
    assert not lies_in("64.081", "64.08")


def test_what_lies_in_an_area_is_known_by_name() -> None:
    children = region_table().children

    assert [region.name for region in children["64.74"]] == [
        "Bontang Barat",
        "Bontang Selatan",
        "Bontang Utara",
    ]
    assert sum(len(regions) for code, regions in children.items() if len(code) == 8) == 1038


def test_a_slug_is_unique_among_those_beside_it() -> None:
    table = region_table()

    for siblings in table.children.values():
        slugs = [table.slugs[region.code] for region in siblings]
        assert len(set(slugs)) == len(slugs)
    assert table.slugs["64.08.12"] == "sangatta-selatan"


def test_places_of_one_name_beside_each_other_are_all_told_apart_by_their_codes() -> None:
    table = parse_table(
        [
            "code,kind,name",
            "64.01.01.1001,kelurahan,Contoh Jaya",
            "64.01.01.2001,desa,Contoh-Jaya",
            "64.01.02.2001,desa,Contoh Jaya",
        ]
    )

    assert table.slugs == {
        "64.01.01.1001": "contoh-jaya-1001",
        "64.01.01.2001": "contoh-jaya-2001",
        "64.01.02.2001": "contoh-jaya",
    }


def test_the_kecamatan_of_a_code_is_its_first_three_parts() -> None:
    assert kecamatan_code("64.08.12.2004") == "64.08.12"
    assert kecamatan_code("64.08.12") == "64.08.12"
    assert kecamatan_code("64.08") == kecamatan_code("64") == kecamatan_code("") == ""
