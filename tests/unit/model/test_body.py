"""A body's slots are filled with safe values, one each."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from kim_plugins.model.body import Body, SafeHtml, Slot, SlotKind

LINK = Slot(SlotKind.LINK, "rapat.md")
BODY = Body(
    pieces=(SafeHtml("<p><a"), SafeHtml(">a</a> "), SafeHtml("</p>")),
    slots=(LINK, Slot(SlotKind.PICTURE, "img/madu.jpg")),
)


def test_each_slot_takes_one_value_in_order() -> None:
    filled = BODY.fill([SafeHtml(' href="x"'), SafeHtml('<img src="y">')])

    assert filled == '<p><a href="x">a</a> <img src="y"></p>'
    assert isinstance(filled, SafeHtml)


def test_a_body_without_slots_is_its_text() -> None:
    assert Body((SafeHtml("<p>Isi</p>"),)).fill([]) == "<p>Isi</p>"
    assert Body().fill([]) == ""


@pytest.mark.parametrize("count", [0, 1, 3])
def test_too_few_or_too_many_values_are_a_bug(count: int) -> None:
    with pytest.raises(ValueError, match="one value a slot"):
        BODY.fill([SafeHtml("")] * count)


def test_templates_do_not_escape_safe_html_again() -> None:
    assert Markup("%s") % SafeHtml("<b>") == "<b>"
