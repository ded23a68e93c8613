"""Every code has one place in the handbook."""

from __future__ import annotations

import collections

from kim_plugins.base import chapters, messages


def test_every_code_is_in_exactly_one_chapter() -> None:
    divided = chapters.divided(messages.codes())

    assert sorted(code for codes in divided.values() for code in codes) == messages.codes()


def test_no_two_chapters_claim_a_code() -> None:
    claims = collections.Counter(n for chapter in chapters.CHAPTERS for n in chapter.numbers)

    assert [number for number, count in claims.items() if count > 1] == []


def test_a_chapter_claims_only_codes_that_exist() -> None:
    existing = {int(code.removeprefix("KIM")) for code in messages.codes()}

    assert {n for c in chapters.CHAPTERS for n in c.numbers} - existing == set()


def test_a_code_that_no_chapter_names_goes_by_its_hundred() -> None:
    assert chapters.chapter_of("KIM101") is chapters.REGISTRY
    assert chapters.chapter_of("KIM204") is chapters.SETTINGS
    assert chapters.chapter_of("KIM205") is chapters.SETTINGS
    assert chapters.chapter_of("KIM999") is chapters.OTHERS


def test_chapters_without_codes_are_left_out() -> None:
    assert list(chapters.divided(["KIM101"])) == [chapters.REGISTRY]


def test_no_code_is_left_over() -> None:
    left = chapters.divided(messages.codes()).get(chapters.OTHERS, [])

    assert left == [], "name them in one of CHAPTERS"
