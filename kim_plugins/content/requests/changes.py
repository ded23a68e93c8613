"""What a request changes, file by file, and where in the project each file lies."""

from __future__ import annotations

import dataclasses
import functools

from kim_plugins.content.front_matter import headreader
from kim_plugins.content.front_matter.source import SourceFile, split
from kim_plugins.model.frontmatter import FrontMatter

REGULAR = "100644"
"""Git's mode of an ordinary file; any other is a program, a link or another repository."""


@dataclasses.dataclass(frozen=True)
class Version:
    """A file as it was or will be; `content` is there for posts of a readable size only."""

    mode: str
    content: bytes | None = None

    @functools.cached_property
    def meta(self) -> FrontMatter | None:
        """Return the front matter, as far as it fits (`None` where it can't be read)."""
        if self.content is None or self.mode != REGULAR:
            return None
        raw = split(SourceFile("", "", self.content, size=len(self.content))).raw
        return headreader.read(raw.head)[0] if raw else None


@dataclasses.dataclass(frozen=True)
class Change:
    """One file that a request adds (`before` is `None`), changes, or deletes (`after` is)."""

    path: str
    """From the top of the repository, with slashes."""
    before: Version | None
    after: Version | None

    @property
    def shown(self) -> str:
        """Return the path as it can be printed anywhere."""
        return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in self.path)

    @property
    def versions(self) -> tuple[Version, ...]:
        """Return the versions that there are, the older one first."""
        return tuple(version for version in (self.before, self.after) if version)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A file below the folder of all posts; `group` is empty for one beside the groups' folders."""

    area: str
    group: str
    name: str
    """The path inside the group's folder."""


def place_of(path: str, posts: str) -> Place | None:
    """Return the place of a file below `posts`, the folder of all posts.

    Folders are compared letter by letter: neither case nor resemblance counts.
    """
    if not path.startswith(posts + "/"):
        return None
    area, *rest = path[len(posts) + 1 :].split("/")
    if not rest:
        return None
    group = rest.pop(0) if len(rest) > 1 else ""
    return Place(area, group, "/".join(rest))
