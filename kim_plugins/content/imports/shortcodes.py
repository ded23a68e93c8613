"""What WordPress keeps in a text beside HTML: shortcodes, and paragraphs without marks."""

from __future__ import annotations

import re
from html import escape

from kim_plugins.content.imports.article import Picture

_SHORTCODE = re.compile(r"\[/?([a-z][\w-]*)((?:\s[^\]\n]*)?)/?\]")
_KNOWN = frozenset({"caption", "gallery", "embed", "wp_caption", "youtube"})
_IDS = re.compile(r"ids=[\"']?([\d,\s]+)")
_CAPTION = re.compile(r"\[(?:wp_)?caption[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_AFTER_PICTURE = re.compile(r"(.*<img[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|ul|ol|li|table|t[a-z]*|h[1-6]|blockquote|pre|figure|figcaption|hr|dl|dt|dd|iframe"
    r"|section|center))\b",
    re.IGNORECASE,
)


def paragraphs(source: str) -> str:
    """Put in the paragraphs that WordPress' classic editor leaves out of what it stores."""
    if "<!-- wp:" in source or re.search(r"<p[\s>]", source, re.IGNORECASE):
        return source
    return "\n".join(map(_paragraph, re.split(r"\n\s*\n", source.replace("\r\n", "\n"))))


def _paragraph(part: str) -> str:
    if _BLOCK.search(part) or not part.strip():
        return part
    return "<p>" + part.strip().replace("\n", "<br>") + "</p>"


def expanded(source: str, pictures: dict[str, Picture]) -> tuple[str, list[str]]:
    """Return the text with the shortcodes that can be shown written out, and the names of the rest.

    https://codex.wordpress.org/Shortcode lists those that WordPress brings along.
    """
    source = _CAPTION.sub(_captioned, source)
    lost: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        name, given = found[1], found[2]
        if name == "gallery" and (ids := _IDS.search(given)):
            chosen = (pictures.get(one.strip()) for one in ids[1].split(","))
            return "".join(_shown(one) for one in chosen if one)
        if name in ("embed", "youtube"):
            return " "
        if name in _KNOWN or "=" in given or found[0].startswith("[/"):
            lost.append(name)
            return " "
        return found[0]

    return _SHORTCODE.sub(replaced, source), lost


def _captioned(found: re.Match[str]) -> str:
    parts = _AFTER_PICTURE.match(found[1])
    if parts is None:
        return found[1]
    return f"<figure>{parts[1]}<figcaption>{parts[2].strip()}</figcaption></figure>"


def _shown(picture: Picture) -> str:
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    image = f'<img src="{escape(picture.url)}" alt="{escape(picture.alt)}">'
    return f"<figure>{image}{caption}</figure>"
