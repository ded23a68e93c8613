"""A group's page tells what is known of it, and says so where something isn't."""

from __future__ import annotations

from typing import Any

from kim_plugins.builder.pages import fragments
from tests.builders import a_province, a_registry
from tests.unit.views.provinces import outputs

BASE = {"id": "kim-a", "name": "KIM A", "regency": "berau", "status": "aktif"}


def _context(**changes: object) -> Any:
    group = {**BASE, **changes}
    province = a_province(registry=a_registry(groups=[group]))
    return outputs(province)[f"{group['regency']}/kim-a/"].context


def _profile(**changes: object) -> dict[str, str]:
    return {row["term"]: row["value"] for row in _context(**changes)["profile"]}


def test_what_is_known_is_told_term_by_term() -> None:
    profile = _profile(
        village="64.03.01.2001",
        fields=["ekonomi", "literasi"],
        founded="2020-01-01",
        decree={"number": "000/CONTOH/2020", "date": "2020-01-02", "issuer": "Kepala Contoh"},
        verified={"by": "Kantor Contoh", "at": "2026-02-01"},
        kim_id="000000",
        status_since="2026-01-01",
        status_reason="Pengurus berganti.",
    )

    assert profile["Tempat"].startswith("Kampung ")
    assert profile["Bidang"].endswith(", Literasi")
    assert profile["Berdiri"] == "1 Januari 2020"
    assert profile["SK"] == "Nomor 000/CONTOH/2020, 2 Januari 2020, oleh Kepala Contoh"
    assert profile["Diverifikasi"] == "Kantor Contoh, 1 Februari 2026"
    assert profile["ID KIM nasional"] == "000000"
    assert profile["Keterangan"] == "Pengurus berganti."


def test_where_a_group_is_and_who_vouches_for_it_stands_under_its_name() -> None:
    given = _context(village="64.03.01.2001", verified={"by": "Kantor Contoh", "at": "2026-02-01"})

    assert given["place"]["label"].startswith("Kampung ")
    assert given["place"]["url"].startswith("berau/kecamatan/")
    assert given["verifier"] == "Kantor Contoh"
    assert _context()["place"] is None


def test_what_is_not_known_has_no_row_but_the_village() -> None:
    assert list(_profile()) == ["Tempat", "Wilayah"]
    assert "Tempat" not in _profile(regency="provinsi")


def test_of_a_group_that_has_dissolved_nothing_is_expected() -> None:
    group = {**BASE, "status": "bubar"}
    page = outputs(a_province(registry=a_registry(groups=[group])))["berau/kim-a/"]

    html = fragments.render(page, "/")
    assert "KIM A sudah bubar, dan tidak ada tulisannya di situs ini." in html
    for vain in ("Tulis kabar</a>", "Anda anggotanya", "Ikuti</h2>"):
        assert vain not in html


def test_a_decree_may_lack_its_issuer() -> None:
    decree = {"number": "000/CONTOH/2020", "date": "2020-01-02"}

    assert _profile(decree=decree)["SK"] == "Nomor 000/CONTOH/2020, 2 Januari 2020"


def test_a_telephone_stands_among_the_ways_to_a_group() -> None:
    contact = {"phone": "0541-000000", "confirmed_at": "2026-02-01"}

    assert _context(contact=contact)["contact"]["phone"] == {
        "label": "0541 000000",
        "url": "tel:+62541000000",
    }


def test_channels_and_contact_are_those_that_were_given() -> None:
    contact = {"email": "kim@example.org", "confirmed_at": "2026-02-01"}
    context = _context(channels={"web": "https://kim-a.example.org/"}, contact=contact)

    assert context["channels"] == [{"label": "Situs", "url": "https://kim-a.example.org/"}]
    assert context["contact"] == {
        "email": "kim@example.org",
        "whatsapp": None,
        "phone": None,
        "address": "",
        "confirmed_at": "1 Februari 2026",
    }


def test_without_channels_and_contact_there_are_none() -> None:
    context = _context()

    assert context["channels"] == []
    assert not any(context["contact"].values())


def test_a_page_says_whether_its_group_is_verified_or_the_desk() -> None:
    verified = {"by": "Kantor Contoh", "at": "2026-02-01"}

    assert _context(verified=verified)["is_verified"] is True
    assert _context()["is_verified"] is False
    assert _context(regency="provinsi")["is_desk"] is True
    assert _context()["is_desk"] is False
