"""Titles, summaries, alt text and names: where a style ends and a slip begins."""

from __future__ import annotations

import pytest

from kim_plugins.content.checks.alt_text import says_nothing
from kim_plugins.content.checks.clarification import bare_name
from kim_plugins.content.checks.spelling import check
from kim_plugins.content.checks.title_style import closing_marks, is_shouted
from tests.builders import a_draft


@pytest.mark.parametrize(
    "title", ["WARGA DESA CONTOH MENANAM BAKAU", "PENGUMUMAN PENTING!", "JADWAL POSYANDU, MEI 2026"]
)
def test_capitals_throughout_are_a_shout(title: str) -> None:
    assert is_shouted(title)


@pytest.mark.parametrize(
    "title",
    [
        "KIM",
        "SP4N-LAPOR!",
        "UMKM dan PKK di RT 05",
        "PKK Desa Contoh: RAPAT",
        "2026",
        "Warga Contoh",
    ],
)
def test_abbreviations_are_no_shout(title: str) -> None:
    assert not is_shouted(title)


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Panen.", "."),
        ("Saluran air.", "."),
        ("Panen!!!", "!!!"),
        ("Panen?!", "?!"),
        ("Panen,", ","),
        ("Panen!", ""),
        ("Kapan panen?", ""),
        ("Panen …", ""),
        ("Panen...", ""),
        ("Pisang, madu, dll.", ""),
        ("Budi Contoh, S.P.", ""),
    ],
)
def test_marks_at_the_end_of_a_title(title: str, mark: str) -> None:
    assert closing_marks(title) == mark


@pytest.mark.parametrize(
    "alt",
    [
        *("gambar", "Foto", "image", "Foto kegiatan", "Gambar 1", "IMG_1234", "DSC00012", "..."),
        *("WhatsApp Image 2026-05-08 at 07.15", "screenshot", "20260508_071500", "rapat-01"),
    ],
)
def test_alt_text_that_says_nothing(alt: str) -> None:
    assert says_nothing(alt, "img/rapat-01.jpg")


@pytest.mark.parametrize(
    "alt",
    ["Pisang", "Logo KIM Contoh", "Foto Budi Contoh", "Gambar peta Desa Contoh", "rapat warga"],
)
def test_alt_text_that_says_something(alt: str) -> None:
    assert not says_nothing(alt, "img/rapat-warga.jpg")


@pytest.mark.parametrize(
    "name",
    ["Rina Contoh", "rina  CONTOH", "Hj. Rina Contoh, S.Pd.", "Ibu Rina Contoh", "Ir. Rina contoh"],
)
def test_a_person_is_the_same_in_another_spelling(name: str) -> None:
    assert bare_name(name) == "rina contoh"


def test_names_that_are_only_titles_stay_apart() -> None:
    assert bare_name("Pak") != bare_name("Bu")


@pytest.mark.parametrize(
    "text",
    [
        "Dewan Penasehat Contoh bertemu.",
        "Klinik Praktek Mandiri buka.",
        "Jalan 10 Nopember ditutup.",
        "Haji Jum'at datang.",
        "Yayasan Jum'at Berkah memberi.",
        "Keppres Nomor 1 Tahun 1960 tentang Propinsi Contoh berlaku.",
        "Kata 'ijin' dan \u201cresiko\u201d.",
    ],
)
def test_names_laws_and_quotations_keep_their_spelling(text: str) -> None:
    assert check(a_draft(text)) == []


@pytest.mark.parametrize(
    ("text", "given", "right"),
    [
        ("Rapat 10 Nopember 2026.", "Nopember", "November"),
        ("Hari JUM\u2019AT.", "JUM\u2019AT", "JUMAT"),
        ("Propinsi Kalimantan Timur.", "Propinsi", "Provinsi"),
        ("Ia pergi ke apotik Sehat.", "apotik", "apotek"),
    ],
)
def test_slips_outside_of_them_are_told(text: str, given: str, right: str) -> None:
    (problem,) = check(a_draft(text))

    assert problem.args == {"given": given, "right": right}
    assert (problem.span.line, problem.span.length) == (7, len(given))
