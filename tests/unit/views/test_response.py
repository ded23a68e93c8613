"""Each need has its own way, and contacts appear only where the registry gives them."""

from __future__ import annotations

import dataclasses
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kim_plugins.base.settings import SiteContact
from kim_plugins.builder.pages import fragments
from kim_plugins.views import contact, response
from tests.builders import REGISTRY, a_post, a_province, a_registry
from tests.unit.views.provinces import outputs

CONTACT = {"whatsapp": "+62 541 000 0000", "email": "kim@example.org", "confirmed_at": "2026-05-01"}


SITE = SiteContact("Dinas Contoh", "https://kantor.example/", "k@kantor.example", "625410000000")


def _province(site: SiteContact | None = None, **given: Any) -> Any:
    province = a_province(**given)
    settings = dataclasses.replace(province.settings, contact=site or SiteContact())
    return dataclasses.replace(province, settings=settings)


def _ways(post: Any = None, **changes: Any) -> Any:
    province = _province(
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


def test_a_telephone_alone_is_a_way_too() -> None:
    given = {"phone": "0541-000000", "confirmed_at": "2026-05-01"}
    province = _province(posts=[a_post()], registry=a_registry(groups=_groups(contact=given)))
    page = fragments.render(outputs(province)[a_post().url], "/")

    assert 'KIM Contoh: <a href="tel:+62541000000">telepon 0541 000000</a></dd>' in page


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


def test_a_mistake_is_told_to_the_office_that_runs_the_site_with_the_post_filled_in() -> None:
    province = _province(SITE, posts=[a_post()])
    page = fragments.render(outputs(province)[a_post().url], "/")
    site: Any = response.ways(a_post(), province)["site"]
    form, email, whatsapp = (way["url"] for way in site["ways"])

    assert site["name"] == "Dinas Contoh"
    assert form == "https://kantor.example/"
    assert parse_qs(urlsplit(email).query)["subject"] == ["Permintaan ralat: Panen madu"]
    for link in (email, whatsapp):
        assert "/kutai-timur/kim-contoh/2026/panen-madu/" in str(parse_qs(urlsplit(link).query))
    assert 'Laporkan kepada Dinas Contoh: <a href="https://kantor.example/">formulir</a>' in page


def test_without_a_contact_of_the_site_a_post_promises_none() -> None:
    page = fragments.render(outputs(a_province([a_post()]))[a_post().url], "/")

    assert _ways()["site"] is None
    assert "Laporkan kepada" not in page


def test_an_office_without_a_name_is_called_by_its_site() -> None:
    site: Any = contact.of_site(_province(SiteContact(email="k@kantor.example")).settings)

    assert site == {
        "name": "pengelola KIM Uji",
        "ways": [{"label": "surel", "url": "mailto:k@kantor.example"}],
    }


def test_a_page_tells_the_ways_or_honestly_whom_else_to_ask() -> None:
    with_all = contact.told(_province(SITE).settings, "../")
    with_form = contact.told(_province(SiteContact(form="https://k.example/?a=1&b=2")).settings, "")
    without = contact.told(_province().settings, "../")

    assert '<a href="https://wa.me/625410000000">0541 0000000</a>' in with_all
    assert '<a href="mailto:k@kantor.example">k@kantor.example</a>' in with_all
    assert "Hubungi Dinas Contoh:" in with_all
    assert with_form.count("<li>") == 1
    phone = contact.told(_province(SiteContact(phone="62541000000")).settings, "")
    assert '<li>Telepon: <a href="tel:+62541000000">0541 000000</a></li>' in phone
    assert 'href="https://k.example/?a=1&amp;b=2"' in with_form
    assert "belum punya alamat sendiri" in without
    for way in ("https://www.lapor.go.id/", "../kim/"):
        assert f'href="{way}"' in without
