"""`/data/dicabut.json`: what was withdrawn, for programs that keep copies of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kim_plugins.model import former_addresses, urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput


def view(province: Province) -> Iterator[FileOutput]:
    """Yield the list: since when, and each address relative to the site's root.

    `former` are those at which a copy of the post may have been taken before it moved, `reused`
    such at which something else lies by now; a key that is missing stands for an empty list.
    """
    gone = [post for post in province.posts if not post.is_listed]
    folders = former_addresses.moved_folders(province.registry)
    live = frozenset(province.targets.values() if gone else ())
    listed = [_listed(post, folders, live) for post in sorted(gone, key=lambda post: post.url)]
    text = json.dumps({"withdrawn": listed}, indent=1)
    yield FileOutput(urls.WITHDRAWN, text.encode() + b"\n")


def _listed(
    post: Post, folders: tuple[former_addresses.Prefix, ...], live: frozenset[str]
) -> dict[str, str | list[str]]:
    others = former_addresses.all_addresses((post.url, *post.entry.former), folders)[1:]
    lists = {
        "former": [url for url in others if url not in live],
        "reused": [url for url in others if url in live],
    }
    at = post.entry.corrected[-1].isoformat()
    return {"url": post.url, "at": at, **{key: found for key, found in lists.items() if found}}
