"""The listing of wishes counts them by regency and tells how long answers take."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model.posts import Post
from kim_plugins.views import wish_states
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

STATE = re.compile(r'class="kim-state[^"]*">([^<]+)<')


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


def _rows(context: Any) -> dict[str, str]:
    """Return all rows of a post's page: above its text, and below it."""
    return {row["term"]: row["value"] for row in context["head_rows"] + context["further_rows"]}


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
    rows = _rows(context)

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

    assert _rows(context)["Dasar hitungan"] == basis


def test_an_answer_is_called_the_same_whether_or_not_it_closes_a_wish() -> None:
    asked: dict[str, Any] = {"request": "informasi", "received": "2026-05-01"}
    steps = [
        {"at": "2026-05-04", "status": "diteruskan", "by": "KIM Contoh"},
        {"at": "2026-05-06", "status": "dijawab", "by": "Kantor Contoh"},
    ]
    post = a_post(kind="aspirasi", **asked, steps=steps)

    assert wish_states.of(post, a_province([post])) == {"id": "dijawab", "label": "Sudah dijawab"}
    assert a_province([post]).progress_of(post).closing is not None


def test_a_wish_that_is_not_filed_says_that_no_clock_runs() -> None:
    post = POSTS[3]
    context: Any = outputs(a_province([post]))[post.url].context
    rows = _rows(context)

    assert context["state"] == {"id": "belum-dicatatkan", "label": "Belum dicatatkan"}
    assert "belum berjalan" in rows["Jawaban pertama"]


def _listing(*posts: Post) -> Any:
    return outputs(a_province(posts, now="2026-05-20T12:00"))["aspirasi/"].context


def test_wishes_stand_by_state_and_what_waits_longest_first() -> None:
    context = _listing(*POSTS)

    found = {s["id"]: [e["url"].split("/")[-2] for e in s["entries"]] for s in context["sections"]}
    assert found == {
        "lewat-batas": ["lampu-3"],
        "menunggu": ["lampu-4"],
        "dijawab": ["lampu-2"],
        "selesai": ["lampu-5", "lampu-1"],
    }
    assert [*found] == ["lewat-batas", "menunggu", "dijawab", "selesai"]
    assert [(jump["label"], jump["url"]) for jump in context["jumps"]] == [
        ("Lewat batas (1)", "aspirasi/#lewat-batas"),
        ("Menunggu (1)", "aspirasi/#menunggu"),
        ("Dijawab (1)", "aspirasi/#dijawab"),
        ("Selesai (1)", "aspirasi/#selesai"),  # the other one is an example
    ]


def test_of_many_wishes_in_a_state_the_newest_are_shown_and_the_rest_counted() -> None:
    context = _listing(*(_wish(number) for number in range(1, 14)))
    (section,) = context["sections"]

    assert (section["id"], len(section["entries"]), section["more"]) == ("menunggu", 10, 3)
    assert section["entries"][0]["url"].endswith("lampu-13/")
    assert context["jumps"] == [], "one state needs no choice"


def test_the_listing_begins_with_what_became_of_all_wishes_in_numbers_that_add_up() -> None:
    assert _summary("aspirasi/", *POSTS)["sentence"] == (
        "Dari 4 suara warga, 2 sudah dijawab, 1 menunggu jawaban, dan 1 lewat batas waktu."
    )
    assert _summary("aspirasi/", POSTS[0])["sentence"] == "Dari 1 suara warga, 1 sudah dijawab."


def test_the_listing_offers_a_way_to_complain_with_or_without_the_guides() -> None:
    with_guide, without = (
        fragments.render(outputs(a_province(POSTS, targets=targets))["aspirasi/"], "/")
        for targets in ({"panduan/pengaduan.md": "panduan/pengaduan/"}, {})
    )

    assert 'href="../panduan/pengaduan/">Sampaikan keluhan</a>' in with_guide
    assert 'href="https://www.lapor.go.id/">SP4N-LAPOR!</a>' in with_guide
    assert 'class="kim-button" href="https://www.lapor.go.id/">Sampaikan keluhan' in without


def test_what_came_of_a_wish_stands_first_and_the_limit_only_while_it_is_waited_for() -> None:
    filed, answered = ("2026-05-04", "diteruskan"), ("2026-05-11", "dijawab")
    waiting, done = _wish(1, filed), _wish(2, answered, filed)
    pages = outputs(a_province([waiting, done], now="2026-05-20T12:00"))

    def above(post: Post) -> list[tuple[str, str]]:
        context: Any = pages[post.url].context
        return [(row["term"], row["value"]) for row in context["head_rows"]]

    latest, limit = above(waiting)
    assert latest == ("Kabar terakhir", "Diteruskan 4 Mei 2026, Kantor Contoh")
    assert limit[0] == "Jawaban pertama"
    assert above(done) == [("Kabar terakhir", "Dijawab 11 Mei 2026, Kantor Contoh")]


LISTS = [
    "",
    "aspirasi/",
    "aspirasi/arsip/2026/",
    "aspirasi/kutai-timur/",
    "kutai-timur/",
    "kutai-timur/arsip/2026/05/",
    "kutai-timur/kim-contoh/",
    "kutai-timur/kecamatan/sangatta-selatan/",
    "kutai-timur/kecamatan/sangatta-selatan/sangkima/",  # without posts of its own
    "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/",
    "topik/literasi/",
]
"""Every sort of page on which a card of the first of `POSTS` stands."""


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize(
    ("steps", "label"),
    [
        ((), "Belum dicatatkan"),
        ((("2026-05-18", "diteruskan"),), "Menunggu jawaban"),
        ((("2026-05-04", "diteruskan"),), "Lewat batas waktu"),
        ((("2026-05-18", "diteruskan"), ("2026-05-19", "dijawab")), "Sudah dijawab"),
        ((("2026-05-04", "diteruskan"), ("2026-05-06", "selesai")), "Selesai"),
    ],
)
def test_a_card_says_where_a_wish_stands_as_its_page_does(
    url: str, steps: tuple[tuple[str, str], ...], label: str
) -> None:
    post = _wish(1, *steps, topics=["literasi"])
    made = outputs(a_province([post], now="2026-05-20T12:00"))

    for page in (made[url], made[post.url]):
        assert STATE.findall(fragments.render(page, "/")) == [label]
