"""Makers of the posts of each kind: a subject told of a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tests.e2e.sites import NOW
from tests.rich.places import PLACES, Place
from tests.rich.post import Post
from tests.rich.texts import MORE, Subject

TODAY = dt.date.fromisoformat(NOW[:10])
SPEAKING = tuple(place for place in PLACES if place.standing in ("verified", "unverified"))
"""Groups that write."""


def day(back: int) -> dt.date:
    """Return the date so many days ago; negative numbers are to come."""
    return TODAY - dt.timedelta(days=back)


def told(
    place: Place,
    subject: Subject,
    back: int,
    kind: str = "berita",
    keys: Mapping[str, Any] = MappingProxyType({}),
    picture: str = "",
) -> Post:
    """Tell a subject of a place, so many days ago."""
    names = {"village": place.village, "regency": place.regency_name}
    title, summary, opening = (text.format(**names) for text in subject[:3])
    body = f"{opening}\n\n{MORE}"
    return Post(place, day(back), title, summary, body, kind, keys, (subject.topic,), picture)


def spread(
    count: int, subjects: Sequence[Subject], first: int = 0
) -> Iterable[tuple[int, Place, Subject]]:
    """Yield number, place and subject of `count` posts, so that no place has one twice at once."""
    for number in range(count):
        turn = first + number
        place = SPEAKING[turn % len(SPEAKING)]
        lap = turn // len(SPEAKING)
        yield number, place, subjects[(turn + lap) % len(subjects)]


def notice(place: Place, subject: Subject, back: int, lasts: int, **keys: Any) -> Post:
    """Make a notice that holds until so many days after today; fewer than none: it is over."""
    given = {
        "agency": f"Kantor Contoh {place.regency_name}",
        "kip": "berkala",
        "valid_until": str(day(min(back, -lasts))),
    }
    return told(place, subject, back, "pengumuman", {**given, **keys})


def urgent(place: Place, subject: Subject, back: int = 1) -> Post:
    """Make an urgent notice that holds for four more days."""
    until = f"{day(-4)}T20:00"
    return notice(place, subject, back, 4, kip="serta-merta", urgent=True, valid_until=until)


def event(
    place: Place, subject: Subject, back: int, ahead: int, hour: int = 9, **keys: Any
) -> Post:
    """Make an event that begins so many days ahead."""
    given = {
        "starts": f"{day(-ahead)}T{hour:02}:00",
        "ends": f"{day(-ahead)}T{hour + 3:02}:00",
        "place": f"Balai pertemuan {place.village}",
    }
    return told(place, subject, back, "agenda", {**given, **keys})


def clarification(place: Place, subject: Subject, back: int, verdict: str) -> Post:
    """Make a clarification."""
    keys = {
        "claim": "Pesan itu menyuruh orang segera meneruskan kabar ke semua grup keluarga.",
        "claim_source": "Pesan berantai di WhatsApp",
        "verdict": verdict,
        "reviewer": "Budi Contoh",
    }
    return told(place, subject, back, "klarifikasi", keys)


def wish(place: Place, subject: Subject, back: int, *statuses: str) -> Post:
    """Make a wish that has gone these steps, one every third day from its receipt on."""
    steps = [
        {
            "at": str(day(back + 3 * (len(statuses) - number))),
            "status": status,
            "by": place.group_name if number == 0 else f"Dinas Contoh {place.regency_name}",
            "note": "Dicatat tanpa nama pelapor.",
        }
        for number, status in enumerate(statuses)
    ]
    keys = {
        "request": "pengaduan",
        "received": str(day(back + 3 * len(statuses))),
        "channel": f"Disampaikan kepada {place.group_name}",
        "steps": steps,
    }
    return told(place, subject, back, "aspirasi", keys)


def good(place: Place, subject: Subject, back: int, category: str, picture: str = "") -> Post:
    """Make a post about what a village offers, with whom to call."""
    keys = {
        "category": category,
        "place": place.village,
        "contact": {"whatsapp": f"0811-0000-{2000 + back}", "confirmed_at": str(day(back))},
    }
    return told(place, subject, back, "potensi", keys, picture)
