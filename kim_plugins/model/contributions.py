"""The number under which an office received a contribution, and its sender asks after it."""

from __future__ import annotations

import hashlib
import re

_FIRST = "bcdfghjkmnpqrstvwxz"
_SIGNS = _FIRST + "23456789"
"""No two that look alike, no vowels that would make words; a letter first, so YAML sees a text."""
_LENGTH = 8
PATTERN = rf"[{_FIRST}][{_SIGNS}]{{{_LENGTH - 1}}}"
_NUMBER = re.compile(PATTERN)


def is_number(text: str) -> bool:
    """Tell whether a text is such a number."""
    return _NUMBER.fullmatch(text) is not None


def number_of(key: str) -> str:
    """Return the number of a contribution, from what it is known by; about 38 bits of its hash."""
    rest = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=16).digest())
    rest, place = divmod(rest, len(_FIRST))
    signs = [_FIRST[place]]
    while len(signs) < _LENGTH:
        rest, place = divmod(rest, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(signs)
