"""Mends a contributor's own picture: upright, not too large, nothing inside but the picture."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from kim_plugins.builder.media import heic, pixels
from kim_plugins.builder.media.renditions import turned
from kim_plugins.content.files.pictures import USEFUL_SIDE
from kim_plugins.content.files.post_paths import is_heic

QUALITY = 92
"""JPEG's and WebP's scale, where a picture has to be encoded anew: no loss that is seen."""


def cleaned(content: bytes, side: int = USEFUL_SIDE) -> bytes:
    """Return a still picture of the same type without notes; its colours' profile stays.

    Its longer side has so many pixels at most.
    What phones save as HEIC becomes a JPEG. A JPEG whose sides stay as they
    are keeps its tables, and so nearly every pixel. Raises what `pixels.opened` raises.
    """
    if is_heic(content):
        return heic.as_jpeg(content)
    with pixels.opened(content) as image:
        kind = pixels.kind_of(image)
        image.load()
        upright = turned(image, pixels.orientation_of(image))
        is_same = upright is image and max(image.size) <= side
        profile = image.info.get("icc_profile")
        clear = image.info.get("transparency")
        upright.thumbnail((side, side), Image.Resampling.LANCZOS)
        upright.info.clear()
        upright.getexif().clear()
        options: dict[str, Any] = {"icc_profile": profile} if profile else {}
        if clear is not None and upright.mode in ("P", "L", "RGB"):
            options["transparency"] = clear
        match kind:
            case "JPEG" if is_same and image.format == "JPEG":
                options |= {"quality": "keep", "optimize": True}
            case "JPEG":
                options |= {"quality": QUALITY, "optimize": True}
            case "PNG":
                options["optimize"] = True
            case _:
                options["quality"] = QUALITY
        stream = io.BytesIO()
        upright.save(stream, kind, **options)
        return stream.getvalue()
