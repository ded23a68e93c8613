"""Lines of a page become paragraphs again."""

from __future__ import annotations

from kim_plugins.content.imports.html.reflow import reflowed

PAGE = """LAPORAN POSYANDU
Posyandu Melati dibuka setiap tanggal sepuluh dan diikuti oleh
empat puluh ibu dari dua dusun, menurut catatan kader dan ke-
giatan rutin. Yang datang membawa anak-
anak mereka.
Paragraf kedua memuat biaya Rp1.250.000 dan dua keperluan ini:
- susu untuk balita
- timbangan
"""


def test_lines_are_joined_and_paragraphs_and_items_stay_apart() -> None:
    title, first, *others = reflowed(PAGE).splitlines()

    assert title == "LAPORAN POSYANDU"
    assert first == (
        "Posyandu Melati dibuka setiap tanggal sepuluh dan diikuti oleh "
        "empat puluh ibu dari dua dusun, menurut catatan kader dan ke"
        "giatan rutin. Yang datang membawa anak-"
    )
    assert others == [
        "anak mereka.",
        "",
        "Paragraf kedua memuat biaya Rp1.250.000 dan dua keperluan ini:",
        "- susu untuk balita",
        "- timbangan",
    ]


def test_no_text_stays_none() -> None:
    assert reflowed("\n\n").strip() == ""
