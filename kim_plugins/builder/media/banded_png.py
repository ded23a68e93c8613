"""Writes a picture of sixteen colours as PNG, from bands that may have been compressed before.

Thousands of share cards differ in a few lines of text. Pillow's encoder tries five filters for
each row of each card, which costs more than drawing them; here what cards have in common is
compressed once, and the rest with one filter, a run at a time. A deflate stream may be joined
at a full flush (RFC 1951; zlib's manual), and so may the sum behind it (RFC 1950).
"""

from __future__ import annotations

import dataclasses
import struct
import zlib
from collections.abc import Sequence

from PIL import Image, ImageChops

PIXELS = 2
"""In a byte: sixteen colours take four bits each."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
_UP = 2
"""The filter that says of a byte how it differs from the one above it (PNG, section 9)."""
_HEAD, _END = b"\x78\x01", b"\x03\x00"
"""Of a zlib stream: its header, and an empty last block."""
_MODULUS = 65_521


@dataclasses.dataclass(frozen=True, slots=True)
class Band:
    """Some rows of a picture: as they are, and as they are written."""

    rows: Image.Image
    """Mode `L`; a byte before each row, then two pixels a byte, the left one in the high bits."""
    deflated: bytes
    adler: int

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return self.rows.height


def canvas(width: int, height: int) -> Image.Image:
    """Return rows of the first colour, to be drawn on from the second byte of each row on."""
    return Image.new("L", (width // PIXELS + 1, height))


def band(rows: Image.Image, *, is_kept: bool = False) -> Band:
    """Compress rows: quickly, or well for a band that many pictures share (`is_kept`).

    The first and the last row must be of the first colour throughout, so that any band may
    follow any other.
    """
    # Above the first row stands the last one, which is like the ground before it.
    filtered = ImageChops.subtract_modulo(rows, ImageChops.offset(rows, 0, 1))
    filtered.paste(_UP, (0, 0, 1, rows.height))
    raw = filtered.tobytes()
    level, strategy = (6, zlib.Z_DEFAULT_STRATEGY) if is_kept else (1, zlib.Z_RLE)
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 8, strategy)
    deflated = packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
    return Band(rows, deflated, zlib.adler32(raw))


def encoded(bands: Sequence[Band], palette: bytes) -> bytes:
    """Return the picture; `palette` holds up to sixteen colours, three bytes each."""
    width = (bands[0].rows.width - 1) * PIXELS
    head = struct.pack(">2I5B", width, sum(one.height for one in bands), 4, _INDEXED, 0, 0, 0)
    adler = struct.pack(">I", _sum_of(bands))
    data = b"".join([_HEAD, *(one.deflated for one in bands), _END, adler])
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def decoded(bands: Sequence[Band], palette: bytes) -> Image.Image:
    """Return the same picture for further work, in RGB."""
    rows = [one.rows.crop((1, 0, *one.rows.size)) for one in bands]
    packed = b"".join(one.tobytes() for one in rows)
    pixels = bytearray(len(packed) * PIXELS)
    pixels[0::2] = packed.translate(bytes(value >> 4 for value in range(256)))
    pixels[1::2] = packed.translate(bytes(value & 15 for value in range(256)))
    size = rows[0].width * PIXELS, sum(one.height for one in rows)
    image = Image.frombytes("P", size, bytes(pixels))
    image.putpalette(palette)
    return image.convert("RGB")


def _sum_of(bands: Sequence[Band]) -> int:
    """Join the sums of the bands (RFC 1950, section 9) as if all had been read at once."""
    low, high = 1, 0
    for one in bands:
        size = one.rows.width * one.height
        high = (high + (one.adler >> 16) + size * (low - 1)) % _MODULUS
        low = (low + (one.adler & 0xFFFF) - 1) % _MODULUS
    return high << 16 | low


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
