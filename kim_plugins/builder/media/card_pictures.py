"""A post's own picture on its share card, as JPEG: not every messenger shows WebP."""

from __future__ import annotations

import io

from PIL import Image

from kim_plugins.builder.media import pixels, renditions

QUALITIES = (82, 74, 66, 58, 48, 36, 24)
HEAVIEST = 150_000
"""Bytes."""
_UPPER = 0.4
"""What is seen lies rather above the middle: faces, and the heads of posters."""
_CLEAR_ENOUGH = 1.5
_GROUND = "#ffffff"
"""Below what can be seen through."""


def cropped(content: bytes, size: tuple[int, int]) -> Image.Image:
    """Return the part of a picture that fills a size (width and height), upright, in sRGB.

    Raises what `pixels.opened` raises.
    """
    with pixels.opened(content) as image:
        turn = pixels.orientation_of(image)
        wide, high = (int(side * _CLEAR_ENOUGH) for side in size)
        image.draft("RGB", (high, wide) if turn in pixels.ON_ITS_SIDE else (wide, high))
        return _part(renditions.in_srgb(renditions.turned(image, turn)), size)


def _part(upright: Image.Image, size: tuple[int, int]) -> Image.Image:
    if upright.mode == "RGBA":
        ground = Image.new("RGB", upright.size, _GROUND)
        ground.paste(upright, (0, 0), upright)
        upright = ground
    scale = max(size[0] / upright.width, size[1] / upright.height)
    part = size[0] / scale, size[1] / scale
    left, top = (upright.width - part[0]) / 2, (upright.height - part[1]) * _UPPER
    box = left, top, left + part[0], top + part[1]
    return upright.convert("RGB").resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)


def jpeg(image: Image.Image) -> bytes:
    """Return a picture as good as its weight allows."""
    encoded = b""
    for quality in QUALITIES:
        stream = io.BytesIO()
        image.info.clear()
        image.save(stream, "JPEG", quality=quality, optimize=True, progressive=False)
        encoded = stream.getvalue()
        if len(encoded) <= HEAVIEST:
            break
    return encoded
