"""One file lists every feed, for those who want them all and for other sites."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.builders import REGISTRY, a_province, a_registry
from tests.unit.views.feeds.reading import SITE, files, xml


def test_every_atom_feed_is_listed_once() -> None:
    province = a_province()
    addresses = [o.get("xmlUrl") for o in xml(province, "feeds.opml").iter("outline")]

    listed = [address.removeprefix(SITE) for address in addresses if address]
    assert sorted(listed) == sorted(path for path in files(province) if path.endswith("feed.xml"))


def test_an_area_holds_its_own_feed_and_those_of_its_groups() -> None:
    areas = {
        o.get("text"): o for o in xml(a_province(), "feeds.opml").findall("body/outline") if len(o)
    }

    names = [outline.get("text") for outline in areas["Kabupaten Kutai Timur"]]
    assert names == ["Kabupaten Kutai Timur", "KIM Contoh"]
    assert set(areas["Kota Samarinda"][0].keys()) == {"type", "text", "title", "xmlUrl", "htmlUrl"}


def test_a_name_can_not_break_out_of_its_attribute() -> None:
    name = 'KIM "x" <y> & z'
    groups = [{**group, "name": name} for group in REGISTRY["groups"]]
    content = files(a_province(registry=a_registry(groups=groups)))["feeds.opml"]

    texts = [outline.get("text") for outline in ET.fromstring(content).iter("outline")]

    assert texts.count(name) == len(groups)
