"""The three zones of Indonesia, and the one in which this process tells and reads the time.

Keppres 41/1987 gives every province one zone, the whole year: WIB to Sumatra, Java, West and
Central Kalimantan; WITA to the rest of Kalimantan, Bali, Nusa Tenggara and Sulawesi; WIT to
Maluku and Papua. Provinces founded since then kept the zone of those they were part of, so the
first digits of a Kemendagri code tell the zone. No tz database is needed.

A process works for one site, so its zone is said once, when the project is opened
(`base/home.py`), before anything reads a date. Every moment carries its own offset; nothing asks
for the zone again after that.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Literal

ZoneName = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]


@dataclasses.dataclass(frozen=True, slots=True)
class Zone:
    """A zone: its name in the tz database, what people call it, and its offset from UTC."""

    name: str
    """`Asia/Jakarta`."""
    word: str
    """`WIB`."""
    hours: int

    @property
    def tz(self) -> dt.timezone:
        """Return it as `datetime` wants it; its `tzname` is the word."""
        return _TIMEZONES[self.name]

    @property
    def offset(self) -> str:
        """Return its offset as ISO 8601 writes it: `+07:00`."""
        return f"+{self.hours:02}:00"


WIB = Zone("Asia/Jakarta", "WIB", 7)
WITA = Zone("Asia/Makassar", "WITA", 8)
WIT = Zone("Asia/Jayapura", "WIT", 9)
ZONES = {zone.name: zone for zone in (WIB, WITA, WIT)}
"""All three, by their names in the tz database."""
WORDS = {zone.word: zone for zone in ZONES.values()}
_TIMEZONES = {z.name: dt.timezone(dt.timedelta(hours=z.hours), z.word) for z in ZONES.values()}
_BY_CODE = {
    **dict.fromkeys(("1", "2", "3", "61", "62"), WIB),
    **dict.fromkeys(("5", "6", "7"), WITA),
    **dict.fromkeys(("8", "9"), WIT),
}
"""By the first digits of a province's code; the longer ones are asked first."""


def of_offset(offset: dt.timedelta | None) -> Zone:
    """Return the zone with an offset from UTC; WIB for what is none of Indonesia."""
    return next((z for z in ZONES.values() if dt.timedelta(hours=z.hours) == offset), WIB)


def of_province(code: str) -> Zone:
    """Return the zone of the province that a Kemendagri code lies in; WIB for what is none."""
    return _BY_CODE.get(code[:2]) or _BY_CODE.get(code[:1], WIB)
