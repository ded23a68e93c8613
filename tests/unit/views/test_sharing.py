"""What a villager forwards, and what a preview shows: each kind in each of its states."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kim_plugins.model.kinds import VERDICT_LABELS
from kim_plugins.model.province import Province
from kim_plugins.views import newest, sharing
from kim_plugins.views.feeds.entry import entry
from tests.builders import SUMMARY, a_post, a_province
from tests.unit.views.provinces import outputs

URL = "https://kim.example.org/kutai-timur/kim-contoh/2026/panen-madu/"
PLACE = "Desa Teluk Singkama, Kabupaten Kutai Timur"
DATED = f"{PLACE} · terbit 8 Mei 2026"

EVENT: dict[str, Any] = {"kind": "agenda", "starts": "2027-01-05T19:00", "place": "Balai Desa"}
SERIES = EVENT | {
    "starts": "2026-12-05T08:00",
    "ends": "2026-12-05T10:00",
    "repeats": "tiap Sabtu pertama",
    "repeats_until": "2027-03-31",
}
MEETINGS = "Sabtu, 2 Januari 2027, 08.00 sampai 10.00 WITA, juga 6 Februari dan 6 Maret"
NOTICE: dict[str, Any] = {
    "kind": "pengumuman",
    "agency": "Kantor Contoh",
    "valid_until": "2026-07-30",
}
URGENT = NOTICE | {
    "urgent": "ya",
    "areas": ["64.08.12.2004"],
    "valid_until": "2026-05-10",
    "sources": [{"title": "Surat contoh"}],
}
RUMOUR: dict[str, Any] = {
    "kind": "klarifikasi",
    "claim": "Kabarnya madu beracun.",
    "claim_source": "Pesan berantai",
    "verdict": "salah",
    "reviewer": "Budi Contoh",
    "sources": [
        {"title": "Notulen", "url": "https://notulen.example.org/"},
        {"title": "Wawancara"},
    ],
}
POTENTIAL = {"kind": "potensi", "category": "umkm"}


def _wish(*steps: str) -> dict[str, Any]:
    taken = [
        {"at": f"2026-05-0{day}", "status": status, "by": "KIM Contoh"}
        for day, status in enumerate(steps, start=5)
    ]
    return {"kind": "aspirasi", "request": "pengaduan", "received": "2026-05-04", "steps": taken}


# Each row: front matter, the moment, the title of message, tab and preview, what the message says
# below it, how the preview's text begins.
TOLD: dict[str, tuple[dict[str, Any], str, str, list[str], str]] = {
    "news": ({}, "2026-05-08", "Panen madu", [DATED], "Terbit 8 Mei 2026"),
    "potential": (POTENTIAL, "2026-05-08", "Panen madu", [DATED], "Terbit 8 Mei 2026"),
    "an invention": (
        {"example": "ya"},
        "2026-05-08",
        "Contoh: Panen madu",
        [DATED],
        "Terbit 8 Mei 2026",
    ),
    "an invention that says so": (
        {"example": "ya", "title": "Contoh panen"},
        "2026-05-08",
        "Contoh panen",
        [DATED],
        "Terbit 8 Mei 2026",
    ),
    "an event": (
        EVENT,
        "2026-05-08",
        "Panen madu",
        ["Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa", PLACE],
        "Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa",
    ),
    "an event with its end": (
        EVENT | {"ends": "2027-01-05T21:30"},
        "2026-05-08",
        "Panen madu",
        ["Selasa, 5 Januari 2027, 19.00 sampai 21.30 WITA · Balai Desa", PLACE],
        "Selasa, 5 Januari 2027, 19.00 sampai 21.30 WITA · Balai Desa",
    ),
    "an event of some days": (
        EVENT | {"starts": "2027-01-05", "ends": "2027-01-07"},
        "2026-05-08",
        "Panen madu",
        ["Selasa, 5 Januari 2027 sampai Kamis, 7 Januari 2027 · Balai Desa", PLACE],
        "Selasa, 5 Januari 2027 sampai Kamis, 7 Januari 2027 · Balai Desa",
    ),
    "an event of one whole day": (
        EVENT | {"starts": "2027-01-05", "ends": "2027-01-05"},
        "2026-05-08",
        "Panen madu",
        ["Selasa, 5 Januari 2027 · Balai Desa", PLACE],
        "Selasa, 5 Januari 2027 · Balai Desa",
    ),
    "a cancelled event": (
        EVENT | {"cancelled": "ya"},
        "2026-05-08",
        "BATAL: Panen madu",
        ["Semula Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa", PLACE],
        "Semula Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa",
    ),
    "a cancelled event of the past": (
        EVENT | {"cancelled": "ya"},
        "2027-02-01",
        "BATAL: Panen madu",
        ["Semula Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa", PLACE],
        "Semula Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa",
    ),
    "a past event": (
        EVENT,
        "2027-01-06",
        "Sudah lewat: Panen madu",
        ["Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa", PLACE],
        "Selasa, 5 Januari 2027, 19.00 WITA · Balai Desa",
    ),
    "an event that repeats": (
        SERIES,
        "2026-12-05T10:01",
        "Panen madu",
        [f"{MEETINGS} · Balai Desa", PLACE],
        f"{MEETINGS} · Balai Desa",
    ),
    "a series that is over": (
        SERIES,
        "2027-03-07",
        "Sudah lewat: Panen madu",
        ["Terakhir Sabtu, 6 Maret 2027, 08.00 sampai 10.00 WITA · Balai Desa", PLACE],
        "Terakhir Sabtu, 6 Maret 2027, 08.00 sampai 10.00 WITA · Balai Desa",
    ),
    "a notice": (
        NOTICE,
        "2026-07-30T23:59",
        "Panen madu",
        ["Kantor Contoh: berlaku sampai Kamis, 30 Juli 2026", DATED],
        "Kantor Contoh: berlaku sampai Kamis, 30 Juli 2026",
    ),
    "an expired notice": (
        NOTICE | {"agency": None},
        "2026-07-31",
        "Sudah berakhir: Panen madu",
        ["Sudah berakhir Kamis, 30 Juli 2026", DATED],
        "Sudah berakhir Kamis, 30 Juli 2026",
    ),
    "a notice without an end": (
        NOTICE | {"valid_until": None},
        "2026-05-08",
        "Panen madu",
        ["Kantor Contoh: masa berlaku tidak ditentukan", DATED],
        "Kantor Contoh: masa berlaku tidak ditentukan",
    ),
    "an urgent notice": (
        URGENT,
        "2026-05-08",
        "Panen madu",
        ["Mendesak · Kantor Contoh: berlaku sampai Minggu, 10 Mei 2026", DATED],
        "Mendesak · Kantor Contoh: berlaku sampai Minggu, 10 Mei 2026",
    ),
    "an urgent notice that has expired": (
        URGENT,
        "2026-05-11",
        "Sudah berakhir: Panen madu",
        ["Kantor Contoh: sudah berakhir Minggu, 10 Mei 2026", DATED],
        "Kantor Contoh: sudah berakhir Minggu, 10 Mei 2026",
    ),
    "a rumour": (RUMOUR, "2026-05-08", "[SALAH] Panen madu", [DATED], "Terbit 8 Mei 2026"),
    "an unfiled wish": (
        _wish("diterima"),
        "2026-05-08",
        "Panen madu",
        ["Keadaan: belum dicatatkan", DATED],
        "Keadaan: belum dicatatkan",
    ),
    "a wish that waits": (
        _wish("diteruskan"),
        "2026-05-08",
        "Panen madu",
        ["Keadaan: menunggu jawaban", DATED],
        "Keadaan: menunggu jawaban",
    ),
    "a wish past its limit": (
        _wish("diteruskan"),
        "2026-05-09",
        "Panen madu",
        ["Keadaan: lewat batas waktu", DATED],
        "Keadaan: lewat batas waktu",
    ),
    "an answered wish": (
        _wish("diteruskan", "dijawab"),
        "2026-05-08",
        "Panen madu",
        ["Keadaan: sudah dijawab", DATED],
        "Keadaan: sudah dijawab",
    ),
    "a wish that came true": (
        _wish("diteruskan", "selesai"),
        "2026-05-08",
        "Panen madu",
        ["Keadaan: selesai", DATED],
        "Keadaan: selesai",
    ),
}


def _shared(
    site_url: str = "https://kim.example.org/", now: str = "2026-05-08", **front: Any
) -> str:
    """Return the text of a share link."""
    province = a_province([a_post(**front)], site_url=site_url, now=now)
    link = urlsplit(sharing.url(province.posts[0], province))
    assert link.netloc == "wa.me"
    return parse_qs(link.query)["text"][0]


@pytest.mark.parametrize("case", TOLD)
def test_a_message_says_what_matters_of_a_kind(case: str) -> None:
    front, now, title, lines, _ = TOLD[case]

    assert _shared(now=now, **front).split("\n") == [f"*{title}*", *lines, SUMMARY, "", URL]


@pytest.mark.parametrize("case", TOLD)
def test_so_do_the_tab_and_the_preview_while_the_heading_stays_the_authors_own(case: str) -> None:
    front, now, title, _, begins = TOLD[case]
    post = a_post(**front)
    page = outputs(a_province([post], now=now))[post.url]

    assert (page.title, page.context["title"]) == (title, post.meta.title)
    assert page.context["share_title"] == title
    assert page.description.startswith(begins)
    assert page.description.endswith(f". {SUMMARY}")


@pytest.mark.parametrize(("verdict", "label"), VERDICT_LABELS.items())
def test_each_verdict_is_named_in_its_words(verdict: str, label: str) -> None:
    post = a_post(**RUMOUR | {"verdict": verdict})

    assert sharing.lasting_title(post.meta) == f"[{label.upper()}] Panen madu"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (EVENT, "Panen madu"),
        (EVENT | {"cancelled": "ya"}, "BATAL: Panen madu"),
        (EVENT | {"cancelled": "ya", "example": "ya"}, "BATAL: Contoh: Panen madu"),
        (RUMOUR, "[SALAH] Panen madu"),
        (NOTICE, "Panen madu"),
    ],
)
def test_feeds_say_of_a_title_only_what_no_clock_changes(front: dict[str, Any], title: str) -> None:
    post = a_post(**front)
    titles = {
        entry(post, a_province([post], now=now)).title for now in ("2026-05-08", "2030-01-01")
    }

    assert titles == {title}


@pytest.mark.parametrize(
    ("front", "beside"),
    [
        (EVENT | {"cancelled": "ya"}, '"when":"Batal: '),
        (RUMOUR, '"verdict":["salah","Salah"]'),
        (NOTICE, '"until":"2026-07-'),
    ],
)
def test_links_beside_another_post_and_the_readers_own_list_say_it_too(
    front: dict[str, Any], beside: str
) -> None:
    posts = [a_post(**front), a_post("2026-05-09-lain", title="Lain")]
    province = a_province(posts, now="2026-08-01")
    told = sharing.title(posts[0].meta, province.settings.now)
    page: Any = outputs(province)[posts[1].url].context

    assert told != "Panen madu"
    assert page["before"]["label"] == page["related"][0]["label"] == told
    assert beside.encode() in _file(province, "kutai-timur/terbaru.json")


def _file(province: Province, path: str) -> bytes:
    return next(file for file in newest.view(province) if file.path == path).make()


@pytest.mark.parametrize("front", [EVENT | {"cancelled": "ya"}, EVENT])
def test_what_will_not_be_is_offered_to_no_calendar(front: dict[str, Any]) -> None:
    post = a_post(**front)
    page = outputs(a_province([post], now="2027-02-01"))[post.url]

    assert page.context["event"] == ""


@pytest.mark.parametrize("length", range(30, 34))
def test_a_long_message_is_cut_to_400_characters_and_keeps_its_link(length: int) -> None:
    site_url = f"https://kim.example.org/{'x' * length}/"
    text = _shared(site_url, title="J" * 110, summary="R" * 220)

    assert len(text) == 400
    assert text.startswith(f"*{'J' * 110}*\n{DATED}\nRRR")
    assert text.endswith(f"R…\n\n{URL.replace('https://kim.example.org/', site_url)}")


def test_a_message_that_just_fits_is_whole() -> None:
    path = URL.removeprefix("https://kim.example.org/")
    room = 400 - len(f"**\n{DATED}\n\n\n") - 80 - 140 - len(path)
    site_url = "https://kim.example.org/".ljust(room - 1, "x") + "/"

    text = _shared(site_url, title="J" * 80, summary="R" * 140)

    assert len(text) == 400
    assert "…" not in text


def test_a_place_of_many_words_leaves_room_for_the_verdicts_and_days_before_it() -> None:
    front = EVENT | {"place": "Balai " * 80 + "Desa", "title": "J" * 110, "cancelled": "ya"}
    post = a_post(**front)

    text = _shared(**front)
    assert text.startswith(
        f"*BATAL: {'J' * 110}*\nSemula Selasa, 5 Januari 2027, 19.00 WITA · Balai"
    )
    assert (len(text), text[-len(URL) :]) == (400, URL)
    assert len(sharing.description(post, a_province([post]))) == 300
