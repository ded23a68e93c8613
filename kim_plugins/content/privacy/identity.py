"""Where a NIK or a family card's number stands: sixteen digits, together or as people part them.

A NIK is read as 6 digits of place, 6 of a date of birth, 4 of a sequence (PP 37/2007, article 37);
people part it there, or in fours. A row of counts, sums or times has sixteen digits as well,
but falls into other groups.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from kim_plugins.content.privacy.numbers import are_years, has_birth_date, is_row

_BLANK = "[ \u00a0\u2007\u2009\u202f]"
_SIGN = "[._/\u2010-\u2015\u2212-]"
_DASH = re.compile("[\u2010-\u2015\u2212]")
_JOINT = rf"(?:{_BLANK}?{_SIGN}{_BLANK}?|{_BLANK})"
_CHAIN = re.compile(rf"\d+(?:{_JOINT}\d+)*")
_PART = re.compile(rf"({_JOINT}?)(\d+)")
BOUNDARIES = frozenset({2, 4, 6, 8, 10, 12})
"""After so many digits a part of a NIK may end: its places, its day, month and year."""
USUAL = frozenset(
    {(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 2, 2, 2, 4), (2,) * 6 + (4,)}
    | {(6, 10), (12, 4), (2, 2, 2, 10)}
)
"""How people part it; otherwise only a zero in front tells a part from a number of its own."""
_ANY = "[ ./_*\u00a0\u2007\u2009\u202f\u2010-\u2015\u2212-]{0,3}"
_SURE = r"nik|nkk|(?:no|nomor|nomer)\.?\s*(?:kk|e?-?ktp|kartu keluarga|induk kependudukan)"
_NAMED = re.compile(
    rf"(?i)(?<![a-z])(?:(?P<sure>{_SURE})|kk|e?-?ktp|kartu keluarga|kependudukan)(?![a-z])"
    rf"(?P<between>\D{{0,20}}?)(?P<number>(?:\d{_ANY}){{15}}\d)(?!\d)"
)
_NAME = re.compile(rf"(?i)(?<![a-z])(?:{_SURE})(?![a-z])\D{{0,20}}$")
_SPACED = re.compile(rf"\d{_BLANK}{_SIGN}{_BLANK}\d")
"""A dash between blanks parts short numbers from each other, not one into groups."""
_FOUR_MORE = re.compile(rf"{_BLANK}\d{{4}}\b")
_ONE_MORE = re.compile(rf"{_JOINT}?\d")
"""What stands behind a number where a row goes on."""
_COUNTED = re.compile(r"(?i)(?:jumlah|banyak|total|data|rekap|cetak|rekam)\w*\s*$")


@dataclasses.dataclass(frozen=True, slots=True)
class _Group:
    """Digits that stand together, and what joins them to those before."""

    joint: str
    digits: str
    start: int
    end: int


def identities(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such a number stands, by its own shape or by the word before it."""
    for chain in _CHAIN.finditer(text):
        if chain.end() - chain.start() >= 16:
            groups = list(_groups(chain))
            yield from _in_chain(groups)
    for found in _NAMED.finditer(text):
        if found["sure"] or _is_named(found, text):
            yield found.span("number")


def is_named(before: str) -> bool:
    """Tell whether a word right before a number says that it is such a one."""
    return _NAME.search(before) is not None


def _groups(chain: re.Match[str]) -> Iterator[_Group]:
    for part in _PART.finditer(chain[0]):
        joint = _DASH.sub("-", part[1].strip(" \u00a0\u2007\u2009\u202f")) or " " * bool(part[1])
        start = chain.start() + part.start(2)
        yield _Group(joint, part[2], start, start + len(part[2]))


def _in_chain(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Yield each number of a chain of groups; of a long row of equal numbers none."""
    at = 0
    while at < len(groups):
        end = _end(groups, at)
        parts = groups[at:end]
        if end and _is_parted_so(parts) and _stands_alone(groups, at, end):
            yield parts[0].start, parts[-1].end
            at = end
        else:
            at += 1


def _end(groups: Sequence[_Group], start: int) -> int:
    """Return where the groups that make sixteen digits end (0 where none do)."""
    length = 0
    for number in range(start, len(groups)):
        length += len(groups[number].digits)
        if length >= 16:
            return number + 1 if length == 16 else 0
    return 0


def _is_parted_so(parts: Sequence[_Group]) -> bool:
    """Tell whether these groups are a NIK, parted by one sign where people part it."""
    lengths = tuple(len(part.digits) for part in parts)
    digits = "".join(part.digits for part in parts)
    if len({part.joint for part in parts[1:]}) > 1 or not has_birth_date(digits):
        return False
    ends = {sum(lengths[:n]) for n in range(1, len(lengths))}
    is_marked = parts[-1].joint != " " or any(part.digits[0] == "0" for part in parts[1:])
    return lengths in USUAL or (ends <= BOUNDARIES and is_marked)


def _stands_alone(groups: Sequence[_Group], start: int, end: int) -> bool:
    """Tell a number from a part of a longer row, or of a number with decimals.

    Before it a row's own short number may stand, after it an age or a telephone; on either
    side another number of the same kind.
    """
    before, after = groups[:start], groups[end:]
    is_decimal = groups[start].start - before[-1].end == 1 if before else False
    if is_decimal and groups[start].joint == "." and len(before[-1].digits) <= 3:
        return False
    if after and after[0].joint == "." and len(after[0].digits) <= 2:
        return False
    if end - start == 1:
        return True
    return _may_precede(before) and _may_follow(after)


def _may_precede(before: Sequence[_Group]) -> bool:
    is_one_short = len(before) == 1 and len(before[0].digits) <= 3
    return not before or is_one_short or len(before[-1].digits) >= 8 or _is_number(before, -1)


def _may_follow(after: Sequence[_Group]) -> bool:
    is_one_short = len(after) == 1 and len(after[0].digits) <= 3
    return not after or is_one_short or len(after[0].digits) >= 8 or _is_number(after, 1)


def _is_number(groups: Sequence[_Group], step: int) -> bool:
    """Tell whether a number of the same kind stands next to this one."""
    near = groups[::step]
    size = _end(near, 0)
    return bool(size) and _is_parted_so(sorted(near[:size], key=lambda group: group.start))


def _is_named(found: re.Match[str], text: str) -> bool:
    """Tell whether the number behind `KK` or `KTP` is one, or how many of them there are."""
    groups = re.findall(r"\d+", found["number"])
    lengths = tuple(len(group) for group in groups)
    if are_years(groups):
        return False
    is_dated = has_birth_date("".join(groups))
    is_counted = _COUNTED.search(text[max(0, found.start() - 20) : found.start()]) is not None
    if lengths in USUAL:
        goes_on = _FOUR_MORE.match(text[found.end() : found.end() + 6])
        return is_dated or len(groups) == 1 or not (is_counted or goes_on)
    if is_counted:
        return False
    if max(lengths) < 4:
        is_count = is_row(found["number"]) and re.search(r"\w", found["between"])
        goes_on = _ONE_MORE.match(text[found.end() : found.end() + 4])
        signs = set(re.findall(r"\D+", found["number"]))
        if is_count or goes_on or len(signs) > 1 or _SPACED.search(found["number"]):
            return False
    return is_dated
