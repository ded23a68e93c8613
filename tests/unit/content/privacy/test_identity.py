"""A NIK is found however people part it; rows of counts, sums and times are none. All are fake."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable

import pytest

from kim_plugins.content.privacy.privacy import find, masked

ROWS = 10_000
USUAL = ((16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 2, 2, 2, 4), (6, 10), (12, 4))
SIGNS = (" ", ".", "-", "/", "_", " - ", " / ", "\u00a0", "\u2011", "\u2013")
AROUND = ("{}", "1 {}", "1. {} Rina", "Rina, {}, Contoh", "({})", "{} 081200000000", "{} 35")
NAMES = ("NIK {}", "NIK: {}.", "No. KK {}", "Nomor KTP {}", "KK {}", "nomor KK warga {}")


def _points(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _counts(size: int, most: int, sign: str = " ") -> Callable[[random.Random], str]:
    return lambda r: sign.join(str(r.randint(1, most)) for _ in range(size))


def _sums(r: random.Random) -> str:
    return " ".join(_points(r.randint(1, 10**9)) for _ in range(r.choice((2, 3))))


def _joined_sums(r: random.Random) -> str:
    return r.choice(("-", " – ", " / ")).join(_points(r.randint(1, 10**9)) for _ in range(3))


def _years(r: random.Random) -> str:
    return r.choice((" ", "-", "/", " – ")).join(str(r.randint(2015, 2030)) for _ in range(5))


def _times(r: random.Random) -> str:
    return " ".join(f"{r.randrange(24):02}.{r.randrange(60):02}" for _ in range(4))


def _budget(r: random.Random) -> str:
    return f"5.1.02.{r.randrange(99):02}.{r.randrange(999):03}.{r.randrange(99999):05} {_sums(r)}"


def _place(r: random.Random) -> str:
    return f"-{r.random():.6f} {117 + r.random():.6f}"


@pytest.mark.parametrize(
    "row",
    [
        *(_counts(12, 98), _counts(10, 399), _counts(8, 98), _counts(8, 98, "-")),
        *(_sums, _times, _budget, _place, _joined_sums, _years),
    ],
)
@pytest.mark.parametrize("label", ["", "Dusun Mandiri ", "Jumlah KK ", "Peserta BPJS "])
def test_no_row_of_numbers_is_somebodys(row: Callable[[random.Random], str], label: str) -> None:
    chance = random.Random(13)
    rows = [label + row(chance) for _ in range(ROWS // 4)]

    assert [text for text in rows if find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "A 1.200.000 105.000.000",
        "Dusun I 31 28 15 12 08 05 44 21",
        "13.00 13.45 10.15 11.00",
        "31-28-15-12-08-05-44-21",
        "2022 2023 2024 2025 2026",
        "117.6408120101900001",
        "1200 3125 1512 0805 4421 1187 2033",
        "KK – 92 – 73 – 07 – 21 – 07 – 58 – 15 – 48 – 42 – 52",
        "Jumlah KK: 1579 3769 3632 4065",
        "KK 5956 1086 6915 3752 7318",
        "413-1.378.323-62-831.036.612",
        "0 – 62 – 870 – 8 – 8 – 0 – 89 – 80 – 3 – 770",
        "Bank Sampah Melati: 27191 95255 6503 kg",
        "BRI: 6.714-18.866.512-25.636.930",
        "Mandiri 260-205-86-137-42-367-55",
        "Rekening listrik warga: 66 86 0 860 0 0 61 0",
        "Rekening listrik 263 257 268 226 179 169 128 351",
        "JKN: 935-203-50-94-961-435-985-0",
        "JKN: 14.212-19.650.287",
        "Peserta BPJS 491417 7290398",
        "WA grup: 887 393.508.348 56 328.915",
        "Telepon rumah 8 45 32 20 13 50 43 8 52 90",
    ],
)
def test_neither_are_these(text: str) -> None:
    assert find(text) == []


def _nik(r: random.Random) -> str:
    born = dt.date(1940, 1, 1) + dt.timedelta(r.randrange(30_000))
    day = born.day + r.choice((0, 40))
    place = f"{r.choice(('6472', '6408', '6401'))}{r.randint(1, 30):02}"
    return f"{place}{day:02}{born:%m%y}{r.randint(1, 9999):04}"


def _parted(digits: str, lengths: tuple[int, ...], sign: str) -> str:
    ends = [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    return sign.join(digits[a:b] for a, b in itertools.pairwise(ends))


def test_a_nik_in_the_usual_groups_is_found_and_masked() -> None:
    chance = random.Random(13)
    for _ in range(400):
        number = _parted(_nik(chance), chance.choice(USUAL), chance.choice(SIGNS))
        text = chance.choice(AROUND).format(number)

        assert ("KIM066", number) in [(f.code, text[f.start : f.end]) for f in find(text)]
        assert number not in masked(text)


def test_two_of_them_side_by_side_are_both_found() -> None:
    text = "6408 1201 0190 0001 6408 1201 0190 0002"

    assert [(f.start, f.end) for f in find(text)] == [(0, 19), (20, 39)]


def test_beside_its_name_a_nik_is_found_in_any_groups() -> None:
    chance = random.Random(13)
    for _ in range(400):
        lengths: list[int] = []
        while left := 16 - sum(lengths):
            lengths.append(chance.randint(1, min(left, 6)))
        number = _parted(_nik(chance), tuple(lengths), chance.choice(SIGNS))
        text = chance.choice(NAMES).format(number)

        assert "KIM066" in {f.code for f in find(text)}, text


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("BPJS 0001234567890", "0001234567890"),
        ("nomor kartu JKN: 0001-2345-67890", "0001-2345-67890"),
        ("0001234567890 (KIS)", "0001234567890"),
    ],
)
def test_a_card_of_the_health_insurance_is_private(text: str, card: str) -> None:
    assert [(f.code, text[f.start : f.end]) for f in find(text, [card])] == [("KIM127", card)]


@pytest.mark.parametrize(
    "text",
    [
        "BPJS Kesehatan 165 atau 1500-400",
        "klinik mitra BPJS ber-NIB 1234567890123",
        "iuran BPJS Rp1.234.567.890.123",
        "peserta BPJS 2022 2023 2024",
        "110 112 113 119 123 129 1500-046 14017",
        "Bank Contoh BRI 14017 1500-017",
    ],
)
def test_official_short_numbers_and_other_numbers_are_nobodys(text: str) -> None:
    assert find(text) == []
