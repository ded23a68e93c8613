"""The listing of wishes counts them by regency and tells how long answers take."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from kim_plugins.model.posts import Post
from kim_plugins.views.kinds import wish
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs


def _wish(number: int, *steps: tuple[str, str], **front: Any) -> Post:
    return a_post(
        f"2026-05-{number:02}-lampu-{number}",
        kind="aspirasi",
        request="pengaduan",
        received="2026-05-01",
        steps=[{"at": at, "status": status, "by": "Kantor Contoh"} for at, status in steps],
        **front,
    )


def _summary(url: str, *posts: Post) -> Any:
    context: Any = outputs(a_province(posts, now="2026-05-20T12:00"))[url].context
    return context["summary"]


POSTS = (
    _wish(1, ("2026-05-04", "diteruskan"), ("2026-05-06", "selesai")),
    _wish(2, ("2026-05-04", "diteruskan"), ("2026-05-11", "dijawab")),
    _wish(3, ("2026-05-04", "diteruskan")),
    _wish(4),
    _wish(5, ("2026-05-04", "diteruskan"), ("2026-05-05", "selesai"), example="ya"),
)


def test_the_median_counts_working_days_from_filing_to_the_first_answer() -> None:
    (row,) = _summary("aspirasi/", *POSTS)["rows"]

    assert row == {
        "name": "Kabupaten Kutai Timur",
        "url": "aspirasi/kutai-timur/",
        "total": "4",
        "open": "1",
        "answered": "2",
        "overdue": "1",
        "median": "3,5 hari kerja",
    }


def test_a_regency_s_listing_counts_that_regency_alone() -> None:
    both = _wish(6, areas=["64.08", "64.72"])

    rows = _summary("aspirasi/samarinda/", both)["rows"]

    assert [row["name"] for row in rows] == ["Kota Samarinda"]
    assert len(_summary("aspirasi/", both)["rows"]) == 2


def test_examples_do_not_count() -> None:
    assert _summary("aspirasi/", POSTS[-1]) is None


def test_without_an_answer_there_is_no_median() -> None:
    (row,) = _summary("aspirasi/", POSTS[3])["rows"]

    assert row["median"] == "–"


def test_a_page_tells_both_limits_and_whether_they_were_kept() -> None:
    post = POSTS[1]
    context: Any = outputs(a_province([post], now="2026-05-20T12:00"))[post.url].context
    rows = {row["term"]: row["value"] for row in context["fields"]}

    assert context["state"] == {"id": "dijawab", "label": "Sudah dijawab"}
    assert rows["Jawaban pertama"] == (
        "Batasnya Kamis, 7 Mei 2026 (3 hari kerja); dijawab 11 Mei 2026, sesudah batas waktu"
    )
    assert rows["Penyelesaian"] == "Batasnya Jumat, 22 Mei 2026 (14 hari kerja)"


class _UntilNewYear(frozenset[dt.date]):
    def is_decreed(self, year: int) -> bool:
        return year <= 2027


@pytest.mark.parametrize(
    ("filed", "basis"),
    [
        ("2027-03-05", "Hari libur dan cuti bersama 2027 menurut keputusan bersama tiga menteri"),
        ("2027-12-30", "Perkiraan: hari libur dan cuti bersama 2028 belum ditetapkan"),
    ],
)
def test_a_page_tells_whether_its_limits_rest_on_a_decree(filed: str, basis: str) -> None:
    steps = [{"at": filed, "status": "diteruskan", "by": "KIM Contoh"}]
    asked: dict[str, Any] = {"request": "informasi", "received": "2026-05-01"}
    post = a_post(kind="aspirasi", **asked, steps=steps)
    province = dataclasses.replace(a_province([post]), days_off=_UntilNewYear())
    context: Any = outputs(province)[post.url].context

    assert {row["term"]: row["value"] for row in context["fields"]}["Dasar hitungan"] == basis


def test_an_answer_is_called_the_same_whether_or_not_it_closes_a_wish() -> None:
    asked: dict[str, Any] = {"request": "informasi", "received": "2026-05-01"}
    steps = [
        {"at": "2026-05-04", "status": "diteruskan", "by": "KIM Contoh"},
        {"at": "2026-05-06", "status": "dijawab", "by": "Kantor Contoh"},
    ]
    post = a_post(kind="aspirasi", **asked, steps=steps)

    assert wish.state(post, a_province([post])) == {"id": "dijawab", "label": "Sudah dijawab"}
    assert a_province([post]).progress_of(post).closing is not None


def test_a_wish_that_is_not_filed_says_that_no_clock_runs() -> None:
    post = POSTS[3]
    context: Any = outputs(a_province([post]))[post.url].context
    rows = {row["term"]: row["value"] for row in context["fields"]}

    assert context["state"] == {"id": "belum-dicatatkan", "label": "Belum dicatatkan"}
    assert "belum berjalan" in rows["Jawaban pertama"]
