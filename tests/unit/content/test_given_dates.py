"""Dates as people write them become ISO 8601, or stay where they could mean two days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.locale_id import long_date, short_date
from kim_plugins.content.given_dates import iso

DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 Mei 2026", "2026-05-08"),
        ("Jumat, 8 Mei 2026", "2026-05-08"),
        ("Jum'at 8 Mei 2026", "2026-05-08"),
        ("08-Agt-2026", "2026-08-08"),
        ("17 Agustus 2026 pukul 09.30 WITA", "2026-08-17T09:30"),
        ("17 agustus 2026, 9.05", "2026-08-17T09:05"),
        ("3 Nopember 2026", "2026-11-03"),
        ("2026/5/8", "2026-05-08"),
        ("2026.05.08", "2026-05-08"),
        ("20260508", "2026-05-08"),
        ("2026-05-08 9.30", "2026-05-08T09:30"),
        ("13-05-2026", "2026-05-13"),
        ("05/13/2026", "2026-05-13"),
        ("5/5/2026", "2026-05-05"),
    ],
)
def test_a_date_that_can_mean_one_day_is_read(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "08/05/2026",
        "Senin, 8 Mei 2026",
        "31 Februari 2026",
        "8 Mai 2026",
        "8 Mei 26",
        "Mei 2026",
        "2026-13-40",
        "2026115",
        "8 Mei 2026 pukul 25.00",
        "8 Mei 2026 pukul 09.30 WIB",
        "8-9 Mei 2026",
        "besok",
        "",
    ],
)
def test_what_may_mean_another_day_is_left_alone(text: str) -> None:
    assert iso(text) == ""


def test_a_known_day_tells_which_comes_first() -> None:
    assert iso("08/05/2026", dt.date(2026, 5, 8)) == "2026-05-08"
    assert iso("08/05/2026", dt.date(2026, 8, 5)) == "2026-08-05"
    assert iso("08/05/2026", dt.date(2026, 8, 6)) == ""


@given(DAYS)
def test_our_own_dates_are_read_back(day: dt.date) -> None:
    assert iso(long_date(day)) == iso(short_date(day)) == iso(day.isoformat()) == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    assert iso(text) == "" or dt.datetime.fromisoformat(iso(text))
