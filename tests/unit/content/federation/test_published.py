"""What is read of another site, and what isn't, whoever wrote it."""

from __future__ import annotations

import json

import pytest

from kim_plugins.content.federation import published
from kim_plugins.content.federation.refusal import Refused
from tests.unit.content.federation.files import GROUPS, NOW, SITE, entry, feed, files, member, opml


def test_a_site_is_read_from_its_four_files() -> None:
    found = member()

    assert (found.name, found.province, found.code) == ("KIM Uji", "Kalimantan Timur", "64")
    assert found.years == (2026, 2025)
    assert [one.name for one in found.groups] == ["KIM Contoh"]
    assert [one.url for one in found.feeds] == [f"{SITE}feed.xml"]
    (post,) = found.entries
    assert (post.title, post.author, post.published.isoformat()) == (
        "Panen madu",
        "KIM Contoh",
        "2026-11-20T09:00:00+08:00",
    )
    assert found.dropped == 0


def test_a_desk_that_writes_for_the_whole_province_is_no_group() -> None:
    head = GROUPS.replace("url", "url,kind")
    rows = f"redaksi,Redaksi,Provinsi,,{SITE}a/,redaksi\r\nkim-a,KIM A,Berau,,{SITE}b/,kim\r\n"
    found = member(groups=(head + rows).encode())

    assert [group.name for group in found.groups] == ["KIM A"]
    assert found.dropped == 0


def test_a_site_of_an_older_release_is_joined_but_not_searched_from_here() -> None:
    older = {name: content for name, content in files().items() if name != "data/site.json"}

    found = published.member(older, SITE, NOW)

    assert (found.name, found.province, found.years) == ("KIM Uji", "", ())


@pytest.mark.parametrize(
    "url",
    [
        "https://lain.example.org/a/",
        "https://kim.example.org.lain.example/a/",
        "http://kim.example.org/a/",
        "https://kim.example.org",
        "javascript:0",
        "https://kim.example.org/../a/",
        "https://kim.example.org/%2e%2e/a/",
        "https://kim.example.org/a b/",
        "https://kim.example.org/\\lain/",
        f"{SITE}{'a' * 500}",
        "",
    ],
)
def test_an_entry_that_leads_elsewhere_is_left_out(url: str) -> None:
    found = member(feed=feed(entry(), entry(url, id="tag:kim.example.org,2026:/b/")))

    assert [one.url for one in found.entries] == [f"{SITE}a/"]
    assert found.dropped == 1


def test_where_every_entry_leads_elsewhere_the_list_has_the_wrong_address() -> None:
    with pytest.raises(Refused, match=r"samakan alamat di gabungan\.yaml dengan site_url"):
        member(feed=feed(entry("https://www.kim.example.org/a/")))


def test_where_no_entry_has_come_yet_the_clocks_are_named_and_not_the_address() -> None:
    with pytest.raises(Refused, match="periksa jam"):
        member(feed=feed(entry(day="2026-11-25T09:00:00+08:00")))


@pytest.mark.parametrize("day", ["2026-11-25T09:00:00+08:00", "2026-11-20T09:00:00", "kemarin", ""])
def test_an_entry_whose_moment_can_not_be_is_left_out(day: str) -> None:
    found = member(
        feed=feed(entry(), entry(f"{SITE}b/", id="tag:kim.example.org,2026:/b/", day=day))
    )

    assert len(found.entries) == 1


def test_marks_in_titles_are_text_and_what_turns_or_hides_text_goes() -> None:
    title = "&lt;script&gt;1&lt;/script&gt; \u202emadu\u2066\n" + "x" * 300

    (post,) = member(feed=feed(entry(title=title))).entries

    assert post.title.startswith("<script>1</script> madu xxx")
    assert len(post.title) == 200


@pytest.mark.parametrize("title", ["<b>Madu</b>", "Madu <i/>", " ", ""])
def test_a_title_that_is_markup_or_nothing_leaves_its_entry_out(title: str) -> None:
    found = member(feed=feed(entry(), entry(f"{SITE}b/", title, id="tag:x,2026:/b/")))

    assert [one.title for one in found.entries] == ["Panen madu"]


def test_markup_by_type_leaves_an_entry_out() -> None:
    marked = entry(f"{SITE}b/", id="tag:x,2026:/b/").replace("<title>", '<title type="html">')

    assert len(member(feed=feed(entry(), marked)).entries) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("feed", b'<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>', "DTD atau ENTITY"),
        ("feed", b'<!DOCTYPE feed SYSTEM "x.dtd"><feed/>', "DTD atau ENTITY"),
        ("opml", b'<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', "DTD atau ENTITY"),
        ("feed", b"<feed", "rusak atau terpotong"),
        ("feed", b"", "rusak atau terpotong"),
        ("feed", b'<?xml version="1.0" encoding="tiada"?><feed/>', "rusak atau terpotong"),
        ("feed", b"<rss/>", "bukan umpan Atom"),
        ("opml", b"<html/>", "bukan daftar umpan OPML"),
        ("groups", b"<html>", "kolom name dan url"),
        ("groups", b"name,url\r\n\xff\xfe", "tidak terbaca sebagai CSV"),
        ("site", b"{", "tidak terbaca sebagai JSON"),
        ("site", b"[" * 2000, "tidak terbaca sebagai JSON"),
        ("site", b"[]", "tidak berisi keterangan situs"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_its_reason(
    name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        member(**{name: content})


def test_what_site_json_tells_counts_only_where_it_can_be() -> None:
    told = {
        "name": 7,
        "province": {"code": "6/../x", "name": ["x"]},
        "search": {"format": 1, "years": [2026, "2025", 2026, -1, True, 99999]},
    }
    newer = {"search": {"format": 2, "years": [2026]}}

    found = member(site=json.dumps(told).encode())

    assert (found.name, found.code, found.province, found.years) == ("KIM Uji", "", "", (2026,))
    assert member(site=json.dumps(newer).encode()).years == ()
    assert not member(site=json.dumps(newer).encode()).is_searched
    empty = {"search": {"format": 1, "years": []}}
    assert member(site=json.dumps(empty).encode()).is_searched, "there is nothing yet to search"


def test_groups_elsewhere_are_left_out_and_counted() -> None:
    rows = f"a,'=KIM 1,,,{SITE}x/a/\r\nb,KIM 2,,,https://lain.example.org/\r\nc,,,,{SITE}x/c/\r\n"

    found = member(groups=(GROUPS + rows).encode())

    assert [one.name for one in found.groups] == ["=KIM 1"]
    assert found.dropped == 2


def test_feeds_elsewhere_are_left_out() -> None:
    found = member(opml=opml(f"{SITE}feed.xml", "https://lain.example.org/feed.xml"))

    assert [one.url for one in found.feeds] == [f"{SITE}feed.xml"]


def test_withdrawals_are_told_on() -> None:
    gone = '<at:deleted-entry ref="tag:kim.example.org,2026:/b/" when="2026-11-21T09:00:00+08:00"/>'

    assert [one.id for one in member(feed=feed(inside=gone)).gone] == [
        "tag:kim.example.org,2026:/b/"
    ]
