"""Indonesian dates, numbers and sorting."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base import locale_id


def test_a_date_is_written_with_and_without_its_weekday() -> None:
    assert locale_id.long_date(dt.date(2023, 5, 8)) == "Senin, 8 Mei 2023"
    assert locale_id.short_date(dt.date(2023, 5, 8)) == "8 Mei 2023"


def test_some_days_in_a_row_are_told_in_few_words() -> None:
    def told(*days: tuple[int, int]) -> str:
        first, last = (dt.date(2026, month, day) for month, day in days)
        return locale_id.days(first, last)

    assert told((5, 8), (5, 8)) == "8 Mei"
    assert told((5, 8), (5, 12)) == "8 sampai 12 Mei"
    assert told((5, 28), (6, 2)) == "28 Mei sampai 2 Juni"


def test_months_and_weekdays_have_their_indonesian_names() -> None:
    months = (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    )
    weekdays = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"

    assert [locale_id.month_name(n) for n in range(1, 13)] == months.split()
    assert [locale_id.weekday_name(n) for n in range(7)] == weekdays.split()


def test_a_time_of_day_is_told_in_wita() -> None:
    utc = dt.datetime(2026, 5, 8, 1, 30, tzinfo=dt.UTC)

    assert locale_id.clock_time(utc) == "09.30 WITA"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (4123303, "4.123.303"), (4123303.5, "4.123.303,5"), (-1.25, "-1,25")],
)
def test_numbers_have_points_for_thousands_and_a_decimal_comma(value: float, text: str) -> None:
    assert locale_id.number(value) == text


def test_names_are_sorted_by_what_distinguishes_them() -> None:
    names = ["Kota Samarinda", "Kabupaten berau", "KIM Bairum", "Desa Contoh", "Bontang"]

    assert sorted(names, key=locale_id.sort_key) == [
        "KIM Bairum",
        "Kabupaten berau",
        "Bontang",
        "Desa Contoh",
        "Kota Samarinda",
    ]


def test_numbers_in_names_are_sorted_as_numbers() -> None:
    assert locale_id.sort_key("KIM Mawar 2") < locale_id.sort_key("KIM Mawar 10")


def test_a_generic_word_inside_a_name_counts() -> None:
    assert locale_id.sort_key("Kotabangun")[0] == "kotabangun"
    assert locale_id.sort_key("KIM Kota Baru")[0] == "kota baru"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1 KB"),
        (340_400, "340 KB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (1_240_000, "1,2 MB"),
        (5_000_000, "5 MB"),
    ],
)
def test_the_size_of_a_file_is_told_as_phones_do(size: int, text: str) -> None:
    assert locale_id.file_size(size) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(250, "4 menit 10 detik"), (3600, "1 jam"), (3605, "1 jam 5 detik"), (59, "59 detik")],
)
def test_a_length_of_time_is_told_in_words(seconds: int, text: str) -> None:
    assert locale_id.duration(seconds) == text
