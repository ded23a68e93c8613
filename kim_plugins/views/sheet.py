"""What a page gets for paper: its address as a QR code and, for a notice board, in few letters.

A notice, an event or a clarification is a sheet for the board, a village's or a group's page a
poster. The picture of the code is a file of its own, which browsers load when they print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.short_codes import code_of
from kim_plugins.views.output import Context, HtmlOutput, Planned

KINDS = frozenset({"agenda", "klarifikasi", "pengumuman"})
"""Kinds of posts that hang on boards."""
CODE_LENGTH = 9
"""Signs of a short address: among 10,000 posts two are alike once in 100,000 sites."""
_FULL, _CROWDED = (1400, 70), (2400, 100)
"""From how many characters of a text's HTML a sheet takes smaller letters, and then two columns;
and of how many a line takes the room, however short it is; a heading takes twice as much."""
_TITLE, _LARGER = 45, 6
"""Characters of a title's first line, and how much more room than a text's any further takes."""
_LINE_END = re.compile(r"</(?:p|li|tr|h[1-6]|dt|dd)>|<br\b[^>]*>")


def of_post(post: Post, province: Province) -> Context | None:
    """Return what the sheet of a post shows besides its page, `None` for other kinds."""
    if post.entry.kind not in KINDS or not province.settings.site_url:
        return None
    url = short_url(post, province)
    return {**_code(url, province), "size": _size(post)}


def _size(post: Post) -> str:
    lines = [line for line in _LINE_END.split("".join(post.body.pieces)) if line.strip()]
    head = max(0, len(post.meta.title) - _TITLE) * _LARGER
    for size, (most, least) in (("crowded", _CROWDED), ("full", _FULL)):
        if head + sum(max(len(line), least * (1 + ("<h" in line))) for line in lines) > most:
            return size
    return ""


def of_page(url: str, province: Province) -> Context | None:
    """Return the same for the poster of a page."""
    return _code(url, province) if province.settings.site_url else None


def way_to(post: Post, province: Province) -> Iterator[Planned]:
    """Yield the pages at the short addresses of a post, which lead on to it.

    What kind a withdrawn one was isn't known any more, nor what stood where one says that it was
    before, and their sheets may still hang somewhere.
    """
    entry = post.entry
    is_on_boards = entry.kind in KINDS or not post.is_listed or bool(entry.former)
    if is_on_boards and province.settings.site_url:
        # What it names as its own is led on from there as from any former address.
        short = dict.fromkeys(map(short_address, province.identities.all_of(post.url)))
        for url in (url for url in short if url not in entry.former):
            yield Planned(url, partial(_way, url, post.url, province), is_indexed=False)


def short_url(post: Post, province: Province) -> str:
    """Return the short address of a post, which stays when the post moves."""
    return short_address(province.identities.of(post.url))


def short_address(address: str) -> str:
    """Return the short address of a post that is known by this address."""
    return urls.short(code_of(address, CODE_LENGTH))


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
