"""What groups.yaml says of changed areas, laid over the region table."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from kim_plugins.base import positions
from kim_plugins.model import former_places, gazetteer
from kim_plugins.model.region_changes import RegionChange, applied, why_not
from kim_plugins.model.regions import RegionTable, table_of
from tests.builders import a_post, a_province, a_registry, surroundings

OLD = table_of(
    [
        ("64", "Kalimantan Timur"),
        ("64.08", "Kabupaten Kutai Timur"),
        ("64.08.05", "Sangkulirang"),
        ("64.08.05.2001", "Kerayaan"),
        ("64.08.05.2002", "Tanjung Manis"),
        ("64.08.06", "Busang"),
        ("64.08.06.2001", "Long Bentuq"),
    ]
)
EVE, DAY = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


def change(code: str, name: str, former: str | None = None, **more: object) -> RegionChange:
    given = {"code": code, "name": name, "since": "2027-01-01", "former": former, **more}
    return RegionChange.model_validate(given)


SPLIT = [
    change("64.12", "Kabupaten Contoh", "64.08"),
    change("64.12.01", "Sangkulirang", "64.08.05"),
]
RENAMED = [change("64.08.06.2001", "Long Contoh", former_name="Long Bentuq")]
MOVED = [change("64.08.06.2009", "Tanjung Manis", "64.08.05.2002")]


def names(table: RegionTable) -> dict[str, str]:
    return {code: region.name for code, region in table.by_code.items()}


def test_a_regency_that_splits_takes_kecamatan_with_all_their_villages() -> None:
    now = applied(OLD, SPLIT)

    assert now["64.12"].kind == "kabupaten"
    assert now["64.12.01.2002"].name == "Tanjung Manis"
    assert "64.08.05" not in now
    assert now.current("64.08.05.2002") == "64.12.01.2002"
    assert now.current("64.08") == "64.08"
    assert now.code_at("64.12.01.2002", EVE) == "64.08.05.2002"
    assert now.code_at("64.12", EVE) == "64.08"
    assert now.code_at("64.12", DAY) == "64.12"
    assert names(now.at(EVE)) == names(OLD)
    assert now.at(DAY) is now


def test_a_renamed_village_is_found_by_both_names() -> None:
    now = applied(OLD, RENAMED)

    assert now["64.08.06.2001"].name == "Long Contoh"
    assert now.other_names["64.08.06.2001"] == ("Long Bentuq",)
    assert now.at(EVE)["64.08.06.2001"].name == "Long Bentuq"


def test_changes_of_several_days_follow_each_other_in_any_order() -> None:
    later = change("64.12.02.2001", "Tanjung Manis", "64.12.01.2002", since="2028-01-01")
    fresh = change("64.12.02", "Contoh Hilir", since="2028-01-01")

    now = applied(OLD, [fresh, later, *SPLIT])

    assert now.current("64.08.05.2002") == "64.12.02.2001"
    assert now.code_at("64.12.02.2001", EVE) == "64.08.05.2002"
    assert now.code_at("64.12.02.2001", DAY) == "64.12.01.2002"
    assert names(now.at(EVE)) == names(OLD)


@pytest.mark.parametrize("changes", [SPLIT, RENAMED, MOVED, [*SPLIT, *RENAMED]])
def test_a_later_table_that_holds_the_changes_tells_the_same(changes: list[RegionChange]) -> None:
    today = applied(OLD, changes)
    later = RegionTable(dict(today.by_code))

    again = applied(later, changes)

    assert names(again) == names(today)
    assert names(again.at(EVE)) == names(OLD)
    for code in today.by_code:
        assert again.code_at(code, EVE) == today.code_at(code, EVE)
    assert again.former == today.former


def test_a_table_that_was_changed_is_changed_from_what_it_was() -> None:
    once = applied(OLD, SPLIT)

    assert names(applied(once, SPLIT)) == names(once)
    assert names(applied(once, [])) == names(OLD)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (change("64.08.06.2009", "Contoh", "64.08.05.2999"), "former"),
        (change("64.08.06.2009", "Contoh", "64.08.05"), "former"),
        (change("64.08.05.2002", "Contoh", "64.08.05.2001"), "code"),
        (change("64.12.01", "Contoh", "64.08.05"), "code"),
        (change("64.08", "Kabupaten Contoh", "64.01"), "code"),
    ],
)
def test_a_change_that_does_not_fit_is_left_out(wrong: RegionChange, key: str) -> None:
    assert why_not(wrong, OLD) == key
    assert names(applied(OLD, [wrong])) == names(OLD)


REGENCIES = [
    {"id": i, "code": c, "name": n, "kind": "kabupaten", "office": {"name": "Kantor Contoh"}}
    for i, c, n in (
        ("kutai-timur", "64.08", "Kabupaten Kutai Timur"),
        ("contoh", "64.12", "Kabupaten Contoh"),
    )
]
GROUP = {
    "id": "kim-contoh",
    "name": "KIM Contoh",
    "regency": "contoh",
    "village": "64.12.01.2002",
    "status": "aktif",
}


def test_addresses_of_a_regency_that_split_lead_on() -> None:
    moves = former_places.moves(a_registry(regencies=REGENCIES), applied(OLD, SPLIT))

    assert dict(moves) == {
        f"contoh/kecamatan/{place}": f"kutai-timur/kecamatan/{place}"
        for place in ("sangkulirang/", "sangkulirang/kerayaan/", "sangkulirang/tanjung-manis/")
    }


def test_posts_count_where_their_place_lay_on_their_day() -> None:
    registry = a_registry(regencies=REGENCIES, groups=[GROUP])
    table = applied(OLD, SPLIT)
    around = dataclasses.replace(surroundings(registry=registry), regions=table)
    folder = "posts/contoh/kim-contoh"
    before = a_post("2026-12-31-lama", folder=folder, around=around, areas=["64.08.05.2002"])
    after = a_post("2027-01-01-baru", folder=folder, around=around)
    province = dataclasses.replace(
        a_province([before, after], registry=registry, now="2027-02-01T12:00"), regions=table
    )

    assert [p.source for p in province.posts_by_area["kutai-timur"]] == [before.source]
    assert [p.source for p in province.posts_by_area["contoh"]] == [after.source]
    assert province.posts_by_village["64.12.01.2002"] == [before, after]
    assert (province.folder_then(before), province.folder_then(after)) == ("kutai-timur", "contoh")


def test_a_village_with_a_new_code_lies_where_it_lay_and_a_new_one_nowhere() -> None:
    moved = applied(OLD, MOVED)
    split = applied(OLD, [*SPLIT, change("64.12.01.2003", "Desa Baru")])
    known = positions.point("64.08.05.2002")

    assert known is not None
    assert gazetteer.point_of("64.08.06.2009", moved) == known
    assert gazetteer.point_of("64.12.01.2002", split) == known
    assert gazetteer.point_of("64.12.01.2003", split) is None
    assert gazetteer.point_of("64.12", split) is None
