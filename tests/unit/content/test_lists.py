"""Nested lists may be indented by two, three or four spaces; code and paragraphs stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from kim_plugins.content.lists import ListIndents


def _rewritten(text: str) -> str:
    return "\n".join(ListIndents(Markdown()).run(text.split("\n")))


@pytest.mark.parametrize("step", [2, 3, 4])
def test_each_level_of_a_list_is_four_spaces_further_in(step: int) -> None:
    one, two = " " * step, " " * 2 * step

    assert _rewritten(f"- a\n{one}- b\n{two}- c\n{one}- d\n- e") == (
        "- a\n    - b\n        - c\n    - d\n- e"
    )


def test_numbered_lists_are_nested_as_well() -> None:
    assert _rewritten("1. a\n   - b\n   - c\n2. d") == "1. a\n    - b\n    - c\n2. d"


def test_a_paragraph_of_an_item_stays_with_it() -> None:
    assert _rewritten("- a\n\n  Alinea.\n\n- b") == "- a\n\n    Alinea.\n\n- b"


def test_a_line_at_the_margin_ends_the_list() -> None:
    assert _rewritten("- a\n  - b\nAlinea.\n\n- c") == "- a\n    - b\n\nAlinea.\n\n- c"


@pytest.mark.parametrize("text", ["", "Alinea.", "    - kode", "  kata", "-bukan butir", "---"])
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert _rewritten(text) == text


@given(st.text(st.sampled_from("ab -*1. \n")))
def test_only_indents_and_blank_lines_change(text: str) -> None:
    def words(lines: str) -> list[str]:
        return [line.lstrip(" ") for line in lines.split("\n") if line.strip()]

    assert words(_rewritten(text)) == words(text)


def test_a_list_may_follow_a_sentence_as_on_github() -> None:
    assert _rewritten("Bawalah:\n- a\n- b") == "Bawalah:\n\n- a\n- b"
    assert _rewritten("Langkah\n1. a") == "Langkah\n\n1. a"
    assert _rewritten("Tahun\n2026. a") == "Tahun\n2026. a"
    assert _rewritten("> kutipan\n- a") == "> kutipan\n- a"


def test_numbers_with_brackets_number_a_list() -> None:
    assert _rewritten("1) a\n2) b") == "1. a\n2. b"


@given(st.text(st.sampled_from("ab -*1. \n")))
def test_a_list_that_is_right_stays_right(text: str) -> None:
    lines = [f"- a{word}" for word in text.split("\n")]

    assert _rewritten("\n".join(lines)) == "\n".join(lines)
