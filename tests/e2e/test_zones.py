"""A site tells the time of its own province: on pages, in feeds, calendars and the form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vobject

from tests.e2e.sites import MKDOCS_YML, Build, Site, post

OFFICE = "{name: Kantor Contoh}"
PROVINCES = {
    "35": ("Jawa Timur", "35.79", "Kota Batu", "35.79.01.1001"),
    "64": ("Kalimantan Timur", "64.74", "Kota Bontang", "64.74.01.1001"),
    "95": ("Papua Pegunungan", "95.05", "Kabupaten Mamberamo Tengah", "95.05.01.2001"),
}
CLOCKS = [("35", "WIB", 7), ("64", "WITA", 8), ("95", "WIT", 9)]
ZONES = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}
POST = "docs/posts/contoh/kim-contoh/2026-11-20-rapat-warga.md"


def registry(code: str) -> str:
    name, regency, called, village = PROVINCES[code]
    return (
        f'version: 1\nprovince: {{code: "{code}", name: {name}, office: {OFFICE}}}\n'
        f'regencies:\n- {{id: contoh, code: "{regency}", name: {called}, '
        f"kind: {called.split()[0].lower()}, office: {OFFICE}}}\n"
        "groups:\n- {id: kim-contoh, name: KIM Contoh, regency: contoh, status: aktif, "
        f'village: "{village}"}}\n'
    )


@pytest.fixture(scope="module", params=CLOCKS, ids=[word for _, word, _ in CLOCKS])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Build, str, int]:
    """Build a small site of a province whose event is at nine in the morning."""
    code, word, hours = request.param
    site = Site(tmp_path_factory.mktemp(word))
    event = post(
        "Rapat warga di balai",
        date="2026-11-20T07:30",
        kind="agenda",
        starts="2026-12-05T09:00",
        ends="2026-12-05T11:00",
        place="Balai Contoh",
    )
    site.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}\n-- groups.yaml --\n{registry(code)}")
    site.write(POST, event.encode())
    made = site.build("--strict")
    assert made.exit_code == 0, made.log
    return made, word, hours


def test_a_page_tells_the_hour_with_its_zone(built: tuple[Build, str, int]) -> None:
    site, word, _ = built
    page = site.page("contoh/kim-contoh/2026/rapat-warga")

    assert f"Sabtu, 5 Desember 2026, 09.00 sampai 11.00 {word}" in page


def test_no_page_tells_another_zone(built: tuple[Build, str, int]) -> None:
    site, word, _ = built
    others = {"WIB", "WITA", "WIT"} - {word}
    pattern = re.compile(rf"\b(?:{'|'.join(others)})\b")
    pages = {name: text.decode() for name, text in site.files().items() if name.endswith(".html")}

    assert [name for name, text in pages.items() if pattern.search(text)] == []


def test_places_are_called_as_in_their_province(built: tuple[Build, str, int]) -> None:
    site, word, _ = built
    page = site.page("contoh/kim-contoh")

    assert ("Distrik" in page) == (word == "WIT")
    assert ("Kecamatan" in page) == (word != "WIT")
    assert ("Kampung Kobakma" in page) == (word == "WIT")


def test_a_feed_tells_when_in_its_zone(built: tuple[Build, str, int]) -> None:
    site, _, hours = built
    feed = (site.folder / "feed.xml").read_text("utf-8")

    assert f"<published>2026-11-20T07:30:00+{hours:02}:00</published>" in feed


def test_a_calendar_names_its_zone(built: tuple[Build, str, int]) -> None:
    site, word, hours = built
    calendar = vobject.readOne((site.folder / "agenda/agenda.ics").read_text("utf-8"))
    start = calendar.vevent.dtstart

    assert start.params["X-VOBJ-ORIGINAL-TZID"] == [ZONES[hours]]
    assert start.value.isoformat() == f"2026-12-05T09:00:00+{hours:02}:00"
    assert calendar.vtimezone.standard.tzname.value == word


def test_the_form_knows_the_zone_and_the_villages(built: tuple[Build, str, int]) -> None:
    site, _, hours = built
    (data,) = site.folder.glob("assets/tulis-data.*.json")
    (places,) = site.folder.glob("assets/tulis-wilayah.*.json")

    assert json.loads(data.read_bytes())["zone"] == hours
    assert json.loads(places.read_bytes())[0][2] == []
    assert sum(len(kecamatan[2]) for kecamatan in json.loads(places.read_bytes())[0][3]) > 10


def test_a_site_that_becomes_another_province_s_is_as_if_built_anew(tmp_path: Path) -> None:
    site = Site(tmp_path).write("mkdocs.yml", MKDOCS_YML.encode())
    site.write("groups.yaml", registry("95").encode())
    site.write(POST, post(date="2026-11-20T07:30").encode())
    assert site.kim().exit_code == 0

    site.write("groups.yaml", registry("35").encode())
    assert site.kim().exit_code == 0
    quick = site.write(POST, post("Kabar lain", date="2026-11-20T07:30").encode()).kim().files()
    clean = site.build().files()

    assert b"<published>2026-11-20T07:30:00+07:00</published>" in quick["feed.xml"]
    assert quick == clean


def test_a_registry_of_no_province_stops_the_build(tmp_path: Path) -> None:
    site = Site(tmp_path).edit(
        f"-- mkdocs.yml --\n{MKDOCS_YML}\n-- groups.yaml --\n{registry('35')}"
    )
    text = registry("35").replace('code: "35"', 'code: "99"')
    site.write("groups.yaml", text.encode()).write(POST, post().encode())
    made = site.build()

    assert made.exit_code == 1
    assert "KIM193" in made.log
    assert "35 (Jawa Timur)" in made.log
    assert "KIM034" not in made.log
