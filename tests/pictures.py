"""Makers of pictures: small, drawn here, of nobody and nowhere."""

from __future__ import annotations

import io
import random
import struct
import zlib
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import Image

PLACE = {1: "S", 2: (Fraction(0), Fraction(30), Fraction(9)), 3: "E", 4: (117, 9, 0)}
"""GPS tags of a spot in the middle of a river."""


def drawn(width: int = 64, height: int = 48, shade: int = 0, mode: str = "RGB") -> Image.Image:
    """Draw a picture: a gradient whose upper left corner is darkest, and no two shades alike."""
    image = Image.new("L", (16, 16))
    image.putdata([min(255, x * 8 + y * 8 + shade % 8) for y in range(16) for x in range(16)])
    return image.resize((width, height)).convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """Draw what no encoder can make small."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return the file of a picture."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def png(width: int = 64, height: int = 48, shade: int = 0) -> bytes:
    """Return a PNG file."""
    return saved(drawn(width, height, shade), "PNG")


def jpeg(width: int = 64, height: int = 48, shade: int = 0) -> bytes:
    """Return a JPEG file."""
    return saved(drawn(width, height, shade))


def notes(*, place: bool = False, orientation: int = 1) -> bytes:
    """Return an EXIF block: a camera's name, how the picture lies, and where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    exif[0x0112] = orientation
    if place:
        exif[0x8825] = PLACE
    return exif.tobytes()


def heic() -> bytes:
    """Return a photo as phones save it (HEIC): 64 wide once it is upright, with a place."""
    return Path(__file__).with_name("samples").joinpath("sungai.heic").read_bytes()


def claims(width: int, height: int) -> bytes:
    """Return a tiny PNG that claims to be huge: a decompression bomb."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def opened(content: bytes) -> Image.Image:
    """Open a file and decode it."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
