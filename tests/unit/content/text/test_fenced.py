"""Fenced code is the same for the page, for the rules about words, and for hidden notes."""

from __future__ import annotations

import pytest

from kim_plugins.content.markdown.body import render_text
from kim_plugins.content.text import fenced
from kim_plugins.content.text.fenced import Fences
from kim_plugins.content.text.hidden_notes import hidden_notes
from kim_plugins.content.text.prose import without_code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```\na\n```", [(0, 2)]),
        ("```\na\n````\nb\n~~~ py\nc\n~~~", [(0, 2), (4, 6)]),
        ("````\n```\n````", [(0, 2)]),
        ("```\na\n~~~", []),
        ("``` `x`\na\n```", []),
        ("> ```\n> a\n> ```", [(0, 2)]),
        ("1. ~~~\n   a\n   ~~~", [(0, 2)]),
        ("```", []),
        ("~~~~~~~~\na\n~~~~~~~~", []),
    ],
)
def test_code_ends_where_its_fence_is_closed(text: str, found: list[tuple[int, int]]) -> None:
    assert [(code.first, code.last) for code in Fences(text.split("\n")).all()] == found


def test_only_the_page_asks_for_fences_without_other_marks() -> None:
    lines = "> ```\n> a\n> ```\n  ~~~ py\n  b\n  ~~~".split("\n")

    (code,) = Fences(lines, fenced.PLAIN).all()
    assert (code.first, code.last, code.lead, code.language) == (3, 5, "  ", "py")


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_all_agree_on_what_is_code(fence: str) -> None:
    text = f"{fence}\n<!-- satu -->\n{fence}\n\n<!-- dua -->\n"

    shown = render_text(text).body.fill([])
    assert ("satu" in shown, "dua" in shown) == (True, False)
    assert "satu" not in without_code(text)
    assert [text[note.start : note.end] for note in hidden_notes(text)] == ["<!-- dua -->"]
