"""Pelican: a regency is a category, a group an author, topics are tags; the theme is `simple`."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.peer import SOURCES, Peer, copy_site, write
from benchmarks.posts import read_posts


def convert(project: Path, folder: Path) -> None:
    """Write a corpus as a project for Pelican."""
    copy_site("pelican", folder)
    for post in read_posts(project):
        head = (
            f"Title: {post.title}\nDate: {post.date}\nSlug: {post.slug}\n"
            f"Category: {post.regency_name}\nAuthor: {post.group_name} {post.regency_name}\n"
            f"Tags: {post.topic.title()}\nSummary: {post.summary}\n\n"
        )
        path = folder / "content" / post.regency / post.group / f"{post.stem}.md"
        write(path, head + post.body + SOURCES)


def command(environment: Path) -> list[str]:
    """Return the command of a complete build."""
    return [str(environment / "bin/pelican"), "--quiet", "--settings", "pelicanconf.py", "content"]


PEER = Peer(
    key="pelican",
    label="Pelican",
    packages=("pelican", "Markdown"),
    convert=convert,
    command=command,
    output="output",
    differs=(
        "its own theme `simple`, which is barer than ours (no labels, no neighbours); lists of 30 "
        "with all later pages; no feeds, no sitemap; checks little, sanitises nothing"
    ),
)
