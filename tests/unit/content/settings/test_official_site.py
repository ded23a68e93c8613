"""An official site has its own addresses, and a contact that holds."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.settings import SiteContact
from kim_plugins.content.settings.official_site import lacks, lapsed

OFFICE = SiteContact(email="kim@kantor.go.id")


def _lacks(
    site_url: str = "https://kim.kantor.go.id/",
    authority: str = "kantor.go.id,2026",
    contact: SiteContact = OFFICE,
) -> list[tuple[str, str]]:
    found = lacks(site_url, authority, contact, settings="mkdocs.yml", groups="groups.yaml")
    return [(one.code, one.args.get("key", "")) for one in found]


def test_a_site_with_everything_is_told_nothing() -> None:
    assert _lacks() == _lacks(authority="") == []


def test_each_address_of_an_example_is_told_by_its_key() -> None:
    contact = SiteContact(form="https://kantor.example/lapor", security="mailto:a@contoh.test")
    told = _lacks("https://kim-diy.example.org/", "kim-diy.example.org,2026", contact)

    keys = ["site_url", "authority", "contact: form", "contact: security"]
    assert told == [("KIM206", key) for key in keys]


def test_an_address_on_ones_own_machine_is_no_address_of_a_site() -> None:
    assert _lacks("http://localhost:8000/") == [("KIM206", "site_url")]
    assert _lacks("http://kim.localhost/") == [("KIM206", "site_url")]


def test_a_site_that_nobody_can_write_to_is_told() -> None:
    assert _lacks(contact=SiteContact()) == [("KIM182", "")]


@pytest.mark.parametrize(
    ("until", "codes"), [("", []), ("2026-11-25", []), ("2026-11-24", ["KIM209"])]
)
def test_an_address_for_finders_of_holes_holds_until_its_day(until: str, codes: list[str]) -> None:
    contact = SiteContact(security="mailto:a@kantor.go.id", security_until=until)
    found = lapsed(contact, dt.date(2026, 11, 24), "mkdocs.yml")
    assert [one.code for one in found] == codes
