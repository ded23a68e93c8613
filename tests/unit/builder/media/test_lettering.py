"""Titles of any length and in any letters find room on a share card, and none in boxes."""

from __future__ import annotations

import pytest

from kim_plugins.builder.media import lettering
from kim_plugins.builder.media.lettering import BOLD, drawable, fitted, line_width

ROOM = (1072, 300)
SIZES = (100, 84, 60, 42)


def _words(text: str) -> list[str]:
    return [" ".join(line) for line in fitted(text, BOLD, ROOM, SIZES).lines]


@pytest.mark.parametrize(
    "text",
    [
        "Dhuwur, Bêlik, è lan é",
        "Jum’at di Ma’rang – Go’a ʼBulu",
        "Ḍaérah Ŭmbul & Kampung Ñ/Ŋ",
        "Harga Rp12.000 · 50% + 3 kg",
        "Antre 1½ jam, luas 10² m²",  # Not `11/2` and `102`.
        "Benarkah gempa besok ?",  # Without its sign it would be the rumour.
    ],
)
def test_indonesian_and_regional_letters_are_all_there(text: str) -> None:
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Panen raya 🌾 di Paser ✨!", "Panen raya di Paser"),
        ("Aksara ꦲꦏ꧀ꦱꦫ Jawa", "Aksara Jawa"),
        ("Selamat عيد مبارك semua", "Selamat semua"),
        ("𝗣𝗲𝗻𝗴𝘂𝗺𝘂𝗺𝗮𝗻 𝟮𝟬𝟮𝟲", "Pengumuman 2026"),
        ("Ȇlok", "Elok"),  # A mark that the font lacks leaves its letter.
        ("ke\u00adluar\u200b rumah", "keluar rumah"),
        ("Suhu 30℃", "Suhu 30°C"),
        ("ꦲꦏ꧀ꦱꦫ", ""),
        ("ꦲꦏ꧀ꦱꦫ ?", ""),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_left_out_and_never_shown_as_a_box(text: str, left: str) -> None:
    assert drawable(text) == left


def test_a_short_title_is_set_large_and_a_long_one_small() -> None:
    long = "Pemerintah kampung mengumumkan jadwal pembagian bantuan beras bagi keluarga " * 2

    assert fitted("Posyandu balita", BOLD, ROOM, SIZES).size == 100
    assert fitted(long[:110].strip(), BOLD, ROOM, SIZES).size == 60
    assert " ".join(_words(long[:110])) == long[:110].strip()


def test_every_line_stays_within_its_room() -> None:
    for text in ("i" * 90, "W" * 90, "Satu dua tiga " * 30, "https://contoh.example/" + "a" * 300):
        setting = fitted(text, BOLD, ROOM, SIZES)
        assert len(setting.lines) * lettering.leading(setting.size) <= ROOM[1]
        assert all(line_width(line, BOLD) * setting.size <= ROOM[0] for line in setting.lines)


def test_lines_are_much_alike_so_that_no_word_is_left_alone() -> None:
    first, second = _words("Warga bergotong royong membersihkan parit desa")

    assert min(len(first), len(second)) > 15


def test_what_finds_no_room_is_cut_and_says_so() -> None:
    assert _words("panjang " * 200)[-1].endswith("…")
    assert not _words("Posyandu balita")[-1].endswith("…")


def test_letters_are_set_without_a_library_that_some_machines_lack() -> None:
    assert lettering.font(40, BOLD).layout_engine == 0  # Pillow's own.
