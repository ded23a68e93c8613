"""Pieces that several pages share: places, cards, groups, offices."""

from __future__ import annotations

import pytest

from kim_plugins.model.groups import Office
from kim_plugins.views import parts
from tests.builders import a_post, a_province, a_registry

PROVINCE = a_province()
BASE = {"id": "kim-a", "name": "KIM A", "regency": "berau", "status": "aktif"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("64", "Provinsi Kalimantan Timur"),
        ("64.08", "Kabupaten Kutai Timur"),
        ("64.08.12", "Kecamatan Sangatta Selatan, Kabupaten Kutai Timur"),
        ("64.08.12.2004", "Desa Teluk Singkama, Kabupaten Kutai Timur"),
        ("64.08.12.1002", "Kelurahan Singa Geweh, Kabupaten Kutai Timur"),
        ("64.03.01.2001", "Kampung Merabu, Kabupaten Berau"),
    ],
)
def test_a_place_is_named_as_its_regency_calls_it(code: str, name: str) -> None:
    assert parts.place_name(code, PROVINCE) == name


def test_places_are_named_one_after_the_other_or_in_short_by_their_regencies() -> None:
    codes = ["64.08.12.2004", "64.08.12", "64.72"]

    many, one = a_post(areas=codes), a_post(areas=codes[:1])
    assert parts.place_names(many, PROVINCE).count("; ") == 2
    assert parts.short_place(many, PROVINCE) == "Kabupaten Kutai Timur, Kota Samarinda"
    assert parts.short_place(one, PROVINCE) == parts.place_name(codes[0], PROVINCE)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, ""),
        ({"verified": {"by": "Kantor Contoh", "at": "2026-01-01"}}, "Aktif"),
        ({"status": "vakum"}, "Sedang tidak aktif"),
        ({"status": "bubar"}, "Sudah bubar"),
        ({"regency": "provinsi"}, "Aktif"),
    ],
)
def test_a_group_is_called_active_only_where_somebody_has_confirmed_it(
    changes: dict[str, object], label: str
) -> None:
    (group,) = a_registry(groups=[{**BASE, **changes}]).groups

    assert parts.status_label(group) == label


def test_a_groups_entry_tells_what_a_list_shows() -> None:
    province = a_province([a_post()])
    group = province.registry.groups_by_id["kutai-timur", "kim-contoh"]

    entry = parts.group_entry(group, province)

    assert entry["url"] == "kutai-timur/kim-contoh/"
    assert str(entry["village"]).startswith("Desa ")
    assert (entry["is_verified"], entry["is_desk"], entry["count"]) == (False, False, 1)


def test_an_office_shows_only_what_it_has_given() -> None:
    office = Office(name="Kantor Contoh", address="Jalan Contoh 1", whatsapp="+62 541 000 0000")

    assert parts.office(office) == {
        "name": "Kantor Contoh",
        "url": "",
        "email": "",
        "whatsapp": {"label": "0541 0000000", "url": "https://wa.me/625410000000"},
        "phone": None,
        "address": "Jalan Contoh 1",
    }


def test_a_card_of_a_klarifikasi_carries_its_verdict() -> None:
    sources = [{"title": "Wawancara contoh"}, {"title": "Uji contoh"}]
    post = a_post(
        kind="klarifikasi",
        claim="Madu beracun.",
        claim_source="Pesan berantai",
        verdict="salah",
        reviewer="Budi Contoh",
        sources=sources,
    )

    card = parts.card(post, a_province([post]))

    assert (card["kind_label"], card["verdict"], card["verdict_label"]) == (
        "Klarifikasi",
        "salah",
        "Salah",
    )
    assert parts.card(a_post(), a_province([a_post()]))["verdict_label"] == ""
