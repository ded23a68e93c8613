"""The days off of decreed years are the decrees'; a lock that forgets one fails here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from kim_plugins.content.registry.days_off import DaysOff
from kim_plugins.model import working_days

YEARS = sorted(Path(__file__).with_name("days_off").glob("*.yml"))


@pytest.mark.parametrize("file", YEARS, ids=lambda file: file.stem)
def test_a_years_days_off_are_those_of_its_decree(file: Path) -> None:
    decree = yaml.safe_load(file.read_text("utf-8"))
    first = dt.date(int(file.stem), 1, 1)
    year = [first + dt.timedelta(days=n) for n in range(365)]

    assert [day for day in year if day in DaysOff()] == sorted(
        {*decree["holidays"], *decree["leave"]}
    )


@pytest.mark.parametrize(
    ("filed", "limit", "due"),
    [
        (dt.date(2026, 12, 22), 3, dt.date(2026, 12, 29)),
        (dt.date(2027, 3, 5), 3, dt.date(2027, 3, 18)),
        (dt.date(2026, 3, 17), 3, dt.date(2026, 3, 27)),
        (dt.date(2026, 5, 13), 3, dt.date(2026, 5, 20)),
        (dt.date(2027, 5, 14), 3, dt.date(2027, 5, 25)),
        (dt.date(2026, 2, 13), 3, dt.date(2026, 2, 20)),
        (dt.date(2026, 3, 17), 10, dt.date(2026, 4, 8)),
        (dt.date(2026, 5, 26), 3, dt.date(2026, 6, 3)),
        (dt.date(2026, 12, 30), 5, dt.date(2027, 1, 8)),
        (dt.date(2027, 2, 3), 3, dt.date(2027, 2, 9)),
        (dt.date(2027, 3, 24), 5, dt.date(2027, 4, 2)),
    ],
)
def test_a_limit_ends_on_the_day_that_the_decree_makes_of_it(
    filed: dt.date, limit: int, due: dt.date
) -> None:
    assert working_days.nth_after(filed, limit, DaysOff()) == due


def test_a_year_without_a_decree_is_known_as_an_estimate() -> None:
    assert [year for year in range(2024, 2032) if DaysOff().is_decreed(year)] == [
        *range(2024, 2028)
    ]
    assert DaysOff(decreed=frozenset({2028})).is_decreed(2028)
