"""A weekday named beside a date is that date's weekday."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.locale_id import long_date
from kim_plugins.content.checks.weekday import check, wrong_weekdays
from tests.builders import SUMMARY, a_draft


def _wrong(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in wrong_weekdays(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 8 Mei 2023",
        "senin 8 mei 2023",
        "Senin (8/5/2023)",
        "Senin, 08-05-2023",
        "Jum'at, 5 Mei 2023",
        "Jum\u2019at, 5 Mei 2023",
        "Jum`at, 5 Mei 2023",
        "Ahad, 7 Mei 2023",
        "Minggu, 7 Mei 2023",
        "Senen, 8 Mei 2023",
        "Senin,8 Mei 2023",
        "Senin tanggal 8 Mei 2023",
        "Senin tgl. 6 Feb. 2023",
        "Kamis, 2 Pebruari 2023",
        "Rabu, 1 Nopember 2023",
    ],
)
def test_a_weekday_that_fits_is_no_problem(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 8 Mei 2022",
        "SELASA 8 MEI 2023",
        "Selasa (8/5/2023",
        "Selasa, 8.5.2023",
        "Selasa,\n8 Mei 2023",
        "Jumat, 8 Mei 2023",
        "Jum`at, 8 Mei 2023",
        "Selasa tanggal 8 Mei 2023",
        "Selasa, 6 Feb. 2023",
        "Selasa pagi, 8 Mei 2023",
        "8 Mei 2026 (Selasa",
        "8 Mei 2022 jatuh pada hari Senin",
        "Senin, 8-5-2022",
        "Rabu (04/11/21",
        "Rabu, 4-11-21",
        "Selasa, 8.5.23",
        "8/5/23 (Selasa",
    ],
)
def test_a_weekday_that_does_not_fit_is_told(text: str) -> None:
    assert _wrong(f"Dibuka {text}.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "8 Mei 2022",
        "Senin depan, 8 Mei 2022",
        "malam Senin, 7 Mei 2023",
        "Senin, 31 Februari 2022",
        "Senin, 8/13/2022",
        "Senin, 8 Mei 20222",
        "Seninan, 8 Mei 2022",
        "hariSenin, 8 Mei 2022",
        "Kamis (04/11/21)",
        "Rabu, surat 04/11/21",
        "Nomor 04/11/21 (Rabu)",
        "Rabu, skor 2-1-21",
        "Rabu 08.10.30 WITA",
        "Rabu 64.08.12",
        "Rabu (3/4) dari 12/5",
        "Rabu, 08.00-10.00",
        "Rabu, 1/2/3",
        "Senin, 8 May 2022",
    ],
)
def test_what_is_no_weekday_beside_a_date_is_left_alone(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize("mark", ['"', "\u201c", "'", "\u2018"])
def test_a_date_that_opens_a_quotation_is_anothers_words(mark: str) -> None:
    assert _wrong(f"Surat itu berbunyi {mark}Senin, 8 Mei 2022") == []


@given(st.dates())
def test_every_date_that_we_write_ourselves_fits(day: dt.date) -> None:
    assert _wrong(long_date(day)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Senin–Rabu, 4–6 Mei 2026",
        "Sabtu dan Minggu, 9 dan 10 Mei 2026",
        "Jumat, 8, 15, dan 22 Mei 2026",
        "Jumat, 28 April–Rabu, 6 Mei 2026",
        "Nomor 470/8/5/2022 (Senin)",
        "8 Mei 2022 tidak jatuh pada hari Senin",
        "`Senin, 8 Mei 2022`",
        'kata "dibuka Senin, 8 Mei 2022" itu keliru',
    ],
)
def test_days_in_a_row_codes_and_quotations_are_left_alone(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dibuka Senin (4/5).", []),
        ("Dibuka Selasa (4/5).", ["Selasa (4/5"]),
        ("Dibuka Selasa, 4 Mei.", ["Selasa, 4 Mei"]),
        ("Merdeka pada Jumat, 17 Agustus.", []),
    ],
)
def test_a_date_without_a_year_is_that_nearest_to_the_post(text: str, wrong: list[str]) -> None:
    found = wrong_weekdays(text, (dt.date(2026, 5, 8),))

    assert [text[start:end] for start, end, _ in found] == wrong


def test_title_summary_and_text_are_looked_through() -> None:
    draft = a_draft(
        "Baris satu.\n\nDibuka Senin, 8 Mei 2022.",
        title="Rapat Senin, 8 Mei 2022",
        summary=f"{SUMMARY} Senin, 8 Mei 2022",
    )

    problems = check(draft)

    assert [(p.code, p.span.line, p.span.column) for p in problems] == [
        ("KIM014", 2, 8),
        ("KIM014", 4, 10),
        ("KIM014", 9, 8),
    ]
    assert problems[0].args == {"said": "Senin", "date": "8 Mei 2022", "actual": "Minggu"}
