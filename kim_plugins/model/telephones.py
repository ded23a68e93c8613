"""Telephone numbers of offices: read as people write them, called as RFC 3966 has it.

Kept as digits: with the country's code (`0541 000000` is `62541000000`), or as they are where a
number is known in Indonesia alone (`112`, `1500-000`).
"""

from __future__ import annotations

import datetime as dt
import re

STALE_AFTER = dt.timedelta(days=365)
"""From then on a number that nobody has looked up again is said to be old."""
_SHORT = re.compile(r"1\d{2,6}", re.ASCII)
"""Emergency numbers and services: 110, 119, 123, 1708, 14045, 1500000."""
_NATIONAL = re.compile(r"(?:620?|0|(?=8))([2-9]\d{6,11})", re.ASCII)
_MARKS = re.compile(r"[\s+().\u2010-\u2013-]")
_SHORT_AREAS = ("21", "22", "24", "31", "61")
"""Areas whose code has two digits; all others have three."""


def read(text: str) -> str:
    """Return a number's digits; "" for what nobody can call."""
    digits = _MARKS.sub("", text)
    if _SHORT.fullmatch(digits):
        return digits
    found = _NATIONAL.fullmatch(digits)
    return f"62{found[1]}" if found else ""


def address(number: str) -> str:
    """Return the link that calls a number."""
    return f"tel:{number}" if _is_short(number) else f"tel:+{number}"


def shown(number: str) -> str:
    """Write a number as Indonesians read it: `0541 000000`, `0811 0000 000`, `112`."""
    if _is_short(number):
        return number if len(number) < 7 else f"{number[:4]} {number[4:]}"
    national = number.removeprefix("62")
    if is_mobile(number) or national.startswith("800"):
        parts = [f"0{national[:3]}", national[3:7], national[7:]]
    else:
        length = 2 if national.startswith(_SHORT_AREAS) else 3
        parts = [f"0{national[:length]}", national[length:]]
    return " ".join(filter(None, parts))


def is_mobile(number: str) -> bool:
    """Tell whether a number is a mobile one, which is mostly a person's."""
    return re.match("628[1-9]", number) is not None


def is_stale(checked: dt.date, today: dt.date) -> bool:
    """Tell whether a number was looked up too long ago to be sure of it."""
    return today - checked > STALE_AFTER


def _is_short(number: str) -> bool:
    return not number.startswith("62")
