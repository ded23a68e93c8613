"""Did a build do the work? A fast generator that writes nothing would win every benchmark."""

from __future__ import annotations

from pathlib import Path

from benchmarks.case import Expected
from benchmarks.posts import post_files, read_post

LOOKS = 50
"""Posts whose pages are opened."""


class Incomplete(Exception):
    """A build left something out."""


def verify(project: Path, output: Path, expected: Expected | None) -> None:
    """Raise `Incomplete` unless each post has a page, and the pages hold their texts."""
    files = post_files(project)
    pages = sum(1 for _ in output.glob("*/*/[0-9][0-9][0-9][0-9]/contoh-*/index.html"))
    if pages != len(files):
        raise Incomplete(f"{output}: {pages} pages for {len(files)} posts")
    wanted = {}
    for path in files[:: max(1, len(files) // LOOKS)]:
        post = read_post(path)
        wanted[f"{post.address}/index.html"] = post.last_words
    if expected:
        wanted[expected[0]] = expected[1]
    for page, words in wanted.items():
        if words not in (output / page).read_text(encoding="utf-8"):
            raise Incomplete(f"{output}: {page} lacks “{words}”")
