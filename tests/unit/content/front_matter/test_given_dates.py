"""Dates as people write them become ISO 8601, or stay where they could mean two days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.locale_id import long_date, short_date
from kim_plugins.content.front_matter.given_dates import iso, on, read

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
        ("20\u00a0November  2026", "2026-11-20"),
        ("“8 Mei 2026”", "2026-05-08"),
        ("Jum’at, 8 Mei 2026", "2026-05-08"),
        ("Ahad, 10 Mei 2026 jam 8.00", "2026-05-10T08:00"),
        ("Saturday, 5 December 2026", "2026-12-05"),
        ("Tgl. 8 Mei 2026", "2026-05-08"),
        ("8 Mei 2026 pukul 09.30 WIB", "2026-05-08T09:30+07:00"),
        ("8 Mei 2026 pukul 09.30.15", "2026-05-08T09:30:15"),
        ("Jumat, 08/05/2026", "2026-05-08"),
        ("20-11-2026", "2026-11-20"),
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("08/05/2026", ["Jumat, 8 Mei 2026 (2026-05-08)", "Rabu, 5 Agustus 2026 (2026-08-05)"]),
        (
            "Jumat, 5 Desember 2026 pukul 08.00",
            [
                "Sabtu, 5 Desember 2026 (2026-12-05T08:00)",
                "Jumat, 4 Desember 2026 (2026-12-04T08:00)",
            ],
        ),
        ("31 Februari 2026", []),
        ("Sabtuu, 5 Desember 2026", []),
    ],
)
def test_both_readings_of_an_unsure_date_are_named(text: str, days: list[str]) -> None:
    assert list(read(text).readings) == days


@pytest.mark.parametrize("text", ["11.00", "11:00", "pukul 11.00", "jam 11.00 WITA"])
def test_an_hour_belongs_to_the_day_that_is_given(text: str) -> None:
    assert on(dt.date(2026, 12, 5), text) == "2026-12-05T11:00"


@pytest.mark.parametrize("text", ["25.00", "11", "selesai", "11.00 - 12.00", ""])
def test_what_is_no_hour_is_left_alone(text: str) -> None:
    assert on(dt.date(2026, 12, 5), text) == ""
