"""Which posts the rich site has: some that tests name, and as many as make its lists long."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from tests.rich import awkward, making
from tests.rich.places import FLOODED, HOME, Place
from tests.rich.post import Post
from tests.rich.texts import EVENTS, GOODS, NEWS, NOTICES, RUMOURS, URGENT, WISHES

VERDICTS = "salah menyesatkan sebagian-benar benar belum-terbukti penipuan satire".split()
STATES = (
    ("diterima",),
    ("diterima", "diteruskan"),
    ("diterima", "diteruskan", "dijawab"),
    ("diterima", "diteruskan", "dijawab", "selesai"),
    ("diterima", "diteruskan", "ditolak"),
    ("diterima", "bukan-kewenangan"),
    ("diterima", "diteruskan", "dijawab", "selesai", "dibuka-lagi"),
)
CATEGORIES = "umkm wisata budaya hasil-bumi".split()
SEPASO = Place("64.08.09.2001")
HARBOUR = Place("64.72.09.1002")

FRESH = making.told(HOME, NEWS[4], 0)
"""The newest post of the reader's own village."""
OWN_URGENT = making.urgent(HOME, URGENT[0])
"""The urgent notice of the reader's own regency."""
FLOOD = making.urgent(FLOODED, URGENT[1])
URGENT_POSTS = (
    FLOOD,
    OWN_URGENT,
    making.urgent(SEPASO, URGENT[2]),
    *(
        making.urgent(Place(code), URGENT[number % 3])
        for number, code in enumerate(
            "64.02.18.2001 64.72.08.1002 64.03.01.2001 64.09.01.1001 64.74.01.1001 "
            "64.07.06.1006".split()
        )
    ),
)
"""The first three are those of a usual bad day."""
NOTICE = making.notice(HOME, NOTICES[0], 2, 9)
EXPIRED = making.notice(HOME, NOTICES[2], 40, -20)
EVENT = making.event(HOME, EVENTS[0], 3, 5)
"""The next event of the reader's own regency, on Sunday of this week."""
CANCELLED = making.event(HARBOUR, EVENTS[1], 4, 6, cancelled=True)
REPEATING = making.event(
    HARBOUR, EVENTS[2], 6, 4, repeats="tiap Sabtu", repeats_until=str(making.day(-90))
)
RUMOUR = making.clarification(HARBOUR, RUMOURS[0], 1, "salah")
WISH = making.wish(HOME, WISHES[0], 5, "diterima", "diteruskan", "dijawab")
GOOD = making.good(HOME, GOODS[0], 7, "umkm")
BANJIR = making.told(HOME, NEWS[2], 330)
"""News about high water, of December last year."""
PLAIN = {
    "berita": FRESH,
    "pengumuman": NOTICE,
    "pengumuman mendesak": FLOOD,
    "agenda": EVENT,
    "agenda batal": CANCELLED,
    "klarifikasi": RUMOUR,
    "aspirasi": WISH,
    "potensi": GOOD,
}
"""A usual post of each kind, without a picture."""


def corpus(urgent: int = 3) -> list[Post]:
    """Return every post, with so many urgent notices, each address once."""
    named = [FRESH, NOTICE, EXPIRED, EVENT, CANCELLED, REPEATING, RUMOUR, WISH, GOOD, BANJIR]
    found = [*URGENT_POSTS[:urgent], *named, *awkward.POSTS, *_many()]
    return list({post.url: post for post in reversed(found)}.values())


def _many() -> Iterator[Post]:
    for number, place, subject in making.spread(64, NEWS):
        back = 1 + number // 2 if number < 40 else 20 + (number - 40) * 16
        picture = making_picture(number) if number % 3 == 0 else ""
        yield making.told(place, subject, back, picture=picture)
    for number, place, subject in making.spread(22, NOTICES, first=5):
        yield making.notice(place, subject, number * 2, 14 - number * 3)
    for number, place, subject in making.spread(20, EVENTS, first=9):
        # Two a day, so that a day has more than one.
        yield making.event(place, subject, 1 + number, number // 2 - 2, 8 + 5 * (number % 2))
    for number, place, subject in making.spread(14, RUMOURS, first=13):
        yield making.clarification(place, subject, 2 + number * 9, VERDICTS[number % 7])
    for number, place, subject in making.spread(16, WISHES, first=2):
        yield making.wish(place, subject, 3 + number * 6, *STATES[number % len(STATES)])
    for number, place, subject in making.spread(12, GOODS, first=20):
        picture = making_picture(number) if number % 2 else ""
        yield making.good(place, subject, 8 + number * 11, CATEGORIES[number % 4], picture)
    example = making.event(Place("64.72.08.1002"), EVENTS[1], 30, 11)
    yield dataclasses.replace(
        example,
        title="Contoh agenda: belajar menulis kabar",
        keys={**example.keys, "example": "ya"},
    )


def making_picture(number: int) -> str:
    """Return the name of the picture of a post: photos lie down, every fifth is a poster."""
    return "poster.jpg" if number % 5 == 0 else f"foto-{number % 4}.jpg"
