"""Reads a corpus back, for the peers: every one gets the same posts in its own layout."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.corpus import REGENCIES

REGENCY_NAMES = {area: name for area, _, name, _ in REGENCIES}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclasses.dataclass(frozen=True, slots=True)
class Post:
    """A post of the corpus."""

    regency: str
    group: str
    stem: str
    """The file name without its ending: the date and the slug."""
    title: str
    date: str
    summary: str
    topic: str
    body: str

    @property
    def slug(self) -> str:
        """Return the last part of its address."""
        return self.stem[len("2024-01-01-") :]

    @property
    def address(self) -> str:
        """Return its address, which is the same with every generator."""
        return f"{self.regency}/{self.group}/{self.date[:4]}/{self.slug}"

    @property
    def regency_name(self) -> str:
        """Return the name of its regency."""
        return REGENCY_NAMES[self.regency]

    @property
    def group_name(self) -> str:
        """Return the name of its group."""
        return group_name(self.group)

    @property
    def last_words(self) -> str:
        """Return the last point of its list, which every page of it must hold."""
        return self.body.rpartition("\n- ")[2].partition("\n")[0]


def group_name(group: str) -> str:
    """Return the name of a group of the corpus."""
    return group.replace("-", " ").title().replace("Kim", "KIM")


def post_files(project: Path) -> list[Path]:
    """Return the files of a corpus' posts, oldest first."""
    return sorted((project / "docs/posts").glob("*/*/*.md"), key=lambda path: path.name)


def read_post(path: Path) -> Post:
    """Read one post of a corpus."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    values = yaml.load(head, _LOADER)
    return Post(
        regency=path.parts[-3],
        group=path.parts[-2],
        stem=path.stem,
        title=values["title"],
        date=str(values["date"]),
        summary=values["summary"],
        topic=values["topics"][0],
        body=body.strip() + "\n",
    )


def read_posts(project: Path) -> Iterator[Post]:
    """Yield the posts of a corpus, oldest first."""
    return map(read_post, post_files(project))
