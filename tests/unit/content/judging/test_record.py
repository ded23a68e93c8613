"""An examination is kept as JSON and comes back as it was, at whatever path the file lies then."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import record
from kim_plugins.content.judging.examine import Examination, examine
from kim_plugins.content.markdown import body
from kim_plugins.model.body import Body, Heading, SafeHtml, Slot, SlotKind
from tests.builders import URI, a_source, a_text

WORDS = st.text(max_size=20) | st.sampled_from(["Judul", "“é” & <b>", "2026-05-08", "[literasi]"])
KEYS = st.sampled_from(
    "title summary kind topics areas image video updated draft withdrawn warna".split()
)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "## Bagian",
            "# Judul",
            "[a](../lain.md#x) dan ![b](<img/b c.png>)",
            "catatan[^1]\n\n[^1]: Kaki.",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "```\nkode\n```",
            "Senin, 8 Mei 2022",
        ]
    )
    | st.text(max_size=40),
    max_size=5,
).map("\n\n".join)
FRONTS = st.dictionaries(KEYS, WORDS | st.lists(WORDS, max_size=3) | st.booleans() | st.none())


def back(found: Examination, path: str) -> Examination:
    """Encode an examination and decode it for the file at `path`."""
    head, rest = record.encode(found)
    return record.decode(head, path, record.decode_pieces(rest))


@given(MARKDOWN, FRONTS)
def test_the_examination_of_any_post_comes_back_as_it_was(
    text: str, front: dict[str, object]
) -> None:
    file = a_source(a_text(text, **front).encode("utf-8", "replace"))
    found = examine(file, body.render_text)
    assert back(found, file.path) == found


@given(st.binary(max_size=200))
def test_the_examination_of_any_bytes_comes_back_as_it_was(content: bytes) -> None:
    file = a_source(content)
    found = examine(file, body.render_text)
    assert back(found, file.path) == found


@given(MARKDOWN, FRONTS)
def test_what_is_kept_of_one_file_is_right_for_the_same_file_elsewhere(
    text: str, front: dict[str, object]
) -> None:
    content = a_text(text, **front).encode("utf-8", "replace")
    here = a_source(content)
    uri = f"posts/samarinda/kim-lain/{URI.rpartition('/')[2]}"
    there = SourceFile(uri, f"lain/docs/{uri}", content, size=len(content))
    found = examine(here, body.render_text)
    assert back(found, there.path) == examine(there, body.render_text)
    assert record.encode(found) == record.encode(examine(there, body.render_text))


def test_every_part_comes_back() -> None:
    found = Examination(
        diagnostics=(Diagnostic("KIM012", Span("x", 3, 4, 5), {"a": "b"}, "c", "d", 6),),
        head={"title": "Judul", "topics": ["a", "b"], "withdrawn": {"at": "x"}, "kind": None},
        body=Body(
            pieces=(SafeHtml("<p>"), SafeHtml("</p>")),
            slots=(Slot(SlotKind.PICTURE, "img/a.png", "Alt", 7, 8),),
            headings=(Heading(2, "isi-x", "X & y"),),
            anchors=frozenset({"isi-x", "isi-y"}),
            digest="abc",
        ),
        topics=(("literasi", Span("x", 1, 2, 3)),),
        areas=(("64.08", Span("x", 4, 5, 6)),),
        image=("img/a.png", Span("x", 7, 8, 9)),
    )
    assert back(found, "x") == found
    moved = back(found, "y")
    spans = [moved.diagnostics[0].span, moved.topics[0][1], moved.areas[0][1]]
    assert moved.image is not None
    assert {span.path for span in [*spans, moved.image[1]]} == {"y"}


def test_equal_examinations_are_written_alike_whatever_the_order_of_their_sets() -> None:
    names = [f"isi-{n}" for n in range(50)]
    one, other = (
        Examination((), None, Body(anchors=frozenset(order))) for order in (names, names[::-1])
    )
    assert record.encode(one) == record.encode(other)


def test_pieces_come_back_as_safe_html() -> None:
    found = examine(a_source(a_text("**tebal** [a](b.md)")), body.render_text)
    pieces = record.decode_pieces(record.encode(found)[1])
    assert len(pieces) == 2
    assert all(isinstance(piece, SafeHtml) for piece in pieces)


def test_what_is_written_is_plain_json_without_any_path() -> None:
    found = examine(a_source(a_text("<b>", kind="brita")), body.render_text)
    assert found.diagnostics
    for part in record.encode(found):
        json.loads(part)
        assert b"docs/" not in part
        assert b"panen-madu" not in part


@pytest.mark.parametrize("name", ["2026-05-08-\udcff.md", "tanpa-tanggal.md", "2026-13-40-x.md"])
def test_a_name_that_is_wrong_is_kept_too(name: str) -> None:
    file = dataclasses.replace(a_source(a_text()), uri=f"posts/a/b/{name}")
    found = examine(file, body.render_text)
    assert found.diagnostics
    assert back(found, file.path) == found
