"""Small files for programs: what was withdrawn, and where the sitemap is."""

from __future__ import annotations

import dataclasses
import json

from kim_plugins.base.settings import SiteContact
from kim_plugins.views import robots, security, site_data, withdrawals
from tests.builders import REGISTRY, a_post, a_province, a_registry

GONE = {"at": "2026-05-10T08:30", "reason": "Memuat data pribadi."}


def test_withdrawn_posts_are_listed_by_address_and_time_and_no_others() -> None:
    posts = [a_post(withdrawn=GONE), a_post("2026-05-01-a", withdrawn=GONE), a_post("2026-05-02-b")]

    (file,) = withdrawals.view(a_province(posts))

    assert file.path == "data/dicabut.json"
    assert json.loads(file.content) == {
        "withdrawn": [
            {"url": "kutai-timur/kim-contoh/2026/a/", "at": "2026-05-10T08:30:00+08:00"},
            {"url": "kutai-timur/kim-contoh/2026/panen-madu/", "at": "2026-05-10T08:30:00+08:00"},
        ]
    }


def test_a_withdrawn_post_is_listed_under_each_address_that_it_ever_had() -> None:
    named = [
        {**one, "redirect_from": ["/kutai-timur/kim-lama/"]} for one in REGISTRY["groups"][1:2]
    ]
    renamed = a_post(redirect_from=["/kutai-timur/kim-contoh/2026/rapat/"], withdrawn=GONE)
    living = a_post("2026-11-20-rapat")
    province = a_province([renamed, living], registry=a_registry(groups=named))

    (file,) = withdrawals.view(province)

    (listed,) = json.loads(file.content)["withdrawn"]
    assert listed["former"] == [
        "kutai-timur/kim-lama/2026/panen-madu/",
        "kutai-timur/kim-lama/2026/rapat/",
    ]
    assert listed["reused"] == [living.url]


def test_without_any_the_list_is_there_and_empty() -> None:
    (file,) = withdrawals.view(a_province([a_post()]))

    assert json.loads(file.content) == {"withdrawn": []}


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    (file,) = robots.view(a_province(site_url="https://kim.example.org/sub/"))

    assert file.path == "robots.txt"
    assert file.content.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://kim.example.org/sub/sitemap.xml",
        "Sitemap: https://kim.example.org/sub/sitemap-news.xml",
    ]


def test_whom_to_tell_of_a_hole_is_said_where_researchers_look() -> None:
    contact = SiteContact(security="mailto:aman@kantor.example", security_until="2027-11-30")
    province = a_province()
    province = dataclasses.replace(
        province, settings=dataclasses.replace(province.settings, contact=contact)
    )

    (file,) = security.view(province)

    assert file.path == ".well-known/security.txt"
    assert file.content.decode().splitlines() == [
        "Contact: mailto:aman@kantor.example",
        "Expires: 2027-11-30T00:00:00Z",
        "Preferred-Languages: id, en",
        "Canonical: https://kim.example.org/.well-known/security.txt",
    ]


def test_without_the_setting_nothing_is_said() -> None:
    assert [*security.view(a_province([]))] == []


def test_a_site_says_its_name_its_province_and_the_years_that_can_be_searched() -> None:
    posts = [a_post("2025-03-01-a"), a_post("2026-05-01-b"), a_post("2024-01-01-c", example=True)]

    (file,) = site_data.view(a_province(posts))

    assert file.path == "data/site.json"
    told = json.loads(file.make())
    assert told["province"] == {"code": "64", "name": "Kalimantan Timur"}
    assert told["search"] == {"format": 1, "years": [2026, 2025]}
    assert (told["format"], told["name"], told["official"]) == (1, "KIM Uji", False)
