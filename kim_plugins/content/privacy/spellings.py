"""How people write telephone numbers and addresses so that a simple search passes them by.

Most of it is no intent: a number copied from a telephone brings signs along that can't be
seen, and `@` is hard to find on some keyboards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ODD = re.compile("[\u00ad\uff10-\uff19\uff20\u200b-\u200f\u2060\ufeff]")
_PLAIN = {0xFF10 + n: str(n) for n in range(10)} | {0xFF20: "@"}
_PLAIN |= dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF], " ")

PHONE_WORDS = (
    "wa whatsapp hp handphone ponsel telp tlp telepon hubungi kontak sms gopay ovo shopeepay"
).split()
"""What stands before a telephone number, or before the account that bears its number."""
_WORD = "|".join(PHONE_WORDS)
_FORMS = (
    r"(?:\+?62[ .-]?|0)?8[1-9]\d{1,2}(?:[ ./_-]?\d{3,5}){2}",
    r"0?8[ -][1-9]\d(?:[ -]\d\d){4,5}",
    r"0(?P<gap>[ -])8(?P=gap)[1-9](?:(?P=gap)\d){7,10}",
)
_NAMED_PHONE = re.compile(
    rf"(?i)(?<![a-z])(?:{_WORD})(?![a-z])[^\d\n+]{{0,25}}(?P<number>{'|'.join(_FORMS)})(?!\d)"
)
_PHONE_BEFORE = re.compile(rf"(?i)(?<![\w.,/-])(?P<number>8[1-9]\d{{7,10}})\s?\((?:{_WORD})\)")
"""`812…` without its zero, in pairs or with slashes: read as a telephone only by its word."""

PROVIDERS = (
    "gmail googlemail yahoo ymail rocketmail hotmail outlook live icloud proton protonmail".split()
)
"""Who keeps the mailboxes of private people."""
_BOX = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]{2,64}(?:\s{0,3}@\s{0,3}|\s?[\[(](?:at|et|a|@)[\])]\s?|\s(?:at|et)\s)"
    rf"(?:{'|'.join(PROVIDERS)})(?:\s?[.,]\s?|\s?[\[(]?(?:dot|titik)[\])]?\s?)(?:com|co\.id|id|me)\b"
)
_SIGNS = re.compile(r"(?i)[@\[(]|\b(?:at|et)\b")


def plain(text: str) -> str:
    """Return a text in which such signs are plain ones, every other character at its place."""
    return text.translate(_PLAIN) if not text.isascii() and _ODD.search(text) else text


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a number stands that only the word beside it makes a telephone's."""
    for pattern in (_NAMED_PHONE, _PHONE_BEFORE):
        for found in pattern.finditer(text):
            yield found.span("number")


def mailboxes(text: str) -> Iterator[tuple[int, int]]:
    """Yield addresses at a private provider, however their sign is written."""
    lower = text.lower()
    if any(provider in lower for provider in PROVIDERS) and _SIGNS.search(text):
        for found in _BOX.finditer(text):
            yield found.span()
