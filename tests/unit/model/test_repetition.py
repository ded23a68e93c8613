"""A repetition in words means the days that people mean by it, or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.model.repetition_words import FORMS, guess, repetition

FIRST = dt.date(2026, 12, 5)
"""A Saturday, the first of its month."""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tiap hari", "tiap hari"),
        ("harian", "tiap hari"),
        ("tiap 2 hari", "tiap 2 hari"),
        ("tiap Rabu", "tiap Rabu"),
        ("Rabu", "tiap Rabu"),
        ("SETIAP HARI RABU", "tiap Rabu"),
        ("Tiap Senin, Rabu, dan Jum'at", "tiap Senin, Rabu, dan Jumat"),
        ("tiap Senin sampai Kamis", "tiap Senin, Selasa, Rabu, dan Kamis"),
        ("Sabtu-Senin", "tiap Senin, Sabtu, dan Minggu"),
        ("tiap minggu", "tiap minggu"),
        ("seminggu sekali", "tiap minggu"),
        ("tiap Minggu", "tiap Minggu"),
        ("tiap hari minggu", "tiap Minggu"),
        ("TIAP MINGGU", "tiap Minggu"),
        ("tiap Sabtu dan minggu", "tiap Sabtu dan Minggu"),
        ("tiap Ahad", "tiap Minggu"),
        ("tiap 2 minggu", "tiap 2 minggu"),
        ("Dua Minggu Sekali", "tiap 2 minggu"),
        ("dua pekan sekali", "tiap 2 minggu"),
        ("tiap Rabu, dua minggu sekali", "tiap 2 minggu, hari Rabu"),
        ("tiap Sabtu pertama", "Sabtu pertama tiap bulan"),
        ("setiap hari Sabtu pertama setiap bulannya", "Sabtu pertama tiap bulan"),
        ("tiap bulan pada hari Sabtu pertama", "Sabtu pertama tiap bulan"),
        ("Minggu pertama tiap bulan", "Minggu pertama tiap bulan"),
        ("tiap Rabu ke-2 dan ke-4", "Rabu kedua dan keempat tiap bulan"),
        ("tiap Jumat terakhir", "Jumat terakhir tiap bulan"),
        ("tiap 3 bulan, Jumat terakhir", "Jumat terakhir tiap 3 bulan"),
        ("tiap tanggal 10", "tanggal 10 tiap bulan"),
        ("tgl. 1 dan 15 tiap bulan", "tanggal 1 dan 15 tiap bulan"),
        ("tiap akhir bulan", "hari terakhir tiap bulan"),
        ("sebulan sekali", "tiap bulan"),
        ("tiga bulan sekali", "tiap 3 bulan"),
        ("tiap 17 Agustus", "tanggal 17 Agustus tiap tahun"),
        ("setahun sekali", "tiap tahun"),
    ],
)
def test_words_are_read_and_what_is_shown_is_read_as_the_same(written: str, read: str) -> None:
    rule = repetition(written)

    assert str(rule) == read
    assert repetition(read) == rule


@pytest.mark.parametrize("form", FORMS)
def test_every_form_that_editors_offer_is_read(form: str) -> None:
    assert repetition(form) is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kadang-kadang", ""),
        ("tiap hari kerja", ""),
        ("tiap minggu pertama", ""),  # the first week, or the first Sunday
        ("tiap Sabtu kelima", ""),
        ("tiap tanggal 10 tiap minggu", ""),
        ("tiap 40 hari", ""),
        ("tiap 0 minggu", ""),
        ("tiap tanggal 30", ""),
        ("tiap tanggal 31", "tiap akhir bulan"),
        ("tiap Rabu pukul 15.00", "tiap Rabu"),
        ("tiap Sabtu pertama sampai Juni 2027", "tiap Sabtu pertama"),
        ("tiap Rabu " + "dan Kamis " * 20, ""),
    ],
)
def test_what_nobody_can_be_sure_of_is_not_read(written: str, meant: str) -> None:
    assert repetition(written) is None
    assert guess(written) == meant


def _days(written: str, first: dt.date, until: dt.date) -> list[str]:
    rule = repetition(written)
    assert rule is not None
    return [f"{day:%d.%m.}" for day in rule.dates(first, until)]


@pytest.mark.parametrize(
    ("written", "first", "until", "days"),
    [
        ("tiap Sabtu pertama", FIRST, "2027-03-06", "05.12. 02.01. 06.02. 06.03."),
        ("tiap Sabtu pertama dan ketiga", FIRST, "2027-01-15", "05.12. 19.12. 02.01."),
        ("tiap Kamis terakhir", dt.date(2026, 12, 31), "2027-03-01", "31.12. 28.01. 25.02."),
        ("tiap 2 minggu", FIRST, "2027-01-02", "05.12. 19.12. 02.01."),
        ("tiap Sabtu dan Minggu", FIRST, "2026-12-13", "05.12. 06.12. 12.12. 13.12."),
        ("tiap 2 minggu, hari Senin dan Sabtu", FIRST, "2026-12-20", "05.12. 14.12. 19.12."),
        ("tiap 10 hari", FIRST, "2026-12-31", "05.12. 15.12. 25.12."),
        ("tiap bulan", FIRST, "2027-02-28", "05.12. 05.01. 05.02."),
        ("tiap 3 bulan", FIRST, "2027-06-30", "05.12. 05.03. 05.06."),
        ("tiap akhir bulan", dt.date(2027, 1, 31), "2027-04-29", "31.01. 28.02. 31.03."),
        ("tiap tahun", FIRST, "2028-12-31", "05.12. 05.12. 05.12."),
    ],
)
def test_a_rule_means_its_days_from_the_first_one_on(
    written: str, first: dt.date, until: str, days: str
) -> None:
    assert _days(written, first, dt.date.fromisoformat(until)) == days.split()


def test_a_day_that_some_months_lack_is_not_everywhere() -> None:
    rules = [repetition(text) for text in ("tiap bulan", "tiap tahun")]

    for day, are_everywhere in (("2026-12-28", True), ("2026-12-29", False)):
        first = dt.date.fromisoformat(day)
        assert [rule.is_everywhere(first) for rule in rules if rule] == [are_everywhere, True]
    leap_day = dt.date(2028, 2, 29)
    assert [rule.is_everywhere(leap_day) for rule in rules if rule] == [False, False]


def test_a_repetition_ends_within_a_year_and_a_yearly_one_within_five() -> None:
    ends = [
        rule.latest_end(dt.date(2028, 2, 29)).isoformat()
        for rule in (repetition("tiap Rabu"), repetition("tiap tahun"))
        if rule
    ]
    assert ends == ["2029-02-28", "2033-02-28"]
