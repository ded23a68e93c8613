"""RSS feeds keep to RSS 2.0 and its Best Practices Profile."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from typing import Any

from tests.builders import FOLDER, REGISTRY, a_post, a_province, a_registry, surroundings
from tests.unit.views.feeds.reading import ATOM, SITE, files, parsed, xml
from tests.unit.views.provinces import a_full_province


def _item(**front: Any) -> ET.Element:
    item = xml(a_province([a_post(**front)]), "rss.xml").find("channel/item")
    assert item is not None
    return item


def test_every_channel_has_title_link_description_and_its_own_address() -> None:
    for path, content in files(a_full_province()).items():
        if not path.endswith("rss.xml"):
            continue
        root = ET.fromstring(content)
        assert root.get("version") == "2.0"
        (channel,) = root
        for name in ("title", "link", "description", "language", "lastBuildDate"):
            assert len(channel.findall(name)) == 1, path
        link = channel.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("rel"), link.get("href")) == ("self", SITE + path)


def test_every_item_has_a_title_a_link_a_date_and_an_id_that_is_no_link() -> None:
    items = xml(a_full_province(), "rss.xml").findall("channel/item")

    for item in items:
        assert item.findtext("title")
        assert str(item.findtext("link")).startswith(SITE)
        assert parsedate_to_datetime(str(item.findtext("pubDate"))).tzinfo
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
    assert len({item.findtext("guid") for item in items}) == len(items) == 20


def test_atom_and_rss_name_a_post_by_the_same_id() -> None:
    province = a_province([a_post()])

    atom, rss = (parsed(province, path).entries[0].id for path in ("feed.xml", "rss.xml"))

    assert atom == rss


def test_a_date_is_written_in_english_as_the_rfc_has_it() -> None:
    assert _item(date="2026-05-08T09:05").findtext("pubDate") == "Fri, 08 May 2026 09:05:00 +0800"


def test_a_channel_is_as_old_as_its_newest_item() -> None:
    channel = xml(a_province([a_post(updated="2026-05-10")]), "rss.xml").find("channel")
    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Sun, 10 May 2026 00:00:00 +0800"


def test_signs_in_a_summary_stay_signs_for_readers_that_take_it_for_html() -> None:
    summary = "Harga madu < 50 ribu & naik: <script>alert(1)</script> kata penjual madu."

    (entry,) = parsed(a_province([a_post(summary=summary)]), "rss.xml").entries

    assert entry.summary.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == summary
    assert "<script" not in entry.summary


def test_a_title_can_not_break_out_of_its_element() -> None:
    title = "</title><item><title>Palsu</title></item> ]]> & 'x'"

    item = _item(title=title)

    assert item.findtext("title") == title
    assert item.findall("item") == []


def test_a_picture_is_an_enclosure_with_address_length_and_type() -> None:
    picture = f"{FOLDER}/img/madu.png"
    front = {"image": "img/madu.png", "image_alt": "Madu", "image_credit": "KIM Contoh"}
    post = a_post(around=surroundings(picture), **front)
    province = a_province([post], targets={picture: "kutai-timur/kim-contoh/img/madu-01.png"})

    enclosure = xml(province, "rss.xml").find("channel/item/enclosure")

    assert enclosure is not None
    assert enclosure.attrib == {
        "url": f"{SITE}kutai-timur/kim-contoh/img/madu-01.png",
        "length": "0",
        "type": "image/png",
    }


def test_a_picture_that_is_not_published_is_no_enclosure() -> None:
    front = {"image": "img/madu.png", "image_alt": "Madu", "image_credit": "KIM Contoh"}
    post = a_post(around=surroundings(f"{FOLDER}/img/madu.png"), **front)

    assert xml(a_province([post]), "rss.xml").find("channel/item/enclosure") is None


def test_a_channel_is_described_in_plain_text_and_an_item_in_html() -> None:
    groups = [{**group, "name": "KIM Hulu & Hilir"} for group in REGISTRY["groups"]]
    summary = "Harga madu & kelulut di Desa Contoh naik < 10 persen pekan ini."
    province = a_province([a_post(summary=summary)], registry=a_registry(groups=groups))

    channel = xml(province, "kutai-timur/kim-contoh/rss.xml")

    described = channel.findtext("channel/description") or ""
    assert "KIM Hulu & Hilir" in described
    assert "&amp;" not in described
    item = channel.findtext("channel/item/description") or ""
    assert "madu &amp; kelulut" in item
