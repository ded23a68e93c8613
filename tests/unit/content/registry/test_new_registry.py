"""A province begins with a groups.yaml that has all its regencies and nothing to correct."""

from __future__ import annotations

import pytest

from kim_plugins.base import areas, home
from kim_plugins.base.home import Home
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry
from kim_plugins.content.registry.new_registry import called, text_of
from kim_plugins.model.groups import Registry
from kim_plugins.model.regions import table_of


def read(code: str) -> Registry:
    province = areas.provinces()[code]
    home.settle(Home(code, province.zone))
    content = text_of(province).encode()
    file = SourceFile("", "groups.yaml", content, size=len(content))
    reading = registry.read(file, table_of(areas.rows(code)))
    assert reading.diagnostics == ()
    assert reading.registry is not None
    return reading.registry


@pytest.mark.parametrize("code", areas.provinces())
def test_every_province_begins_with_all_its_regencies_and_cities(code: str) -> None:
    found = read(code)

    assert [(one.code, one.name) for one in found.regencies] == areas.regencies(code)
    assert found.province.timezone == areas.provinces()[code].zone.name
    assert [group.id for group in found.groups] == ["redaksi"]
    assert not found.official


def test_a_city_that_shares_a_regency_s_name_has_its_kind_in_its_address() -> None:
    ids = {one.name: one.id for one in read("35").regencies}

    assert ids["Kabupaten Malang"] == "malang"
    assert ids["Kota Malang"] == "kota-malang"
    assert ids["Kota Surabaya"] == "surabaya"
    assert ids["Kabupaten Tulungagung"] == "tulungagung"


def test_villages_and_their_heads_are_called_as_in_the_province() -> None:
    (regency, *_) = read("95").regencies

    assert (regency.village_term, regency.village_head_term) == ("kampung", "kepala kampung")


def test_a_city_is_its_own_capital_and_no_other_capital_is_guessed() -> None:
    capitals = {one.name: one.capital for one in read("34").regencies}

    assert capitals["Kota Yogyakarta"] == "Yogyakarta"
    assert capitals["Kabupaten Bantul"] is None


@pytest.mark.parametrize(("code", "name"), [("35", "Jatim"), ("95", "Papua Pegunungan")])
def test_a_province_is_called_as_people_call_it(code: str, name: str) -> None:
    assert called(areas.provinces()[code]) == name
