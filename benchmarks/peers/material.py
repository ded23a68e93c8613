"""MkDocs with Material: posts and lists are Markdown pages outside the nav.

MkDocs has no lists of its own, so the converter writes them as Markdown, before time is taken:
what a plugin would need to gather them isn't counted, which favours MkDocs.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import REGENCIES, TOPICS
from benchmarks.peers.peer import PAGE_SIZE, SOURCES, Peer, copy_site, write
from benchmarks.posts import Post, group_name, read_posts

Entry = tuple[str, str, str, str]
"""What a list shows of a post: its address, title, date and summary."""


def convert(project: Path, folder: Path) -> None:
    """Write a corpus as a project for MkDocs with Material."""
    copy_site("material", folder)
    docs = folder / "docs"
    lists: dict[str, list[Entry]] = defaultdict(list)
    for post in read_posts(project):
        write(docs / f"{post.address}.md", _page(post))
        entry = (f"{post.address}.md", post.title, post.date, post.summary)
        for place in (post.regency, f"{post.regency}/{post.group}", f"topik/{post.topic}", ""):
            lists[place].append(entry)
    write(docs / "index.md", _list("index.md", "Beranda", lists.pop("")[: -PAGE_SIZE - 1 : -1], ""))
    for place, entries in lists.items():
        for path, text in _pages(place, entries[::-1]):
            write(docs / path, text)
    areas = "\n".join(f"- [{name}](../{area}/index.md)" for area, _, name, _ in REGENCIES)
    write(docs / "kim/index.md", f"# Daftar KIM\n\n{areas}\n")
    topics = "\n".join(f"- [{topic.title()}]({topic}/index.md)" for topic in TOPICS)
    write(docs / "topik/index.md", f"# Topik\n\n{topics}\n")


def _page(post: Post) -> str:
    """Return a post with the labels that other generators' templates show."""
    return (
        f"---\ntitle: {post.title}\ndate: {post.date}\ndescription: {post.summary}\n---\n\n"
        f"# {post.title}\n\n{post.summary}\n\n"
        f"[{post.regency_name}](../../index.md) · [{post.group_name}](../index.md) · {post.date}"
        f"\n\n{post.body}{SOURCES}\n"
        f"Topik: [{post.topic.title()}](../../../topik/{post.topic}/index.md)\n"
    )


def _pages(place: str, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each page of a list."""
    name = place.rpartition("/")[2]
    names = {area: title for area, _, title, _ in REGENCIES}
    title = names.get(name) or (group_name(name) if name.startswith("kim") else name.title())
    count = -(-len(entries) // PAGE_SIZE)
    paths = [f"{place}/index.md", *(f"{place}/hal/{n}.md" for n in range(2, count + 1))]
    for number, path in enumerate(paths):
        part = entries[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        ways = []
        if number > 0:
            ways.append(f"[Lebih baru]({_relative(paths[number - 1], path)})")
        if number + 1 < count:
            ways.append(f"[Lebih lama]({_relative(paths[number + 1], path)})")
        yield path, _list(path, title, part, " · ".join(ways))


def _list(path: str, title: str, entries: list[Entry], ways: str) -> str:
    """Return one page of a list."""
    shown = "".join(
        f"## [{name}]({_relative(address, path)})\n\n{date}\n\n{summary}\n\n"
        for address, name, date, summary in entries
    )
    return f"# {title}\n\n{shown}{ways}\n"


def _relative(target: str, page: str) -> str:
    """Return the link from one Markdown page to another."""
    return os.path.relpath(target, Path(page).parent).replace(os.sep, "/")


def command(environment: Path) -> list[str]:
    """Return the command of a complete build."""
    return [str(environment / "bin/mkdocs"), "build", "--quiet"]


PEER = Peer(
    key="material",
    label="MkDocs + Material",
    packages=("mkdocs", "mkdocs-material", "Markdown"),
    convert=convert,
    command=command,
    output="site",
    differs=(
        "Material's own templates and all its assets; posts outside the nav; lists of 30 written "
        "as Markdown beforehand, without being timed; no neighbours; no search index; a sitemap; "
        "checks links, sanitises nothing"
    ),
)
