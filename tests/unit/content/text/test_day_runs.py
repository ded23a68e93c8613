"""Weekdays and dates that are named in one breath are compared each with its own."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.content.checks.weekday import wrong_weekdays

NEAR = (dt.date(2026, 12, 1),)


def _wrong(text: str) -> list[tuple[str, str]]:
    return [(args["said"], args["date"]) for _, _, args in wrong_weekdays(text, NEAR)]


@pytest.mark.parametrize(
    "text",
    [
        "Senin-Rabu, 30 November - 2 Desember 2026",
        "Jumat s.d. Minggu, 4 s.d. 6 Desember 2026",
        "Senin–Rabu (30 Nov–2 Des 2026)",
        "Senin s/d Rabu tanggal 30 November s/d 2 Desember 2026",
        "Senin-Rabu (30/11/2026 s.d. 02/12/2026)",
        "*Senin - Rabu*, *30 November - 2 Desember 2026*",
        "| Senin-Rabu | 30 November - 2 Desember 2026 |",
        "Senin hingga Rabu (30 November hingga 2 Desember)",
        "Senin, Selasa, dan Rabu, 30 November, 1 dan 2 Desember 2026",
        "Kamis-Sabtu, 31 Desember - 2 Januari 2027",
        "30 November - 2 Desember 2026 (Senin-Rabu)",
        "4-6 Desember 2026 (hari Jumat sampai Minggu)",
        "Senin, 30 November - Rabu, 2 Desember 2026",
        "tiap Senin dan Rabu, 1 Desember - 5 Desember 2026",
        "Senin dan Kamis, 1 Desember - 31 Desember 2026",
        "Mulai 2 Desember 2026 (Senin-Jumat)",
    ],
)
def test_each_weekday_has_its_own_date(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Selasa-Rabu, 30 November - 2 Desember 2026", ("Selasa", "30 November 2026")),
        ("Senin-Kamis, 30 November - 2 Desember 2026", ("Kamis", "2 Desember 2026")),
        ("Senin–Kamis (30 Nov–2 Des 2026)", ("Kamis", "2 Desember 2026")),
        ("Jumat s.d. Sabtu, 4 s.d. 6 Desember 2026", ("Sabtu", "6 Desember 2026")),
        ("30 November - 2 Desember 2026 (Selasa-Rabu)", ("Selasa", "30 November 2026")),
        ("4-6 Desember 2026 (Kamis-Minggu)", ("Kamis", "4 Desember 2026")),
        ("Jumat, Sabtu, dan Senin, 4, 5, dan 6 Desember 2026", ("Senin", "6 Desember 2026")),
    ],
)
def test_the_one_that_does_not_fit_is_told_with_its_date(text: str, told: tuple[str, str]) -> None:
    assert _wrong(text) == [told]
