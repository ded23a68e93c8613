"""Moments: ISO dates and date-times, WITA where no zone is given."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kim_plugins.model.fields import Day, Moment, When

WHEN: TypeAdapter[Moment] = TypeAdapter(When)
DAY: TypeAdapter[dt.date] = TypeAdapter(Day)


@pytest.mark.parametrize(
    ("text", "wita"),
    [
        ("2026-05-08", "2026-05-08T00:00:00+08:00"),
        ("2026-05-08T09:30", "2026-05-08T09:30:00+08:00"),
        ("2026-05-08 09:30:15", "2026-05-08T09:30:15+08:00"),
        ("2026-05-08T09:30+08:00", "2026-05-08T09:30:00+08:00"),
        ("2026-05-08 09:30 +07:00", "2026-05-08T10:30:00+08:00"),
        ("2026-05-07T16:00Z", "2026-05-08T00:00:00+08:00"),
        ("2026-05-07T15:59Z", "2026-05-07T23:59:00+08:00"),
        ("2026-05-08T12:00-05:00", "2026-05-09T01:00:00+08:00"),
        ("2026-05-08T08:00:00.000Z", "2026-05-08T16:00:00+08:00"),
        ("2026-05-08T08:00:00.000+08:00", "2026-05-08T08:00:00+08:00"),
        ("2026-05-08T08:00:00,5+0800", "2026-05-08T08:00:00+08:00"),
        ("2026-05-08T08:00:00+0800", "2026-05-08T08:00:00+08:00"),
        ("2026-05-08T08:00 +07", "2026-05-08T09:00:00+08:00"),
        ("2026-05-08t08:00:00z", "2026-05-08T16:00:00+08:00"),
        ("2026-05-08T08:00:00 Z", "2026-05-08T16:00:00+08:00"),
        ("  2026-05-08 ", "2026-05-08T00:00:00+08:00"),
        ("2024-02-29", "2024-02-29T00:00:00+08:00"),
        ("1945-08-17", "1945-08-17T00:00:00+08:00"),
        ("2999-12-31", "2999-12-31T00:00:00+08:00"),
    ],
)
def test_a_moment_is_told_in_wita(text: str, wita: str) -> None:
    assert WHEN.validate_python(text).at.isoformat() == wita


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8 Mei 2026",
        "08-05-2026",
        "2026-5-8",
        "2026-02-29",
        "2026-13-01",
        "2026-05-08T24:30",
        "2026-05-08T9:30",
        "2026-05-08T09.30",
        "2026-05-08T09:30+99:00",
        "2026-05-08T09:30 WITA",
        "2026-05-08T09:30.5",
        "2026-05-08Z",
        "2026-05-08x",
        "٢٠٢٦-٠٥-٠٨",
        "0001-01-01T00:00+23:00",
        "1944-12-31",
        "3000-01-01",
        None,
        20260508,
    ],
)
def test_anything_else_is_no_moment(text: object) -> None:
    with pytest.raises(ValidationError, match="KIM016"):
        WHEN.validate_python(text)


@given(st.text())
def test_any_text_is_a_moment_or_a_coded_fault(text: str) -> None:
    try:
        found = str(WHEN.validate_python(text).at.utcoffset())
    except ValidationError as error:
        found = error.errors()[0]["type"]
    assert found in ("8:00:00", "KIM016")


@given(st.dates(dt.date(1946, 1, 1), dt.date(2998, 12, 30)), st.times(), st.integers(-14, 14))
def test_the_same_instant_in_any_zone_is_the_same_moment(
    day: dt.date, time: dt.time, hours: int
) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))
    instant = dt.datetime.combine(day, time.replace(microsecond=0), tzinfo=zone)

    assert WHEN.validate_python(instant.isoformat()).at == instant


def test_a_bare_date_lasts_to_the_end_of_its_wita_day() -> None:
    moment = WHEN.validate_python("2026-05-08")

    assert not moment.has_time
    assert moment.end.isoformat() == "2026-05-08T23:59:59+08:00"


def test_a_moment_with_a_time_ends_when_it_is() -> None:
    moment = WHEN.validate_python("2026-05-08T00:00")

    assert moment.has_time
    assert moment.end == moment.at


def test_the_day_of_a_moment_is_its_wita_day() -> None:
    assert WHEN.validate_python("2026-05-08T15:59Z").day == dt.date(2026, 5, 8)
    assert WHEN.validate_python("2026-05-08T16:00Z").day == dt.date(2026, 5, 9)
    assert DAY.validate_python("2026-05-08T16:00Z") == dt.date(2026, 5, 9)


def test_a_moment_that_was_read_already_stays_as_it_is() -> None:
    moment = WHEN.validate_python("2026-05-08")

    assert WHEN.validate_python(moment) is moment
