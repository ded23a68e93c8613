"""Marks that do nothing are told; tags, notes and signs that mean themselves are not."""

from __future__ import annotations

import pytest

from tests.builders import a_source, a_text, judged


def _told(text: str) -> list[tuple[str, str]]:
    """Return the words that each problem marks, and what is guessed."""
    found = [p for p in judged(a_source(a_text(text))).diagnostics if p.code == "KIM218"]
    places = [(p, p.span.column - p.excerpt_start) for p in found]
    return [(p.excerpt[start : start + p.span.length], p.suggestion) for p, start in places]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Isi.\n\n#Jadwal kegiatan\n\nIsi.", [("#Jadwal kegiatan", "## Jadwal kegiatan")]),
        ("##Jadwal\n\nIsi.", [("##Jadwal", "## Jadwal")]),
        ("Isi.\n\n###Lokasi dan waktu", [("###Lokasi dan waktu", "### Lokasi dan waktu")]),
        ("**Penting: bawa KTP.\n\nIsi.", [("**", "")]),
        ("- Isi **tebal** dan **lupa\n- lain **tebal**", [("**", "")]),
        ("**Mulai di sini.\n\nSampai di sini.**", [("**", "")]),
        ("| a | b |\n|---|---|\n| **x | y** |", [("**", "")]),
    ],
)
def test_a_mark_that_does_nothing_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "## Jadwal kegiatan\n\nIsi.",
        "Isi dengan #tagar dan #Kaltim.",
        "Isi.\n\n#KaltimHebat",
        "Isi.\n\n#Kaltim #Berau #Kutim",
        "Isi.\n\n#kaltim hebat",
        "#1 di Kaltim",
        "Alinea\n#Jadwal kegiatan\ndilanjutkan.",
        "```\n##Jadwal\n\n**kunci\n```",
        "    ##Jadwal",
        "**Tebal** dan ***keduanya*** dan `**kwargs`.",
        "Harga 5.000**\n\n** belum termasuk ongkos kirim",
        "Harga 2**3 dan \\**catatan.",
        "**Tebal\nsampai baris berikut.**",
        "*******",
    ],
)
def test_other_signs_are_left_alone(text: str) -> None:
    assert _told(text) == []
