"""The joined feeds, the list of feeds, and what the pages may ask for."""

from __future__ import annotations

import dataclasses
import json
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from kim_plugins.content.federation import published
from kim_plugins.model.federation import Federation, LeftOut, Member, Membership
from kim_plugins.views.federation import files
from tests.unit.content.federation.files import NOW, SITE, entry, feed, opml
from tests.unit.content.federation.files import files as published_files

OTHER = "https://jauh.example.org/kim/"
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def gone(identity: str) -> str:
    return f'<at:deleted-entry ref="{identity}" when="2026-11-21T09:00:00+08:00"/>'


def other(*entries: str, inside: str = "") -> Member:
    """Read a second site, which says what it likes."""
    given = published_files(
        feed=feed(*entries, inside=inside), opml=opml(f"{OTHER}feed.xml"), groups=b"name,url\r\n"
    )
    given["feeds.opml"] = given["feeds.opml"].replace(SITE.encode(), OTHER.encode())
    return published.member(given, OTHER, NOW)


def joined(*members: Member) -> Federation:
    told = Membership("KIM <Indonesia>", "https://gabungan.example.org/", ())
    return Federation(told, NOW, members, (LeftOut("https://rusak.example.org/", "rusak"),))


def made(federation: Federation) -> dict[str, bytes]:
    return {file.path: file.content for file in files.files(federation, "/")}


def atom(*members: Member) -> Element:
    return fromstring(made(joined(*members))["feed.xml"])


MINE = published.member(published_files(), SITE, NOW)
THEIRS = other(entry(f"{OTHER}b/", id="tag:jauh.example.org,2026:/b/", day="2026-11-22T07:00:00Z"))


def test_the_joined_feed_holds_posts_of_all_sites_newest_first_and_names_their_feeds() -> None:
    root = atom(MINE, THEIRS)

    entries = root.findall(f"{ATOM}entry")
    links = [one.attrib["href"] for one in root.findall(f"{ATOM}entry/{ATOM}link")]
    assert links == [f"{OTHER}b/", f"{SITE}a/"]
    assert [one.findtext(f"{ATOM}source/{ATOM}id") for one in entries] == [OTHER, SITE]
    assert root.findtext(f"{ATOM}title") == "KIM <Indonesia>"
    items = json.loads(made(joined(MINE, THEIRS))["feed.json"])["items"]
    assert [one["url"] for one in items] == [f"{OTHER}b/", f"{SITE}a/"]


def test_no_site_can_replace_or_take_away_posts_of_another_in_feed_readers() -> None:
    mine = "tag:kim.example.org,2026:"
    claims = other(
        entry(f"{OTHER}b/", id="tag:jauh.example.org,2026:/b/"),
        entry(f"{OTHER}c/", "Bukan madu", id=f"{mine}/a/"),
        inside=gone(f"{mine}/a/") + gone("tag:jauh.example.org,2026:/d/"),
    )

    root = atom(MINE, claims)

    titles = {one.findtext(f"{ATOM}id"): one.findtext(f"{ATOM}title") for one in root}
    assert titles[f"{mine}/a/"] == "Panen madu"
    assert [one.attrib["ref"] for one in root.findall(GONE)] == ["tag:jauh.example.org,2026:/d/"]


def test_the_list_of_feeds_has_a_folder_a_site() -> None:
    root = fromstring(made(joined(MINE, THEIRS))["feeds.opml"])

    feeds = [one.get("xmlUrl") for one in root.iter("outline") if one.get("xmlUrl")]
    assert feeds == ["https://gabungan.example.org/feed.xml", f"{SITE}feed.xml", f"{OTHER}feed.xml"]


def test_pages_may_read_the_indexes_of_sites_that_can_be_searched_and_nothing_else() -> None:
    closed = dataclasses.replace(THEIRS, years=())

    policy = files.policy_of(joined(MINE, closed))

    assert f"connect-src 'self' {SITE}cari/indeks/;" in policy
    assert "jauh.example.org" not in policy
    assert policy in made(joined(MINE, closed))["_headers"].decode()
    assert policy in made(joined(MINE, closed))[".htaccess"].decode()


def test_words_are_reduced_by_our_own_rules_whatever_a_site_sends() -> None:
    unknown = dataclasses.replace(THEIRS, code="")

    rules = {
        path: json.loads(text)
        for path, text in made(joined(MINE, unknown)).items()
        if "akar" in path
    }

    assert {*rules} == {"cari/akar-64.json", "cari/akar-00.json"}
    assert "merabu" in rules["cari/akar-64.json"]["names"]
    assert rules["cari/akar-00.json"]["names"] == ""
