"""Looks at pictures outside of posts, which are published as they are: where taken, how heavy.

Each content is decoded once, as pictures of posts are, and its facts are kept beside theirs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.media import pictures
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import PictureFile, Project, hash_of
from kim_plugins.content.files import pictures as rules
from kim_plugins.content.files.pictures import Facts

KEPT = "page-pictures.sqlite"
"""Apart from those of posts, since either build drops what it does not use from its own."""
LARGEST_READ = 60_000_000
"""Bytes; of larger files only their size is told."""


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it was looked at."""

    uri: str
    size: int
    hash: str
    """"" where it is too large to be read."""
    facts: Facts

    @property
    def is_heavy(self) -> bool:
        """Tell whether it is more than readers should have to load."""
        return self.size > rules.HEAVY


def problems(project: Project, uris: Iterable[str], workshop: Workshop) -> list[Diagnostic]:
    """Return what is to be said of the pictures among the files beside hand-written pages."""
    return [
        problem
        for seen in looked_at(project, uris, workshop)
        for problem in rules.on_page(project.shown(project.docs / seen.uri), seen.facts, seen.size)
    ]


def looked_at(project: Project, uris: Iterable[str], workshop: Workshop) -> Iterator[Seen]:
    """Yield what is known of the pictures among these files, in the order of paths."""
    found = dict(_read(project, sorted(filter(rules.is_picture, uris))))
    files = [file for _, file in found.values() if file.hash]
    facts = pictures.facts_of(project, files, workshop, KEPT)
    for uri, (size, file) in found.items():
        yield Seen(uri, size, file.hash, facts.get(uri, Facts()))


def _read(project: Project, uris: Iterable[str]) -> Iterator[tuple[str, tuple[int, PictureFile]]]:
    """Yield size and content's hash of files; one that nobody may read is the engine's to tell."""
    for uri in uris:
        path = project.docs / uri
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= LARGEST_READ else b""
        except OSError:
            continue
        yield uri, (size, PictureFile(uri, hash_of(content) if content else ""))
