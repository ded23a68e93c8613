"""HEIC, as phones save photos: read here alone, and only to be made a JPEG.

It is never published, so nothing but `kim fix` decodes it. The turn of such a picture is a
property of the image that its decoder applies; an EXIF orientation beside it is to be
ignored (ISO/IEC 23008-12, 6.5.10 and A.2.2), so the picture comes out upright.
"""

from __future__ import annotations

import io

from PIL import Image

from kim_plugins.builder.media import pixels
from kim_plugins.content.files.pictures import LONGEST_SIDE, MOST_PIXELS, USEFUL_SIDE, Facts, Fault

QUALITY = 92
"""JPEG's scale: no loss that is seen."""


def facts_of(content: bytes) -> Facts:
    """Decode a picture once and tell what it is, as the JPEG that it would become."""
    try:
        image = _opened(content)
    except pixels.TooLarge:
        return Facts(fault=Fault.PIXELS)
    except Exception:  # A broken file can make its decoder fail in any way.
        return Facts(fault=Fault.BROKEN)
    has_location = pixels.has_location(image, content)
    return Facts("JPEG", *image.size, has_location=has_location, has_metadata=True)


def as_jpeg(content: bytes) -> bytes:
    """Return the picture as a JPEG without notes, not larger than of use; its profile stays.

    Raises `pixels.TooLarge`, and whatever the decoder raises for a file that is none.
    """
    image = _opened(content)
    profile = image.info.get("icc_profile")
    image.thumbnail((USEFUL_SIDE, USEFUL_SIDE), Image.Resampling.LANCZOS)
    plain = _on_white(image)
    options = {"icc_profile": profile} if profile else {}
    stream = io.BytesIO()
    plain.save(stream, "JPEG", quality=QUALITY, optimize=True, **options)
    return stream.getvalue()


def _opened(content: bytes) -> Image.Image:
    """Decode the main picture of a file, once its header has told that it may be."""
    import pi_heif  # It loads a library that hardly any run needs.

    found = pi_heif.open_heif(content)
    width, height = found.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise pixels.TooLarge
    image: Image.Image = found.to_pillow()
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture without its notes, and without see-through parts, which JPEG lacks."""
    clear = image.convert("RGBA") if image.mode not in ("RGB", "L") else None
    if clear is None:
        plain = image.copy()
    else:
        plain = Image.new("RGB", image.size, "white")
        plain.paste(clear, mask=clear.getchannel("A"))
    plain.info.clear()
    plain.getexif().clear()
    return plain
