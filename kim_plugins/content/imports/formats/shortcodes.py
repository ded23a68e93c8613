"""What WordPress keeps in a text beside HTML: shortcodes, and paragraphs without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from kim_plugins.content.imports.article import Picture

_SHORTCODE = re.compile(r"\[/?([A-Za-z][\w-]{0,60})((?:[\s=][^\[\]]{0,2000})?)/?\]")
_KNOWN = frozenset({"caption", "gallery", "wp_caption", "embed", "more"})
_BUILDERS = ("vc_", "et_pb_", "fusion_", "su_", "av_", "elementor", "rev_slider", "sp_", "ux_")
"""How the shortcodes of page builders begin, which also stand without a word more."""
_LAYOUT = re.compile(r"_(?:row|column|section|text|container|builder|inner)(?:_\w+)?$")
"""Only set a text in columns: nothing is missing without them."""
_ATTRIBUTE = re.compile(r"(?:^|\s)([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_IDS = ("ids", "include", "images", "image", "gallery_ids")
_ADDRESS = re.compile(r"https?://[^\s\"'\]]+")
_FILES = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "url", "link")
_PLAYED = {"audio": "Dengarkan rekaman", "video": "Tonton video"}
_CAPTION = re.compile(
    r"\[(?:wp_)?caption([^\[\]]*)\]((?:(?!\[(?:wp_)?caption).)*?)\[/(?:wp_)?caption\]", re.DOTALL
)
_AFTER_PICTURE = re.compile(r"(.*<img[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|ul|ol|li|table|t[a-z]*|h[1-6]|blockquote|pre|figure|figcaption|hr|dl|dt|dd|iframe"
    r"|section|center))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_BEFORE = re.compile(r"(?i)<(?:p|h[1-6]|ul|ol|table|figure|hr|dl)\b|</(?:blockquote|div|center)>")
_BEHIND = re.compile(
    r"(?i)</(?:p|h[1-6]|ul|ol|table|figure|dl)>|<hr\b[^<>]*>"
    r"|</?(?:blockquote|div|center|section)\b[^<>]*>|<!--(?:nextpage|more)[^<>]{0,80}-->"
)


def paragraphs(source: str, *, is_classic: bool = False) -> str:
    """Put in the paragraphs that an editor left out of what it stored.

    `is_classic` says that it was WordPress' older one, which sets some of them and not others
    (its `wpautop`); of any other text only one without any paragraph is touched.
    """
    source = source.replace("\r\n", "\n")
    if "<!-- wp:" in source:
        return source
    if is_classic:
        return "".join(
            part
            if number % 2
            else _parted(_BEHIND.sub(r"\g<0>\n\n", _BEFORE.sub(r"\n\n\g<0>", part)))
            for number, part in enumerate(_WHOLE.split(source))
        )
    return source if re.search(r"<p[\s>]", source, re.IGNORECASE) else _parted(source)


def _parted(source: str) -> str:
    return "\n".join(map(_paragraph, re.split(r"\n[^\S\n]*\n\s*", source)))


def _paragraph(part: str) -> str:
    if _BLOCK.search(part) or not part.strip():
        return part
    return "<p>" + part.strip().replace("\n", "<br>") + "</p>"


def expanded(
    source: str, pictures: Mapping[str, Picture], attached: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """Return the text with the shortcodes that can be shown written out, and the names of the rest.

    `attached` are the numbers of the article's own pictures.
    https://codex.wordpress.org/Shortcode lists those that WordPress brings along.
    """
    if "[" not in source:
        return source, []
    source = _CAPTION.sub(_captioned, source)
    closed = set(re.findall(r"\[/([A-Za-z][\w-]{0,60})\]", source))
    lost: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        name, given = found[1], found[2]
        if not _is_shortcode(found[0], name, given, closed):
            return found[0]
        if shown := "".join(_shown_by(name, given, pictures, attached)):
            return shown
        is_end = found[0] == f"[/{name}]"
        if name not in ("embed", "more") and not is_end and not _LAYOUT.search(name):
            lost.append(name)
        return " "

    return _SHORTCODE.sub(replaced, source), lost


def _is_shortcode(whole: str, name: str, given: str, closed: set[str]) -> bool:
    """Tell a shortcode from words in brackets."""
    return (
        name in _KNOWN
        or name in closed
        or name.startswith(_BUILDERS)
        or whole.endswith("/]")
        or bool(_ATTRIBUTE.search(given))
        or (name in ("youtube", "vimeo", "googlemaps") and "http" in given)
    )


def _shown_by(
    name: str, given: str, pictures: Mapping[str, Picture], attached: Sequence[str]
) -> Iterator[str]:
    """Yield what a shortcode shows, as HTML."""
    values = {one[1]: one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(given)}
    numbers = next((values[key].split(",") for key in _IDS if key in values), [])
    if name == "gallery" and not numbers:
        numbers = list(attached)
    yield from (_shown(pictures[one.strip()]) for one in numbers if one.strip() in pictures)
    if name in _PLAYED:
        url = next((values[key] for key in _FILES if values.get(key)), "")
        if url:
            yield f'\n\n<p><a href="{escape(url)}">{_PLAYED[name]}</a></p>\n\n'
    elif name in ("youtube", "vimeo", "embed", "googlemaps") and (url := _ADDRESS.search(given)):
        yield f"\n\n<p>{url[0]}</p>\n\n"


def _captioned(found: re.Match[str]) -> str:
    parts = _AFTER_PICTURE.match(found[2])
    if parts is None:
        return found[2]
    old = next(
        (one[2] or one[3] for one in _ATTRIBUTE.finditer(found[1]) if one[1] == "caption"), ""
    )
    caption = parts[2].strip() or old or ""
    return f"\n\n<figure>{parts[1]}<figcaption>{caption}</figcaption></figure>\n\n"


def _shown(picture: Picture) -> str:
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    image = f'<img src="{escape(picture.url)}" alt="{escape(picture.alt)}">'
    return f"\n\n<figure>{image}{caption}</figure>\n\n"
