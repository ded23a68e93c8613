"""In a citizen's wish a full name is noticed as reporters write it; all names here are fake."""

from __future__ import annotations

import pytest

from kim_plugins.content.privacy.persons import citizens
from kim_plugins.content.text.prose import words


def _named(text: str) -> list[str]:
    return [text[start:end] for start, end in citizens(text, words(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sutarno Contoh, warga Desa Contoh, berkata lampu padam.", ["Sutarno Contoh"]),
        ("Sutarno, warga Desa Contoh, berkata lampu padam.", ["Sutarno"]),
        ("Sutarno (45), warga setempat, mengeluh.", ["Sutarno"]),
        ("Sutarno, 45 tahun, warga yang tinggal di sana.", ["Sutarno"]),
        ("Sutarno Contoh, ketua RT 05 Desa Contoh, melapor.", ["Sutarno Contoh"]),
        ("Sutarno Contoh, perwakilan warga, melapor.", []),
        ("Sutarno, salah satu warga, melapor.", ["Sutarno"]),
        ('"Sudah lama," ungkap Marni.', ["Marni"]),
        ('"Sudah lama," kata Marni Contoh.', ["Marni Contoh"]),
        ('"Sudah lama," ujarnya. Tutur Marni binti Contoh, air keruh.', ["Marni binti Contoh"]),
        ("Menurut Rina Contoh, air keruh sejak Juli.", ["Rina Contoh"]),
        ("menurut Rina, air keruh.", ["Rina"]),
        ("keluh Rina Contoh, ketua RT 05.", ["Rina Contoh"]),
        ("Sutarno (45) mengeluh lampu padam.", ["Sutarno"]),
        ("Marni (38 tahun), pedagang sayur, setuju.", ["Marni"]),
        ("Rina Contoh selaku warga Desa Contoh meminta lampu.", ["Rina Contoh"]),
        ("Seorang warga bernama Marni melapor.", ["Marni"]),
        ("Seorang ibu rumah tangga bernama Rina Contoh melapor.", ["Rina Contoh"]),
        ("Salah satu warga, Marni, melapor.", ["Marni"]),
        ("Pelapor, Rina Contoh, meminta lampu.", ["Rina Contoh"]),
        ("Ketua RT 05 Sutarno mengatakan lampu padam.", ["Sutarno"]),
        ("Ketua RT 05, Sutarno, melapor.", ["Sutarno"]),
        ("Hal itu disampaikan Sutarno, warga setempat.", ["Sutarno"]),
    ],
)
def test_a_name_is_noticed(text: str, names: list[str]) -> None:
    assert _named(text) == (names or ["Sutarno Contoh"])


@pytest.mark.parametrize(
    "text",
    [
        "kata Dinas Perhubungan",
        "ujar Camat Contoh",
        "kata Kepala Dinas Contoh, Rina Contoh, Senin.",
        "kata Rina Contoh, Kepala Dinas Contoh.",
        "kata Rina Contoh (Lurah Contoh).",
        "ungkap warga Desa Contoh",
        "Bupati Contoh, perwakilan warga, dan camat hadir.",
        "Di Samarinda, warga Kelurahan Contoh menunggu air.",
        "Di Desa Contoh, warga Dusun Hilir menunggu air.",
        "Pada Sabtu, warga Desa Contoh bergotong royong.",
        "Akibatnya, warga Desa Contoh berjalan kaki.",
        "Jalan Melati Indah, warga Desa Contoh menyebutnya.",
        "Menurut Undang-Undang Nomor 14 Tahun 2008",
        "menurut Pemerintah Desa Contoh dan BMKG",
        "Menurut Puskesmas Contoh, dokter datang Kamis.",
        "kata PDAM dan kata Perumda Contoh",
        "Kata kunci: air. Jelas bahwa air keruh. Harap Sabar.".replace("Sabar", "sabar"),
        "Dari Teluk Singkama, warga Desa Contoh berangkat.",
        "menurut Sekretaris Desa Contoh",
        "ketua RT 05, warga, dan petugas",
        "tambah Wakil Bupati Contoh",
        "Sangatta Utara (12), Bengalon (45), dan Rantau Pulung (20) terdampak.",
        "Sabtu (14) warga berkumpul. Posyandu Melati (45) melapor.",
        "Sungai bernama Mahakam dan kampung bernama Long Contoh.",
        "Peran sebagai warga, dan Kita Semua sebagai warga Desa Contoh.",
        "Ketua RT 05 Kelurahan Contoh mengatakan air keruh.",
        "Hal itu disampaikan Dinas Contoh, disampaikan Senin.",
        "Seorang warga, kemarin, melapor. Warga Desa Contoh, Loa Contoh, mengeluh.",
    ],
)
def test_offices_groups_and_places_are_nobody(text: str) -> None:
    assert _named(text) == []
