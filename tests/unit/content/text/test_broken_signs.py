"""Damaged signs are mended where they have one reading, and right ones are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.text.broken_signs import MOST_LINES, mended, signs, told
from tests.builders import a_source

INDONESIAN = st.text(
    st.sampled_from("aiu éèêëÉÔçñ “”‘’„—–…•°²½×€™ 5.\n🌾📅\ufe0f"), min_size=1, max_size=30
)


def _mended(text: str) -> str:
    return mended(text.encode()).decode()


def _misread(text: str) -> str:
    """Read UTF-8 as Windows-1252, as browsers do: bytes without a meaning stay."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("â€œHaloâ€, kata camat.", "“Halo”, kata camat."),
        ("Ã¢â‚¬Å“HaloÃ¢â‚¬Â\x9d", "“Halo”"),
        ("warga Â hadir", "warga hadir"),
        ("ﬁlm, ﬂora, eﬀektif, tra\ufb03k", "film, flora, effektif, traffik"),
        ("ke\u00adgi\u00adatan", "kegiatan"),
        ("keg\u00adi\r\n  atan", "kegi\r\n  atan"),
        ("kegi\u00ad\r\n  atan", "kegiatan"),
        ("\u200bRapat\u2060 wa\u200drga", "Rapat warga"),
        ("\ufeffJudul\ufeff baru", "\ufeffJudul baru"),
        ("\u200e<attached: 1.jpg>", "<attached: 1.jpg>"),
    ],
)
def test_what_has_one_reading_is_mended(wrong: str, right: str) -> None:
    assert _mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Bupati\ufffdmenyampaikan",
        "tanda â€ tanpa pembuka",
        "👨\u200d👩\u200d👧 dan می\u200cخواهم",
        "شكرا \u200fdan \u200eterima kasih",
        "`â€œ` dan\n\n```\nÃ©\n```\n",
        "“kafé”—é’s, ‘KÖ’, É”, pâté, naïve, SÃO PAULO, 20 °C",
    ],
)
def test_what_has_none_or_is_right_stays(text: str) -> None:
    assert _mended(text) == text


@given(INDONESIAN)
def test_right_words_are_never_taken_for_broken_ones(text: str) -> None:
    assert list(signs(text)) == []


@given(INDONESIAN)
def test_what_was_misread_reads_again_as_it_was(text: str) -> None:
    assert _mended(f"a {_misread(text)} z") == f"a {text} z"


@given(st.text(st.sampled_from("aÂÃâïð€œ™“”\u00a0\u0081©°…\u00ad\u200b\ufeff\ufffd\r\n `")))
def test_mending_twice_mends_nothing_more(text: str) -> None:
    once = mended(text.encode())

    assert mended(once) == once


def test_a_file_in_another_encoding_is_left_to_its_own_message() -> None:
    assert mended("â€œ caf".encode() + b"\xe9") == "â€œ caf".encode() + b"\xe9"


def test_a_flood_is_told_ten_times_and_counted() -> None:
    text = "ke\u00adgi\u00adatan\n" * 50

    problems = list(told(a_source(text), text))

    assert len(problems) == MOST_LINES
    assert {problem.args["count"] for problem in problems} == {"100"}
