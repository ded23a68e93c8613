"""An author's own words are told from code, addresses and quotations."""

from __future__ import annotations

import pytest

from kim_plugins.content.text.prose import is_own, lowered, own_words, without_code, words


def _kept(text: str) -> list[str]:
    return own_words(text).split()


@pytest.mark.parametrize(
    "text",
    [
        "`kata`",
        "``kata ` kata``",
        "```\nkata\n```",
        "~~~text\nkata\n~~~",
        '"kata"',
        "\u201ckata\nkata\u201d",
        "\u2018kata\u2019",
        "'kata kata'",
        "> kata",
        '" kata kata,"',
        "\u2018\u2019kata kata, kata,\u201d",
        "\u201d kata.\u201d",
        "''kata!''",
        ",,kata kata,\u201d",
        '\u201ckata kata"',
        '"kata kata\u201d',
        "\u201ckata kata.\n\nkata kata.\u201d",
        "\u201ckata kata.\n\n\u201ckata kata.\u201d",
        "https://kata.example/kata",
        "www.kata.example",
        "<https://kata.example>",
        "kata@kata.example",
        "kata/kata-kata.md",
        "[ref]: https://kata.example",
    ],
)
def test_others_words_are_left_out(text: str) -> None:
    assert _kept(f"dulu\n\n{text}\n\nlalu") == ["dulu", "lalu"]


def test_a_quotation_may_end_right_before_a_word() -> None:
    assert _kept('dulu "kata kata,"ujar lalu') == ["dulu", "ujar", "lalu"]


@pytest.mark.parametrize(
    "text",
    [
        'papan 15" kata, papan 20" kata',
        "Jum'at dan Qur'an",
        'papan 15" dan 20"',
        "`kata",
        "```\nkata",
        "f(x) kata",
        "[kata] kata",
    ],
)
def test_signs_that_enclose_nothing_leave_the_words(text: str) -> None:
    assert own_words(text) == text


def test_the_words_of_a_link_are_kept_and_its_address_is_not() -> None:
    assert _kept("[ijin usaha](ijin-usaha.md) baru") == ["[ijin", "usaha", "baru"]


def test_a_fence_ends_where_markdown_ends_it() -> None:
    text = "```\na\n````\nb\n```\nc\n```\nd"

    assert without_code(text).split() == ["b", "d"]


def test_words_are_small_and_bare() -> None:
    assert words("(**Ijin**), \u201capotik\u201d: Jum\u2019at/Sabtu-Minggu.") == {
        "ijin",
        "apotik",
        "jum'at",
        "sabtu",
        "minggu",
    }


def test_a_letter_that_grows_in_small_letters_moves_nothing() -> None:
    assert lowered("\u0130stanbul") == "istanbul"


def test_a_part_of_a_quotation_is_not_the_authors_own() -> None:
    text = 'Ia berkata, "silahkan masuk", lalu pergi.'

    assert is_own(text, 0, 10)
    assert not is_own(text, 13, 21)
