"""Codes that people copy by hand, made of what a thing is known by."""

from __future__ import annotations

import hashlib

FIRST = "bcdfghjkmnpqrstvwxz"
SIGNS = FIRST + "23456789"
"""No two that look alike, no vowels that would make words; a letter first, so YAML sees a text."""


def code_of(key: str, length: int) -> str:
    """Return the code of a key: `length` signs of its hash, some 4.7 bits each."""
    rest = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=16).digest())
    rest, place = divmod(rest, len(FIRST))
    signs = [FIRST[place]]
    while len(signs) < length:
        rest, place = divmod(rest, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)
