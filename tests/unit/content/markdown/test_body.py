"""Markdown is rendered by a pure function: any text in, pieces and slots out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.builder.sources import bodies
from kim_plugins.content.markdown.body import MOST_PROBLEMS, render, render_text
from kim_plugins.content.markdown.dialect import ID_PREFIX
from kim_plugins.model.body import SafeHtml, SlotKind
from tests.builders import a_source, a_text, judged

SIGNS = "ab *_`~[]()!<>#|:-\n\\&;\"'/^.1\t{}=+"


@given(st.text(st.sampled_from(SIGNS)) | st.text())
def test_any_text_has_one_piece_more_than_it_has_slots(text: str) -> None:
    body = render(text, "a.md").body

    assert len(body.pieces) == len(body.slots) + 1
    assert all(isinstance(piece, SafeHtml) for piece in body.pieces)


@given(st.text(st.sampled_from(SIGNS)))
def test_the_same_text_is_always_rendered_the_same(text: str) -> None:
    assert render(text, "a.md") == render(text, "a.md")


@given(st.text(st.sampled_from(SIGNS)))
def test_no_slot_names_are_left_in_the_html(text: str) -> None:
    body = render(text, "a.md").body

    assert not any(re.search("kim-[0-9a-f]{24}", piece) for piece in body.pieces)


@given(st.text(st.sampled_from(SIGNS + "#\n")))
def test_every_id_carries_a_prefix(text: str) -> None:
    anchors = render(text, "a.md").body.anchors

    assert all(name.startswith((ID_PREFIX, "fn:", "fnref")) for name in anchors)


def test_slots_know_what_was_written_and_where() -> None:
    text = "\n\n[a](rapat.md)\n\n![Sarang &amp; madu](img/madu.jpg) [b](rapat.md#hasil)\n"

    slots = render(text, "a.md", first_line=10).body.slots

    assert [(s.kind, s.target, s.alt, s.line, s.column) for s in slots] == [
        (SlotKind.LINK, "rapat.md", "", 12, 5),
        (SlotKind.PICTURE, "img/madu.jpg", "Sarang & madu", 14, 22),
        (SlotKind.LINK, "rapat.md#hasil", "", 14, 40),
    ]


def test_what_an_address_hides_in_entities_is_written_out() -> None:
    (slot,) = render("[a](rapat&amp;madu\\_1.md)", "a.md").body.slots

    assert slot.target == "rapat&madu_1.md"


def test_headings_and_footnotes_can_be_linked_to() -> None:
    body = render("## Hasil rapat\n\nKata.[^1]\n\n#### Rinci\n\n[^1]: Catatan.", "a.md").body

    assert body.anchors == {"isi-hasil-rapat", "isi-rinci", "fn:1", "fnref:1"}


def test_a_long_tag_is_told_by_its_beginning() -> None:
    (problem,) = render("<b " + "x" * 100 + ">", "a.md").diagnostics

    assert problem.args["tag"] == "<b " + "x" * 57 + "…"


def test_a_flood_of_problems_is_cut_short() -> None:
    assert len(render("[a](javascript:x) " * 200, "a.md").diagnostics) == MOST_PROBLEMS


def test_an_address_is_found_where_it_is_linked_not_where_it_is_named() -> None:
    (slot,) = render("Berkas rapat.md: [a](rapat.md)", "a.md").body.slots

    assert (slot.line, slot.column) == (1, 22)


def test_places_can_be_counted_in_the_file_where_the_text_stands() -> None:
    text = "<b>\n\n[a](rapat.md) [b](javascript:x) [c](java&Tab;script:x)"

    assert render_text(text).at("a.md", 10) == render(text, "a.md", first_line=10)
    assert render_text(text).at("", 1) == render_text(text)


def test_a_text_without_words_is_an_empty_body() -> None:
    assert render("", "a.md").body.pieces == ("",)
    assert render("\n\n", "a.md").diagnostics == ()


def test_a_text_that_was_given_up_leaves_nothing_behind() -> None:
    good = "- satu\n- dua\n\nAlinea.\n\n- tiga"
    before = render_text(good)

    bodies.render("- " * 3000 + "x")

    assert render_text(good) == before


def test_more_dead_parts_than_are_told_still_answer_every_slot() -> None:
    text = " ".join(f"[{n}](#tidak-ada-{n})" for n in range(MOST_PROBLEMS + 5))

    assert judged(a_source(a_text(text))).post is not None
