"""Atom feeds keep to RFC 4287, and tell of withdrawn posts as RFC 6721 says."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from tests.builders import FOLDER, REGISTRY, SUMMARY, a_post, a_province, a_registry, surroundings
from tests.unit.views.feeds.reading import AT, ATOM, SITE, files, parsed, xml
from tests.unit.views.provinces import a_full_province

URL = "https://kim.example.org/kutai-timur/kim-contoh/2026/panen-madu/"
GONE = {"at": "2026-05-10T08:30", "reason": "Memuat <data> pribadi & alamat."}


def _entry(**front: Any) -> ET.Element:
    entry = xml(a_province([a_post(**front)])).find(f"{ATOM}entry")
    assert entry is not None
    return entry


def _texts(element: ET.Element, name: str) -> list[str | None]:
    return [found.text for found in element.findall(ATOM + name)]


def test_every_feed_has_what_the_rfc_asks_for() -> None:
    for path, content in files(a_full_province()).items():
        if not path.endswith("feed.xml"):
            continue
        feed = ET.fromstring(content)
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated"):  # 4.1.1: exactly one of each
            assert len(_texts(feed, name)) == 1, path
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": SITE + path, "alternate": SITE + path.removesuffix("feed.xml")}
        assert next(iter(links)) == "alternate", "some readers lead to the first"
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_every_entry_has_what_the_rfc_asks_for() -> None:
    entries = xml(a_full_province()).findall(f"{ATOM}entry")

    for entry in entries:  # 4.1.2
        for name in ("id", "title", "updated", "published", "summary"):
            assert len(_texts(entry, name)) == 1
        (link,) = (one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate")
        assert str(link.get("href")).startswith(SITE)
        moments = [
            dt.datetime.fromisoformat(str(entry.findtext(ATOM + n)))
            for n in ("published", "updated")
        ]
        assert moments == sorted(moments)
        assert all(moment.tzinfo for moment in moments)  # 3.3: RFC 3339, with its offset
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) == 20
    assert all(re.fullmatch(r"tag:[a-z.]+,\d{4}:/[!-~]+", str(found)) for found in ids)


def test_a_feedreader_finds_title_link_summary_author_and_dates() -> None:
    post = a_post(authors=["Rina Contoh"], topics=["literasi"], updated="2026-05-10T10:00")

    (entry,) = parsed(a_province([post]), "feed.xml").entries

    assert (entry.title, entry.link, entry.author) == ("Panen madu", URL, "Rina Contoh")
    assert entry.summary == post.meta.summary
    assert entry.published == "2026-05-08T00:00:00+08:00"
    assert entry.updated == "2026-05-10T10:00:00+08:00"
    assert [tag.term for tag in entry.tags] == ["Berita", "Literasi"]


def test_a_group_signs_where_no_author_is_named() -> None:
    assert _entry().findtext(f"{ATOM}author/{ATOM}name") == "KIM Contoh"


def test_a_title_can_not_break_out_of_its_element() -> None:
    title = "</title><script>alert(\"1\")</script> ]]> &amp; <![CDATA[ 'x'"

    entry = _entry(title=title)

    assert _texts(entry, "title") == [title]
    assert len(entry.findall(f"{ATOM}title")) == 1
    assert not [e for e in entry.iter() if e.tag.endswith("script")]


def test_what_no_xml_may_hold_is_left_out() -> None:
    groups = [{**group, "name": "KIM \ufffe\uffffContoh"} for group in REGISTRY["groups"]]
    province = a_province([a_post()], registry=a_registry(groups=groups))

    author = xml(province).findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name")

    assert author == "KIM Contoh"


def test_a_correction_is_told_first_and_makes_the_entry_newer() -> None:
    entry = _entry(
        corrections=[
            {"at": "2026-05-12", "kind": "hak-jawab", "note": "Tanggapan kelompok tani."},
            {"at": "2026-05-09", "kind": "ralat", "note": "Jumlahnya dua belas."},
        ]
    )

    assert str(entry.findtext(f"{ATOM}summary")).startswith(
        "Hak jawab, 12 Mei 2026: Tanggapan kelompok tani. – Warga Desa Contoh"
    )
    assert entry.findtext(f"{ATOM}updated") == "2026-05-12T00:00:00+08:00"


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "feed.json"])
def test_a_notice_tells_until_when_it_holds_and_whether_it_is_urgent(path: str) -> None:
    notice = {"kind": "pengumuman", "agency": "Kantor Contoh", "valid_until": "2026-05-10"}
    urgent = {"urgent": "ya", "areas": ["64.08"], "sources": [{"title": "Surat contoh"}]}

    def told(**front: Any) -> str:
        # Long after its end as well: no clock may change a feed.
        (made,) = {
            files(a_province([a_post(**front)], now=now))[path]
            for now in ("2026-05-09", "2028-05-09")
        }
        return made.decode()

    holds = f"Berlaku sampai Minggu, 10 Mei 2026 – {SUMMARY}"
    assert holds in told(**notice)
    assert f"Mendesak · {holds[0].lower()}{holds[1:]}" in told(**notice, **urgent)
    assert "erlaku sampai" not in told(**notice | {"valid_until": None})


def test_the_lead_picture_is_an_enclosure_at_a_full_address() -> None:
    picture = f"{FOLDER}/img/madu.jpg"
    front = {"image": "img/madu.jpg", "image_alt": "Madu", "image_credit": "KIM Contoh"}
    post = a_post(around=surroundings(picture), **front)
    province = a_province([post], targets={picture: "kutai-timur/kim-contoh/img/madu-01.jpg"})

    (enclosure,) = parsed(province, "feed.xml").entries[0].enclosures

    assert enclosure.href == f"{SITE}kutai-timur/kim-contoh/img/madu-01.jpg"
    assert enclosure.type == "image/jpeg"


def test_a_post_in_another_language_says_so() -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    assert _entry(lang="bjn").get(lang) == "bjn"
    assert _entry().get(lang) is None
    assert xml(a_province()).get(lang) == "id"


def test_an_id_stays_when_the_site_moves_or_the_post_is_renamed() -> None:
    moved = a_post(
        "2026-05-08-judul-baru", redirect_from=["/kutai-timur/kim-contoh/2026/panen-madu/"]
    )

    before, after = (
        xml(a_province([post])).findtext(f"{ATOM}entry/{ATOM}id") for post in (a_post(), moved)
    )

    assert before == after == "tag:kim.example.org,2026:/kutai-timur/kim-contoh/2026/panen-madu/"


def test_a_withdrawn_post_leaves_a_tombstone_with_its_id_time_and_reason() -> None:
    feed = xml(a_province([a_post(withdrawn=GONE)]))

    (stone,) = feed.findall(f"{AT}deleted-entry")
    assert stone.get("ref") == "tag:kim.example.org,2026:/kutai-timur/kim-contoh/2026/panen-madu/"
    assert stone.get("when") == "2026-05-10T08:30:00+08:00"
    assert stone.findtext(f"{AT}comment") == GONE["reason"]


def test_the_tombstone_is_in_every_feed_that_may_have_held_the_post() -> None:
    made = files(a_province([a_post(withdrawn=GONE)]))
    holding = {path for path, content in made.items() if b"deleted-entry ref" in content}

    assert {"feed.xml", "kutai-timur/feed.xml", "kutai-timur/kim-contoh/feed.xml"} <= holding
    assert {"berita/feed.xml", "potensi/feed.xml"} <= holding
    assert "berau/feed.xml" not in holding
