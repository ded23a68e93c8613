"""A problem in a terminal: its line, carets under the words, nothing that steers the terminal."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.diagnostics import LONGEST_EXCERPT, Diagnostic, Span
from kim_plugins.base.messages import LONGEST_ARGUMENT, as_text, printable

WEEKDAY = Diagnostic(
    "KIM014",
    Span("docs/posts/a.md", 7, 18, 17),
    {"said": "Senin", "date": "8 Mei 2022", "actual": "Minggu"},
    excerpt="Lokakarya dibuka Senin, 8 Mei 2022 di Batu.",
)


def _excerpt(problem: Diagnostic) -> tuple[str, str]:
    """Return the shown line and the words above the carets."""
    _, line, carets, *_ = as_text(problem).split("\n")
    start = carets.index("^")
    return line, line[start : start + carets.count("^")]


def test_a_problem_is_shown_with_its_line_and_carets() -> None:
    assert as_text(WEEKDAY).split("\n") == [
        "docs/posts/a.md:7:18  KIM014  (peringatan) Hari dan tanggal tidak cocok",
        "  7 | Lokakarya dibuka Senin, 8 Mei 2022 di Batu.",
        "    |                  ^^^^^^^^^^^^^^^^^",
        "  8 Mei 2022 jatuh pada hari Minggu, bukan Senin.",
        "  Periksa kembali hari dan tanggal kejadiannya.",
    ]


def test_what_must_be_mended_is_not_marked_as_a_warning() -> None:
    problem = Diagnostic("KIM027", Span("docs/posts/a.md", 7, 5, 3), {"target": "x.md"})

    assert as_text(problem).startswith("docs/posts/a.md:7:5  KIM027  Tujuan tautan tidak ada\n")


def test_a_guess_is_shown_between_message_and_hint() -> None:
    lines = as_text(dataclasses.replace(WEEKDAY, suggestion="Minggu")).split("\n")

    assert lines[-2] == "  Mungkin maksud Anda: Minggu"


def test_a_problem_without_a_line_shows_neither_line_nor_carets() -> None:
    assert len(as_text(dataclasses.replace(WEEKDAY, excerpt="")).split("\n")) == 3
    assert len(as_text(dataclasses.replace(WEEKDAY, excerpt="   ")).split("\n")) == 3


def test_a_problem_without_a_column_shows_its_line_alone() -> None:
    shown = as_text(dataclasses.replace(WEEKDAY, span=Span("docs/posts/a.md", 7)))

    assert "  7 | Lokakarya" in shown
    assert "^" not in shown


def test_a_no_break_space_is_drawn_as_a_blank_and_keeps_its_column() -> None:
    odd = "Lokakarya\u00a0dibuka\u202fSenin,\u00a08\u2007Mei\u00a02022 di\u3000Batu."

    assert _excerpt(dataclasses.replace(WEEKDAY, excerpt=odd)) == _excerpt(WEEKDAY)


def test_carets_line_up_whatever_the_width_of_the_line_number() -> None:
    far = dataclasses.replace(WEEKDAY, span=dataclasses.replace(WEEKDAY.span, line=1234))

    assert _excerpt(far)[1] == "Senin, 8 Mei 2022"


def _long(column: int, length: int) -> Diagnostic:
    line = "kata " * 100
    problem = dataclasses.replace(WEEKDAY, span=Span("a.md", 7, column, length), excerpt="")
    return problem.with_excerpt([""] * 6 + [line])


def test_a_long_line_is_cut_around_the_problem() -> None:
    shown, marked = _excerpt(_long(column=251, length=4))

    assert marked == "kata"
    assert len(shown) == len("  7 | ") + LONGEST_EXCERPT


def test_carets_do_not_run_past_the_cut_line() -> None:
    _, marked = _excerpt(_long(column=1, length=500))

    assert marked == "kata " * (LONGEST_EXCERPT // 5)


def test_control_characters_of_the_line_are_replaced_by_a_visible_mark() -> None:
    problem = dataclasses.replace(WEEKDAY, excerpt="\x1b[31mmerah\t\u202e", span=Span("a.md", 7, 1))

    assert _excerpt(problem)[0] == "  7 | \ufffd[31mmerah\ufffd\ufffd"


@given(st.text(), st.integers(0, 300), st.integers(1, 300))
def test_an_excerpt_never_holds_a_character_that_steers_a_terminal(
    line: str, column: int, length: int
) -> None:
    span = Span("a.md", 1, column, length)
    problem = dataclasses.replace(WEEKDAY, span=span).with_excerpt([line])

    assert all(c.isprintable() or c == "\n" for c in as_text(problem))


@given(st.text(min_size=1))
def test_neither_does_what_an_author_wrote_or_named(text: str) -> None:
    problem = Diagnostic("KIM012", Span(text), {"value": text, "choices": text}, text)

    assert as_text(problem).count("\n") == 3
    assert all(c.isprintable() or c == "\n" for c in as_text(problem))


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert printable("x" * LONGEST_ARGUMENT) == "x" * LONGEST_ARGUMENT
    assert printable("x" * (LONGEST_ARGUMENT + 1)) == "x" * (LONGEST_ARGUMENT - 1) + "…"


@given(st.text())
def test_a_text_made_printable_keeps_its_length_up_to_a_limit(text: str) -> None:
    assert len(printable(text)) == min(len(text), LONGEST_ARGUMENT)
