"""Diagnostics are values: ordered by place, with a guess and the line they point at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.diagnostics import (
    LONGEST_EXCERPT,
    Diagnostic,
    Span,
    by_place,
    closest,
)

POST = "docs/posts/a.md"


def test_problems_are_shown_by_path_then_line_then_column_then_code() -> None:
    expected = [
        Diagnostic("KIM027", Span("docs/posts/a.md")),
        Diagnostic("KIM014", Span(POST, 2, 1)),
        Diagnostic("KIM011", Span(POST, 2, 9)),
        Diagnostic("KIM012", Span(POST, 2, 9)),
        Diagnostic("KIM001", Span(POST, 10, 1)),
        Diagnostic("KIM001", Span("docs/posts/b.md", 1, 1)),
    ]

    assert by_place(reversed(expected)) == expected


def test_problems_at_one_place_with_one_code_are_ordered_by_their_arguments() -> None:
    credit = Diagnostic("KIM033", Span(POST, 5, 8), {"key": "image_credit"})
    alt = Diagnostic("KIM033", Span(POST, 5, 8), {"key": "image_alt"})

    assert by_place([credit, alt]) == by_place([alt, credit]) == [alt, credit]


@given(st.permutations([Diagnostic("KIM001", Span(POST, n // 2, n % 3)) for n in range(8)]))
def test_the_order_does_not_depend_on_how_problems_were_found(found: list[Diagnostic]) -> None:
    assert by_place(found) == by_place(by_place(found))
    assert by_place(found) == by_place(reversed(found))


def test_a_place_is_written_as_editors_link_it() -> None:
    assert str(Span(POST, 7, 21)) == "docs/posts/a.md:7:21"
    assert str(Span(POST, 7)) == "docs/posts/a.md:7"
    assert str(Span(POST)) == "docs/posts/a.md"


def test_an_excerpt_is_the_line_that_the_problem_points_at() -> None:
    problem = Diagnostic("KIM014", Span(POST, 2, 1))

    assert problem.with_excerpt(["satu", "dua", "tiga"]).excerpt == "dua"


def test_a_problem_of_the_whole_file_or_past_its_end_has_no_excerpt() -> None:
    for line in (0, 4):
        problem = Diagnostic("KIM001", Span(POST, line))
        assert problem.with_excerpt(["satu", "dua", "tiga"]) == problem


def test_of_a_long_line_the_part_around_the_problem_is_kept() -> None:
    words = "Senin, 8 Mei 2022"
    line = "kata " * 200 + words + " kata" * 200
    span = Span(POST, 1, line.index(words) + 1, len(words))

    problem = Diagnostic("KIM014", span).with_excerpt([line])

    start = span.column - problem.excerpt_start
    assert len(problem.excerpt) == LONGEST_EXCERPT
    assert problem.excerpt[start : start + span.length] == words


def test_the_closest_choice_is_guessed_whatever_its_case() -> None:
    choices = ["berita", "pengumuman", "KIM-Contoh"]

    assert closest("beritta", choices) == "berita"
    assert closest("kim-conto", choices) == "KIM-Contoh"


def test_nothing_is_guessed_where_no_choice_is_near() -> None:
    assert closest("xyz", ["berita", "agenda"]) == ""
    assert closest("berita", []) == ""


@pytest.mark.parametrize(
    ("word", "choices"),
    [
        ("tidak-benar", ["benar", "sebagian-benar"]),
        ("bukan benar", ["benar", "sebagian-benar"]),
        ("tidakbenar", ["benar"]),
        ("Tidak-Aktif", ["aktif"]),
        ("nonaktif", ["aktif"]),
        ("terbukti", ["belum-terbukti"]),
        ("kewenangan", ["bukan-kewenangan"]),
    ],
)
def test_the_opposite_is_never_guessed(word: str, choices: list[str]) -> None:
    assert closest(word, choices) == ""


def test_what_is_denied_is_found_among_its_like_and_other_words_begin_alike() -> None:
    assert closest("belum-terbukt", ["terbukti", "belum-terbukti"]) == "belum-terbukti"
    assert closest("tidak-terbukti", ["benar", "belum-terbukti"]) == "belum-terbukti"
    assert closest("Belumay", ["Belumai", "Melumai"]) == "Belumai"
    assert closest("takaranya", ["takaran"]) == "takaran"


@given(st.text(), st.lists(st.text()))
def test_a_guess_is_always_one_of_the_choices(word: str, choices: list[str]) -> None:
    assert closest(word, choices) in {*choices, ""}


def test_a_guess_does_not_depend_on_the_order_of_the_choices() -> None:
    choices = ["kim-contoh-a", "kim-contoh-b", "kim-contoh-c"]

    assert closest("kim-contoh-x", choices) == closest("kim-contoh-x", reversed(choices))
