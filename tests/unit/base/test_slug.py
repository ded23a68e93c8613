"""Slugs: lower-case letters and digits in groups joined by single hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.slug import LONGEST, is_slug, slugify


@pytest.mark.parametrize("text", ["a", "panen-madu", "2026", "kim-contoh-2"])
def test_groups_of_letters_and_digits_joined_by_hyphens_are_slugs(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "a b", "a_b", "é", "a/b", "..", "a\n", "٣"]
)
def test_anything_else_is_no_slug(text: str) -> None:
    assert not is_slug(text)


def test_a_slug_has_80_characters_at_most() -> None:
    assert is_slug("a" * LONGEST)
    assert not is_slug("a" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Panen Madu, 8 Mei", "panen-madu-8-mei"),
        ("Ma'ruf & Jum'at", "maruf-jumat"),
        ("Café  Kelulut!", "cafe-kelulut"),
        ("  --a--  ", "a"),
        ("蜂蜜", ""),
        ("", ""),
    ],
)
def test_a_text_is_turned_into_the_slug_most_like_it(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=200))
def test_what_comes_out_is_a_slug_or_nothing(text: str) -> None:
    assert slugify(text) == "" or is_slug(slugify(text))


@given(st.text(max_size=200))
def test_a_slug_stays_as_it_is(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda s: len(s) <= 80))
def test_every_slug_is_its_own_slug(slug: str) -> None:
    assert is_slug(slug)
    assert slugify(slug) == slug
