"""What is dated after the moment of the build is told at its line."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.base.settings import parse_now
from kim_plugins.content.judging import future_changes
from tests.builders import NOW, a_source, a_text, judged

CORRECTIONS = [
    {"at": "2026-05-09", "kind": "ralat", "note": "Jumlahnya dua belas."},
    {"at": "2027-05-09", "kind": "ralat", "note": "Jumlahnya sebelas."},
]


def _told(now: str = NOW, **front: Any) -> list[tuple[str, str]]:
    """Return the code and the marked words of each problem."""
    file = a_source(a_text(**front))
    post = judged(file).post
    assert post is not None
    problems = future_changes.problems(post, file, parse_now(now))
    starts = [(p, p.span.column - p.excerpt_start) for p in problems]
    return [(p.code, p.excerpt[start : start + p.span.length]) for p, start in starts]


@pytest.mark.parametrize(
    ("front", "marked"),
    [
        ({"updated": "2026-12-20"}, "'2026-12-20'"),
        ({"diperbarui": "2026-12-20"}, "'2026-12-20'"),
        ({"updated": "2026-11-24T12:01"}, "2026-11-24T12:01"),
        ({"corrections": CORRECTIONS}, "'2027-05-09'"),
        ({"withdrawn": {"at": "2027-01-01", "reason": "Keliru."}}, "'2027-01-01'"),
    ],
)
def test_it_is_told_where_it_is_written(front: dict[str, Any], marked: str) -> None:
    assert _told(**front) == [("KIM150", marked)]


PAST: list[dict[str, Any]] = [
    {},
    {"updated": "2026-11-24"},
    {"updated": "2026-11-24T12:00"},
    {"updated": "2027-01-01", "draft": "ya"},
]


@pytest.mark.parametrize("front", PAST)
def test_nothing_is_told_of_the_past_of_today_and_of_drafts(front: dict[str, Any]) -> None:
    assert _told(**front) == []


def test_of_a_scheduled_post_its_own_day_is_no_slip() -> None:
    front = {"date": "2026-05-08T10:00", "updated": "2026-05-08T10:00"}

    assert _told("2026-04-01", **front) == []
    assert _told("2026-04-01", **front | {"updated": "2026-05-09"}) == [("KIM150", "'2026-05-09'")]


def test_a_post_that_waits_for_more_than_a_year_is_told_of_until_a_year_is_left() -> None:
    front = {"date": "2026-05-08"}

    assert _told("2025-05-06", **front) == [("KIM217", "'2026-05-08'")]
    assert _told("2025-05-07", **front) == []
    assert _told("2025-05-06", **front, draft="ya") == []
