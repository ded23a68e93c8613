"""Names that begin with the word for what a place is."""

from __future__ import annotations

import click
import pytest

from kim_plugins.cli.place_names import given, insist_on_single, regency
from kim_plugins.model.regions import Region, region_of

DESA = region_of("64.08.05.2001", "Kerayaan")
KELURAHAN = region_of("64.08.05.1001", "Kota Lama")
KAMPUNG = region_of("94.01.01.2001", "Contoh")
NAGARI = region_of("13.06.01.2001", "Contoh")
DISTRIK = region_of("94.01.01", "Nabire")


@pytest.mark.parametrize(
    ("name", "place", "without"),
    [
        ("Kampung Baru", KAMPUNG, "Baru"),
        ("kampung Contoh Jaya", KAMPUNG, "Contoh Jaya"),
        ("Desa Contoh", DESA, "Contoh"),
        ("Ds. Contoh", DESA, "Contoh"),
        ("Ds.Contoh", DESA, "Contoh"),
        ("Kel. Contoh", KELURAHAN, "Contoh"),
        ("Nagari Contoh", NAGARI, "Contoh"),
        ("Distrik Nabire Kota", DISTRIK, "Nabire Kota"),
        ("Kecamatan Nabire Kota", DISTRIK, "Nabire Kota"),
        ("Kabupaten Contoh", DESA, "Contoh"),
    ],
)
def test_a_word_that_pages_write_themselves_is_refused(
    name: str, place: Region, without: str
) -> None:
    with pytest.raises(click.ClickException, match=rf'--nama "{without}".*--persis'):
        insist_on_single(name, place, is_exact=False)
    insist_on_single(name, place, is_exact=True)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Kampung Baru", DESA),
        ("Kampung Baru", KELURAHAN),
        ("Kota Baru", DESA),
        ("Negeri Lama", DESA),
        ("Desaku", DESA),
        ("Kampung", KAMPUNG),
        ("Kampung Baru Hulu", region_of("94.01.01.2002", "Kampung Baru")),
    ],
)
def test_a_word_that_belongs_to_a_name_may_stand_there(name: str, place: Region) -> None:
    insist_on_single(name, place, is_exact=False)


def test_a_name_is_written_without_needless_blanks() -> None:
    assert given("  Kerayaan   Contoh ") == "Kerayaan Contoh"
    assert given(None, before="Kerayaan") == "Kerayaan"


@pytest.mark.parametrize("name", ["", "   ", "-", "12"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(click.ClickException, match="kosong"):
        given(name, before="Kerayaan")


@pytest.mark.parametrize("name", ["Kabupaten Contoh", "Kota Contoh", "Kabupaten Lima Puluh Kota"])
def test_a_regency_has_its_kind_once(name: str) -> None:
    assert regency(name) == name


@pytest.mark.parametrize(
    "name", ["Contoh", "Kabupaten", "Kabupaten Kabupaten Contoh", "Kabupaten Kota Contoh"]
)
def test_a_regency_without_kind_or_with_two_is_refused(name: str) -> None:
    with pytest.raises(click.ClickException, match="satu kali"):
        regency(name)
