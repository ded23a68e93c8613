"""Chats as Android and iPhones export them: what was written, and nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.content.imports import whatsapp
from kim_plugins.content.imports.whatsapp import Message

CHATS = Path(__file__).parents[3] / "golden/chats"


BRIDGE = (
    "Jembatan kayu di ujung kampung sudah diperbaiki warga kemarin sore. Lima belas orang ikut, "
    "kayunya sumbangan toko bangunan."
)


def chat(name: str) -> list[Message]:
    return whatsapp.messages((CHATS / f"{name}.txt").read_bytes().decode())


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
    (found,) = whatsapp.contributions(whatsapp.messages("\n".join(lines)))

    assert found.files == ()


@pytest.mark.parametrize("name", [path.stem for path in sorted(CHATS.glob("*.txt"))])
def test_an_exported_chat_is_known(name: str) -> None:
    assert whatsapp.is_chat((CHATS / f"{name}.txt").read_bytes().decode())


def test_a_text_with_dates_is_no_chat() -> None:
    assert not whatsapp.is_chat("Jadwal:\n23/11/26 08.00 rapat\n24/11/26 09.00 - kerja bakti\n")


def test_a_chat_of_fifty_thousand_lines_is_read() -> None:
    line = "23/11/26 08.10 - Warga Contoh: Baik\n"
    long = "23/11/26 08.11 - Bu Contoh: " + "Kabar panjang. " * 10
    (found,) = whatsapp.contributions(whatsapp.messages(line * 50_000 + long))

    assert found.text.startswith("Kabar panjang.")
