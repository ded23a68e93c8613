"""What a page alone adds to its head: feeds, a picture, a clock, the way on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from kim_plugins.builder.assets.assets import address
from kim_plugins.model import urls
from kim_plugins.views.output import CARD_HEIGHT, CARD_WIDTH, HtmlOutput, Preview

_ALTERNATE = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
_IMAGE = (
    '<meta property="og:image" content="%s"><meta property="og:image:type" content="%s">'
    f'<meta property="og:image:width" content="{CARD_WIDTH}">'
    f'<meta property="og:image:height" content="{CARD_HEIGHT}">'
    '<meta property="og:image:alt" content="%s">'
    '<meta name="twitter:card" content="summary_large_image">'
)
_PREVIEW = Markup('<meta name="robots" content="max-image-preview:large">')
"""Lets search engines show a post's picture in full (developers.google.com/search/docs)."""
_META = Markup('<meta property="{}" content="{}">')
_ON = Markup(
    '<script src="{}" data-kim-target="{}"></script>'
    '<noscript><meta http-equiv="refresh" content="0; url={}"></noscript>'
)


_CLOCK = Markup('<script src="{}" defer></script>')
_EXPIRES = ' data-kim-until="'
"""The attribute by which a page says until when something on it holds."""


def head(output: HtmlOutput, content: str, root: str, site_url: str) -> str:
    """Return these elements as HTML ("" for most pages); `content` is the page's own HTML."""
    return "".join(_elements(output, content, root, site_url))


def preview(shown: Preview, site_url: str) -> str:
    """Return what tells messengers of the picture to show with a link (ogp.me)."""
    # Every page has one, and `Markup.format` takes ten times as long.
    return _IMAGE % (escape(urls.absolute(site_url, shown.url)), shown.type, escape(shown.alt))


def _elements(output: HtmlOutput, content: str, root: str, site_url: str) -> Iterator[str]:
    if _EXPIRES in content:
        # Whichever template shows it. Greys a notice that has expired by the reader's clock,
        # should the page be older than that.
        yield _CLOCK.format(urls.relative(address("masa-berlaku.js"), root))
    for one in output.alternates:
        yield _ALTERNATE.format(one.type, one.title, urls.relative(one.url, root))
    if output.preview:
        yield preview(output.preview, site_url)
    if output.source and output.is_indexed:
        yield _PREVIEW
    for name, value in output.meta:
        yield _META.format(name, value)
    if output.moved_to:
        # At once: a delay would take readers by surprise (WCAG 2.2, technique H76). Browsers
        # that run scripts keep the #part; for them there is no refresh that could win.
        script = urls.relative(address("pindah.js"), root)
        target = urls.relative(output.moved_to, root)
        yield _ON.format(script, target, target)
