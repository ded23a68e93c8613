"""What a villager forwards and what a preview shows, read from finished pages of each kind."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, Build, post, site

pytestmark = pytest.mark.usefixtures("few_places")

FOLDER = "docs/posts/kutai-timur/kim-contoh"
PLACE = "Desa Teluk Singkama, Kabupaten Kutai Timur"
SOURCES = "[{title: Notulen, url: https://notulen.example.org/}, {title: Wawancara}]"
EVENT = {"kind": "agenda", "starts": "2027-01-05T19:00", "place": "Balai Desa"}
NOTICE = {"kind": "pengumuman", "agency": "Kantor Contoh"}
CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "kabar": ({}, "{}", f"{PLACE} · terbit 1 November 2026"),
    "acara": (EVENT, "{}", "Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa"),
    "batal": (
        EVENT | {"cancelled": "true"},
        "BATAL: {}",
        "Semula Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa",
    ),
    "berlaku": (
        NOTICE | {"valid_until": "2026-12-31"},
        "{}",
        "Kantor Contoh: berlaku sampai Kamis, 31 Desember 2026",
    ),
    "berakhir": (
        NOTICE | {"valid_until": "2026-11-20"},
        "Sudah berakhir: {}",
        "Kantor Contoh: sudah berakhir Jumat, 20 November 2026",
    ),
    "kabar-burung": (
        {
            "kind": "klarifikasi",
            "claim": "Kabarnya madu beracun.",
            "claim_source": "Pesan berantai",
            "verdict": "salah",
            "reviewer": "Budi Contoh",
            "sources": SOURCES,
        },
        "[SALAH] {}",
        f"{PLACE} · terbit 1 November 2026",
    ),
    "keluhan": (
        {
            "kind": "aspirasi",
            "request": "pengaduan",
            "received": "2026-10-30",
            "steps": "[{at: 2026-11-01, status: dijawab, by: KIM Contoh}]",
        },
        "{}",
        "Keadaan: sudah dijawab",
    ),
    "potensi": ({"kind": "potensi", "category": "umkm"}, "{}", f"{PLACE} · terbit 1 November 2026"),
}
TITLE = "Gotong royong di balai desa"
ABOUT = """\
-- docs/tentang.md --
# Tentang situs kami

<!-- kim: contoh -->
Masih contoh.
<!-- kim: selesai -->
<!-- kim: resmi -->
Sudah resmi.
<!-- kim: selesai -->

<h2 id="lapor">Menemukan kekeliruan?</h2>

<!-- kim: kontak -->
"""
CONTACT = (
    '      contact: {name: Dinas Contoh, email: kim@kantor.example, whatsapp: "0541 000000"}\n'
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files = (
        f"-- {FOLDER}/2026-11-01-{name}.md --\n{post(**keys)}" for name, (keys, *_) in CASES.items()
    )
    build = site(tmp_path_factory.mktemp("kabar"), "".join(files) + ABOUT).build("--strict")
    assert build.exit_code == 0, build.log
    return build


@pytest.mark.parametrize("name", CASES)
def test_head_and_share_link_say_what_matters(shared: Build, name: str) -> None:
    _, pattern, line = CASES[name]
    url = f"kutai-timur/kim-contoh/2026/{name}/"
    page = Page(shared.page(url))
    title = pattern.format(TITLE)
    texts = [
        parse_qs(urlsplit(link).query)["text"][0]
        for link in page.links
        if link.startswith("https://wa.me/?")
    ]
    (share,) = (text for text in texts if not text.startswith("*SALAH:*"))  # The ready reply.

    assert (page.title, page.headings) == (f"{title} – KIM Uji", [TITLE])
    assert page.metas["og:title"] == title
    assert page.metas["og:description"] == page.metas["description"]
    assert share.split("\n")[:2] == [f"*{title}*", line]
    assert share.endswith(f"\n\nhttps://kim.example.org/{url}")
    told = line if not line.startswith("Desa") else "Terbit 1 November 2026"
    assert page.metas["description"].startswith(f"{told}. Warga membersihkan")


def test_a_cancelled_event_keeps_its_calendar_file_and_offers_it_no_more(shared: Build) -> None:
    url = "kutai-timur/kim-contoh/2026/batal"

    assert "Simpan ke kalender" not in shared.page(url)
    calendar = shared.files()[f"{url}/acara.ics"]
    assert b"STATUS:CANCELLED" in calendar
    assert b"SUMMARY:BATAL: Gotong royong" in calendar
    assert "Simpan ke kalender" in shared.page("kutai-timur/kim-contoh/2026/acara")


def test_tabs_are_named_by_headings_and_home_by_its_province(shared: Build) -> None:
    assert Page(shared.page("")).title == "KIM Uji: kabar warga Kalimantan Timur"
    assert Page(shared.page("tentang")).title == "Tentang situs kami – KIM Uji"


def test_pages_follow_whether_the_site_is_official_and_can_be_reached(
    shared: Build, tmp_path: Path
) -> None:
    text = (
        f"-- mkdocs.yml --\n{MKDOCS_YML}{CONTACT}-- groups.yaml --\nofficial: true\n{GROUPS_YAML}"
    )
    official = site(tmp_path, f"{text}{ABOUT}-- {FOLDER}/2026-11-01-kabar.md --\n{post()}")
    build = official.build("--strict")
    before, after = shared.page("tentang"), build.page("tentang")

    assert ("Masih contoh." in before, "Sudah resmi." in before) == (True, False)
    assert ("Masih contoh." in after, "Sudah resmi." in after) == (False, True)
    assert "belum punya alamat sendiri" in before
    assert 'href="mailto:kim@kantor.example">kim@kantor.example</a>' in after
    assert 'href="../tentang/#lapor">Ada yang keliru?' in shared.page("kim")
    assert 'Hubungi Dinas Contoh: <a href="mailto:kim@kantor.example">surel' in build.page("kim")
    assert "Laporkan kepada Dinas Contoh" in build.page("kutai-timur/kim-contoh/2026/kabar")
    assert "KIM182" not in build.log
    assert dead_links(build.files()) == dead_links(shared.files()) == []
    official.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}-- docs/tentang.md --\n<!-- kim: apa -->\n")
    silent = official.build()
    assert ("KIM182" in silent.log, "docs/tentang.md:1:1  KIM183" in silent.log) == (True, True)


def test_a_contact_that_can_not_be_used_stops_the_build(tmp_path: Path) -> None:
    contact = "      contact: {surel: a@kantor.example, whatsapp: 0541000000}\n"
    build = site(tmp_path, f"-- mkdocs.yml --\n{MKDOCS_YML}{contact}").build()

    assert build.exit_code == 1
    assert "Setelan contact memuat kunci surel" in build.log
    assert "sebab whatsapp berisi" in build.log
    assert "Traceback" not in build.log
