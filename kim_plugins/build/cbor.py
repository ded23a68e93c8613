"""As much of CBOR (RFC 8949) as a search index needs: parting arrays, and joining them again."""

from __future__ import annotations

from collections.abc import Sequence

NEGATIVE = 0x20
"""The least first byte of a negative number; all but numbers begin with more than 0x3b."""
NUMBER, TEXT, ARRAY = 0, 3, 4
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}


class Malformed(Exception):
    """These bytes are not what they should be."""


def head(data: bytes, at: int, kind: int | None = None) -> tuple[int, int]:
    """Read a head: its number (value, length or count), and where it ends."""
    try:
        first = data[at]
    except IndexError as error:
        raise Malformed from error
    low = first & 31
    if kind is not None and first >> 5 != kind:
        raise Malformed
    if low < 24:
        return low, at + 1
    width = _WIDTHS.get(low)
    if width is None or at + 1 + width > len(data):
        raise Malformed
    return int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def end(data: bytes, at: int) -> int:
    """Return where the item that begins here ends."""
    left = 1
    while left:
        number, after = head(data, at)
        kind, left = data[at] >> 5, left - 1
        if kind == ARRAY:
            left += number
        elif kind in (2, TEXT):
            after += number
        elif kind in (5, 6):
            raise Malformed
        at = after
    if at > len(data):
        raise Malformed
    return at


def items(data: bytes) -> list[bytes]:
    """Part an array into its items."""
    count, at = head(data, 0, ARRAY)
    found = []
    for _ in range(count):
        after = end(data, at)
        found.append(data[at:after])
        at = after
    if at != len(data):
        raise Malformed
    return found


def texts(data: bytes) -> list[str]:
    """Read an array of texts."""
    found = []
    for item in items(data):
        length, at = head(item, 0, TEXT)
        found.append(item[at : at + length].decode())
    return found


def number(value: int) -> bytes:
    """Write a number that is not negative."""
    return _head(NUMBER, value)


def array(parts: Sequence[bytes]) -> bytes:
    """Join items to an array."""
    return _head(ARRAY, len(parts)) + b"".join(parts)


def text(value: str) -> bytes:
    """Write a text."""
    content = value.encode()
    return _head(TEXT, len(content)) + content


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    width = next((low, width) for low, width in _WIDTHS.items() if number < 256**width)
    return bytes([kind << 5 | width[0]]) + number.to_bytes(width[1], "big")
