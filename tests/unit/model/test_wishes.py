"""A wish is open, answered or overdue by the clock of its request, which runs once it is filed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.settings import parse_now
from kim_plugins.model.frontmatter import Aspirasi
from kim_plugins.model.wishes import ANSWERS, CLOSINGS, Progress, State, progress

STATUSES = ("diterima", "diteruskan", "dijawab", *sorted(CLOSINGS), "dibuka-lagi")


def _wish(*steps: str, request: str = "pengaduan", **front: str) -> Progress:
    """Make a wish from steps like `2026-10-13 diteruskan`."""
    parts = [step.split() for step in steps]
    meta = Aspirasi.model_validate(
        {
            "title": "Lampu jalan padam",
            "date": "2026-10-12",
            "summary": "Warga menyampaikan bahwa lampu di jalan menuju sekolah padam.",
            "kind": "aspirasi",
            "request": request,
            "received": "2026-10-12",
            "steps": [{"at": at, "status": status, "by": "Contoh"} for at, status in parts],
            **front,
        }
    )
    return progress(meta, frozenset())


def _state(wish: Progress, now: str) -> str:
    return str(wish.state(parse_now(now)))


def test_no_clock_runs_before_a_report_is_filed() -> None:
    wish = _wish("2026-10-12 diterima")

    assert _state(wish, "2027-10-12T00:00") == State.UNFILED
    assert list(wish.changes()) == []


def test_the_first_answer_is_due_within_three_working_days_of_the_filing() -> None:
    wish = _wish("2026-10-12 diterima", "2026-10-13 diteruskan")

    assert _state(wish, "2026-10-16T23:59:59") == State.WAITING
    assert _state(wish, "2026-10-17T00:00") == State.OVERDUE
    assert min(wish.changes()) == parse_now("2026-10-17T00:00")


def test_midnight_is_that_of_wita() -> None:
    wish = _wish("2026-10-13 diteruskan")

    assert wish.state(dt.datetime(2026, 10, 16, 15, 59, tzinfo=dt.UTC)) == State.WAITING
    assert wish.state(dt.datetime(2026, 10, 16, 16, 0, tzinfo=dt.UTC)) == State.OVERDUE


@pytest.mark.parametrize(
    ("request_", "field_check", "due"),
    [
        ("informasi", "tidak", "2026-10-20"),
        ("pengaduan", "tidak", "2026-11-02"),
        ("aspirasi", "tidak", "2026-11-02"),
        ("pengaduan", "ya", "2027-01-05"),
    ],
)
def test_the_request_chooses_its_clock(request_: str, field_check: str, due: str) -> None:
    wish = _wish("2026-10-13 diteruskan", request=request_, field_check=field_check)

    assert wish.outcome is not None
    assert wish.outcome.due.isoformat() == due


def test_an_answered_complaint_is_overdue_if_nothing_comes_of_it() -> None:
    wish = _wish("2026-10-13 diteruskan", "2026-10-15 dijawab")

    assert _state(wish, "2026-11-02T12:00") == State.ANSWERED
    assert _state(wish, "2026-11-03T00:00") == State.OVERDUE
    assert wish.days_to_answer == 2


def test_an_answered_question_is_closed() -> None:
    wish = _wish("2026-10-13 diteruskan", "2026-10-15 dijawab", request="informasi")

    assert _state(wish, "2030-01-01T00:00") == State.CLOSED
    assert list(wish.changes()) == []


@pytest.mark.parametrize("closing", sorted(CLOSINGS))
def test_a_closed_wish_stays_closed(closing: str) -> None:
    wish = _wish("2026-10-13 diteruskan", f"2026-10-30 {closing}")

    assert _state(wish, "2030-01-01T00:00") == State.CLOSED
    assert wish.days_to_answer == 13
    assert list(wish.changes()) == []


def test_reopening_starts_the_clocks_anew() -> None:
    wish = _wish("2026-10-13 diteruskan", "2026-10-14 selesai", "2026-11-02 dibuka-lagi")

    assert _state(wish, "2026-11-05T12:00") == State.WAITING
    assert _state(wish, "2026-11-06T00:00") == State.OVERDUE
    assert wish.days_to_answer == 1


def test_passing_on_what_was_not_an_office_s_matter_opens_it_again() -> None:
    steps = ("2026-10-13 diteruskan", "2026-10-14 bukan-kewenangan", "2026-10-15 diteruskan")

    assert _state(_wish(*steps), "2026-10-20T12:00") == State.WAITING
    assert _state(_wish(*steps), "2026-10-21T00:00") == State.OVERDUE


def test_an_answer_without_a_filing_counts_in_no_statistic() -> None:
    wish = _wish("2026-10-14 selesai")

    assert _state(wish, "2026-10-14T12:00") == State.CLOSED
    assert wish.days_to_answer is None


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from(STATUSES)), max_size=6),
    st.sampled_from(("pengaduan", "informasi", "aspirasi")),
    st.integers(0, 2000),
)
def test_between_two_of_its_changes_a_state_stays(
    steps: list[tuple[int, str]], request_: str, hours: int
) -> None:
    wish = _wish(*(f"2026-10-{day:02} {status}" for day, status in steps), request=request_)
    now = parse_now("2026-11-01T00:00") + dt.timedelta(hours=hours)
    later = [moment for moment in wish.changes() if moment > now]
    last = min(later, default=parse_now("2040-01-01T00:00")) - dt.timedelta(seconds=1)

    assert wish.state(now) == wish.state(last)
    if wish.is_answered:
        assert any(status in ANSWERS for _, status in steps)
