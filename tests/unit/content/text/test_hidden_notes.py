"""Hidden notes keep everything else at its place, and private numbers in them are still found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.text.hidden_notes import blanked, removed
from tests.builders import a_source, a_text, judged

PIECES = ("<!--", "-->", "<!-", "-", ">", "`", "```\n", "~~~\n", "a", " ", "\n", "\n\n", "\\", "> ")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_every_other_character_keeps_its_place(text: str) -> None:
    left = blanked(text)

    assert len(left) == len(text)
    assert all(now in (before, " ") for now, before in zip(left, text, strict=True))


@given(TEXTS)
def test_nothing_but_notes_and_blanks_goes(text: str) -> None:
    assert "".join(removed(text).split()) == "".join(blanked(text).split())


def test_a_private_number_in_a_hidden_note_keeps_the_post_back() -> None:
    judgement = judged(a_source(a_text("Isi tulisan.\n\n<!-- HP 0812-0000-0000 -->\n")))

    assert [d.code for d in judgement.diagnostics] == ["KIM140", "KIM067"]
    assert judgement.post is None


def test_words_in_a_hidden_note_are_no_words_of_the_post() -> None:
    judgement = judged(a_source(a_text("<!-- hanya catatan [x] (a.md) -->\n")))

    assert [d.code for d in judgement.diagnostics] == ["KIM140", "KIM043"]
