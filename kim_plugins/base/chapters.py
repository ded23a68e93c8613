"""How the handbook of codes is divided: which codes belong together, and where to read on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, slots=True)
class Chapter:
    """Some codes that an author meets for the same reason."""

    id: str
    name: str
    about: str
    guide: str = ""
    """The hand-written page, relative to the docs folder, that tells more."""
    numbers: frozenset[int] = frozenset()


CHAPTERS = (
    Chapter(
        "berkas",
        "Letak dan nama berkas",
        "Tempat sebuah berkas disimpan, namanya, dan cara menyimpannya.",
        "panduan/menulis.md",
        frozenset(
            {17, 18, 19, 21, 22, 23, 24, 25, 26, 40, 41, 42, 55, 135}
            | {144, 145, 164, 165, 166, 167, 168, 169, 211}
        ),
    ),
    Chapter(
        "alamat",
        "Alamat lama",
        "Tulisan atau kelompok yang pindah, dan alamat yang sudah disebarkan orang.",
        "panduan/menulis.md",
        frozenset({130, 131, 132, 136, 152}),
    ),
    Chapter(
        "susunan",
        "Susunan bagian atas",
        "Baris ---, kunci, titik dua, tanda kutip, dan spasi.",
        "panduan/menulis.md",
        frozenset({1, 2, 3, 4, 5, 6, 7, 9, 11, 20, 50, 51, 61, 65, 196}),
    ),
    Chapter(
        "keterangan",
        "Kunci dan nilainya",
        "Apa yang harus diisi, dan dalam bentuk apa.",
        "panduan/menulis.md",
        frozenset(
            {8, 10, 12, 13, 15, 16, 29, 34, 35, 36, 44, 46, 49, 52, 53, 62, 85}
            | {170, 171, 172, 173, 174, 178, 179, 207, 210}
        ),
    ),
    Chapter(
        "bahasa",
        "Judul, tanggal, dan bahasa",
        "Supaya tulisan mudah dibaca dan tanggalnya benar.",
        "panduan/menulis.md",
        frozenset({14, 38, 70, 71, 72, 73, 74, 75, 150, 153, 154, 155, 177, 217}),
    ),
    Chapter(
        "klarifikasi",
        "Klarifikasi",
        "Syarat tulisan yang meluruskan kabar.",
        "panduan/cek-kabar.md",
        frozenset({45, 54}),
    ),
    Chapter(
        "suara-warga",
        "Suara Warga",
        "Langkah penanganan, dan apa yang tidak disebut tentang warga.",
        "panduan/pengaduan.md",
        frozenset({83, 84, 120, 121, 122, 123, 124, 125}),
    ),
    Chapter(
        "isi",
        "Isi tulisan dan tautan",
        "Tautan, catatan kaki, dan tanda-tanda di dalam tulisan.",
        "panduan/menulis.md",
        frozenset(
            {27, 28, 37, 39, 43, 48, 60, 63, 79, 80, 81, 82, 86, 87, 88, 89, 97, 140, 141, 143}
            | {161, 218}
        ),
    ),
    Chapter(
        "salinan",
        "Teks yang disalin",
        "Huruf yang rusak, dan yang ikut terbawa dari aplikasi lain.",
        "panduan/menempel.md",
        frozenset({128, 142, 156, 157, 158, 159, 160, 162, 175, 176}),
    ),
    Chapter(
        "gambar",
        "Gambar",
        "Berkas gambar, keterangannya, dan orang yang tampak di dalamnya.",
        "panduan/gambar.md",
        frozenset(
            {30, 31, 32, 33, 47, 58, 59, 64, 76, 77, 78, 90, 91, 92, 93, 94, 95, 96, 163, 212, 213}
        ),
    ),
    Chapter(
        "privasi",
        "Data pribadi",
        "Nomor dan alamat yang tidak boleh terbit.",
        "panduan/privasi.md",
        frozenset({66, 67, 68, 69, 126, 127}),
    ),
)
SENDING = Chapter(
    "hak",
    "Hak mengubah berkas",
    "Siapa boleh mengubah folder mana, dan kiriman mana yang dibaca penyunting dahulu.",
    "panduan/penyunting.md",
)
OTHERS = Chapter("lain", "Lainnya", "Masalah lain pada tulisan dan kirimannya.")
REGISTRY = Chapter(
    "kelompok",
    "Daftar kelompok",
    "Masalah di groups.yaml; dibenahi oleh pengelola situs.",
    numbers=frozenset({200, 215}),
)
SETTINGS = Chapter(
    "setelan",
    "Setelan situs",
    "Masalah di mkdocs.yml dan halaman tulisan tangan; dibenahi oleh pengelola.",
    numbers=frozenset({137, 146, 151, 180, 181, 182, 183, 190, 191, 192, 194, 195}),
)


def chapter_of(code: str) -> Chapter:
    """Return the chapter of a code; one that no chapter names goes by its hundred."""
    number = int(code.removeprefix("KIM"))
    found = next(
        (chapter for chapter in (*CHAPTERS, REGISTRY, SETTINGS) if number in chapter.numbers), None
    )
    return found or {1: REGISTRY, 2: SETTINGS, 3: SENDING}.get(number // 100, OTHERS)


def divided(codes: Iterable[str]) -> dict[Chapter, list[str]]:
    """Return the chapters that have codes, in order, each with its codes."""
    parts: dict[Chapter, list[str]] = {
        c: [] for c in (*CHAPTERS, SENDING, OTHERS, REGISTRY, SETTINGS)
    }
    for code in sorted(codes):
        parts[chapter_of(code)].append(code)
    return {chapter: found for chapter, found in parts.items() if found}
