"""Each need has its own way, and contacts appear only where the registry gives them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from kim_plugins.views import response
from tests.builders import REGISTRY, a_post, a_province, a_registry

CONTACT = {"whatsapp": "+62 541 000 0000", "email": "kim@example.org", "confirmed_at": "2026-05-01"}


def _ways(post: Any = None, **changes: Any) -> Any:
    province = a_province(
        registry=a_registry(**changes), targets={"pedoman-redaksi.md": "pedoman-redaksi/"}
    )
    return response.ways(post or a_post(), province)


def _groups(**keys: Any) -> list[dict[str, Any]]:
    groups: Any = REGISTRY["groups"]
    return [{**group, **keys} if group["id"] == "kim-contoh" else group for group in groups]


def test_without_contacts_there_are_official_ways_only() -> None:
    ways = _ways()

    assert ways["lapor"] == "https://www.lapor.go.id/"
    assert ways["policy"] == "pedoman-redaksi/"
    assert ways["contacts"] == []


def test_a_message_names_the_post_and_its_address() -> None:
    (contact,) = _ways(groups=_groups(contact=CONTACT))["contacts"]
    whatsapp, email = urlsplit(contact["whatsapp"]), urlsplit(contact["email"])

    assert (whatsapp.netloc, whatsapp.path) == ("wa.me", "/625410000000")
    assert "/kutai-timur/kim-contoh/2026/panen-madu/" in parse_qs(whatsapp.query)["text"][0]
    assert (email.scheme, email.path) == ("mailto", "kim@example.org")
    assert parse_qs(email.query)["subject"][0].startswith("Tanggapan: ")
    assert "Permintaan%20ralat" in contact["correction"]


def test_the_office_of_the_place_answers_not_that_of_the_folder() -> None:
    regencies: Any = [
        {**r, "office": {"name": f"Kantor {r['id']}", "ppid": "https://ppid.example.org/"}}
        for r in REGISTRY["regencies"]
    ]
    about_berau = a_post(areas=["64.03"])
    about_two = a_post(areas=["64.03", "64.08"])

    assert _ways(about_berau, regencies=regencies)["office"] == "Kantor berau"
    assert _ways(about_two, regencies=regencies)["office"] == "Kantor kutai-timur"
    assert _ways(about_berau, regencies=regencies)["ppid"] == "https://ppid.example.org/"
