"""The form's page and data: who may write, whose office answers, which places there are."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from kim_plugins.base.settings import Repository, SiteContact
from kim_plugins.builder.assets.assets import address
from kim_plugins.builder.pages import fragments
from kim_plugins.model.province import Province
from kim_plugins.views import form
from tests.builders import REGISTRY, a_province, a_registry

GROUP = {"id": "kim-a", "name": "KIM A", "regency": "berau", "village": None, "status": "aktif"}


def _files(province: Province) -> tuple[Any, Any]:
    data, places = form.files(province)
    return json.loads(data.make()), json.loads(places.make())


def _data(*groups: dict[str, Any], **settings: Any) -> Any:
    province = a_province(registry=a_registry(groups=[*groups]))
    given = dataclasses.replace(province.settings, **settings)
    return _files(dataclasses.replace(province, settings=given))[0]


def test_groups_are_offered_with_where_they_lie_but_those_that_have_ended() -> None:
    village = {**GROUP, "id": "kim-b", "name": "KIM B", "village": "64.03.01.2001"}
    ended = {**GROUP, "id": "kim-c", "name": "KIM C", "status": "bubar"}
    merged = {**GROUP, "id": "kim-d", "name": "KIM D", "merged_into": "kim-a"}
    groups = _data(GROUP, village, ended, merged)["groups"]

    assert [group[:2] for group in groups] == [["berau/kim-a", "KIM A"], ["berau/kim-b", "KIM B"]]
    assert groups[0][2] == ""
    assert groups[1][2].startswith("Kampung ")


def test_an_area_without_a_number_is_answered_for_by_the_site() -> None:
    contact = SiteContact(name="Dinas Contoh", whatsapp="6281100000000")
    areas = _data(GROUP, contact=contact)["areas"]

    assert areas["berau"]["office"] == "Dinas Contoh"
    assert areas["berau"]["whatsapp"] == "6281100000000"


def test_an_office_that_nobody_can_reach_is_not_named_as_receiver() -> None:
    assert _data(GROUP)["areas"]["berau"] == {"name": "Kabupaten Berau"}


@pytest.mark.parametrize(
    ("contact", "is_received"),
    [
        (SiteContact(), False),
        (SiteContact(phone="0541-000000"), False),
        (SiteContact(email="kabar@contoh.go.id"), True),
        (SiteContact(whatsapp="6281100000000"), True),
    ],
)
def test_the_page_says_first_of_all_where_nobody_receives(
    contact: SiteContact, is_received: bool
) -> None:
    province = a_province(registry=a_registry(groups=[GROUP]))
    given = dataclasses.replace(province.settings, contact=contact)
    (page,) = form.view(dataclasses.replace(province, settings=given))
    html = fragments.render(page, "/")

    assert ("Belum ada yang menerima kiriman lewat situs ini" in html) is not is_received
    assert ("Kantor memeriksa dahulu" in html) is is_received
    assert ("ke kantor" in page.description) is is_received


def test_an_areas_own_office_comes_first() -> None:
    office = {"name": "Kantor Contoh Berau", "whatsapp": "0811-0000-0000"}
    regencies = [
        {**one, "office": office} if one["id"] == "berau" else one for one in REGISTRY["regencies"]
    ]
    province = a_province(registry=a_registry(regencies=regencies))

    assert _files(province)[0]["areas"]["berau"]["whatsapp"] == "6281100000000"


def test_only_a_site_that_names_its_repository_leads_there() -> None:
    held = Repository("https://github.com/dinas/kim", "github", "main", "docs")

    assert _data(GROUP)["repository"] is None
    assert _data(GROUP, repository=held)["repository"]["folder"] == "docs/posts"
    province = a_province(registry=a_registry(groups=[GROUP]))
    script = address("tulis-repositori.js")
    for given, is_loaded in ((None, False), (held, True)):
        settings = dataclasses.replace(province.settings, repository=given)
        (page,) = form.view(dataclasses.replace(province, settings=settings))
        assert (script in fragments.render(page, "/")) is is_loaded


def test_places_are_listed_by_code() -> None:
    _, places = _files(a_province())
    berau = next(area for area in places if area[1] == "Kabupaten Berau")
    code, name, villages = berau[3][0]

    assert berau[0] == "64.03"
    assert code.startswith("64.03.")
    assert name
    assert all(len(end) == 4 for end, _ in villages)


def test_the_page_names_all_that_a_phone_is_to_keep_with_it() -> None:
    province = a_province()
    (page,) = form.view(province)
    html = fragments.render(page, "/")

    for name in ("tulis.css", "tulis.js", "tulis-hasil.js", "tulis-aturan.json"):
        assert f'="../{address(name)}"' in html
    for file in form.files(province):
        assert f'href="../{file.path}"' in html
