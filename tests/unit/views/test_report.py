"""A quarter in tables: what was written, by whom, about which villages, and what was answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kim_plugins.model.posts import Post
from kim_plugins.views import digest, report
from kim_plugins.views.report import Cell, Quarter, Table
from tests.builders import REGISTRY, a_post, a_province, a_registry
from tests.unit.views.provinces import TARGETS

FOURTH = Quarter(2026, 4)
WISH: dict[str, Any] = {"kind": "aspirasi", "request": "pengaduan", "received": "2026-10-01"}
ANSWERED = [
    {"at": "2026-10-01", "status": "diteruskan", "by": "KIM Contoh"},
    {"at": "2026-10-06", "status": "dijawab", "by": "Kantor Contoh"},
]


def _tables(*posts: Post, quarter: Quarter = FOURTH, area: str = "kutai-timur") -> dict[str, Table]:
    province = a_province(posts, registry=a_registry(), targets=TARGETS)
    scope = digest.of_area(province.registry.areas[area], province)
    return {table.name: table for table in report.tables(scope, quarter, province)}


def _tables_with(founded: str) -> dict[str, Table]:
    """Make those of a group without posts that was founded on a day."""
    first, second, *rest = REGISTRY["groups"]
    groups = [{**one, "founded": founded} for one in (first, second)]
    province = a_province((), registry=a_registry(groups=[*groups, *rest]), targets=TARGETS)
    return {table.name: table for table in report.tables(digest.of_all(province), FOURTH, province)}


def _summary(*posts: Post, **more: Any) -> dict[Cell, tuple[Cell, Cell]]:
    rows = _tables(*posts, **more)["Ringkasan"].rows
    return {label: (count, note) for label, count, note in rows}


@pytest.mark.parametrize(
    ("written", "quarter"),
    [("2026-4", FOURTH), ("2026-T4", FOURTH), ("2026-IV", FOURTH), ("2026 tw 1", Quarter(2026, 1))],
)
def test_a_quarter_is_read_as_offices_write_it(written: str, quarter: Quarter) -> None:
    assert report.quarter_of(written) == quarter


@pytest.mark.parametrize("written", ["2026", "2026-5", "2026-0", "IV", "", "26-4", "0000-1"])
def test_what_is_no_quarter_is_none(written: str) -> None:
    with pytest.raises(ValueError, match=written or "^$"):
        report.quarter_of(written)


def test_a_quarter_has_three_months_and_a_name() -> None:
    assert FOURTH.name == "Triwulan IV 2026 (Oktober sampai Desember)"
    assert (FOURTH.start, FOURTH.end) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert Quarter(2026, 1).end == dt.date(2026, 3, 31)
    assert report.last_quarter(dt.date(2026, 11, 24)) == Quarter(2026, 3)
    assert report.last_quarter(dt.date(2026, 2, 1)) == Quarter(2025, 4)


def test_only_posts_of_the_quarter_count_and_no_examples() -> None:
    posts = [a_post("2026-10-01-a"), a_post("2026-09-30-b"), a_post("2026-10-02-c", example=True)]
    assert _summary(*posts)["Tulisan terbit"] == (1, "")
    assert [row[2] for row in _tables(*posts)["Tulisan"].rows] == ["Panen madu"]


def test_posts_are_counted_by_kind_and_month() -> None:
    posts = [a_post("2026-10-01-a"), a_post("2026-11-01-b"), a_post("2026-11-02-c")]
    table = _tables(*posts)["Tulisan menurut bulan"]
    assert table.head == ("Jenis", "Oktober", "November", "Desember", "Jumlah")
    assert table.rows[0] == ("Berita", 1, 2, 0, 3)
    assert table.rows[-1] == ("Jumlah", 1, 2, 0, 3)


def test_the_median_of_answers_says_of_how_many() -> None:
    label = "Hari kerja sampai jawaban pertama (median)"
    assert _summary()[label] == ("–", "n = 0")
    posts = [a_post("2026-10-02-a", steps=ANSWERED, **WISH), a_post("2026-10-03-b", **WISH)]
    assert _summary(*posts)[label] == (3, "n = 1")
    assert _summary(*posts)["Suara Warga yang sudah dijawab"] == (1, "")


def test_villages_are_counted_once_each_of_all_that_there_are() -> None:
    posts = [a_post(f"2026-10-0{n}-a", areas=["64.08.04.2001"]) for n in (1, 2)]
    assert _summary(*posts)["Desa, kampung, dan kelurahan yang dikabarkan"] == (1, "dari 141")


def test_a_group_that_was_silent_is_marked_for_its_office() -> None:
    (row,) = _tables(a_post("2026-05-08-a"))["KIM"].rows
    assert row[5:] == (dt.date(2026, 5, 8), "diam lebih dari 90 hari")
    (row,) = _tables(a_post("2026-11-08-a"))["KIM"].rows
    assert row[5:] == (dt.date(2026, 11, 8), "")
    assert "jangan disiarkan" in _tables()["KIM"].note


@pytest.mark.parametrize(
    ("founded", "said"), [("2026-11-20", ""), ("2026-01-01", "belum mulai menulis")]
)
def test_a_group_that_never_wrote_is_not_called_silent_and_left_alone_when_new(
    founded: str, said: str
) -> None:
    (row, *_) = _tables_with(founded)["KIM"].rows
    assert row[5:] == ("belum pernah", said)


def test_what_examples_put_right_is_not_counted() -> None:
    corrections = [{"at": "2026-11-03", "kind": "ralat", "note": "Angkanya keliru."}]
    real = a_post("2026-11-01-a", corrections=corrections)
    example = a_post("2026-11-01-b", example=True, corrections=corrections)
    assert _summary(real, example)["Ralat, hak jawab, dan pencabutan"] == (1, "")


def test_of_a_withdrawn_post_only_the_reason_is_told() -> None:
    gone = {"at": "2026-10-02", "reason": "Isinya tidak dapat dibuktikan."}
    post = a_post("2026-09-01-a", title="Judul yang dicabut", withdrawn=gone)
    told = _tables(post)["Ralat dan pencabutan"].rows
    assert told == [(dt.date(2026, 10, 2), "Dicabut", "(dicabut)", gone["reason"])]


def test_a_quarter_without_posts_and_a_regency_without_groups_have_a_report() -> None:
    for area in ("kutai-timur", "berau"):
        tables = _tables(quarter=Quarter(2020, 2), area=area)
        assert tables["Ringkasan"].rows
        assert not tables["Tulisan"].rows
