"""What villages are called in a province as a whole."""

from __future__ import annotations

import pytest

from kim_plugins.base import areas
from kim_plugins.model.place_words import of_province


@pytest.mark.parametrize(
    ("code", "joined", "rural", "district"),
    [
        ("64", "desa, kampung, atau kelurahan", "desa atau kampung", "kecamatan"),
        ("93", "kampung atau kelurahan", "kampung", "distrik"),
        ("34", "kalurahan atau kelurahan", "kalurahan", "kapanewon"),
        ("31", "kelurahan", "kelurahan", "kecamatan"),
        ("11", "gampong", "gampong", "kecamatan"),
        ("35", "desa atau kelurahan", "desa", "kecamatan"),
        ("", "desa, kampung, atau kelurahan", "desa atau kampung", "kecamatan"),
    ],
)
def test_a_label_names_the_words_in_use(code: str, joined: str, rural: str, district: str) -> None:
    found = of_province(code)
    assert (found.joined(), found.rural(), found.district) == (joined, rural, district)


def test_every_province_has_a_word() -> None:
    assert all(of_province(code).village for code in areas.provinces())
