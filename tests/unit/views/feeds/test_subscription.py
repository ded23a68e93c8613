"""Pages tell programs and people of their feeds, and the feeds are there."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from kim_plugins.base.settings import SiteContact
from kim_plugins.builder.pages import fragments
from kim_plugins.model.province import Province
from kim_plugins.views import feeds
from tests.builders import REGISTRY, a_province, a_registry
from tests.unit.views.provinces import a_full_province, outputs

FULL = a_full_province()
CHANNEL = "https://whatsapp.com/channel/0029VaContohContohContoh{}"
TELEGRAM = "https://t.me/kim_contoh"
VILLAGE = "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"


def _followed(contact: SiteContact | None = None) -> Province:
    """Make a site whose provincial office, a regency's office and a group have channels."""
    first, *others = REGISTRY["regencies"]
    office = {"name": "Kantor Kutim", "whatsapp_channel": CHANNEL.format(1), "telegram": TELEGRAM}
    own = {"whatsapp_channel": CHANNEL.format(2)}
    kutim = {**first, "office": office}
    groups = [
        {**group, "channels": own} if group["id"] == "kim-contoh" else group
        for group in REGISTRY["groups"]
    ]
    provincial = {"name": "Kantor Provinsi", "whatsapp_channel": CHANNEL.format(0)}
    province = a_province(
        registry=a_registry(
            province={**REGISTRY["province"], "office": provincial},
            regencies=[kutim, *others],
            groups=groups,
        )
    )
    settings = dataclasses.replace(province.settings, contact=contact or SiteContact())
    return dataclasses.replace(province, settings=settings)


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("", ["feed.xml", "rss.xml", "feed.json"]),
        ("berau/", ["feed.xml", "rss.xml", "feed.json"]),
        ("kutai-timur/kim-contoh/", ["feed.xml", "rss.xml"]),
    ],
)
def test_home_areas_and_groups_name_their_feeds(url: str, names: list[str]) -> None:
    page = outputs(FULL)[url]

    assert [alternate.url for alternate in page.alternates] == [url + name for name in names]
    shown = page.context["subscription"]
    assert isinstance(shown, dict)
    assert [link["url"] for link in shown["feeds"]] == [url + name for name in names]


def test_every_feed_that_a_page_names_is_made() -> None:
    made = {file.path for file in feeds.view(FULL)}
    named = {one.url for page in outputs(FULL).values() for one in page.alternates}

    assert named
    assert named <= made


def test_the_guide_is_linked_where_the_site_has_it() -> None:
    with_guide = a_province(targets={"panduan/berlangganan.md": "panduan/berlangganan/"})

    for province, guide in ((a_province(), ""), (with_guide, "panduan/berlangganan/")):
        shown = outputs(province)["berau/"].context["subscription"]
        assert isinstance(shown, dict)
        assert shown["guide"] == guide


@pytest.mark.parametrize(
    ("url", "channels"),
    [
        ("", [("Saluran WhatsApp", "Kantor Provinsi", CHANNEL.format(0))]),
        (
            "kutai-timur/",
            [
                ("Saluran WhatsApp", "Kantor Kutim", CHANNEL.format(1)),
                ("Telegram", "Kantor Kutim", TELEGRAM),
            ],
        ),
        ("kutai-timur/kim-contoh/", [("Saluran WhatsApp", "KIM Contoh", CHANNEL.format(2))]),
        (
            VILLAGE,
            [
                ("Saluran WhatsApp", "KIM Contoh", CHANNEL.format(2)),
                ("Saluran WhatsApp", "Kantor Kutim", CHANNEL.format(1)),
                ("Telegram", "Kantor Kutim", TELEGRAM),
            ],
        ),
        ("berau/", []),
    ],
)
def test_channels_are_followed_whatsapp_first_and_the_nearest_before_others(
    url: str, channels: list[tuple[str, str, str]]
) -> None:
    page = outputs(_followed())[url]
    shown: Any = page.context["subscription"]
    html = fragments.render(page, "/")

    assert [(one["label"], one["name"], one["url"]) for one in shown["channels"]] == channels
    assert ("Untuk aplikasi" in html) == bool(channels), "feeds are folded behind channels alone"
    assert "feed.xml" in html
    for *_, address in channels:
        assert html.index(address) < html.index("Untuk aplikasi")


def test_home_is_followed_where_those_who_run_the_site_say() -> None:
    contact = SiteContact(name="Dinas Contoh", whatsapp_channel=CHANNEL.format(9))
    shown: Any = outputs(_followed(contact))[""].context["subscription"]

    assert [(one["name"], one["url"]) for one in shown["channels"]] == [
        ("Dinas Contoh", CHANNEL.format(9))
    ]
