"""Common slips of spelling and their right forms, after KBBI and EYD V.

Only what can't be right in any sense stands here: `dibalik` may be a verb, and
`keluar` is one. Words whose spelling is a matter of faith (`sholat`, `ustadz`) or of an
office's own usage (`sertipikat`) are left to their writers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_WORDS = """
aktifis: aktivis; aktifitas: aktivitas; analisa: analisis; atlit: atlet; beresiko: berisiko;
berfikir: berpikir; bernafas: bernapas; ijasah: ijazah; ijin: izin; diijinkan: diizinkan;
mengijinkan: mengizinkan; seijin: seizin; perijinan*: perizinan; efektifitas: efektivitas;
fikir: pikir; fikiran: pikiran; frekwensi: frekuensi; hakekat: hakikat; himbau: imbau;
himbauan: imbauan; dihimbau: diimbau; menghimbau: mengimbau; hutang: utang; jadual: jadwal;
jaman: zaman; jendral: jenderal; kadaluarsa: kedaluwarsa; kadaluwarsa: kedaluwarsa;
karir*: karier; kedele: kedelai; ketrampilan: keterampilan; kongkrit: konkret; konkrit: konkret;
kreatifitas: kreativitas; kwalitas: kualitas; kwantitas: kuantitas; kwitansi: kuitansi;
mengantri: mengantre; antri: antre; antrian: antrean; merubah: mengubah; dirubah: diubah;
metoda: metode; methode: metode; milyar: miliar; trilyun: triliun; nasehat: nasihat;
menasehati: menasihati; penasehat*: penasihat; nomer: nomor; obyek: objek; obyektif: objektif;
subyek: subjek; subyektif: subjektif; orisinil: orisinal; praktek*: praktik;
mempraktekkan: mempraktikkan; produktifitas: produktivitas; propinsi: provinsi;
rejeki*: rezeki; resiko: risiko; sekedar: sekadar; sekertaris: sekretaris; silahkan: silakan;
dipersilahkan: dipersilakan; mempersilahkan: mempersilakan; sistim: sistem;
standarisasi: standardisasi; supir: sopir; tauladan*: teladan; tehnik: teknik; tehnis: teknis;
tehnologi: teknologi; telor: telur; trampil: terampil; apotik*: apotek; fotocopy: fotokopi;
jum'at: Jumat; jumaat: Jumat; pebruari: Februari; nopember: November
"""
"""A word with `*` is a part of many names, and left alone beside another capital."""
_APART = """
di: antara atas bawah dalam desa jalan kampung kantor luar mana rumah samping sana sekitar sekolah
    sini situ tempat
ke: atas bawah dalam depan mana sana sini situ
dari: mana sana sini situ
"""
"""Prepositions that are written apart from these words."""
_ENDINGS = ("", "nya", "lah", "kah")


def _listed() -> Iterator[tuple[str, str]]:
    for entry in _WORDS.replace("\n", " ").split(";"):
        wrong, _, right = entry.strip().partition(": ")
        yield wrong, right


def _apart() -> Iterator[tuple[str, str]]:
    for line in _APART.strip().replace("\n    ", " ").split("\n"):
        preposition, _, places = line.partition(": ")
        for place in places.split():
            yield preposition + place, f"{preposition} {place}"


def _with_endings() -> Iterator[tuple[str, str]]:
    for wrong, right in [*_listed(), *_apart()]:
        for ending in _ENDINGS:
            yield wrong.rstrip("*") + ending, right + ending
    yield "dimanapun", "di mana pun"
    yield "kemanapun", "ke mana pun"


MISSPELLINGS: Mapping[str, str] = dict(_with_endings())
"""The right form by the slip, in lower case; names of days and months have their capital."""
MISSPELT_WORDS = frozenset(MISSPELLINGS)
IN_NAMES = frozenset(
    wrong.rstrip("*") + ending
    for wrong, _ in _listed()
    if wrong.endswith("*")
    for ending in _ENDINGS
)
"""Slips that are left alone beside another word with a capital."""
