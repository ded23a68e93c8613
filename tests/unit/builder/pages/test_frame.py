"""A frame is the theme's page cut at its marks; filling it in escapes everything but HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from kim_plugins.builder.pages.frame import cut, mark

NAMES = st.sampled_from(["title", "content", "base", "og_type"])
TEXT = st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]))


def test_values_stand_where_their_marks_stood() -> None:
    frame = cut(f"<title>{mark('title')}</title>{mark('content')}<p>{mark('title')}</p>")
    filled = frame.fill({"title": "A & B", "content": "<h1>A</h1>"})
    assert filled == "<title>A &amp; B</title><h1>A</h1><p>A &amp; B</p>"


def test_a_page_without_marks_is_itself() -> None:
    assert cut("<p>Isi</p>").fill({}) == "<p>Isi</p>"


def test_a_value_that_looks_like_a_mark_is_only_text() -> None:
    frame = cut(f"{mark('title')} {mark('content')}")
    assert frame.fill({"title": mark("content"), "content": "isi"}) == f"{mark('content')} isi"


def test_a_mark_without_a_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        cut(mark("lain")).fill({"title": "x"})


def test_quotes_are_escaped_for_attributes() -> None:
    assert cut(mark("title")).fill({"title": "\"'<>"}) == "&#34;&#39;&lt;&gt;"


@given(st.lists(st.tuples(TEXT, NAMES)), TEXT, st.dictionaries(NAMES, TEXT))
def test_filling_is_replacing(
    parts: list[tuple[str, str]], end: str, given: dict[str, str]
) -> None:
    values = {"title": "", "content": "", "base": "", "og_type": "", **given}
    text = "".join(before + mark(name) for before, name in parts) + end
    expected = "".join(
        before + (values[name] if name == "content" else str(escape(values[name])))
        for before, name in parts
    )
    assert cut(text).fill(values) == expected + end


@given(TEXT, TEXT)
def test_only_equal_frames_have_equal_digests(one: str, other: str) -> None:
    assert (cut(one).digest == cut(other).digest) is (one == other)
