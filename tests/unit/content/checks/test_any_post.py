"""No post is too odd for the checks: not its text, not its front matter, not its size."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.checks import CHECKS
from kim_plugins.content.front_matter.source import LARGEST_POST
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.content.privacy.privacy import masked
from kim_plugins.content.text import prose
from kim_plugins.content.text.dates import dates_in
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import a_draft, a_source, a_text

PIECES = (
    "Jum'at jumat Senin, 8 Mei 2026 (Selasa) 31 Februari 31/2/2026 (8/5) ijin Apotik nopember "
    "Sepuluh UU tentang [a] (b) ](c) [^1] [^1]: ### #### # === ``` ~~~ ` ** _ “ ” \" ' > | - "
    "http:// localhost 192.168.1.1 www.contoh.id 0812 62 NIK 6408120101900001 BRI a.n. (at) @ "
    ".md img/a.jpg ![ ]() \u0130 \u00a0 \u200b \ud7ff ß İjin \t \n \n\n"
)
"""What the checks look for, to be put together in any order."""
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PIECES.split(" "), "\n", "\n\n", " "]), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join),
)
KEYS = sorted({key for schema in SCHEMAS.values() for key in schema.model_fields})
SCALARS = st.one_of(TEXTS, st.sampled_from(["2026-05-08", "2026-05-08T09:00", "true", *SCHEMAS]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*KEYS, "at", "status", "by", "url"]), inner, max_size=4),
    ),
    max_leaves=8,
)
STEPS = st.lists(
    st.fixed_dictionaries(
        {
            "at": st.sampled_from(["2026-05-08", "2026-05-08T09:00", "2025-01-01", "besok"]),
            "status": st.sampled_from(["diterima", "selesai", "dibuka-lagi", "x"]),
            "by": SCALARS,
        }
    )
)


@given(TEXTS, st.sampled_from(sorted(SCHEMAS)))
def test_any_text_can_be_examined(text: str, kind: str) -> None:
    text = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    examine(a_source(a_text(text, kind=kind, title=text[:100] or "Judul")), body.render_text)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), STEPS)
def test_any_front_matter_can_be_examined(front: dict[str, Any], steps: list[Any]) -> None:
    examine(a_source(a_text(**front)), body.render_text)
    examine(a_source(a_text(**{**front, "kind": "aspirasi", "steps": steps})), body.render_text)


@given(TEXTS)
def test_what_is_left_out_of_a_text_leaves_a_gap_of_its_size(text: str) -> None:
    assert len(prose.lowered(text)) == len(text)
    for made in (prose.without_code(text), prose.own_words(text)):
        assert made.count("\n") == text.count("\n")
        assert all(kept in (" ", was) for kept, was in zip(made, text, strict=True))


@given(TEXTS)
def test_a_date_lies_inside_its_text(text: str) -> None:
    for date in dates_in(text):
        assert 0 <= date.start < date.end <= len(text)
        assert 1 <= date.month <= 12


@pytest.mark.parametrize(
    "piece",
    [
        *(f"{sign} " for sign in "[ ] ( ) ` \" ' “ < > # | * ".split()),
        "[", "](", "[^", "][", "](a ", "`", "```\n", "```a\n", "~~~\n```\n", "\"a ", "“", "#",
        "# a\n", "a\n=\n", "http://", "http://a", "https://a@", "a@", "a.", "08", "0812 ", "1 ",
        "1-", "62 ", "BRI ", "NIK ", "rek ", "8 Mei ", "8/5/", "Senin, ", "(at)", "a(at)", "ijin ",
        "UU ", "Jum'at ", "[a]: b\n", "![](a) ", "Pak ", "1.000.", "> ", "wa.me/",
    ],
)  # fmt: skip
def test_the_largest_post_of_one_piece_repeated_is_checked(piece: str) -> None:
    text = piece * (LARGEST_POST // 2 // len(piece))
    draft = a_draft("Isi.")
    large = type(draft)(draft.path, draft.head, draft.meta, draft.day, draft.body, text, 6)

    for check in CHECKS:
        check(large)
    assert len(masked(text)) == len(text)
