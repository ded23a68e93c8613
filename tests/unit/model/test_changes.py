"""Corrections and withdrawals, in the order of time and never ahead of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kim_plugins.base.settings import parse_now
from kim_plugins.model.changes import changed_at, changes, latest, moments
from tests.builders import a_post

NOW = parse_now("2026-11-24T12:00")


def _correction(at: str, note: str = "Jumlahnya dua belas.") -> dict[str, Any]:
    return {"at": at, "kind": "ralat", "note": note}


def _at(text: str) -> dt.datetime:
    return parse_now(text)


def test_a_post_changes_when_it_was_updated_or_corrected_last() -> None:
    post = a_post(
        updated="2026-05-10",
        corrections=[_correction("2026-05-09"), _correction("2026-06-01T08:00")],
    )

    assert changed_at(post, NOW) == _at("2026-06-01T08:00")
    assert changed_at(a_post(), NOW) == _at("2026-05-08")


def test_what_lies_in_the_future_does_not_count_yet() -> None:
    post = a_post(corrections=[_correction("2062-05-09"), _correction("2026-05-09")])

    assert changed_at(post, NOW) == _at("2026-05-09")
    assert [change.at.year for change in changes([post], NOW)] == [2026]
    assert [change.at.year for change in changes([post], _at("2062-05-09"))] == [2026, 2062]


def test_a_date_after_the_post_but_before_its_hour_does_not_make_it_older() -> None:
    post = a_post(date="2026-05-08T09:00", updated="2026-05-08")

    assert changed_at(post, NOW) == _at("2026-05-08T09:00")


def test_changes_of_all_posts_are_told_oldest_first() -> None:
    gone = a_post("2026-05-02-b", withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    posts = [gone, a_post(corrections=[_correction("2026-05-11"), _correction("2026-05-09")])]

    found = changes(posts, NOW)

    assert [(c.at.day, c.told().kind, c.told().note) for c in found] == [
        (9, "ralat", "Jumlahnya dua belas."),
        (10, "dicabut", "Keliru."),
        (11, "ralat", "Jumlahnya dua belas."),
    ]
    assert found == changes(reversed(posts), NOW)


def test_the_latest_correction_is_found_or_none() -> None:
    post = a_post(corrections=[_correction("2026-05-11", "Kedua."), _correction("2026-05-09")])

    change = latest(post, NOW)

    assert change is not None
    assert change.note == "Kedua."
    assert latest(a_post(), NOW) is None


def test_every_moment_of_a_post_is_told_for_the_next_build() -> None:
    post = a_post(updated="2027-01-01", corrections=[_correction("2027-02-01")])

    assert sorted(m.isoformat()[:10] for m in moments(post)) == [
        "2026-05-08",
        "2027-01-01",
        "2027-02-01",
    ]
