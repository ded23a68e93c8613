"""Makes the published sizes of a picture: WebP, upright, in sRGB, with nothing else inside."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable

from PIL import Image, ImageCms, ImageOps

from kim_plugins.builder.media import pixels

QUALITIES = (76, 68, 60, 52, 44, 36, 28, 20, 12)
"""WebP's scale; tried from the first until a picture is light enough."""
LIGHTEST = {160: 5_000, 320: 24_000, 640: 60_000, 1280: 180_000}
"""Bytes that a picture up to this width may weigh."""
BLURS = (2, 3, 4, 6, 8, 12, 16)
"""How many pixels are merged into one where even the least quality is too heavy (noise)."""
_ALPHA = ("RGBA", "LA", "PA", "RGBa", "La")
_CLEAR_ENOUGH = 1.5
"""Times the wanted size at which a JPEG may be decoded smaller than it is."""


def make(content: bytes, sizes: Iterable[tuple[int, int]]) -> dict[int, bytes]:
    """Return the picture in each size (width and height), as WebP by width.

    Raises what `pixels.opened` raises.
    """
    wanted = sorted(sizes, reverse=True)
    with pixels.opened(content) as image:
        turn = pixels.orientation_of(image)
        width, height = (int(side * _CLEAR_ENOUGH) for side in wanted[0])
        is_on_its_side = turn in pixels.ON_ITS_SIDE
        image.draft("RGB", (height, width) if is_on_its_side else (width, height))
        upright = _resized(in_srgb(turned(image, turn)), wanted[0])
        if upright is image:
            upright = image.copy()
    made: dict[int, bytes] = {}
    for size in wanted:
        upright = _resized(upright, size)  # From the larger one, which has nothing to spare.
        made[size[0]] = _light(upright)
    return dict(sorted(made.items()))


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """Return the picture as it is meant to be seen (EXIF 2.32, 0x0112)."""
    if orientation == 1:
        return image
    upright = image.copy()
    upright.getexif()[0x0112] = orientation
    return ImageOps.exif_transpose(upright)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in the colours of the web: phones write wider ones with a profile."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.mode in _ALPHA or "transparency" in image.info else "RGB"
    if profile and image.mode in ("RGB", "CMYK", "L"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if changed is not None:
                return changed
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image if image.mode == mode else image.convert(mode)  # Which copies its pixels.


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    if image.mode == "RGBA":  # Weighted by how opaque they are, or edges would darken.
        return image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _light(image: Image.Image) -> bytes:
    """Return a picture as good as its weight allows."""
    limit = next((most for width, most in LIGHTEST.items() if image.width <= width), 180_000)
    encoded = b""
    for quality in QUALITIES:
        encoded = _encoded(image, quality)
        if len(encoded) <= limit:
            return encoded
    for blur in BLURS:
        small = (max(1, image.width // blur), max(1, image.height // blur))
        encoded = _encoded(_resized(_resized(image, small), image.size), QUALITIES[-1])
        if len(encoded) <= limit:
            break
    return encoded


def _encoded(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.info.clear()  # No profile, no note, no comment goes along.
    image.save(stream, "WEBP", quality=quality, method=4)
    return stream.getvalue()
