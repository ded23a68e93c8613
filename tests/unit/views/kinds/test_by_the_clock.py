"""Notices, events and wishes change with time alone, at moments that are known beforehand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kim_plugins.base.settings import parse_now
from kim_plugins.builder.pages import fragments
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.working_days import NoDaysOff
from kim_plugins.views import kinds
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

NOTICE: dict[str, Any] = {
    "kind": "pengumuman",
    "agency": "Kantor Contoh",
    "areas": ["64.08.12.2004"],
    "valid_until": "2026-05-10",
    "urgent": "ya",
    "sources": [{"title": "Surat contoh"}],
}
EVENT: dict[str, Any] = {"kind": "agenda", "starts": "2026-05-20T09:00", "place": "Balai Desa"}
WEEKLY: dict[str, Any] = EVENT | {
    "ends": "2026-05-20T11:00",
    "repeats": "tiap Rabu",
    "repeats_until": "2026-06-10",
    "repeats_except": ["2026-06-03"],
}
"""On 20 and 27 May and 10 June."""
WISH: dict[str, Any] = {
    "kind": "aspirasi",
    "request": "pengaduan",
    "received": "2026-05-04",
    "steps": [{"at": "2026-05-05", "status": "diteruskan", "by": "KIM Contoh"}],
}


def _urgent(page: HtmlOutput) -> list[str]:
    """Name the urgent notices that a page begins with."""
    urgent: Any = page.context["urgent"]
    return [entry["title"] for entry in urgent["posts"]] if urgent else []


def _sections(url: str, post: Post, now: str) -> list[str]:
    """Name the sections that show a post."""
    context: Any = outputs(a_province([post], now=now))[url].context
    return [section["id"] for section in context["sections"] if section["entries"]]


@pytest.mark.parametrize(
    ("now", "section"), [("2026-05-10T23:59:59", "mendesak"), ("2026-05-11T00:00", "lewat")]
)
def test_a_notice_holds_through_its_last_day_in_wita(now: str, section: str) -> None:
    assert _sections("pengumuman/", a_post(**NOTICE), now) == [section]


@pytest.mark.parametrize("url", ["", "kutai-timur/"])
@pytest.mark.parametrize(("now", "count"), [("2026-05-10T23:59:59", 1), ("2026-05-11T00:00", 0)])
def test_an_urgent_notice_heads_home_and_its_area_until_it_ends(
    url: str, now: str, count: int
) -> None:
    pages = outputs(a_province([a_post(**NOTICE)], now=now))

    assert len(_urgent(pages[url])) == count
    assert _urgent(pages["berau/"]) == []


def test_an_urgent_notice_for_the_whole_province_heads_every_regency() -> None:
    post = a_post(**NOTICE | {"areas": ["64"]})
    pages = outputs(a_province([post], now="2026-05-09T12:00"))

    for url in ("", "provinsi/", "berau/", "kutai-timur/", "samarinda/"):
        assert _urgent(pages[url]) == [post.meta.title]


def test_what_is_not_urgent_or_only_an_example_does_not_head_home() -> None:
    for change in ({"urgent": "tidak"}, {"example": "ya"}):
        post = a_post(**NOTICE | change)
        assert _urgent(outputs(a_province([post], now="2026-05-09T12:00"))[""]) == []


def test_of_many_urgent_notices_none_is_lost() -> None:
    posts = [a_post(f"2026-05-04-kabar-{n}", **NOTICE, title=f"Mendesak {n}") for n in range(1, 9)]
    older = a_post("2026-05-04-tunda", **NOTICE | {"urgent": "tidak", "title": "Tidak mendesak"})
    pages = outputs(a_province([*posts, older], now="2026-05-08T12:00"))
    newest_first = [post.meta.title for post in reversed(posts)]

    home: Any = pages[""].context["urgent"]
    area: Any = pages["kutai-timur/"].context["urgent"]
    listing: Any = pages["pengumuman/"].context
    assert _urgent(pages[""]) == _urgent(pages["kutai-timur/"]) == newest_first[:5]
    assert [entry["title"] for entry in home["spare"]] == newest_first[5:]
    assert area["spare"] == []
    assert home["all"] == area["all"] == {"url": "pengumuman/#mendesak", "count": 8}
    first, second = listing["sections"][:2]
    assert (first["id"], first["more"]) == ("mendesak", 0)
    assert [entry["title"] for entry in first["entries"]] == newest_first
    assert [entry["title"] for entry in second["entries"]] == ["Tidak mendesak"]


def test_an_urgent_notice_begins_with_its_regency_on_home_and_names_its_areas() -> None:
    page = outputs(a_province([a_post(**NOTICE)], now="2026-05-08T12:00"))[""]

    html = fragments.render(page, "/")
    assert '<li data-kim-areas="kutai-timur" data-kim-until="2026-05-10T23:59:59+08:00">' in html
    assert "<strong>Kutai Timur:</strong> <a" in html
    assert "Semua (" not in html


def test_what_home_begins_with_does_not_stand_among_its_news_too() -> None:
    urgent, calm = a_post(**NOTICE), a_post("2026-05-07-kabar")

    def news(*posts: Post, now: str = "2026-05-08T12:00") -> list[str]:
        home: Any = outputs(a_province(posts, now=now))[""].context
        return [entry["url"] for entry in home["posts"]]

    assert news(calm, urgent) == [calm.url]
    assert news(calm, urgent, now="2026-05-11T12:00") == [urgent.url, calm.url], "it is over"
    assert news(urgent) == [urgent.url], "that nothing was written would be wrong"


KECAMATAN = "kutai-timur/kecamatan/sangatta-selatan/"
OVER = "Sudah lewat: Rabu, 20 Mei 2026, 09.00 WITA · Balai Desa"
ENDED = "Kantor Contoh: sudah berakhir Minggu, 10 Mei 2026"


@pytest.mark.parametrize(
    ("front", "now", "note"),
    [
        (NOTICE | {"urgent": None}, "2026-05-10T12:00", f"{ENDED[:15]}berlaku sampai {ENDED[30:]}"),
        (NOTICE, "2026-05-11T00:00", ENDED),
        (NOTICE | {"agency": None, "urgent": None}, "2026-05-11T00:00", ENDED[15:]),
        (EVENT, "2026-05-20T12:00", OVER[13:]),
        (EVENT, "2026-05-21T00:00", OVER),
        (EVENT | {"cancelled": "ya"}, "2026-05-08T12:00", f"Batal: {OVER[13:]}"),
    ],
)
def test_what_is_over_looks_so_in_every_list(front: dict[str, Any], now: str, note: str) -> None:
    post = a_post(**front, topics=["literasi"])
    later = a_post("2026-05-09-lain", topics=["literasi"])
    pages = outputs(a_province([post, later], now=now))
    is_over = not note.startswith(("Kantor Contoh: berlaku", "Rabu"))

    for url in (
        "",
        "kutai-timur/",
        KECAMATAN,
        "kutai-timur/kim-contoh/",
        "kutai-timur/arsip/2026/05/",
        "topik/literasi/",
        f"{post.entry.kind}/",
    ):
        html = fragments.render(pages[url], "/")
        # Until it is over it stands under its day, which needn't be said once more.
        is_under_day = url == "agenda/" and "Sudah lewat" not in note
        said = note.replace("Rabu, 20 Mei 2026, ", "") if is_under_day else note
        assert said[:1].upper() + said[1:] in html, url
        assert ("kim-expired" in html) == is_over, url
    related = fragments.render(pages[later.url], "/")
    assert ('<li class="kim-expired">' in related) == is_over
    for html in (fragments.render(page, "/") for page in pages.values()):
        assert (" data-kim-until" in html) <= ("valid_until" in front and not is_over)


def test_a_notice_without_an_end_holds_for_good() -> None:
    post = a_post(kind="pengumuman")

    assert _sections("pengumuman/", post, "2040-01-01T00:00") == ["berlaku"]


@pytest.mark.parametrize(
    ("now", "ends", "section"),
    [
        ("2026-05-20T23:59:59", None, "hari-2026-05-20"),
        ("2026-05-21T00:00", None, "lewat"),
        ("2026-05-20T11:00", "2026-05-20T11:00", "hari-2026-05-20"),
        ("2026-05-20T11:01", "2026-05-20T11:00", "lewat"),
    ],
)
def test_an_event_is_past_after_its_end_or_its_day(
    now: str, ends: str | None, section: str
) -> None:
    assert _sections("agenda/", a_post(**EVENT, ends=ends), now) == [section]


@pytest.mark.parametrize(
    ("now", "cancelled", "outcome"),
    [
        ("2026-05-20T23:59:59", "tidak", ""),
        ("2026-05-21T00:00", "tidak", "lewat"),
        ("2026-05-20T23:59:59", "ya", "batal"),
        ("2026-05-21T00:00", "ya", "batal"),
    ],
)
def test_the_page_of_an_event_says_first_why_nobody_needs_to_come(
    now: str, cancelled: str, outcome: str
) -> None:
    post = a_post(**EVENT, cancelled=cancelled)

    assert outputs(a_province([post], now=now))[post.url].context["outcome"] == outcome


def test_coming_events_stand_in_the_order_of_their_days_and_past_ones_are_folded() -> None:
    starts = ("2026-12-03", "2026-12-01", "2026-01-02", "2026-01-01")
    posts = [
        a_post(f"2026-01-0{n}-acara-{n}", **EVENT | {"starts": day, "title": day})
        for n, day in enumerate(starts, start=1)
    ]
    context: Any = outputs(a_province(posts))["agenda/"].context

    *coming, past = context["sections"]
    assert [(day["id"], day["title"], day["day"]) for day in coming] == [
        ("hari-2026-12-01", "Selasa, 1 Desember 2026", "2026-12-01"),
        ("hari-2026-12-03", "Kamis, 3 Desember 2026", "2026-12-03"),
    ]
    assert [[entry["title"] for entry in day["entries"]] for day in coming] == [
        ["2026-12-01"],
        ["2026-12-03"],
    ]
    assert [entry["title"] for entry in past["entries"]] == ["2026-01-02", "2026-01-01"]
    assert [part["is_folded"] for part in (*coming, past)] == [False, False, True]


def test_events_of_one_day_share_its_heading_and_the_last_day_counts_what_is_left_out() -> None:
    posts = [
        a_post(f"2026-01-{n:02}-acara-{n}", **EVENT | {"starts": f"2026-12-0{n % 3 + 1}"})
        for n in range(1, 26)
    ]
    context: Any = outputs(a_province(posts))["agenda/"].context

    assert [(day["day"], len(day["entries"]), day["more"]) for day in context["sections"]] == [
        ("2026-12-01", 8, 0),
        ("2026-12-02", 9, 0),
        ("2026-12-03", 3, 5),
    ]


def test_without_an_event_to_come_the_agenda_says_so() -> None:
    context: Any = outputs(a_province([a_post(**EVENT)], now="2026-06-01T12:00"))["agenda/"].context
    coming, _past = context["sections"]

    assert (coming["title"], coming["entries"], coming["day"]) == ("Akan datang", [], "")
    assert coming["empty"] == "Belum ada acara yang akan datang."


def _wish_state(province: Province) -> str:
    context: Any = outputs(province)["aspirasi/"].context
    return str(context["sections"][0]["entries"][0]["state"]["id"])


def test_a_wish_is_overdue_from_the_midnight_after_its_last_working_day() -> None:
    post = a_post(**WISH)
    may_7 = NoDaysOff({dt.date(2026, 5, 7)})

    def state(now: str, days_off: NoDaysOff) -> str:
        province = a_province([post], now=now)
        return _wish_state(Province(**{**vars_of(province), "days_off": days_off}))

    assert state("2026-05-08T23:59:59", NoDaysOff()) == "menunggu"
    assert state("2026-05-09T00:00", NoDaysOff()) == "lewat-batas"
    assert state("2026-05-09T00:00", may_7) == "menunggu"
    assert state("2026-05-12T00:00", may_7) == "lewat-batas"


def vars_of(province: Province) -> dict[str, Any]:
    """Return the fields of a province, without what it has derived from them."""
    names = ("settings", "registry", "regions", "posts", "targets")
    return {name: getattr(province, name) for name in names}


@pytest.mark.parametrize(
    ("now", "section", "note"),
    [
        (
            "2026-05-08T12:00",
            "hari-2026-05-20",
            "Rabu, 20 Mei 2026, 09.00 WITA, juga 27 Mei dan 10 Juni",
        ),
        (
            "2026-05-20T11:00",
            "hari-2026-05-20",
            "Rabu, 20 Mei 2026, 09.00 WITA, juga 27 Mei dan 10 Juni",
        ),
        ("2026-05-20T11:01", "hari-2026-05-27", "Rabu, 27 Mei 2026, 09.00 WITA, juga 10 Juni"),
        ("2026-06-03T10:00", "hari-2026-06-10", "Rabu, 10 Juni 2026, 09.00 WITA"),
        ("2026-06-10T11:01", "lewat", "Sudah lewat: terakhir Rabu, 10 Juni 2026, 09.00 WITA"),
    ],
)
def test_an_event_that_repeats_is_listed_once_with_its_next_dates(
    now: str, section: str, note: str
) -> None:
    post = a_post(**WEEKLY)
    pages = outputs(a_province([post], now=now))

    assert _sections("agenda/", post, now) == [section]
    for url in ("", "kutai-timur/", "kutai-timur/kim-contoh/"):
        context: Any = pages[url].context
        assert [entry["note"] for entry in context["posts"]] == [f"{note} · Balai Desa"]


def test_an_event_that_repeats_stands_in_the_order_of_its_next_date() -> None:
    posts = [
        a_post("2026-05-01-mingguan", **WEEKLY | {"title": "Mingguan"}),
        a_post("2026-05-02-sekali", **EVENT | {"title": "Sekali", "starts": "2026-05-25"}),
    ]

    def titles(now: str) -> list[str]:
        context: Any = outputs(a_province(posts, now=now))["agenda/"].context
        return [entry["title"] for part in context["sections"] for entry in part["entries"]]

    assert titles("2026-05-20T10:00") == ["Mingguan", "Sekali"]
    assert titles("2026-05-21T10:00") == ["Sekali", "Mingguan"]


def test_the_page_of_an_event_that_repeats_names_its_next_dates_until_the_last() -> None:
    post = a_post(**WEEKLY)

    def page(now: str) -> Any:
        return outputs(a_province([post], now=now))[post.url].context

    named = [date["text"] for date in page("2026-05-20T11:01")["dates"]]
    assert named == ["Rabu, 27 Mei 2026", "Rabu, 10 Juni 2026"]
    assert (page("2026-06-10T11:01")["dates"], page("2026-06-10T11:01")["outcome"]) == ([], "lewat")
    assert page("2026-05-20T11:01")["outcome"] == ""
    daily = a_post(**WEEKLY | {"repeats": "tiap hari", "repeats_except": []})
    context: Any = outputs(a_province([daily], now="2026-05-08T12:00"))[daily.url].context
    assert len(context["dates"]) == 6


def test_the_next_date_stands_above_the_text_and_those_for_planning_below_it() -> None:
    post = a_post(**WEEKLY)
    page = fragments.render(outputs(a_province([post], now="2026-05-20T11:01"))[post.url], "/")

    above, _, below = page.partition('<div class="kim-post__body">')
    assert "Rabu, 27 Mei 2026" in above
    assert "Rabu, 10 Juni 2026" not in above
    assert "Rabu, 10 Juni 2026" in below
    assert "Pertama</dt>" in below


@pytest.mark.parametrize("front", [NOTICE, EVENT, WEEKLY, WISH])
def test_every_page_stays_as_it_is_until_the_next_change(front: dict[str, Any]) -> None:
    post = a_post(**front)
    begin = parse_now("2026-05-08T12:00")
    changes = sorted(kinds.changes([post], a_province([post], now=begin.isoformat())))

    for change in [moment for moment in changes if moment > begin]:
        before = change - dt.timedelta(seconds=1)
        first, last, then = (
            outputs(a_province([post], now=moment.isoformat()))
            for moment in (max(begin, before - dt.timedelta(minutes=5)), before, change)
        )
        assert first == last != then
