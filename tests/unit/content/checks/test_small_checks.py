"""Periods don't end before they begin; dates fit file names; posts have text."""

from __future__ import annotations

import dataclasses

import pytest

from kim_plugins.content.checks import CHECKS, date_matches_name, has_text, periods
from tests.builders import a_draft


@pytest.mark.parametrize("check", CHECKS)
def test_a_plain_post_passes_every_check(check: object) -> None:
    assert callable(check)
    assert check(a_draft()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "kind", ["berita", "pengumuman", "agenda", "klarifikasi", "aspirasi", "potensi"]
)
def test_every_check_bears_a_post_of_which_nothing_could_be_read(check: object, kind: str) -> None:
    draft = a_draft("Isi.", kind=kind, title=["x"], date="besok", summary=["x"])

    assert callable(check)
    assert [p.code for p in check(dataclasses.replace(draft, day=None))] in (
        [],
        ["KIM045"],
    )


@pytest.mark.parametrize(
    ("front", "keys"),
    [
        (
            {"kind": "agenda", "starts": "2026-05-20T09:00", "ends": "2026-05-20T08:00"},
            ("starts", "ends"),
        ),
        ({"kind": "pengumuman", "valid_until": "2026-05-07"}, ("date", "valid_until")),
        ({"updated": "2026-05-07T23:59"}, ("date", "updated")),
    ],
)
def test_what_ends_before_it_begins_is_told(front: dict[str, str], keys: tuple[str, str]) -> None:
    (problem,) = periods.check(a_draft("Isi.", **front))

    assert problem.code == "KIM049"
    assert (problem.args["first"], problem.args["second"]) == keys


@pytest.mark.parametrize(
    "front",
    [
        {"kind": "agenda", "starts": "2026-05-20T09:00", "ends": "2026-05-20"},
        {"kind": "agenda", "starts": "2026-05-20", "ends": "2026-05-20"},
        {"kind": "agenda", "starts": "2026-05-20", "ends": "besok"},
        {"kind": "pengumuman", "valid_until": "2026-05-08"},
        {"date": "2026-05-08T10:00", "updated": "2026-05-08"},
    ],
)
def test_the_same_day_is_no_reversal(front: dict[str, str]) -> None:
    assert periods.check(a_draft("Isi.", **front)) == []


def test_a_date_other_than_that_of_the_file_name_is_told_with_both() -> None:
    (problem,) = date_matches_name.check(a_draft(date="2026-05-08T16:00Z"))

    assert problem.code == "KIM025"
    assert problem.args == {"date": "2026-05-09", "name_date": "2026-05-08", "zone": "WITA"}


def test_any_time_of_the_wita_day_fits_the_file_name() -> None:
    for date in ("2026-05-08", "2026-05-08T23:59", "2026-05-07T16:00Z", "2026-05-08T15:59Z"):
        assert date_matches_name.check(a_draft(date=date)) == []


def test_a_post_without_text_is_told_where_the_text_should_start() -> None:
    (problem,) = has_text.check(a_draft("  \n\n"))

    assert (problem.code, problem.span.line) == ("KIM043", 5)


def test_only_a_withdrawn_post_may_have_no_text() -> None:
    draft = a_draft("", withdrawn={"at": "2026-05-10", "reason": "Keliru."})

    assert has_text.check(draft) == []
