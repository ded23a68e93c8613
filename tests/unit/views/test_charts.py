"""The marks of pictures: as long as their numbers, whatever these are."""

from __future__ import annotations

from typing import Any

from kim_plugins.views import charts
from kim_plugins.views.charts import LEAST, LONGEST, TALLEST, Bar


def test_a_bar_is_as_long_as_its_share_and_something_is_never_nothing() -> None:
    rows: Any = charts.bars(
        [
            Bar("Semua", "4", 4, 4),
            Bar("Separuh", "2", 2, 4),
            Bar("Sedikit", "1", 1, 99_999),
            Bar("Tidak ada", "0", 0, 4),
            Bar("Tanpa dasar", "0", 0, 0),
        ]
    )["rows"]

    assert [row["length"] for row in rows] == [LONGEST, round(LONGEST / 2), LEAST, 0, 0]
    assert [row["y"] for row in rows] == [0, 40, 80, 120, 160]


def test_columns_share_one_scale_and_an_empty_month_has_none() -> None:
    drawn: Any = charts.columns(
        [("Semua", "60", [40, 0, 20]), ("Berita", "20", [20, 0, 0])], "Mar 2026", "Mei 2026"
    )
    both, news = drawn["rows"]

    first = f"M0 {both['base']}v-{TALLEST}h45V{both['base']}z"
    assert both["path"] == f"{first}M96 {both['base']}v-30h45V{both['base']}z"
    assert news["path"] == f"M0 {news['base']}v-30h45V{news['base']}z"
    assert (drawn["first"], drawn["last"]) == ("Mar 2026", "Mei 2026")
    assert news["y"] > both["base"]


def test_a_single_month_is_a_picture_too_and_so_is_nothing() -> None:
    one: Any = charts.columns([("Semua", "1", [1])], "Mei 2026", "Mei 2026")
    none: Any = charts.columns([], "", "")

    assert (one["across"], one["last"]) == (charts.WIDEST, "")
    assert none["rows"] == charts.bars([])["rows"] == []


def test_many_posts_stay_within_the_picture() -> None:
    values = [10_000 * month for month in range(1, 13)]
    drawn: Any = charts.columns([("Semua", "780.000", values)], "Jun 2025", "Mei 2026")

    assert drawn["across"] <= charts.WIDTH
    assert drawn["rows"][0]["base"] == charts.NAME + TALLEST
