"""A code of no place, of another province, or of an earlier table is told for what it is."""

from __future__ import annotations

import dataclasses

import pytest

from kim_plugins.base.areas import Former
from kim_plugins.base.diagnostics import Span
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import area_codes, registry
from kim_plugins.model.regions import RegionTable
from tests.builders import a_registry_file, a_source, a_text, judged, surroundings

SPAN = Span("groups.yaml", 3, 9)
LED_ON, LOST, NOW = "64.08.12.2904", "64.08.12.2905", "64.08.12.2004"


def updated() -> RegionTable:
    """Return the table of the samples, from which two villages have gone."""
    former = (Former("1", LED_ON, "Lama", NOW), Former("1", LOST, "Hilang", ""))
    return dataclasses.replace(region_table(), former=former)


@pytest.mark.parametrize(
    ("province", "code", "told"),
    [
        ("64", "64.08.12.2004", None),
        ("64", "64.08.12.9999", "KIM034"),
        ("64", "99.01", "KIM034"),
        ("64", "35.07.01.2001", "KIM199"),
        ("72", "72.01.09.2015", "KIM197"),
        ("74", "74.02.36.1009", "KIM198"),
        ("99", "35.07", "KIM034"),
    ],
)
def test_a_code_is_told_for_what_it_is(province: str, code: str, told: str | None) -> None:
    found = area_codes.problem(code, SPAN, region_table(province))

    assert (found and found.code) == told


def test_a_code_that_went_is_told_with_its_successor() -> None:
    found = area_codes.problem("72.01.09.2015", SPAN, region_table("72"))

    assert found is not None
    assert found.suggestion == "72.01.24.2001"
    assert found.args == {
        "value": "72.01.09.2015",
        "name": "Tolisu",
        "now": "72.01.24.2001  Desa Tolisu, Kecamatan Toili Jaya, Kabupaten Banggai",
    }


def test_without_a_known_successor_it_is_told_with_what_it_lay_in() -> None:
    found = area_codes.problem("74.02.36.1009", SPAN, region_table("74"))

    assert found is not None
    assert found.suggestion == ""
    assert found.args["now"].startswith("74.02.36  Kecamatan ")


def test_a_code_of_another_province_is_told_with_both() -> None:
    found = area_codes.problem("35.07", SPAN, region_table("64"))

    assert found is not None
    assert found.args == {"value": "35.07", "province": "Jawa Timur", "own": "Kalimantan Timur"}


@pytest.mark.parametrize(
    ("code", "name", "meant"),
    [
        ("99", "Jawa Timur", "35 (Jawa Timur)"),
        ("99", "Jawa Timr", "35 (Jawa Timur)"),
        ("64.08", "Contoh", ""),
    ],
)
def test_a_province_that_does_not_exist_is_told_with_a_guess(
    code: str, name: str, meant: str
) -> None:
    found = area_codes.province_problem(code, name, SPAN)

    assert found is not None
    assert (found.code, found.suggestion) == ("KIM193", meant)
    assert area_codes.province_problem("35", name, SPAN) is None


def test_a_post_with_a_code_that_went_appears_at_its_successor() -> None:
    around = dataclasses.replace(surroundings(), regions=updated())

    found = judged(a_source(a_text(areas=[LED_ON, LOST, NOW])), around)

    assert [problem.code for problem in found.diagnostics] == ["KIM197", "KIM198"]
    assert found.post is not None
    assert found.post.areas == (NOW, "64.08.12")


@pytest.mark.parametrize(
    ("code", "told", "village"), [(LED_ON, "KIM197", NOW), (LOST, "KIM198", None)]
)
def test_a_group_in_a_village_whose_code_went_stays(
    code: str, told: str, village: str | None
) -> None:
    text = a_registry_file().replace(NOW, code)
    assert code in text
    content = text.encode()

    found = registry.read(SourceFile("", "groups.yaml", content, size=len(content)), updated())

    assert [problem.code for problem in found.diagnostics] == [told]
    assert found.registry is not None
    assert found.registry.groups_by_id["kutai-timur", "kim-contoh"].village == village
