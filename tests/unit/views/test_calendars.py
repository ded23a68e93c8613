"""Calendars are read by a program of other people, and say what the pages say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import vobject

from kim_plugins.base.zones import WITA
from kim_plugins.model.occurrences import occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import calendars, kinds
from tests.builders import a_post, a_province

TIMED: dict[str, Any] = {
    "kind": "agenda",
    "starts": "2026-12-05T08:00",
    "place": "Balai Desa Contoh",
}


def _files(*posts: Post, site_url: str = "https://kim.example.org/") -> dict[str, bytes]:
    province: Province = a_province(posts, site_url=site_url)
    return {file.path: file.make() for file in calendars.view(province)}


def _event(**front: Any) -> Any:
    """Read an event's own file back."""
    post = a_post(**TIMED | front)
    text = _files(post)[f"{post.url}acara.ics"].decode()
    return vobject.readOne(text, validate=True).vevent


def test_a_timed_event_stands_in_the_zone_of_its_place() -> None:
    event = _event(ends="2026-12-05T11:00")

    assert event.dtstart.value.astimezone(WITA.tz) == dt.datetime(2026, 12, 5, 8, tzinfo=WITA.tz)
    assert event.dtend.value - event.dtstart.value == dt.timedelta(hours=3)
    assert event.location.value == "Balai Desa Contoh"
    assert event.url.value.endswith("/kutai-timur/kim-contoh/2026/panen-madu/")


def test_bare_dates_are_whole_days_and_end_on_the_day_after() -> None:
    event = _event(starts="2026-12-05", ends="2026-12-06")

    assert event.dtstart.value == dt.date(2026, 12, 5)
    assert event.dtend.value == dt.date(2026, 12, 7)


def test_an_event_without_an_end_has_none_and_a_bare_end_lasts_through_its_day() -> None:
    assert not hasattr(_event(), "dtend")
    end = _event(ends="2026-12-06").dtend.value
    assert end.astimezone(WITA.tz) == dt.datetime(2026, 12, 7, tzinfo=WITA.tz)


def test_special_characters_and_long_lines_survive() -> None:
    title = "Rapat; “madu”, \\ dan kelulut — " + "bersama " * 8
    event = _event(title=title.strip())

    assert event.summary.value == title.strip()
    for line in _files(a_post(**TIMED | {"title": title}))["agenda/agenda.ics"].split(b"\r\n"):
        assert len(line) <= 75


def test_a_cancelled_event_says_so() -> None:
    cancelled = _event(cancelled="ya")

    assert (cancelled.status.value, cancelled.sequence.value) == ("CANCELLED", "1")
    assert _event().status.value == "CONFIRMED"
    assert not hasattr(_event(), "sequence")


GONE: dict[str, Any] = {"withdrawn": {"at": "2026-11-20T10:00", "reason": "Undangannya palsu."}}


def _revision(**front: Any) -> int:
    """Return the SEQUENCE of an event, withdrawn or not; where there is none it is 0."""
    (event,) = _in_calendar(a_post(**TIMED | front))
    return int(event.sequence.value) if hasattr(event, "sequence") else 0


def test_a_revision_is_never_lower_than_the_one_before() -> None:
    correction = {"at": "2026-11-22T10:00", "kind": "ralat", "note": "Tempatnya pindah."}
    later = {"updated": "2026-11-20T16:00", "starts": "2026-12-12T08:00"}
    story: list[dict[str, Any]] = [
        {},
        {"cancelled": "ya"},
        {"updated": "2026-11-18", "cancelled": "ya"},
        {"updated": "2026-11-18T09:30"},
        {"updated": "2026-11-20T08:00", "cancelled": "ya"},
        later,  # Held after all.
        later | {"corrections": [correction]},
        GONE | {"withdrawn": {"at": "2026-11-22", "reason": "Undangannya palsu."}},
        {"updated": "2026-11-23"},  # It was genuine.
    ]
    found = [_revision(**front) for front in story]

    assert found == sorted(set(found))
    assert found[:2] == [0, 1]
    assert found[-1] < 2**31
    minutes = dt.datetime(2026, 11, 23) - dt.datetime(2000, 1, 1)  # noqa: DTZ001
    assert found[-1] == 3 * minutes.total_seconds() / 60


def test_a_change_of_the_future_is_no_revision_yet() -> None:
    assert _revision(updated="2026-11-25") == 0
    stamp = _event(updated="2026-11-25").dtstamp.value
    assert stamp == dt.datetime(2026, 5, 8, tzinfo=WITA.tz)
    corrected = _event(corrections=[{"at": "2026-11-20T08:00", "kind": "ralat", "note": "Jam."}])
    assert corrected.dtstamp.value == dt.datetime(2026, 11, 20, 8, tzinfo=WITA.tz)


def _in_calendar(*posts: Post) -> list[Any]:
    calendar = vobject.readOne(_files(*posts)["kutai-timur/agenda.ics"].decode(), validate=True)
    return list(calendar.contents.get("vevent", ()))


def test_a_withdrawn_event_is_taken_back_without_a_word_of_what_it_was() -> None:
    post = a_post(**TIMED | {"title": "Rapat rahasia", "ends": "2026-12-05T11:00"})
    (before,) = _in_calendar(post)
    (after,) = _in_calendar(a_post(**TIMED | {"ends": "2026-12-05T11:00"} | GONE))

    assert after.uid.value == before.uid.value
    assert (after.dtstart.value, after.dtend.value) == (before.dtstart.value, before.dtend.value)
    assert after.status.value == "CANCELLED"
    assert after.dtstamp.value == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    assert (after.summary.value, after.description.value) == (
        "Acara ini dicabut",
        "Undangannya palsu.",
    )
    assert {"location", "categories"}.isdisjoint(after.contents)


