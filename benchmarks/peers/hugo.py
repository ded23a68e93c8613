"""Hugo: regencies and groups are sections, topics a taxonomy; bare templates of our own."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import GROUPS_PER_REGENCY, REGENCIES, TOPICS
from benchmarks.peers.peer import Peer, copy_site, write
from benchmarks.posts import group_name, read_posts


def convert(project: Path, folder: Path) -> None:
    """Write a corpus as a project for Hugo."""
    copy_site("hugo", folder)
    content = folder / "content"
    for regency, _, name, _ in REGENCIES:
        write(content / regency / "_index.md", f"---\ntitle: {name}\n---\n")
        for number in range(GROUPS_PER_REGENCY):
            group = f"kim-contoh-{number + 1}"
            head = f"---\ntitle: {group_name(group)}\n---\n"
            write(content / regency / group / "_index.md", head)
    write(content / "kim/_index.md", "---\ntitle: Daftar KIM\n---\n")
    for topic in TOPICS:
        write(content / "topik" / topic / "_index.md", f"---\ntitle: {topic.title()}\n---\n")
    for post in read_posts(project):
        head = (
            f"---\ntitle: {post.title}\ndate: {post.date}\nslug: {post.slug}\n"
            f"summary: {post.summary}\ntopik: [{post.topic}]\n"
            "sources:\n  - {title: Contoh, url: https://notulen.example.org/}\n---\n\n"
        )
        write(content / post.regency / post.group / f"{post.stem}.md", head + post.body)


def command(environment: Path) -> list[str]:
    """Call the binary itself: its Python wrapper would only add to its time."""
    binary = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return [str(binary), "--quiet", "--noBuildLock", "--cacheDir", str(environment / "cache")]


PEER = Peer(
    key="hugo",
    label="Hugo",
    packages=("hugo",),
    convert=convert,
    command=command,
    output="public",
    differs=(
        "bare templates of ours (header, labels, text, sources, topics, neighbours, footer); "
        "lists of 30 with all later pages; writes a sitemap; checks nothing, sanitises nothing"
    ),
)
