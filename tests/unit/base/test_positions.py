"""Positions: every area of the region table has its own place, and nothing else has one."""

from __future__ import annotations

import pytest

from kim_plugins.base import areas, positions

REGENCY, DISTRICT = len("64.01"), len("64.01.01")
WIDEST = 7


@pytest.mark.parametrize("province", areas.provinces())
def test_every_regency_and_kecamatan_has_a_tile_of_its_own(province: str) -> None:
    codes = [code for code, _ in areas.rows(province) if REGENCY <= len(code) <= DISTRICT]
    maps: dict[str, list[positions.Cell | None]] = {}
    for code in codes:
        maps.setdefault(code.rpartition(".")[0], []).append(positions.cell(code))

    for cells in maps.values():
        assert None not in cells
        assert len(set(cells)) == len(cells)
        assert max(column for column, _ in filter(None, cells)) < WIDEST


def test_a_place_lies_where_it_lies() -> None:
    berau, samarinda, balikpapan, paser = (
        positions.cell(code) or (99, 99) for code in ("64.03", "64.72", "64.71", "64.01")
    )

    assert berau[1] < samarinda[1] < balikpapan[1]  # from north to south
    assert paser[0] < samarinda[0]
    assert positions.point("64.72.01") == pytest.approx((-0.57, 117.10), abs=0.1)
    # A village of the new provinces of Papua, by its code of today.
    assert positions.point("93.01.01.1002") == pytest.approx((-8.49, 140.37), abs=0.01)


@pytest.mark.parametrize("code", ["", "64", "64.99", "64.01.99", "99.01.01.2001", "..", "xx.01"])
def test_what_is_no_place_lies_nowhere(code: str) -> None:
    assert positions.point(code) is None
    assert positions.cell(code) is None


def test_a_regency_has_no_point_since_its_middle_would_say_too_much() -> None:
    assert positions.point("64.01") is None
