"""Working days are counted by the calendar alone: no weekend, no day off, whatever the year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.model.working_days import between, is_working_day, nth_after

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
DAYS_OFF = st.frozensets(st.dates(dt.date(2020, 1, 1), dt.date(2036, 12, 31)), max_size=60)
CHRISTMAS, NEW_YEAR = dt.date(2026, 12, 25), dt.date(2027, 1, 1)
LEAVE = dt.date(2026, 12, 24)


@pytest.mark.parametrize(
    ("day", "count", "days_off", "expected"),
    [
        ("2026-10-13", 3, (), "2026-10-16"),
        ("2026-10-16", 1, (), "2026-10-19"),
        ("2026-10-17", 1, (), "2026-10-19"),
        ("2026-12-23", 3, (CHRISTMAS,), "2026-12-29"),
        ("2026-12-23", 3, (CHRISTMAS, LEAVE), "2026-12-30"),
        ("2026-12-30", 2, (NEW_YEAR,), "2027-01-04"),
        ("2026-10-13", 0, (), "2026-10-13"),
    ],
)
def test_weekends_holidays_and_leave_are_passed_over(
    day: str, count: int, days_off: tuple[dt.date, ...], expected: str
) -> None:
    assert nth_after(dt.date.fromisoformat(day), count, days_off).isoformat() == expected


@given(DAYS, st.integers(1, 60), DAYS_OFF)
def test_the_nth_working_day_is_one_and_has_n_before_it(
    day: dt.date, count: int, days_off: frozenset[dt.date]
) -> None:
    due = nth_after(day, count, days_off)

    assert is_working_day(due, days_off)
    assert between(day, due, days_off) == count
    assert between(day, due - dt.timedelta(days=1), days_off) == count - 1


@given(DAYS, st.integers(1, 60), DAYS_OFF, st.dates(dt.date(2020, 1, 1), dt.date(2036, 12, 31)))
def test_one_more_day_off_never_brings_a_limit_nearer(
    day: dt.date, count: int, days_off: frozenset[dt.date], leave: dt.date
) -> None:
    assert nth_after(day, count, days_off | {leave}) >= nth_after(day, count, days_off)


@given(DAYS, DAYS, DAYS, DAYS_OFF)
def test_stretches_add_up(
    first: dt.date, second: dt.date, third: dt.date, days_off: frozenset[dt.date]
) -> None:
    start, middle, end = sorted((first, second, third))
    halves = between(start, middle, days_off) + between(middle, end, days_off)

    assert halves == between(start, end, days_off)
    assert between(end, start, days_off) == 0
