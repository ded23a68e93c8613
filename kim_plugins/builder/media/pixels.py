"""The one door to Pillow's decoders: pictures are opened carefully, and their facts read.

Whatever is wrong with a file shows as a fault; no picture is decoded whole before its
header has told that it may be.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import (
    ExifTags,
    Image,
    ImageFile,
    WebPImagePlugin,  # noqa: F401 - else Pillow loads all its forty formats
)

from kim_plugins.content.files.pictures import LONGEST_SIDE, MOST_PIXELS, MOST_SCANS, Facts, Fault

FORMATS = ("JPEG", "PNG", "WEBP")
_EXIF = re.compile(rb"(?:Exif\x00\x00|eXIf|EXIF.{4})(?=II\*\x00|MM\x00\*)", re.DOTALL)
"""Where an EXIF block begins: in JPEG and HEIC, in PNG, in WebP (whose chunks tell their size)."""
_VIDEO_PLACE = re.compile(rb"\xa9xyz\x00.\x15\xc7[+-]", re.DOTALL)
"""Where a moving picture behind a photo says it was taken (QuickTime user data)."""
_XMP_PLACE = re.compile(rb"GPSL(?:atitude|ongitude)\s*[=>]")
_NOTES = (
    *("exif", "xmp", "photoshop", "comment", "XML:com.adobe.xmp"),
    *(f"Raw profile type {kind}" for kind in ("exif", "APP1", "iptc", "xmp")),
)
"""Where Pillow keeps what a file holds besides its picture."""
ON_ITS_SIDE = range(5, 9)
"""Orientations whose width is the height of what is seen."""
_MOST_NOTES = 20
"""EXIF blocks that are looked at; a photo has one, with a second picture two."""


class TooLarge(Exception):
    """A picture that may not be decoded."""


@contextlib.contextmanager
def opened(content: bytes) -> Iterator[ImageFile.ImageFile]:
    """Open a picture of an accepted type, not yet decoded.

    Raises `TooLarge`, and whatever Pillow raises for a file that is none.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's advice on odd files; the facts tell.
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise TooLarge from error
        with image:
            if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
                raise TooLarge
            if kind_of(image) == "JPEG" and content.count(b"\xff\xda") > MOST_SCANS:
                raise TooLarge
            yield image


def kind_of(image: ImageFile.ImageFile) -> str:
    """Return the type of a picture; a photo with a second one inside is a JPEG too."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def facts_of(content: bytes) -> Facts:
    """Decode a picture once, as small as its format allows, and tell what it is."""
    try:
        with opened(content) as image:
            return _facts(image, content)
    except TooLarge:
        return Facts(fault=Fault.PIXELS, has_location=_holds_location(content))
    except Exception:  # A broken file can make its decoder fail in any way.
        return Facts(fault=Fault.BROKEN, has_location=_holds_location(content))


def orientation_of(image: ImageFile.ImageFile) -> int:
    """Return how a picture lies (EXIF 2.32, 0x0112): 1 upright, 2 to 8 otherwise."""
    try:
        value = int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # As above; a note that can't be read turns nothing.
        return 1
    return value if 1 <= value <= 8 else 1


def _facts(image: ImageFile.ImageFile, content: bytes) -> Facts:
    width, height = image.size
    is_pair = image.format == "MPO"
    is_animated = bool(getattr(image, "is_animated", False)) and not is_pair
    image.draft("RGB", (1, 1))  # JPEG alone: an eighth of the size, though read to the end.
    image.load()
    turn = orientation_of(image)
    if turn in ON_ITS_SIDE:
        width, height = height, width
    is_placed = has_location(image, content)
    return Facts(
        kind=kind_of(image),
        width=width,
        height=height,
        is_turned=turn != 1,
        is_animated=is_animated,
        has_location=is_placed,
        has_metadata=is_placed or is_pair or any(image.info.get(name) for name in _NOTES),
    )


def has_location(image: Image.Image, content: bytes) -> bool:
    """Tell whether a picture says where it was taken, in any of the ways that phones write."""
    is_told = _XMP_PLACE.search(_as_bytes(image.info.get("xmp"))) or _holds_location(content)
    return bool(is_told) or _tells_place(_as_bytes(image.info.get("exif")))


def _holds_location(content: bytes) -> bool:
    """Tell the same from the bytes of a file, whether its picture can be decoded or not."""
    if _XMP_PLACE.search(content) or _VIDEO_PLACE.search(content):
        return True
    blocks = (content[at.end() :][:65_600] for at in _first(_EXIF.finditer(content)))
    return any(map(_tells_place, blocks))


def _first(found: Iterator[re.Match[bytes]]) -> Iterator[re.Match[bytes]]:
    yield from (match for match, _ in zip(found, range(_MOST_NOTES), strict=False))


def _tells_place(block: bytes) -> bool:
    """Tell whether an EXIF block holds a position, and not only room for one."""
    exif = Image.Exif()
    try:
        exif.load(block)
        place: Mapping[int, Any] = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # As above.
        return False
    tags = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSDestLatitude)
    return any(_is_number(place.get(tag)) for tag in tags)


def _is_number(value: object) -> bool:
    """Tell whether degrees are given; phones without a fix write 0/0 or zeros."""
    try:
        parts = [float(part) for part in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return bool(value)
    return any(part == part and part != 0 for part in parts)  # noqa: PLR0124 - 0/0 differs from itself


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode("utf-8", "replace")