def test_what_was_in_no_calendar_is_not_taken_back() -> None:
    news = a_post("2026-05-09-kabar", **GONE)
    example = a_post("2026-05-10-contoh", **TIMED, example="ya", **GONE)
    unreadable = a_post("2026-05-11-kabur", **TIMED | {"starts": "besok"}, **GONE)

    assert _in_calendar(news, example, unreadable) == []


def test_an_identifier_is_the_same_at_any_address_and_after_a_move() -> None:
    post = a_post(**TIMED)
    here, there = (
        _files(post, site_url=site)["agenda/agenda.ics"].split(b"UID:")[1].split(b"\r\n")[0]
        for site in ("https://kim.example.org/", "https://kim.example.com/kaltim/")
    )
    moved = a_post("2026-05-08-pindah", **TIMED, redirect_from=["/" + post.url])

    assert here == there
    assert calendars.uid(moved, a_province([moved])) == here.decode()


def test_every_area_and_the_agenda_have_a_calendar_even_an_empty_one() -> None:
    files = _files(a_post(**TIMED))

    assert {"agenda/agenda.ics", "kutai-timur/agenda.ics", "berau/agenda.ics"} <= files.keys()
    for path, count in (("agenda/", 1), ("kutai-timur/", 1), ("berau/", 0)):
        calendar = vobject.readOne(files[f"{path}agenda.ics"].decode(), validate=True)
        assert len(calendar.contents.get("vevent", ())) == count


def test_examples_are_in_no_calendar_and_marked_in_their_own_file() -> None:
    post = a_post(**TIMED, example="ya")

    assert b"VEVENT" not in _files(post)["agenda/agenda.ics"]
    assert b"SUMMARY:Contoh:" in _files(post)[f"{post.url}acara.ics"]


@pytest.mark.parametrize("path", ["agenda/agenda.ics", "kutai-timur/agenda.ics"])
def test_a_calendar_keeps_the_events_that_begin_last(path: str) -> None:
    posts = [
        a_post(f"2026-01-01-acara-{n}", **TIMED | {"starts": f"2026-01-01T00:00:{n % 60:02}"})
        for n in range(3)
    ]
    assert _files(*posts)[path].count(b"BEGIN:VEVENT") == 3
    assert calendars.LONGEST == 200


REPEATED: dict[str, Any] = TIMED | {
    "ends": "2026-12-05T10:00",
    "repeats": "tiap Sabtu pertama",
    "repeats_until": "2027-06-30",
    "repeats_except": ["2027-01-02"],
}


@pytest.mark.parametrize(
    "front",
    [
        {},
        {"repeats_except": ["2026-12-05", "2027-06-05"]},
        {"ends": None, "repeats": "tiap 2 minggu", "repeats_except": []},
        {"repeats": "tiap Sabtu dan Minggu", "repeats_except": ["2026-12-26", "2026-12-27"]},
        {"starts": "2026-12-31T00:30", "ends": None, "repeats": "tiap akhir bulan"}
        | {"repeats_except": ["2027-02-28"]},
        {"starts": "2026-12-05", "ends": "2026-12-06"},
        {"repeats": "tiap 5 Desember", "repeats_until": "2031-12-05", "repeats_except": []},
        {"repeats": "tiap hari", "repeats_until": "2026-12-31"} | {"repeats_except": []},
    ],
)
def test_a_calendar_program_finds_the_days_that_the_page_names(front: dict[str, Any]) -> None:
    post = a_post(**REPEATED | front)
    text = _files(post)[f"{post.url}acara.ics"].decode()
    event = vobject.readOne(text, validate=True).vevent
    found = [at.date().isoformat() for at in event.getrruleset(addRDate=True)]

    meetings = occurrences(kinds.event.meta_of(post))
    assert found == [one.starts.day.isoformat() for one in meetings]
    assert len(found) > 4


def test_a_rule_ends_in_utc_and_days_left_out_are_in_the_zone_of_the_event() -> None:
    text = _files(a_post(**REPEATED))["agenda/agenda.ics"]

    assert b"\r\nRRULE:FREQ=MONTHLY;UNTIL=20270605T000000Z;BYDAY=1SA\r\n" in text
    assert b"\r\nEXDATE;TZID=Asia/Makassar:20270102T080000\r\n" in text


def test_the_rule_of_whole_days_ends_on_a_day() -> None:
    days = {"starts": "2026-12-05", "ends": None, "repeats": "tiap 2 minggu"}
    text = _files(a_post(**REPEATED | days))["agenda/agenda.ics"]

    assert b"\r\nRRULE:FREQ=WEEKLY;UNTIL=20270619;INTERVAL=2;BYDAY=SA\r\n" in text
    assert b"\r\nEXDATE;VALUE=DATE:20270102\r\n" in text


def test_a_withdrawn_event_is_taken_back_on_each_of_its_days() -> None:
    (before,) = _in_calendar(a_post(**REPEATED))
    (after,) = _in_calendar(a_post(**REPEATED | GONE))

    assert after.status.value == "CANCELLED"
    assert after.rrule.value == before.rrule.value
    assert list(after.getrruleset()) == list(before.getrruleset())


def test_an_event_that_is_held_last_stays_longest_in_a_calendar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendars, "LONGEST", 1)
    weekly = a_post(**REPEATED)
    later = a_post("2026-05-09-rapat", **TIMED | {"starts": "2027-01-10"})

    (event,) = _in_calendar(weekly, later)
    assert event.uid.value == calendars.uid(weekly, a_province())
