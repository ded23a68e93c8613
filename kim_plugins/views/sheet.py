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
_BRIEF, _FULL, _CROWDED = 1180, 1950, 2900
"""Up to the first load a sheet takes the largest letters, which are read from a step away; from
the second on it takes smaller ones, and from the third on two columns."""
_ROOM = {"<h2": 150, "<h3": 150, "<li": 60, "<p": 40, "<tr": 60}
"""The room that these take besides their letters, in characters of the text: the ends of lines
that stay empty, and what parts them."""
_PICTURE, _SOURCE, _LINES = 650, 100, 200
"""Likewise that of a picture, a source, and an alarm or later dates."""


def of_post(post: Post, province: Province) -> Context | None:
    """Return what the sheet of a post shows besides its page, `None` for other kinds."""
    if post.entry.kind not in KINDS or not province.settings.site_url:
        return None
    url = short_url(post, province)
    return {**_code(url, province), "size": _size(_load(post))}


def of_page(url: str, province: Province) -> Context | None:
    """Return the same for the poster of a page."""
    return _code(url, province) if province.settings.site_url else None


def way_to(post: Post, shown: Preview, province: Province) -> Iterator[Planned]:
    """Yield the pages at the short addresses of a post, which lead on to it and show its card.

    What kind a withdrawn one was isn't known any more, nor what stood where one says that it was
    before, and their sheets may still hang somewhere.
    """
    entry = post.entry
    is_on_boards = entry.kind in KINDS or not post.is_listed or bool(entry.former)
    if is_on_boards and province.settings.site_url:
        # What it names as its own is led on from there as from any former address.
        short = dict.fromkeys(map(short_address, province.identities.all_of(post.url)))
        for url in (url for url in short if url not in entry.former):
            build = partial(_way, url, post.url, province)
            yield Planned(url, build, is_indexed=False, preview=shown)


def short_url(post: Post, province: Province) -> str:
    """Return the short address of a post, which stays when the post moves."""
    return short_address(province.identities.of(post.url))


def short_address(address: str) -> str:
    """Return the short address of a post that is known by this address."""
    return urls.short(code_of(address, CODE_LENGTH))


def _load(post: Post) -> int:
    """Return how much a sheet has to hold, in characters of its text; a title's are large."""
    meta, html = post.meta, "".join(post.body.pieces)
    has_lines = post.entry.is_urgent or getattr(meta, "repeats", None)
    lines = sum(room * html.count(tag) for tag, room in _ROOM.items()) + _LINES * bool(has_lines)
    pictures = sum("/img/" in file for file in post.files)
    letters = len(html) + len(meta.summary) + 2 * len(meta.title)
    return letters + lines + _PICTURE * pictures + _SOURCE * len(meta.sources)


def _size(load: int) -> str:
    if load > _CROWDED:
        return "crowded"
    return "full" if load > _FULL else "brief" if load <= _BRIEF else ""


def _code(url: str, province: Province) -> Context:
    """Return where the picture lies, and the address as people type it: the host, and the rest."""
    address = province.absolute(url).partition("://")[2].rstrip("/")
    host, slash, path = address.partition("/")
    return {"picture": urls.qr(url), "host": host, "path": slash + path}


def _way(url: str, target: str, province: Province) -> HtmlOutput:
    return HtmlOutput(
        url=url,
        template="short.html",
        title="Membuka tulisan",
        description="Alamat pendek dari selembar kertas; tulisannya ada di alamat lain.",
        context={"target": target, "address": province.absolute(target)},
        is_indexed=False,
        moved_to=target,
    )
