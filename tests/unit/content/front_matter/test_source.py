"""Bytes become text, and a post's text its two halves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.source import (
    LARGEST_FRONT_MATTER,
    LARGEST_POST,
    SourceFile,
    decode,
    split,
)
from tests.builders import a_source, a_text

POST = "---\ntitle: Panen\n---\n\nIsi.\n"


def _codes(file: SourceFile) -> list[str]:
    return [problem.code for problem in split(file).diagnostics]


def test_a_post_has_a_front_matter_and_a_text() -> None:
    raw = split(a_source(POST)).raw

    assert raw is not None
    assert yamltext.data(raw.head) == {"title": "Panen"}
    assert raw.text == "\n\nIsi.\n"
    assert raw.text_line == 3


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    halves = split(a_source("\n\n---\ntitle: Panen\ntitle: Madu\n---\nIsi.\n"))

    assert [str(p.span) for p in halves.diagnostics] == [f"{a_source('').path}:5:1"]
    assert halves.raw is not None
    assert halves.raw.text_line == 6


def test_later_fences_belong_to_the_text() -> None:
    raw = split(a_source(POST + "\n---\n\nLagi.\n")).raw

    assert raw is not None
    assert raw.text.endswith("Isi.\n\n---\n\nLagi.\n")


@pytest.mark.parametrize("fence", ["----", "-- -", " ---", "--- isi", "***"])
def test_only_three_hyphens_alone_on_a_line_are_a_fence(fence: str) -> None:
    assert _codes(a_source(POST.replace("---", fence, 1))) == ["KIM001"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(line_end: str, mark: bytes) -> None:
    content = mark + POST.replace("\n", line_end).encode()

    assert split(a_source(content)) == split(a_source(POST))


def test_a_character_that_can_not_be_decoded_is_told_by_its_line() -> None:
    text, problem = decode(a_source(b"satu\nd\xffa\n"))

    assert text is None
    assert problem is not None
    assert (problem.code, problem.span.line) == ("KIM018", 2)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x90", "\u202e", "\u2066", "\ufeff", "\uffff"]
)
def test_a_sign_that_can_not_be_seen_is_told_by_line_and_column(sign: str) -> None:
    _, problem = decode(a_source(f"satu\ndua {sign}tiga"))

    assert problem is not None
    assert (problem.code, problem.span.line, problem.span.column) == ("KIM060", 2, 5)


def test_line_breaks_of_word_processors_become_spaces() -> None:
    assert decode(a_source("satu\u2028dua\u2029tiga\x85empat")) == ("satu dua tiga empat", None)


def test_tabs_and_joiners_are_seen() -> None:
    assert decode(a_source("satu\tdua\u200d")) == ("satu\tdua\u200d", None)


def test_a_file_without_content_is_empty() -> None:
    for content in (b"", b" \n\t\r\n", b"\xef\xbb\xbf"):
        assert _codes(a_source(content)) == ["KIM017"]


def test_a_link_is_not_read() -> None:
    assert _codes(SourceFile("posts/a.md", "docs/posts/a.md", b"", is_link=True)) == ["KIM021"]


def test_a_post_has_200_kb_at_most() -> None:
    assert _codes(SourceFile("a.md", "a.md", POST.encode(), size=LARGEST_POST)) == []
    (problem,) = split(SourceFile("a.md", "a.md", b"", size=LARGEST_POST + 50_000)).diagnostics
    assert problem.code == "KIM019"
    assert problem.args == {"size": "250 KB", "limit": "200 KB"}


def test_a_front_matter_has_16_kb_at_most() -> None:
    long = a_text(image_alt="x" * LARGEST_FRONT_MATTER)

    assert _codes(a_source(long)) == ["KIM020"]


@given(st.binary() | st.binary().map(lambda rest: b"---\n" + rest + b"\n---\n" + rest))
def test_any_bytes_are_split_or_refused_but_never_raise(content: bytes) -> None:
    halves = split(a_source(content))

    assert (halves.raw is None) <= bool(halves.diagnostics)
    assert halves.raw is None or "\r" not in halves.raw.text
