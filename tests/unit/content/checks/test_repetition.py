"""What the golden cases don't show: parts that are missing, and what can't be read at all."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.content.checks import repetition
from tests.builders import a_draft

EVENT: dict[str, Any] = {
    "kind": "agenda",
    "starts": "2026-06-06T08:00",
    "place": "Posyandu Desa Contoh",
    "repeats": "tiap Sabtu pertama",
    "repeats_until": "2026-12-31",
}


def _told(**changes: Any) -> list[tuple[str, int]]:
    """Return code and line of each problem."""
    draft = a_draft("Isi.", **EVENT | changes)
    return [(problem.code, problem.span.line) for problem in repetition.check(draft)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"repeats_until": "2026-07-04"},
        {"repeats_until": "2027-06-06"},
        {"starts": "2026-06-06", "ends": "2026-06-07"},
        {"repeats": "tiap hari", "ends": "2026-06-07T08:00"},  # It ends as the next one begins.
        {"repeats_except": ["2026-06-06"]},
        {"repeats": None, "repeats_until": None},
        {"repeats": None, "repeats_until": None, "repeats_except": []},
    ],
)
def test_what_fits_is_not_told_of(changes: dict[str, Any]) -> None:
    assert _told(**changes) == []


def test_an_end_and_days_left_out_ask_for_the_repetition_that_they_belong_to() -> None:
    assert _told(repeats=None, repeats_except=["2026-08-01"]) == [("KIM010", 8), ("KIM010", 10)]


@pytest.mark.parametrize(
    "changes",
    [
        {"repeats": "kadang-kadang"},
        {"starts": "besok"},
        {"repeats_until": "kapan-kapan"},
        {"repeats_except": ["2026-08-01", "libur"]},
    ],
)
def test_what_could_not_be_read_is_not_told_of_again(changes: dict[str, Any]) -> None:
    assert _told(**changes) == []


def test_the_right_first_day_is_in_the_week_that_was_meant() -> None:
    draft = a_draft(
        "Isi.", **EVENT | {"starts": "2026-06-05", "repeats": "tiap 2 minggu hari Rabu"}
    )
    (problem,) = repetition.check(draft)

    assert (problem.code, problem.suggestion) == ("KIM171", "2026-06-10")


def test_meetings_of_different_distances_are_all_looked_at() -> None:
    changes = {"repeats": "tiap Sabtu dan Minggu", "ends": "2026-06-07T09:00"}
    assert _told(**changes) == [("KIM174", 10)]
