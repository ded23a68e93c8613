"""The registry as frozen values."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kim_plugins.model.groups import STATUS_LABELS
from tests.builders import a_registry


def test_the_province_itself_is_the_last_area() -> None:
    registry = a_registry()

    assert list(registry.areas) == ["kutai-timur", "berau", "samarinda", "provinsi"]
    assert registry.areas["provinsi"].name == "Provinsi Kalimantan Timur"
    assert registry.areas["provinsi"].office == registry.province.office
    assert registry.area_by_code["64"].id == "provinsi"


def test_areas_groups_and_topics_are_found_by_their_ids() -> None:
    registry = a_registry()

    assert registry.area_by_code["64.08"].id == "kutai-timur"
    assert registry.groups_by_id["kutai-timur", "kim-contoh"].village == "64.08.12.2004"
    assert registry.topics_by_id["literasi"].name == "Literasi"


def test_a_site_is_not_official_unless_it_says_so() -> None:
    assert not a_registry().official
    assert a_registry(official="ya").official


def test_what_villages_are_called_is_said_by_law_where_the_registry_is_silent() -> None:
    office = {"name": "Kantor Contoh"}
    named = {"id": "contoh", "name": "Kabupaten Contoh", "kind": "kabupaten", "office": office}
    papua = a_registry(regencies=[{**named, "code": "95.01"}]).areas["contoh"]
    agam = a_registry(regencies=[{**named, "code": "13.06", "village_term": "desa"}])

    assert (papua.village_term, papua.village_head_term) == ("kampung", "kepala kampung")
    assert agam.areas["contoh"].village_term == "desa"
    assert agam.areas["contoh"].village_head_term == "wali nagari"


def test_villages_are_desa_unless_the_regency_calls_them_otherwise() -> None:
    areas = a_registry().areas

    assert areas["kutai-timur"].village_term == "desa"
    assert areas["berau"].village_term == "kampung"


@pytest.mark.parametrize("account", ["rina", "codeberg:rina", "codeberg:rina:42", "rina.contoh_1"])
def test_an_account_is_a_login_with_its_forge_and_number(account: str) -> None:
    assert a_registry(**_with_editor(account)).province.editors == (account,)


@pytest.mark.parametrize(
    "account", ["", "rina contoh", "@rina", "codeberg:", "a:b:c", "rina:x:1:2"]
)
def test_anything_else_is_no_account(account: str) -> None:
    with pytest.raises(ValidationError):
        a_registry(**_with_editor(account))


def _with_editor(account: str) -> dict[str, object]:
    office = {"name": "Kantor Contoh"}
    return {"province": {"code": "64", "name": "Contoh", "office": office, "editors": [account]}}


def test_a_registry_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(a_registry(), "official", True)  # noqa: B010 - the type checker refuses it, too


def test_every_status_has_a_label() -> None:
    assert set(STATUS_LABELS) == {"aktif", "vakum", "bubar"}
