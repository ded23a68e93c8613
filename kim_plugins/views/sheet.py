"""What a page gets for paper: its address as a QR code and, for a notice board, in few letters.

A notice, an event or a clarification is a sheet for the board, a village's or a group's page a
poster. The picture of the code is a file of its own, which browsers load when they print.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.short_codes import code_of
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview

KINDS = frozenset({"agenda", "klarifikasi", "pengumuman"})
"""Kinds of posts that hang on boards."""
CODE_LENGTH = 9
"""Signs of a short address: among 10,000 posts two are alike once in 100,000 sites."""
_FULL, _CROWDED = 1400, 2400
"""Characters of a text's HTML from which a sheet takes smaller letters, and then two columns."""


def of_post(post: Post, province: Province) -> Context | None:
    """Return what the sheet of a post shows besides its page, `None` for other kinds."""
    if post.entry.kind not in KINDS or not province.settings.site_url:
        return None
    url = short_url(post, province)
    length = sum(map(len, post.body.pieces))
    size = "crowded" if length > _CROWDED else "full" if length > _FULL else ""
    return {**_code(url, province), "size": size}


def of_page(url: str, province: Province) -> Context | None:
    """Return the same for the poster of a page."""
    return _code(url, province) if province.settings.site_url else None


def way_to(post: Post, shown: Preview, province: Province) -> Iterator[Planned]:
    """Yield the page at the short address of a post, which leads on to it and shows its card.

    What kind a withdrawn one was isn't known any more, and its sheet may still hang somewhere.
    """
    is_on_boards = post.entry.kind in KINDS or not post.is_listed
    if is_on_boards and province.settings.site_url:
        url = short_url(post, province)
        build = partial(_way, url, post.url, province)
        yield Planned(url, build, is_indexed=False, preview=shown)


def short_url(post: Post, province: Province) -> str:
    """Return the short address of a post, which stays when the post moves."""
    return urls.short(code_of(province.identities.of(post.url), CODE_LENGTH))


def address_of(url: str, province: Province) -> str:
    """Return the whole address of a page."""
    return urls.absolute(province.settings.site_url, url)


def _code(url: str, province: Province) -> Context:
    """Return where the picture lies, and the address as people type it: the host, and the rest."""
    address = address_of(url, province).partition("://")[2].rstrip("/")
    host, slash, path = address.partition("/")
    return {"picture": urls.qr(url), "host": host, "path": slash + path}


def _way(url: str, target: str, province: Province) -> HtmlOutput:
    return HtmlOutput(
        url=url,
        template="short.html",
        title="Membuka tulisan",
        description="Alamat pendek dari selembar kertas; tulisannya ada di alamat lain.",
        context={"target": target, "address": address_of(target, province)},
        is_indexed=False,
        moved_to=target,
    )
