"""Chats as Android and iPhones export them: what was written, and nobody's name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kim_plugins.content.imports.formats import whatsapp
from kim_plugins.content.imports.formats.whatsapp import Message

TODAY = dt.date(2026, 11, 29)
CHATS = Path(__file__).parents[4] / "golden/chats"


BRIDGE = (
    "Jembatan kayu di ujung kampung sudah diperbaiki warga kemarin sore. Lima belas orang ikut, "
    "kayunya sumbangan toko bangunan."
)


def chat(name: str) -> list[Message]:
    return whatsapp.messages((CHATS / f"{name}.txt").read_bytes().decode(), TODAY)


def contribution(name: str) -> Message:
    (found,) = whatsapp.contributions(chat(name))
    return found


@pytest.mark.parametrize(
    ("name", "at", "file"),
    [
        ("android-indonesia", "2026-11-23T08:10+08:00", "IMG-20261123-WA0001.jpg"),
        ("android-english", "2026-11-23T08:10+08:00", None),
        ("iphone-indonesia", "2026-11-23T08:10+08:00", "00000012-PHOTO-2026-11-23-08-11-02.jpg"),
        ("iphone-english", "2026-11-23T20:10+08:00", "00000012-PHOTO-2026-11-23-20-11-02.jpg"),
    ],
)
def test_the_long_message_of_a_chat_is_found_with_its_time_and_its_picture(
    name: str, at: str, file: str | None
) -> None:
    found = contribution(name)

    assert found.at.isoformat(timespec="minutes") == at
    assert found.files == ((file,) if file else ())
    assert "+62" not in found.text
    assert "Contoh:" not in found.text


def test_every_line_of_a_message_belongs_to_it() -> None:
    assert contribution("iphone-indonesia").text.splitlines() == [
        BRIDGE,
        "",
        "Kendaraan roda dua sudah bisa lewat.",
    ]


def test_what_the_chat_itself_says_and_what_was_deleted_is_no_message() -> None:
    texts = [message.text for message in chat("android-indonesia")]

    assert texts[0] == "Selamat pagi semua"
    assert texts[2:] == ["", "", "Siap bu"]


def test_a_picture_long_after_the_message_is_another_matter() -> None:
    lines = (
        "23/11/26 08.10 - Bu Contoh: " + "Kabar panjang. " * 10,
        "23/11/26 09.10 - Bu Contoh: IMG-20261123-WA0009.jpg (file terlampir)",
    )
    (found,) = whatsapp.contributions(whatsapp.messages("\n".join(lines), TODAY))

    assert found.files == ()


@pytest.mark.parametrize("name", [path.stem for path in sorted(CHATS.glob("*.txt"))])
def test_an_exported_chat_is_known(name: str) -> None:
    assert whatsapp.is_chat((CHATS / f"{name}.txt").read_bytes().decode())


def test_a_text_with_dates_is_no_chat() -> None:
    assert not whatsapp.is_chat("Jadwal:\n23/11/26 08.00 rapat\n24/11/26 09.00 - kerja bakti\n")


def test_a_chat_of_fifty_thousand_lines_is_read() -> None:
    line = "23/11/26 08.10 - Warga Contoh: Baik\n"
    long = "23/11/26 08.11 - Bu Contoh: " + "Kabar panjang. " * 10
    (found,) = whatsapp.contributions(whatsapp.messages(line * 50_000 + long, TODAY))

    assert found.text.startswith("Kabar panjang.")


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("[20/11/26 08.00] Bu Contoh:", "2026-11-20T08:00"),
        ("[20/11 08.00] Bu Contoh:", "2026-11-20T08:00"),
        ("[11/20, 8:05 PM] Bu Contoh:", "2026-11-20T20:05"),
        ("[30/11 08.00] Bu Contoh:", "2025-11-30T08:00"),
        ("[08.00, 20/11/2026] Bu Contoh:", "2026-11-20T08:00"),
        ("[8:05 PM, 11/20/2026] +62 811-0000-0000:", "2026-11-20T20:05"),
        ("2026-11-20, 08:00 - Bu Contoh:", "2026-11-20T08:00"),
        ("2026/11/20 08.00 - ~\u202fBu Contoh:", "2026-11-20T08:00"),
        ("5/11/26 8.05\u202fPM - Bu Contoh:", "2026-11-05T20:05"),
        ("05/11/2026, 8:05 pm - Bu Contoh:", "2026-11-05T20:05"),
        ("1/5/26, 8:05\u202fPM - Bu Contoh:", "2026-01-05T20:05"),
        ("20/11/2026 pukul 08.00 - Bu Contoh:", "2026-11-20T08:00"),
    ],
)
def test_one_long_message_is_a_chat_in_whatever_way_it_left_the_telephone(
    head: str, at: str
) -> None:
    text = f"{head} {BRIDGE}\n" + "Baris lanjutan.\n" * 40

    assert whatsapp.is_chat(text)
    (found,) = whatsapp.messages(text, TODAY)
    assert found.at.isoformat(timespec="minutes") == at + "+08:00"
    assert found.text.startswith(BRIDGE)


@pytest.mark.parametrize(
    "line",
    [
        "24/12/26 09.00 - rapat persiapan di balai",
        "24/12/26 09.00 - Rapat: di balai",
        "1/1/20 09.00 - Rapat lama: di balai",
        "[22/11/26 09.00] Rapat: di balai",
    ],
)
def test_a_line_of_a_message_that_begins_with_a_date_stays_in_it(line: str) -> None:
    text = (
        f"22/11/26 08.10 - Pak Contoh: Pagi\n23/11/26 08.10 - Bu Contoh: {BRIDGE}\n"
        f"{line}\nBawa cangkul.\n23/11/26 08.12 - Pak Contoh: Siap"
    )

    _, found, _ = whatsapp.messages(text, TODAY)

    assert found.text == f"{BRIDGE}\n{line}\nBawa cangkul."


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("Surat RT.03, No. 5 & peta.pdf (file terlampir)", "Surat RT.03, No. 5 & peta.pdf"),
        ("WhatsApp Image 2026-11-23 at 08.10.11.jpeg (file attached)", None),
        ("Undangan.pdf • \u200e2 halaman \u200e<terlampir: 00000013-Undangan.pdf>", None),
        ("Undangan.pdf • 2 pages document omitted", ""),
        ("\u200evideo note omitted", ""),
        ("\u200eKartu kontak dihilangkan", ""),
    ],
)
def test_what_stands_for_a_file_is_no_word(line: str, file: str | None) -> None:
    (found,) = whatsapp.messages(f"23/11/26 08.10 - Bu Contoh: {line}\n{BRIDGE}", TODAY)

    assert found.text == BRIDGE
    assert len(found.files) == (file != "")
    assert not file or found.files == (file,)


def test_who_is_mentioned_keeps_the_name_that_an_address_book_gave() -> None:
    (found,) = whatsapp.messages(
        "23/11/26 08.10 - Bu Contoh: Terima kasih @\u2068Pak Contoh\u2069 atas kayunya", TODAY
    )

    assert found.text == "Terima kasih @(nama tidak ditampilkan) atas kayunya"


def test_a_long_first_message_is_not_taken_for_a_text_of_one_s_own() -> None:
    text = "23/11/26 08.01 - Pesan dan panggilan dienkripsi.\n"
    text += "23/11/26 08.10 - Bu Contoh: " + "Kabar desa.\n" * 60
    text += "23/11/26 08.20 - Pak Contoh: Siap"

    assert whatsapp.is_chat(text)


def test_many_messages_of_one_minute_are_read_in_time() -> None:
    line = "23/11/26 08.10 - Warga {}: IMG-1.jpg (file terlampir)\nKabar yang cukup panjang {}.\n"
    text = "".join(line.format(n % 50, "x" * 40) for n in range(4000))

    assert len(whatsapp.contributions(whatsapp.messages(text, TODAY))) == 4000


def test_words_above_the_first_message_are_a_message_of_their_own() -> None:
    text = f"Tolong dimuat:\n{BRIDGE}\n\n[23/11/26 08.10] Bu Contoh: Pagi\n[23/11/26 08.11] Pak: Ya"

    first, *others = whatsapp.messages(text, TODAY)

    assert first.text == f"Tolong dimuat:\n{BRIDGE}"
    assert [one.text for one in others] == ["Pagi", "Ya"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_each_system_ends_them(end: str) -> None:
    text = end.join([f"23/11/26 08.1{n} - Bu Contoh: {BRIDGE}" for n in range(3)])

    assert whatsapp.is_chat(text)
    assert [one.text for one in whatsapp.messages(text, TODAY)] == [BRIDGE] * 3


def test_a_card_of_an_address_book_is_no_photo() -> None:
    lines = (
        "23/11/26 08.10 - Bu Contoh: Bu Contoh.vcf (file terlampir)",
        "23/11/26 08.11 - Bu Contoh: lokasi: https://maps.google.com/?q=-0.5,117.5",
    )

    assert whatsapp.contributions(whatsapp.messages("\n".join(lines), TODAY)) == []


def test_a_photo_with_a_few_words_belongs_to_the_message_and_keeps_them() -> None:
    lines = (
        f"23/11/26 08.10 - Bu Contoh: {BRIDGE}",
        "23/11/26 08.11 - Bu Contoh: IMG-1.jpg (file terlampir)\nJembatan dari hulu",
        "23/11/26 08.12 - Bu Contoh: Semoga bermanfaat",
        "23/11/26 08.13 - Bu Contoh: IMG-2.jpg (file terlampir)",
    )
    (found,) = whatsapp.contributions(whatsapp.messages("\n".join(lines), TODAY))

    assert found.files == ("IMG-1.jpg",)
    assert found.captions == (("IMG-1.jpg", "Jembatan dari hulu"),)
