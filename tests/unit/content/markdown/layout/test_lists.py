"""Nested lists may be indented by two, three or four spaces; an indent elsewhere says nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from kim_plugins.content.markdown.layout.lists import Lists


def _rewritten(text: str) -> str:
    return "\n".join(Lists(Markdown()).run(text.split("\n")))


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


@pytest.mark.parametrize("text", ["", "Alinea.", "-bukan butir", "---", "A. Yani", "(1) sebuah"])
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert _rewritten(text) == text


@pytest.mark.parametrize("text", ["    - butir", "  - butir", "\t- butir"])
def test_a_list_may_begin_further_in(text: str) -> None:
    assert _rewritten(text) == "- butir"


def test_an_indent_outside_of_lists_says_nothing() -> None:
    assert _rewritten("     Alinea.\n\n\tAlinea.") == "Alinea.\n\nAlinea."


def test_what_belongs_to_a_footnote_or_a_definition_stays_further_in() -> None:
    for first in ("[^1]: Catatan.", ":   Arti."):
        assert _rewritten(f"{first}\n\n    Lanjutan.") == f"{first}\n\n    Lanjutan."


@given(st.text(st.sampled_from("ab -*1.)(•✅–\t \n")))
def test_no_word_is_lost(text: str) -> None:
    def words(lines: str) -> str:
        return "".join(re.findall("[ab✅]", lines))

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
