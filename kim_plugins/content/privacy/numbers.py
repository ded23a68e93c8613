"""What a long number can be: somebody's, or an amount, a date, an office's telephone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

PROVINCES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 "
    "81 82 91 92 93 94 95 96 97".split()
)
"""The first two digits of every Kemendagri code."""
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COUNT = re.compile(r"[1-9]\d{0,2}|0")
_DECIMAL = re.compile(r"\d{1,3}\.\d{4,}")
_JOINTS = re.compile("[ \u00a0]*[-\u2010-\u2015\u2212/][ \u00a0]*|[ \u00a0]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OFFICE_PHONE = re.compile(r"0\d{2,3}[ .\-]\d{3,8}(?:[ .\-]\d{2,4})?")
_BUDGET = re.compile(r"\d(?:\.\d{1,2}){2,4}(?:\.\d{3,5}){0,2}")
"""An account of the public budget, such as 5.1.02.02.001.00026 (Permendagri 90/2019)."""
_SERVICE = re.compile(r"1\d{2}|1[47]\d{2,3}|1500[ .-]?\d{3}")
"""What anybody may dial for help or service: 110, 112, 1708, 14017, 1500-046."""
_SERVICES = re.compile(rf"(?:(?:{_SERVICE.pattern})(?:[ /-]|$))+")
_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]+")
_OTHER_NUMBER = re.compile(
    r"(?i)\b(?:telp|telepon|tlp|hp|wa|whatsapp|faks?|npwp|nib|isbn|issn|sk|surat|kode|nomor induk"
    r"|izin|resi|belanja|nip|nisn|npsn|koordinat|tanggal|pukul|rp)\b|\brp\.?\s*$"
)
"""Words between the name of a bank and a number that is then another number."""


def are_years(groups: Iterable[str]) -> bool:
    """Tell whether all numbers of a row are years."""
    return all(_YEAR.fullmatch(group) for group in groups)


def has_birth_date(digits: str) -> bool:
    """Tell whether sixteen digits can be a NIK: a province, and a date of birth in the middle.

    Women's days are written with 40 added; a KK number holds a date in the same place.
    """
    day, month, year = (int(digits[i : i + 2]) for i in (6, 8, 10))
    if digits[:2] not in PROVINCES:
        return False
    try:
        dt.date(2000 + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return False
    return True


def is_amount(number: str) -> bool:
    """Tell whether a number has a point before each three digits, as money has."""
    return _AMOUNT.fullmatch(number) is not None


def is_row(number: str) -> bool:
    """Tell whether groups of digits are a row of counts, amounts, places or codes of a budget.

    Three or four groups of three digits each are rather one number.
    """
    parts = _BLANKS.split(number.strip())
    if len(parts) < 2 or not all(_is_own_number(part) for part in parts):
        return False
    return len(parts) > 4 or any(len(part) != 3 for part in parts[:-1])


def is_joined_row(number: str) -> bool:
    """Tell whether dashes or slashes join counts or amounts; five numbers make a row of counts."""
    parts = [part for part in _JOINTS.split(number.strip()) if part]
    if len(parts) < 2 or not all(_is_own_number(part) for part in parts):
        return False
    return len(parts) > 4 or any(is_amount(part) for part in parts)


def is_uneven(number: str) -> bool:
    """Tell whether a number falls into many groups of mixed length, as counts do."""
    lengths = [len(group) for group in re.findall(r"\d+", number)]
    return len(lengths) > 5 and len(set(lengths[:-1])) > 1


def _is_own_number(part: str) -> bool:
    forms = (_AMOUNT, _COUNT, _DECIMAL, _BUDGET)
    return any(form.fullmatch(part) for form in forms)


def is_service(number: str) -> bool:
    """Tell whether a number is made of short numbers of public services."""
    return _SERVICES.fullmatch(number) is not None


def is_account(number: str, word: str, between: str) -> bool:
    """Tell whether a number beside a bank's name, or the word for an account, is one.

    Money, dates, times, years and the numbers of offices stand there as well.
    """
    groups = re.findall(r"\d+", number)
    long_groups = [group for group in groups if len(group) >= 3]
    is_dated = are_years(long_groups)
    if is_amount(number) or _BUDGET.fullmatch(number) or is_dated or _OTHER_NUMBER.search(between):
        return False
    is_named = "rek" in word.lower()
    # Someone may spell out an account digit by digit, or in pairs.
    is_counts = is_row(number) or is_joined_row(number)
    if is_service(number) or (is_counts and (not is_named or "." in number or is_uneven(number))):
        return False
    return is_named or not _OFFICE_PHONE.fullmatch(number)


def is_card(number: str, between: str) -> bool:
    """Tell whether thirteen digits beside the name of the health insurance are a card's number.

    Cards' numbers begin with zeros; others are taken for one only where they stand together.
    """
    groups = re.findall(r"\d+", number)
    is_dated = are_years(group for group in groups if len(group) > 2)
    if is_amount(number) or is_row(number) or is_dated or _OTHER_NUMBER.search(between):
        return False
    return len(groups) == 1 or (len(groups) <= 5 and number.startswith("0"))
