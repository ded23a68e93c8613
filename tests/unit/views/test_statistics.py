"""Statistics count what is published, by place, month and kind, and never by the clock."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Any

from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.views import charts, open_data
from tests.builders import a_post, a_province, many_posts
from tests.unit.views.provinces import TARGETS, a_full_province, outputs


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
    assert context["kinds"]["labels"][0] == "Berita"
    assert context["kinds"]["rows"][-1]["counts"][:3] == ["2", "2", "0"]


def test_the_months_are_the_twelve_up_to_the_newest_post_s_newest_first() -> None:
    context = _context(a_post("2025-05-31-tua"), a_post("2025-06-01-lama"), *many_posts(3))
    counts = _row(context["by_month"], "Kabupaten Kutai Timur")["counts"]

    # Ten months without any post are told together.
    assert context["months"] == ["Mei 2026", "Jul 2025 sampai Apr 2026", "Jun 2025"]
    assert counts == ["3", "0", "1"]
    assert context["period"] == "Juni 2025 sampai Mei 2026"
    rows = {row["name"]: row["counts"][0] for row in context["kinds"]["rows"]}
    assert rows == {
        "Mei 2026": "3",
        "Jul 2025 sampai Apr 2026": "0",
        "Jun 2025": "1",
        "Sebelum Jun 2025": "1",
        "Seluruhnya": "5",
    }


def test_months_before_the_first_post_are_not_told_of_and_two_empty_ones_stand_alone() -> None:
    context = _context(a_post("2026-02-01-a"), a_post("2026-05-01-b"))

    assert context["months"] == ["Mei 2026", "Apr 2026", "Mar 2026", "Feb 2026"]
    assert _context(a_post("2026-05-01-b"))["months"] == ["Mei 2026"]
    assert _context(a_post("2026-05-01-b"))["period"] == "Mei 2026"


def test_a_group_writes_if_it_did_in_these_months() -> None:
    old = a_post("2025-01-01-tua", folder="posts/samarinda/kim-teladan")
    context = _context(old, *many_posts(1))
    areas = context["areas"]

    kutim, samarinda = _row(areas, "Kabupaten Kutai Timur"), _row(areas, "Kota Samarinda")
    assert (kutim["kim"], kutim["verified"], kutim["writing"]) == ("1", "0", "1")
    assert (samarinda["kim"], samarinda["writing"]) == ("1", "0")
    assert _row(areas, "Provinsi Kalimantan Timur")["kim"] == "–"
    # The picture tells numbers of regencies, and names no group.
    drawn = {row["label"]: (row["told"], row["length"]) for row in context["writing_chart"]["rows"]}
    assert drawn["Kabupaten Kutai Timur"] == ("1 dari 1", charts.LONGEST)
    assert drawn["Kota Samarinda"] == ("0 dari 1", 0)
    assert "KIM Teladan" not in str(context)


def test_the_numbers_are_those_of_the_open_data() -> None:
    province = a_full_province()
    context: Any = outputs(province)["statistik/"].context
    rows = context["kinds"]["rows"]
    files = {file.path: file.make().decode() for file in open_data.files(province)}
    posts, activity = (
        list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"], newline="")))
        for name in ("posts", "activity")
    )

    by_kind = Counter(post["kind"] for post in posts)
    total = [str(len(posts)), *(str(by_kind[kind]) for kind in KIND_LABELS)]
    assert rows[-1]["counts"] == total
    by_month: Counter[str] = Counter()
    for row in activity:
        by_month[row["month"]] += int(row["posts"])
    told = {row["name"]: row["counts"][0] for row in rows}
    assert told["Mei 2026"] == str(by_month["2026-05"])
    assert sum(by_month.values()) == int(told["Seluruhnya"])


def test_villages_are_reached_by_posts_that_name_them() -> None:
    context = _context(
        a_post("2026-05-01-a", areas=["64.08.12.2004", "64.08.12.1002"]),
        a_post("2026-05-02-b", areas=["64.08.12.2004"]),
        a_post("2026-05-03-c", areas=["64.08.04"]),  # a kecamatan names no village
    )
    kutim = _row(context["reached"]["rows"], "Kabupaten Kutai Timur")

    assert (kutim["told"], context["reached"]["told"]) == ("2", "2")
    assert int(kutim["all"]) > 2


def _wish(day: str, *steps: tuple[str, str]) -> Post:
    given = [{"at": at, "status": status, "by": "Dinas Contoh"} for at, status in steps]
    return a_post(
        f"{day}-usul-{day[-1]}",
        kind="aspirasi",
        request="pengaduan",
        received=day,
        steps=given,
    )


def test_answers_are_told_against_their_limit_and_what_waits_is_not_left_out() -> None:
    quick = _wish("2026-05-04", ("2026-05-04", "diteruskan"), ("2026-05-06", "dijawab"))
    slow = _wish("2026-05-05", ("2026-05-05", "diteruskan"), ("2026-05-20", "dijawab"))
    waits = _wish("2026-05-06", ("2026-05-06", "diteruskan"))
    never = _wish("2026-05-07")
    answers = _context(quick, slow, waits, never)["answers"]

    assert [(row["name"], row["count"]) for row in answers["rows"]] == [
        ("0 sampai 3 hari kerja (batas)", "1"),
        ("4 sampai 5 hari kerja", "0"),
        ("6 sampai 14 hari kerja", "1"),
        ("Lebih dari 14 hari kerja", "0"),
        ("Belum dijawab", "1"),
        ("Belum dicatatkan di SP4N-LAPOR!", "1"),
    ]
    assert (answers["median"], answers["count"], answers["total"]) == ("6,5", "2", "4")
    assert _context(*many_posts(1))["answers"] is None


def test_wishes_that_nobody_has_answered_have_no_median() -> None:
    assert _context(_wish("2026-05-07"))["answers"]["median"] == ""


def test_time_alone_changes_nothing() -> None:
    posts = [*many_posts(2), _wish("2026-05-06", ("2026-05-06", "diteruskan"))]
    assert _context(*posts) == _context(*posts, now="2029-01-01T00:00")
