"""Each province has the zone that Keppres 41/1987 gives it."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base import areas, zones
from kim_plugins.base.zones import WIB, WIT, WITA

BY_LAW = {
    WIB: "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    WITA: "51 52 53 63 64 65 71 72 73 74 75 76",
    WIT: "81 82 91 92 93 94 95 96",
}


def test_every_province_has_its_zone() -> None:
    for zone, codes in BY_LAW.items():
        found = [code for code, province in areas.provinces().items() if province.zone == zone]
        assert found == codes.split()


@pytest.mark.parametrize("code", ["97", "98.01.01.2001"])
def test_a_province_that_is_split_off_keeps_the_zone_of_its_island(code: str) -> None:
    assert zones.of_province(code) == WIT


def test_a_zone_is_the_same_all_year_under_its_own_name() -> None:
    noon = dt.datetime(2026, 7, 1, 12, tzinfo=WIT.tz)

    assert noon.tzname() == "WIT"
    assert noon.isoformat() == f"2026-07-01T12:00:00{WIT.offset}" == "2026-07-01T12:00:00+09:00"
    assert noon.astimezone(WIB.tz).hour == 10
