"""Private numbers and addresses in a text: found, and masked wherever the text is shown.

UU 27/2022 on personal data protects them; once published they can't be called back.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator

_GAP = r"[ .\-]?"
_IDENTITY = re.compile(rf"(?<![\d.,])(?:\d{_GAP}){{15}}\d(?![\d]|[.,]\d)")
"""NIK or KK number: sixteen digits, written together or in groups."""
_PHONE = re.compile(
    rf"(?<![\d.,/])(?:\+?62{_GAP}|\(?0)8[1-9](?:\)?{_GAP}\d){{7,10}}(?![\d/]|[.,]\d)"
)
"""Mobile numbers, which begin with 08 or +62 8; landlines are mostly offices'."""
_LONG = re.compile(r"\d(?:[ .()\-]{0,3}\d){8}")
"""Most texts have no number this long, and need no further search."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])")
_ACCOUNT = re.compile(
    r"(?i)\b(?:no(?:mor)?\.?\s*)?(?:rekening|rek\.?|bri|bni|bca|btn|bsi|mandiri|bankaltimtara|"
    rf"bank)\b[^\d\n]{{0,40}}(?<!\d)((?:\d{_GAP}){{9,15}}\d)(?!\d)"
)
PUBLIC_DOMAINS = (".go.id", ".desa.id", ".example.org", ".example.com", ".test")
"""Addresses of public offices; and those that belong to nobody."""
MASK = "•"


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Something private: which diagnostic tells of it, and where it stands in the text."""

    code: str
    start: int
    end: int


def find(text: str, allowed: Iterable[str] = ()) -> list[Found]:
    """Return what is private in a text, in order; `allowed` are public numbers and addresses."""
    public = {_bare(value) for value in allowed}
    found: list[Found] = []
    taken: set[int] = set()
    for item in sorted(_candidates(text), key=lambda f: (f.start, -f.end)):
        span = range(item.start, item.end)
        if _bare(text[item.start : item.end]) in public or taken & {span[0], span[-1]}:
            continue
        taken |= set(span)
        found.append(item)
    return found


def masked(text: str) -> str:
    """Return the text with everything private covered, of the same length."""
    for item in find(text):
        text = text[: item.start] + MASK * (item.end - item.start) + text[item.end :]
    return text


def _candidates(text: str) -> Iterator[Found]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not f".{match[0].rpartition('@')[2].lower()}".endswith(PUBLIC_DOMAINS):
                yield Found("KIM068", match.start(), match.end())
    if _LONG.search(text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Found]:
    for match in _IDENTITY.finditer(text):
        if _has_birth_date(re.sub(r"\D", "", match[0])):
            yield Found("KIM066", match.start(), match.end())
    for match in _PHONE.finditer(text):
        yield Found("KIM067", match.start(), match.end())
    for match in _ACCOUNT.finditer(text):
        yield Found("KIM069", match.start(1), match.end(1))


def _has_birth_date(digits: str) -> bool:
    """Tell whether sixteen digits can be a NIK: a province, and a date of birth in the middle.

    Women's days are written with 40 added; a KK number holds a date in the same place.
    """
    province, day, month, year = (int(digits[i : i + 2]) for i in (0, 6, 8, 10))
    if not 11 <= province <= 99:
        return False
    try:
        dt.date(2000 + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return False
    return True


def _bare(value: str) -> str:
    """Reduce a number to its digits, with Indonesia's prefix as 0; an address to lower case."""
    if "@" in value:
        return value.strip().lower()
    digits = re.sub(r"\D", "", value)
    return "0" + digits[2:] if digits.startswith("62") else digits
