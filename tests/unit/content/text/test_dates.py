"""Dates are found in the forms that people write."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.content.text.dates import dates_in

DAY = dt.date(2026, 5, 8)


@pytest.mark.parametrize(
    "text",
    ["8 Mei 2026", "08 MEI 2026", "8/5/2026", "08-05-2026", "8.5.2026", "8\u00a0Mei 2026", "(8/5)"],
)
def test_a_date_is_found(text: str) -> None:
    (found,) = dates_in(f"Pada {text}.")

    assert found.meant((DAY,)) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "64.08.12.2004",
        "Nomor 8/5/2026",
        "470/8/5/2026",
        "8/5",
        "8/5/26",
        "8/13/2026",
        "8 mar",
        "1,8 Mei",
        "8 Meiku 2026",
        "2026-05-08",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [found.meant((DAY,)) for found in dates_in(f"Ini {text} ada")] == []


def test_a_date_without_a_year_far_from_the_post_means_nothing() -> None:
    (found,) = dates_in("17 Agustus")

    assert found.meant((DAY,)) is None
    assert found.meant((dt.date(2027, 8, 1),)) == dt.date(2027, 8, 17)


def test_a_year_may_turn_between_post_and_date() -> None:
    (found,) = dates_in("2 Januari")

    assert found.meant((dt.date(2026, 12, 28),)) == dt.date(2027, 1, 2)
