"""A year's index: the same files whatever was there before, and few of them for a small change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.builder.search.year_index import Shape, changed

Days = dict[int, list[dict[str, Any]]]
TEXTS = ("Warga menulis.", "Panen padi", "Air. " * 4, "Kepiting, padi, dan air")


def a_record(number: int, text: str = "Warga menulis.", **keys: Any) -> dict[str, Any]:
    """Make the record of a post."""
    return {
        "url": f"berau/kim/2026/{number:03}/",
        "title": f"Kabar {number}",
        "words": "Desa Contoh.",
        "summary": "Ringkas.",
        "shown": {},
        "filters": {"wilayah": ["berau"], "jenis": ["berita"], "topik": []},
        "until": 0,
        "text": text,
        **keys,
    }


def whole(days: Mapping[int, Sequence[dict[str, Any]]]) -> dict[str, bytes]:
    made = changed(Shape.of(map(len, days.values())), {}, days, lambda _: None)
    return {name: content for name, content in made.items() if content is not None}


def read(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_a_stem_leads_to_the_posts_that_hold_it_and_tells_what_it_weighs_there() -> None:
    days = {3: [a_record(1, "Air surut."), a_record(2, "Air. Air. Air.")], 5: [a_record(3)]}
    days[5][0]["title"] = "Air naik"

    files = whole(days)

    head = read(files, "kepala.json")
    assert (head["letters"], head["step"]) == (0, 16)
    numbers = [3 * 16, 3 * 16 + 1, 5 * 16]
    gaps = [numbers[0], 1, numbers[2] - numbers[1]]
    assert read(files, "k-.json")["air"] == [
        gap * 4 + weight for gap, weight in zip(gaps, (0, 1, 3), strict=True)
    ]
    assert read(files, "wilayah.json") == {"berau": [gap * 4 for gap in gaps]}
    assert "topik.json" not in files
    assert [record["url"] for record in read(files, "isi/3-0.json")] == [
        record["url"] for record in days[3]
    ]


def test_common_words_lead_nowhere() -> None:
    assert "dan" not in read(whole({0: [a_record(1, "Air dan api.")]}), "k-.json")


def test_an_end_is_told_by_the_number_of_its_post() -> None:
    files = whole({2: [a_record(1), a_record(2, until=29_000_000)]})

    assert read(files, "kepala.json")["ends"] == {"33": 29_000_000}


def test_words_for_misspelt_ones_are_counted_by_posts_the_commonest_first() -> None:
    days = {0: [a_record(1, title="Banjir banjir"), a_record(2, title="Banjir di hilir")]}

    assert read(whole(days), "kata.json") == {"2": "banjir contoh desa ringkas", "1": "hilir"}


def test_the_file_of_such_words_goes_with_the_last_of_them() -> None:
    nothing = {"words": "", "title": "Air", "summary": "Api"}
    before, after = {0: [a_record(1, **nothing), a_record(2)]}, {0: [a_record(1, **nothing)]}
    files = whole(before)

    made = changed(Shape.of([2]), before, after, files.get)

    left = {name: content for name, content in {**files, **made}.items() if content is not None}
    assert left == whole(after)
    assert "kata.json" not in left


@pytest.mark.parametrize(("posts", "letters"), [(60, 0), (61, 1), (601, 2), (4001, 3)])
def test_more_posts_part_the_files_by_more_letters(posts: int, letters: int) -> None:
    assert Shape.of([1] * posts).letters == letters


def test_a_day_with_many_posts_leaves_room_for_their_numbers() -> None:
    assert [Shape.of([most, 1]).step for most in (1, 16, 17, 1000)] == [16, 16, 32, 1024]


def test_a_new_post_changes_only_the_files_of_its_own_words() -> None:
    before = {day: [a_record(day, TEXTS[day % 4])] for day in range(100)}
    old = whole(before)
    day = {50: [*before[50], a_record(500, "Kepiting")]}

    made = changed(Shape.of([1] * 101), {50: before[50]}, day, old.get)

    differing = {name for name, content in made.items() if old.get(name) != content}
    assert differing == {
        *(f"k-{letter}.json" for letter in "k5dcr"),
        *("jenis.json", "wilayah.json", "kata.json", "isi/50-0.json"),
    }


POSTS = st.dictionaries(st.integers(0, 12), st.sampled_from(TEXTS), max_size=9)


@given(POSTS, POSTS)
def test_any_change_ends_in_the_files_of_a_whole_year(
    before: dict[int, str], after: dict[int, str]
) -> None:
    old, new = _days(before), _days(after)
    shape = Shape(2, 16)
    files = {n: c for n, c in changed(shape, {}, old, lambda _: None).items() if c is not None}
    touched = {day for day in range(5) if old.get(day) != new.get(day)}

    made = changed(shape, _only(old, touched), _only(new, touched), files.get)

    found = {name: content for name, content in {**files, **made}.items() if content is not None}
    wanted = changed(shape, {}, new, lambda _: None)
    assert found == {name: content for name, content in wanted.items() if content is not None}


def _days(posts: Mapping[int, str]) -> Days:
    """Three posts a day; one of three has an end."""
    days: Days = {}
    for number, text in sorted(posts.items()):
        record = a_record(number, text, until=0 if number % 3 else 29_000_000 + len(text))
        days.setdefault(number // 3, []).append(record)
    return days


def _only(days: Days, touched: set[int]) -> Days:
    return {day: posts for day, posts in days.items() if day in touched}
