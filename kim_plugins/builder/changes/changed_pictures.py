"""What becomes of published pictures and PDFs after posts and files have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.builder.changes.incremental import Result
from kim_plugins.builder.storage.folder import Folder
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import picture
from kim_plugins.views.output import PictureOutput


def between(
    before: Province,
    after: Province,
    posts: Iterable[tuple[Post | None, Post | None]],
    edited: AbstractSet[str],
) -> Iterator[dict[str, PictureOutput]]:
    """Yield by path what was published, and then what is, of all that may be concerned.

    `posts` are pairs of what they were and are, `edited` the files that have changed.
    """
    shown = {uri for pair in posts for post in pair if post for uri in post.files}
    files = [kind for one in (before, after) for kind in (one.pictures, one.attachments)]
    # Of two files with one content either may be the one that is published.
    contents = {kind[uri].digest for kind in files for uri in shown | edited if uri in kind}
    for province in (before, after):
        yield {one.path: one for one in picture.view(province, contents)}


def written(
    pictures: tuple[PictureOutput, ...], target: Folder, docs: Path, cache: Path
) -> Iterator[Result]:
    """Publish what is new of these, which lie below the docs folder."""
    if pictures:
        from kim_plugins.builder.pages.publication import (
            picture_writer_of,  # It loads a costly library.
        )

        for results in picture_writer_of(pictures, docs, cache).write_missing(target):
            yield from ((*result, None) for result in results)
