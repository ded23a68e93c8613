"""The national region table, read by province."""

from __future__ import annotations

from collections import Counter

import pytest

from kim_plugins.base import areas
from kim_plugins.base.areas import FOLDER, Former, Terms

LARGEST = 1_500_000
"""Bytes of all its files as they lie in a wheel."""


def test_it_holds_every_province_regency_district_and_village() -> None:
    codes = [code for province in areas.provinces() for code, _ in areas.rows(province)]

    assert Counter(map(len, codes)) == {2: 38, 5: 514, 8: 7285, 13: 83762}
    assert len(set(codes)) == len(codes)


def test_it_says_what_it_was_made_from() -> None:
    made = areas.release()

    assert (made.package, made.version, made.licence) == ("idn-area-data", "4.0.1", "ODbL-1.0")
    assert made.author == "Fityan Nugroho"
    assert made.decree.startswith("Keputusan Menteri Dalam Negeri Nomor 300.2.2-")
    assert made.before == ("3.1.2",)


@pytest.mark.parametrize("code", ["", "99", "6", "64.08", "..", "provinsi"])
def test_what_is_no_province_has_no_areas(code: str) -> None:
    assert areas.rows(code) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35", "35"),
        (" jawa timur ", "35"),
        ("Provinsi Jawa Timur", "35"),
        ("prov. Papua Pegunungan", "95"),
        ("DKI Jakarta", "31"),
        ("Jakarta", "31"),
        ("D.I. Yogyakarta", "34"),
        ("DI Yogyakarta", "34"),
        ("kaltim", "64"),
        ("JATIM", "35"),
        ("jogja", "34"),
        ("Babel", "19"),
        ("papua pegunungan", "95"),
        ("papua", "91"),
        ("Provinsi 64", "64"),
        ("papsel", "93"),
        ("dki", "31"),
        ("diy", "34"),
        ("D.I.Y.", "34"),
        ("Bangka Belitung", "19"),
        ("kep. riau", "21"),
        ("kepri", "21"),
        ("ntb", "52"),
        ("NTT", "53"),
        ("kalsel", "63"),
        ("Irian Jaya Barat", "92"),
        ("NAD", "11"),
        ("Irian Jaya", None),
        ("Kutim", None),
        ("Nusantara", None),
        ("99", None),
        ("", None),
    ],
)
def test_a_province_is_known_by_its_code_and_by_its_name(text: str, code: str | None) -> None:
    found = areas.province_called(text)

    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("jawa tmur", ["35"]),
        ("kaltm", ["64"]),
        ("64.08", ["64"]),
        ("jawa", ["32", "33", "35"]),
        ("irian jaya", ["91", "92", "93", "94", "95", "96"]),
        ("qqq", []),
        ("a", []),
        ("", []),
    ],
)
def test_what_names_no_province_may_mean_one(text: str, codes: list[str]) -> None:
    found = [province.code for province in areas.provinces_like(text)]

    assert found[:1] == codes[:1] or sorted(found) == codes


def test_no_more_provinces_are_proposed_than_one_can_read() -> None:
    assert len(areas.provinces_like("kalimantan")) == 5


def test_the_regencies_of_a_province_are_named_in_full() -> None:
    found = dict(areas.regencies("31"))

    assert len(found) == 6
    assert found["31.01"] == "Kabupaten Administrasi Kepulauan Seribu"
    assert len(areas.regencies("35")) == 38
    assert areas.regencies("99") == []


def test_former_names_and_codes_are_those_of_the_province() -> None:
    found = areas.former("64")

    assert len(found) == 12
    assert Former("3.1.2", "64.07.08.2013", "Tapulang", "64.07.08.2013") in found
    moved = Former("3.1.2", "72.01.09.2015", "Tolisu", "72.01.24.2001")
    assert moved in areas.former("72")
    assert moved.is_gone


def test_villages_are_called_as_the_law_of_their_place_says() -> None:
    assert areas.terms("11.01") == Terms("gampong", "keuchik")
    assert areas.terms("13.06") == Terms("nagari", "wali nagari")
    assert areas.terms("13.09") == areas.terms("35.07") == Terms("desa", "kepala desa")
    assert areas.terms("95.01") == Terms("kampung", "kepala kampung", "distrik")


def test_short_names_are_known() -> None:
    assert areas.short_names("35") == {"35": ("Jatim",)}
    assert areas.short_names("64")["64.02"] == ("Kukar",)
    assert {"Kutai", "Kukar", "Jawa", "Papua", "Yogyakarta"} <= areas.first_words("64")
    assert "Malang" not in areas.first_words("64")


def test_a_province_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    text = areas._text

    def noted(name: str) -> str:
        read.append(name)
        return text(name)

    monkeypatch.setattr(areas, "_text", noted)

    assert len(areas.rows("35")) == 9199
    assert "35.csv" in read
    assert not [name for name in read if name[:2].isdigit() and name != "35.csv"]


def test_it_stays_small() -> None:
    import zlib

    packed = sum(len(zlib.compress(file.read_bytes())) for file in FOLDER.iterdir())

    assert packed < LARGEST / 2
