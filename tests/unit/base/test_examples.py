"""A message file's examples are taken apart without losing a line."""

from __future__ import annotations

import pytest

from kim_plugins.base import examples, messages
from kim_plugins.base.examples import Piece

TEXT = """\
## Salah

~~~markdown
title: Rapat #1

date: 2026-05-08
~~~

Yang terbaca dari `title` hanya
“Rapat”.

## Benar

~~~markdown
title: "Rapat #1"
~~~
"""


def test_lines_and_sentences_come_in_their_order() -> None:
    shown = examples.read(TEXT)

    assert shown.wrong == (
        Piece(lines=("title: Rapat #1", "", "date: 2026-05-08")),
        Piece(
            sentence=(
                ("Yang terbaca dari ", False),
                ("title", True),
                (" hanya “Rapat”.", False),
            )
        ),
    )
    assert shown.right == (Piece(lines=('title: "Rapat #1"',)),)


@pytest.mark.parametrize("code", messages.codes())
def test_every_code_shows_lines_that_are_wrong_and_lines_that_are_right(code: str) -> None:
    shown = examples.read(messages.message(code).examples)

    for pieces in (shown.wrong, shown.right):
        assert any("".join(piece.lines).strip() for piece in pieces)
        assert not any("~~~" in line for piece in pieces for line in piece.lines)


def test_arguments_of_a_message_become_words_that_are_marked() -> None:
    assert examples.with_blanks("{date} jatuh pada hari {actual}.") == (
        ("Tanggal", True),
        (" jatuh pada hari ", False),
        ("yang sebenarnya", True),
        (".", False),
    )


def test_an_argument_without_a_word_of_its_own_is_left_open() -> None:
    assert examples.with_blanks("Akun {akun_baru}") == (("Akun ", False), ("…", True))


@pytest.mark.parametrize("code", messages.codes())
def test_every_argument_of_a_message_has_a_word_that_stands_for_it(code: str) -> None:
    words = messages.message(code)

    runs = examples.with_blanks(words.message) + examples.with_blanks(words.hint)
    assert "…" not in [text for text, is_blank in runs if is_blank], "name it in BLANKS"
