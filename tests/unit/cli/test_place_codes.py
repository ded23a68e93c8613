"""Codes of places on the command line."""

from __future__ import annotations

import click
import pytest

from kim_plugins.cli.place_codes import (
    dotted,
    insist_on_known,
    new_code,
    pairs,
    place_of,
    regency_code_of,
)
from kim_plugins.model.region_changes import RegionChange, applied
from kim_plugins.model.regions import table_of

TABLE = table_of(
    [
        ("64", "Kalimantan Timur"),
        ("64.08", "Kabupaten Kutai Timur"),
        ("64.08.05", "Sangkulirang"),
        ("64.08.05.1001", "Kota Lama"),
        ("64.08.05.2001", "Kerayaan"),
        ("64.08.05.2002", "Saka"),
        ("64.08.06", "Busang"),
        ("64.08.06.2001", "Saka"),
    ]
)


@pytest.mark.parametrize(
    ("given", "parent", "code"),
    [
        ("64.08.05.2002", "64.08.06", "64.08.06.2002"),
        ("64.08.05.2001", "64.08.06", "64.08.06.2002"),
        ("64.08.05.1001", "64.08.06", "64.08.06.1001"),
        ("64.08.05", "64.72", "64.72.05"),
    ],
)
def test_a_place_keeps_the_end_of_its_code_where_nobody_else_has_it(
    given: str, parent: str, code: str
) -> None:
    assert new_code(given, parent, TABLE) == code


def test_a_code_that_once_stood_for_a_place_is_given_to_no_other() -> None:
    moved = {"code": "64.08.05.2009", "name": "Saka", "since": "2027-01-01"}
    change = RegionChange.model_validate({**moved, "former": "64.08.06.2001"})

    assert new_code("64.08.05.2001", "64.08.06", applied(TABLE, [change])) == "64.08.06.2002"


def test_kecamatan_are_numbered_where_their_new_codes_are_not_known() -> None:
    found = pairs("64.08.05, 64.08.06=64.12.01,", "64.12", TABLE)

    assert found == {"64.08.05": "64.12.02", "64.08.06": "64.12.01"}


@pytest.mark.parametrize("given", ["64.08.05.2001", "64.08.05=64.13.01", "64.08.77", "", " , "])
def test_what_is_no_kecamatan_or_lies_elsewhere_is_refused(given: str) -> None:
    with pytest.raises(click.ClickException):
        pairs(given, "64.12", TABLE)


def test_a_village_is_found_by_its_name_where_no_other_has_it() -> None:
    assert place_of("Desa Kerayaan", TABLE).code == "64.08.05.2001"
    with pytest.raises(click.ClickException, match=r"64\.08\.05\.2002(.|\n)+64\.08\.06\.2001"):
        place_of("saka", TABLE)


@pytest.mark.parametrize(
    ("given", "code"),
    [("6408", "64.08"), ("640805", "64.08.05"), ("6408052001", "64.08.05.2001"), ("Saka", "Saka")],
)
def test_dots_may_be_left_out(given: str, code: str) -> None:
    assert dotted(f" {given} ") == code


def test_a_code_of_a_new_regency_lies_in_the_province() -> None:
    assert regency_code_of("6412", TABLE) == "64.12"


@pytest.mark.parametrize("given", ["9409", "94.09", "64.1", "64", "64.12.01", "", "enam"])
def test_another_code_of_a_regency_is_refused_with_what_to_do(given: str) -> None:
    with pytest.raises(click.ClickException, match=r"diawali 64, misalnya 64\.12"):
        regency_code_of(given, TABLE)


def test_a_code_of_another_province_is_told_as_such() -> None:
    with pytest.raises(click.ClickException, match=r"94 milik Papua Tengah"):
        regency_code_of("9409", TABLE)
    with pytest.raises(click.ClickException, match=r"94 milik Papua Tengah"):
        place_of("94.01.01.2001", TABLE)
    with pytest.raises(click.ClickException, match=r"94 milik Papua Tengah"):
        insist_on_known("94.01", 5, TABLE)


def test_a_message_uses_the_words_of_the_province() -> None:
    papua = table_of([("94", "Papua Tengah"), ("94.01", "Kabupaten Nabire")])
    with pytest.raises(click.ClickException, match="Tidak ada distrik, kampung, atau kelurahan X"):
        place_of("X", papua)
