"""Words of one root are found by one another, whatever stands before and after it."""

from __future__ import annotations

import json

import pytest

from kim_plugins.base.stems import names, rules, stems, words

FAMILIES = (
    "daya berdaya memberdayakan pemberdayaan",
    "kelola dikelola mengelola pengelolaan",
    "tulis ditulis menulis penulis tulisan",
    "kirim dikirim mengirimkan pengiriman kiriman",
    "milik pemilik memiliki dimiliki",
    "nyanyi bernyanyi menyanyi penyanyi",
    "ajar mengajar belajar pelajaran pembelajaran diajari",
    "terima diterima menerima penerima",
    "nilai dinilai menilai penilaian",
    "tani petani pertanian",
    "adu mengadu pengaduan",
    "periksa diperiksa memeriksa pemeriksaan",
    "sapu disapu menyapu",
    "umum diumumkan mengumumkan pengumuman",
    "baik perbaiki memperbaiki diperbaiki perbaikan",
    "lambat terlambat keterlambatan",
    "sehat kesehatan",
    "camat kecamatan",
    "gerak bergerak gerakan",
    "baca dibaca membaca bacaan",
    "tangan menangani penanganan",
    "jalan berjalan dijalankan perjalanan pejalan",
    "tahan bertahan menahan ditahan",
    "rumah rumahnya",
    "datang datanglah",
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_words_of_one_root_share_a_stem(family: str) -> None:
    root, *others = family.split()
    for other in others:
        assert set(stems(root)) & set(stems(other)), other


@pytest.mark.parametrize(
    "pair",
    ["pasar kasar", "masa masalah", "dayak memberdayakan", "dan danau", "kan ikan", "ikan berikan"],
)
def test_words_that_only_look_alike_share_none(pair: str) -> None:
    one, other = pair.split()
    assert not set(stems(one)) & set(stems(other))


def test_numbers_and_other_alphabets_stay_as_they_are() -> None:
    assert [stems(word) for word in ("112", "a1b2c3", "читать")] == [
        ("112",),
        ("a1b2c3",),
        ("читать",),
    ]


def test_words_are_told_apart_without_accents_and_apostrophes() -> None:
    assert words("Jum'at, 5 Mei: Café_RT-03 \u2019s") == [
        "jumat",
        "5",
        "mei",
        "cafe",
        "rt",
        "03",
        "s",
    ]


def test_the_name_of_a_place_is_its_own_stem_first() -> None:
    assert stems("merabu") == ("merabu", "rabu")
    assert {"merabu", "sepaku", "penajam"} <= names()
    assert "tenggarong" not in names(), "nothing would be taken from it"


def test_the_page_is_given_the_rules_and_names_as_data() -> None:
    told = json.loads(json.dumps(rules()))
    assert told.keys() == {"shortest", "rounds", "names", "endings", "prefixes"}
    assert set(told["names"].split()) == names()
