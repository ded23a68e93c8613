"""What a post shows besides words: its lead picture, a video's still, the pictures of its text."""

from __future__ import annotations

import html
import re

from kim_plugins.model import urls
from kim_plugins.model.body import Body, SafeHtml
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context
from kim_plugins.views.picture import SIZES, fallback, srcset

_HIGHEST = 680
"""Pixels down a picture on a wide screen, where one that stands upright would fill page after
page; the style's `34rem`. A lower one isn't enlarged to that."""
_LINK = re.compile(r"<(/?)a(?=[\s>]|$)")
"""Where a link begins or ends. Sanitised text has `<` in tags alone."""


def lead(post: Post, province: Province) -> Context | None:
    """Return the picture above a post's text, which leads to its largest rendition."""
    if post.image is None:
        return None
    picture = province.pictures[post.image.key]
    return {
        **_sizes(picture),
        "alt": post.meta.image_alt or "",
        "largest": picture.url,
        "is_tall": _is_tall(picture),
        "credit": post.meta.image_credit or "",
    }


def video(post: Post, province: Province) -> Context | None:
    """Show a video by its title and our own still, and lead to where it lies."""
    told, still = post.meta.video, post.details.still
    if told is None:
        return None
    return {**parts.video(told), "still": _sizes(province.pictures[still.key]) if still else None}


def of_text(picture: Picture, alt: str, root: str, is_linked: bool) -> SafeHtml:
    """Show a picture of the text: below the first screen, so it waits until it is near.

    It leads to its largest rendition, unless it stands in a link of the author's (`is_linked`),
    or has no words that a link could be called by.
    """
    named = {
        "src": urls.relative(fallback(picture).url, root),
        "srcset": srcset(picture, root),
        "sizes": SIZES,
        "width": str(picture.renditions[-1].width),
        "height": str(picture.renditions[-1].height),
        "alt": alt,
        **({"class": "kim-tall"} if _is_high(picture) else {}),
    }
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in named.items())
    shown = f'<img {written} loading="lazy" decoding="async">'
    if is_linked or not alt.strip():
        return SafeHtml(shown)
    return SafeHtml(f'<a href="{html.escape(urls.relative(picture.url, root))}">{shown}</a>')


def is_in_link(body: Body, number: int) -> bool:
    """Tell whether the gap of this number lies between `<a …>` and `</a>`."""
    for piece in reversed(body.pieces[: number + 1]):
        found: list[str] = _LINK.findall(piece)
        if found:
            return not found[-1]
    return False


def _is_tall(picture: Picture) -> bool:
    """Tell whether a picture is likely a poster, whose words are too small on a phone."""
    return picture.height >= picture.width


def _is_high(picture: Picture) -> bool:
    return _is_tall(picture) and picture.renditions[-1].height > _HIGHEST


def _sizes(picture: Picture) -> Context:
    return {
        "url": fallback(picture).url,
        "renditions": [{"url": one.url, "width": one.width} for one in picture.sizes],
        "sizes": SIZES,
        "width": picture.renditions[-1].width,
        "height": picture.renditions[-1].height,
        "is_high": _is_high(picture),
    }
