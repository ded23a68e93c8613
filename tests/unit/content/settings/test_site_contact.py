"""The setting `contact`: whatever is given is understood, or told with what to write instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kim_plugins.base import messages
from kim_plugins.base.settings import SiteContact
from kim_plugins.content.settings import site_contact

FULL: dict[str, Any] = {
    "name": "Dinas Contoh",
    "form": "https://kantor.example/lapor",
    "email": "kim@kantor.example",
    "whatsapp": "0541 000000-0",
    "phone": "0541-000000",
    "whatsapp_channel": "https://www.whatsapp.com/channel/0029VaContohContohContoh0",
    "telegram": "@kimcontoh",
    "security": "aman@kantor.example",
    "security_until": dt.date(2027, 11, 30),
}
READ = {
    "whatsapp": "625410000000",
    "phone": "62541000000",
    "whatsapp_channel": "https://whatsapp.com/channel/0029VaContohContohContoh0",
    "telegram": "https://t.me/kimcontoh",
    "security": "mailto:aman@kantor.example",
    "security_until": "2027-11-30",
}


def _told(value: Any) -> list[tuple[str, str]]:
    """Return the code and the text of each problem."""
    contact, problems = site_contact.read(value, "mkdocs.yml")
    assert contact.is_given <= (not problems)
    return [(problem.code, messages.as_text(problem)) for problem in problems]


def test_all_ways_are_read_and_the_number_is_written_as_machines_need_it() -> None:
    contact, problems = site_contact.read(FULL, "mkdocs.yml")

    assert problems == []
    assert contact == SiteContact(**{**FULL, **READ})


@pytest.mark.parametrize("key", ["form", "email", "whatsapp", "phone"])
def test_one_way_is_enough(key: str) -> None:
    contact, problems = site_contact.read({key: FULL[key], "name": None}, "mkdocs.yml")

    assert (problems, contact.is_given) == ([], True)


@pytest.mark.parametrize("key", ["whatsapp_channel", "telegram"])
def test_a_channel_alone_is_followed_but_nobody_is_reached_by_it(key: str) -> None:
    contact, problems = site_contact.read({key: FULL[key]}, "mkdocs.yml")

    assert (problems, contact.is_given) == ([], False)
    assert getattr(contact, key) == READ[key]


def test_without_the_setting_there_is_no_way_and_nothing_wrong() -> None:
    assert site_contact.read(None, "mkdocs.yml") == (SiteContact(), [])


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("form", "kantor.example/lapor", "https://"),
        ("form", "http://kantor.example/lapor", "https://"),
        ("form", ["https://kantor.example"], "https://"),
        ("email", "kim di kantor.example", "alamat surel"),
        ("email", {"alamat": "kim@kantor.example"}, "alamat surel"),
        ("whatsapp", "112", "nomor WhatsApp"),
        # What YAML 1.1 makes of 0541000000 without quotes: another number.
        ("whatsapp", 0o541000000, "tanda kutip"),
        ("whatsapp", 625410000000, "tanda kutip"),
        ("phone", "0541-000000 (Budi)", "nomor telepon kantor"),
        ("whatsapp_channel", "https://chat.whatsapp.com/Contoh", "bukan undangan grup"),
        ("telegram", "https://t.me/+Contoh", "nama publik"),
        ("name", "Dinas\nContoh", "satu baris"),
        ("name", "D" * 121, "satu baris"),
    ],
)
def test_a_value_that_can_not_be_used_is_told_with_what_to_write(
    key: str, value: object, expected: str
) -> None:
    ((code, text),) = _told({**FULL, key: value})

    assert code == "KIM180"
    assert f"sebab {key} berisi" in text
    assert expected in text


@pytest.mark.parametrize("value", ["kim@kantor.example", ["a"], 5, True])
def test_what_is_no_mapping_is_told(value: object) -> None:
    assert [code for code, _ in _told(value)] == ["KIM180"]


@pytest.mark.parametrize("value", [{}, {"name": "Dinas Contoh"}, {"email": ""}])
def test_a_contact_without_any_way_leads_nowhere(value: object) -> None:
    ((code, text),) = _told(value)

    assert code == "KIM180"
    assert "sedikitnya satu dari form, email, whatsapp" in text


def test_unknown_keys_are_each_told_beside_what_else_is_wrong() -> None:
    given = {"e-mail": "a@kantor.example", "telepon": "1", "form": "x", 5: "y"}
    _, problems = site_contact.read(given, "mkdocs.yml")

    assert [(p.code, p.args["key"], p.suggestion) for p in problems] == [
        ("KIM181", "5", ""),
        ("KIM181", "e-mail", "email"),
        ("KIM181", "telepon", ""),
        ("KIM180", "form", ""),
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"security": "https://kantor.example/celah"}, "tanggal sampai kapan"),
        ({"security_until": "2027-11-30"}, "bagi penemu celah"),
        ({"security": "tanya admin", "security_until": "2027-11-30"}, "bagi penemu celah"),
        ({"security": "aman@kantor.example", "security_until": "besok"}, "tanggal sampai kapan"),
    ],
)
def test_whom_to_tell_of_a_hole_goes_with_the_day_until_which_it_holds(
    given: dict[str, str], says: str
) -> None:
    ((code, text),) = _told(given)
    assert (code, says in text) == ("KIM180", True), text


def test_a_form_for_such_finds_is_taken_as_it_is() -> None:
    given = {"security": "https://kantor.example/celah", "security_until": "2027-11-30"}
    contact, problems = site_contact.read(given, "mkdocs.yml")
    assert (problems, contact.security) == ([], "https://kantor.example/celah")
    assert not contact.is_given, "readers are sent elsewhere"
