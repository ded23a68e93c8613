"""What operators' nginx tells browsers: how long to keep things, and what to forbid."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from kim_plugins.model import policy
from tests.e2e.publish.folders import make, put
from tests.e2e.publish.webserver import Server, serving

FILES = {
    "berau/index.html": "<p>Berau</p>" + "isi " * 500,
    "404.html": "Tidak ada",
    "feed.xml": "<feed/>",
    "rss.xml": "<rss/>",
    "feed.json": "{}",
    "feeds.opml": '<opml version="2.0"/>' + " " * 600,
    "sitemap.xml": "<urlset/>" + " " * 600,
    "data/desa.json": "{}",
    "data/groups.geojson": "{}" + " " * 600,
    "data/posts.csv": "url,title",
    "data/dcat.jsonld": "{}" + " " * 600,
    "favicon.ico": "icon",
    "cari/indeks/2026/kepala.json": "{}",
    "manifest.webmanifest": "{}",
    "agenda.ics": "BEGIN:VCALENDAR" + " " * 600,
    "assets/kim.0a1b2c3d.css": "p {}",
    "berau/kim-a/img/foto-0a1b2c3d-640.webp": "RIFF",
    ".rahasia": "rahasia",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve a small site."""
    put(make(tmp_path / "site", FILES), tmp_path / "terbit")
    with serving(tmp_path / "terbit", tmp_path / "nginx") as started:
        yield started


def test_pages_are_compressed_and_asked_for_again_soon(server: Server) -> None:
    plain = server.get("/berau/")
    small = server.get("/berau/", Accept_Encoding="gzip")

    assert plain.headers["Cache-Control"] == policy.BRIEFLY
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 10
    assert small.headers["Vary"] == "Accept-Encoding"
    again = server.get("/berau/", If_None_Match=small.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_files_named_after_their_content_are_kept_for_a_year(server: Server) -> None:
    for path in ("/assets/kim.0a1b2c3d.css", "/berau/kim-a/img/foto-0a1b2c3d-640.webp"):
        assert server.get(path).headers["Cache-Control"] == policy.FOR_EVER


def test_every_answer_forbids_what_the_site_never_does(server: Server) -> None:
    for path in ("/", "/berau/", "/assets/kim.0a1b2c3d.css", "/tidak-ada/"):
        headers = server.get(path).headers
        assert {name: headers[name] for name in policy.HEADERS} == policy.HEADERS
        assert headers["Server"] == "nginx"


def test_other_sites_pages_may_read_open_data_and_the_index_alone(server: Server) -> None:
    name, value = policy.OPEN
    for path in ("/data/posts.csv", "/cari/indeks/2026/kepala.json"):
        assert server.get(path).headers[name] == value
    for path in ("/", "/feed.json", "/assets/kim.0a1b2c3d.css"):
        assert name not in server.get(path).headers


def test_what_is_not_there_gets_the_sites_own_page(server: Server) -> None:
    assert (server.get("/tidak-ada/").status, server.get("/tidak-ada/").body) == (404, b"Tidak ada")
    assert server.get("/.rahasia").status == 404
    assert server.get("/../nginx.conf").status == 400


def test_a_folder_without_its_slash_is_redirected_within_the_site(server: Server) -> None:
    answer = server.get("/berau")
    assert (answer.status, answer.headers["Location"]) == (301, "/berau/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/data/desa.json", "application/json; charset=utf-8"),
        ("/data/groups.geojson", "application/geo+json; charset=utf-8"),
        ("/data/posts.csv", "text/csv; charset=utf-8"),
        ("/data/dcat.jsonld", "application/ld+json; charset=utf-8"),
        ("/favicon.ico", "image/x-icon"),
        ("/manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/agenda.ics", "text/calendar; charset=utf-8"),
    ],
)
def test_machines_are_told_what_a_file_is(server: Server, path: str, kind: str) -> None:
    answer = server.get(path)
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == policy.BRIEFLY


@pytest.mark.parametrize(
    "path",
    ["/feeds.opml", "/sitemap.xml", "/data/groups.geojson", "/data/dcat.jsonld", "/agenda.ics"],
)
def test_what_programs_fetch_is_compressed_as_well(server: Server, path: str) -> None:
    answer = server.get(path, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"


def test_an_open_page_still_gets_its_style_after_a_switch(server: Server, tmp_path: Path) -> None:
    files = {k: v for k, v in FILES.items() if not k.endswith(".css")}
    put(make(tmp_path / "site", {**files, "assets/kim.9f8e7d6c.css": "a {}"}), tmp_path / "terbit")

    assert server.get("/assets/kim.9f8e7d6c.css").body == b"a {}"
    old = server.get("/assets/kim.0a1b2c3d.css")
    assert (old.status, old.body) == (200, b"p {}")


def test_readers_addresses_are_not_written_down(tmp_path: Path) -> None:
    put(make(tmp_path / "site", FILES), tmp_path / "terbit")
    with serving(tmp_path / "terbit", tmp_path / "nginx") as server:
        server.get("/berau/")
    text = (tmp_path / "nginx/kim.log").read_text(encoding="utf-8")
    assert '"GET /berau/ HTTP/1.1" 200' in text
    assert "127.0.0.1" not in text
