"""What a text that arrived says of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.zones import WITA
from kim_plugins.content.imports import received

AT = dt.datetime(2026, 11, 24, 12, tzinfo=WITA.tz)
INVITATION = """*UNDANGAN POSYANDU*
Hari/Tanggal : Sabtu, 5 Desember 2026
Jam : 08.30 WITA s.d. selesai
Tempat : *Balai Desa Contoh*
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kerja bakti hari Minggu\n\nWarga berkumpul.", "Kerja bakti hari Minggu"),
        ("*KERJA BAKTI RT 03*\nWarga berkumpul.", "Kerja bakti RT 03"),
        ("Diteruskan berkali-kali\nPanen madu\nIsi.", "Panen madu"),
        ("Kalimat pertama yang berakhir titik.\nLalu lanjutannya.", ""),
        ("Satu baris saja", ""),
        ("Assalamu'alaikum wr. wb.\n\n*PANEN JAGUNG*\nWarga memanen.", "Panen jagung"),
        ("Selamat pagi bapak ibu\nPanen madu di hutan\nIsi.", "Panen madu di hutan"),
        ("Assalamualaikum\nKalimat yang berakhir titik.\nIsi.", ""),
    ],
)
def test_a_first_line_that_reads_as_a_title_is_one(text: str, title: str) -> None:
    found = received.article(text, AT)

    assert found.title == title
    assert not title or not found.text.lower().startswith(title.lower())


def test_a_greeting_above_the_title_stays_in_the_text() -> None:
    found = received.article("Assalamualaikum\n\nPanen madu\nWarga memanen.", AT)

    assert (found.title, found.text) == ("Panen madu", "Assalamualaikum\n\nWarga memanen.")


def test_a_copied_message_loses_its_sender() -> None:
    text = "Tolong dimuat\n\n[20/11/26 08.00] Bu Contoh: Panen\n[20/11 08.01] +62 811-0000: Madu"

    assert received.without_senders(text) == "Tolong dimuat\n\nPanen\nMadu"


def test_an_invitation_is_an_event_with_its_day_hour_and_place() -> None:
    found = received.article(INVITATION, AT)

    assert found.kind == "agenda"
    assert dict(found.fields) == {"starts": "2026-12-05T08:30", "place": '"Balai Desa Contoh"'}


@pytest.mark.parametrize("line", ["Sabtu, 5 Desember 2026", "Balai Desa Contoh"])
def test_without_a_whole_day_or_a_place_it_is_news(line: str) -> None:
    found = received.article(INVITATION.replace(line, ""), AT)

    assert (found.kind, found.fields) == ("berita", ())


@pytest.mark.parametrize("day", ["Sabtu, 5 Desember", "Sabtu depan"])
def test_the_sender_of_an_invitation_without_a_whole_date_is_asked_for_it(day: str) -> None:
    asked = "hari dan tanggal kegiatannya, lengkap dengan tahun"

    found = received.article(INVITATION.replace("Sabtu, 5 Desember 2026", day), AT)
    assert received.needs(found, 0) == [asked]
    assert received.needs(received.article(INVITATION, AT), 0) == []
    assert received.needs(received.article("Panen madu\nTempat : kebun", AT), 0) == []


def test_the_same_words_are_the_same_contribution() -> None:
    later = AT + dt.timedelta(days=3)

    assert received.article(INVITATION, AT).key == received.article(INVITATION, later).key
    assert received.article(INVITATION, AT).key != received.article(INVITATION + "x", AT).key


@pytest.mark.parametrize("text", ["\n" * 50_000, "-\n" * 30_000, "_" * 50_000, "a " * 30_000])
def test_a_text_of_one_sign_is_read_in_time(text: str) -> None:
    assert received.article("Judul\n\n" + text + "x", AT).title == "Judul"
