"""A mistyped address is guessed; what is no address is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.addresses import likely_address


@pytest.mark.parametrize(
    "text",
    [
        "www.contoh.id",
        "contoh.id",
        "http:/www.contoh.id",
        "htp://www.contoh.id",
        "https//www.contoh.id",
        "https:www.contoh.id",
        "htttps://www.contoh.id",
        "//www.contoh.id",
    ],
)
def test_an_address_is_made_whole(text: str) -> None:
    assert likely_address(text) in ("https://www.contoh.id", "https://contoh.id")


@pytest.mark.parametrize("text", ["", "rapat.md", "img/a.jpg", "javascript:alert", "#id", "a b.id"])
def test_anything_else_is_no_address(text: str) -> None:
    assert likely_address(text) == ""


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert likely_address(text)[:8] in ("", "https://")
