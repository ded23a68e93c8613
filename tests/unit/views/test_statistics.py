"""Statistics count what is published, by place, month and kind, and never by the clock."""

from __future__ import annotations

from typing import Any

from kim_plugins.model.posts import Post
from tests.builders import a_post, a_province, many_posts
from tests.unit.views.provinces import TARGETS, outputs


def _context(*posts: Post, now: str = "2026-11-24T12:00") -> Any:
    return outputs(a_province(posts, now=now, targets=TARGETS))["statistik/"].context


def _row(rows: Any, name: str) -> Any:
    (found,) = (row for row in rows if row["name"] == name)
    return found


def test_a_site_without_posts_says_how_to_begin() -> None:
    context = _context()

    assert (context["total"], context["months"], context["writing"]) == (
        "0",
        [],
        "tulis/",
    )


def test_posts_are_counted_where_they_are_about_and_examples_nowhere() -> None:
    both = a_post("2026-05-01-a", areas=["64.08", "64.72"])
    example = a_post("2026-05-03-c", example="ya", areas=["64.72"])
    context = _context(both, a_post("2026-05-02-b"), example)

    assert context["total"] == "2"
    assert _row(context["areas"], "Kabupaten Kutai Timur")["posts"] == "2"
    assert _row(context["areas"], "Kota Samarinda")["posts"] == "1"
    assert context["kinds"][0] == {"label": "Berita", "count": "2"}


def test_the_months_are_the_twelve_up_to_the_newest_post_s_newest_first() -> None:
    context = _context(a_post("2025-05-31-tua"), a_post("2025-06-01-lama"), *many_posts(3))
    counts = _row(context["by_month"], "Kabupaten Kutai Timur")["counts"]

    assert (context["months"][0], context["months"][-1]) == ("Mei 2026", "Jun 2025")
    assert len(context["months"]) == len(counts) == 12
    assert (counts[0], counts[-1]) == ("3", "1")
    assert context["period"] == "Juni 2025 sampai Mei 2026"


def test_a_group_writes_if_it_did_in_these_months() -> None:
    old = a_post("2025-01-01-tua", folder="posts/samarinda/kim-teladan")
    areas = _context(old, *many_posts(1))["areas"]

    kutim, samarinda = _row(areas, "Kabupaten Kutai Timur"), _row(areas, "Kota Samarinda")
    assert (kutim["kim"], kutim["verified"], kutim["writing"]) == ("1", "0", "1")
    assert (samarinda["kim"], samarinda["writing"]) == ("1", "0")
    assert _row(areas, "Provinsi Kalimantan Timur")["kim"] == "–"


def test_time_alone_changes_nothing() -> None:
    assert _context(*many_posts(2)) == _context(*many_posts(2), now="2029-01-01T00:00")
