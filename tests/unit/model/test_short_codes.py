"""Codes that people copy from paper."""

from __future__ import annotations

from kim_plugins.model.short_codes import FIRST, SIGNS, code_of


def test_a_code_is_the_same_every_time_and_another_for_another_key() -> None:
    assert code_of("berau/kim-contoh/2026/kabar/", 9) == code_of("berau/kim-contoh/2026/kabar/", 9)
    assert len({code_of(f"kabar-{number}/", 9) for number in range(2000)}) == 2000


def test_a_code_has_only_signs_that_are_told_apart_and_begins_with_a_letter() -> None:
    codes = [code_of(str(number), 9) for number in range(500)]
    assert {len(code) for code in codes} == {9}
    assert {code[0] for code in codes} <= set(FIRST)
    assert {sign for code in codes for sign in code} == set(SIGNS)
    assert set(SIGNS).isdisjoint("aeiou01ly")
