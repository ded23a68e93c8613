"""Publishes pictures: makes the sizes that are missing, several processes side by side."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kim_plugins.builder.media import renditions
from kim_plugins.builder.media.pictures import FEW
from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.sources.sources import hash_of
from kim_plugins.builder.storage.folder import Folder, Made, write
from kim_plugins.builder.storage.output_cache import OutputCache
from kim_plugins.builder.storage.version import picture_digest
from kim_plugins.views.output import PictureOutput

Result = tuple[str, Made, bool]
"""An output's path, what is recorded of it, and whether it was made anew."""
PICTURE_CACHE = "pictures"
"""The folder of made pictures, in the folder of what is kept between builds."""
SPARE = 100
"""Originals whose pictures may be kept beyond the bound."""


@dataclasses.dataclass(frozen=True)
class PictureWriter:
    """Pictures to be published: their sizes, where the originals lie, what is kept of them."""

    outputs: Sequence[PictureOutput]
    docs: Path
    output_cache: OutputCache

    def write_all(self, site: Path, jobs: int) -> None:
        """Write every size of every picture."""
        for _ in self.update(Folder(site, {}, site / "none", jobs)):
            pass

    def update(self, folder: Folder) -> Iterator[list[Result]]:
        """Write what is missing or differs, as `write_missing`, of all that the site shows."""
        yield from self.write_missing(folder)
        self.output_cache.prune({key_of(group) for group in _by_original(self.outputs)})

    def write_missing(self, folder: Folder) -> Iterator[list[Result]]:
        """Write what is missing or differs; yield the results of each original."""
        groups = _by_original(self.outputs)
        work = _Originals(folder, self.docs, self.output_cache)
        jobs = folder.jobs if len(groups) >= FEW else 1
        yield from shared_map(work.write_one, groups, jobs, folder.sweep)


@dataclasses.dataclass(frozen=True)
class _Originals:
    folder: Folder
    docs: Path
    output_cache: OutputCache

    def write_one(self, group: Sequence[PictureOutput]) -> list[Result]:
        """Bring the sizes of one original to what they should be."""
        key = key_of(group)
        found = [self.folder.known.get(output.path) for output in group]
        right = [
            (output.path, made, False)
            for output, made in zip(group, found, strict=True)
            if made and made.digest == key and self.folder.lies_there(output.path, made)
        ]
        if len(right) == len(group):
            return right
        contents, is_sure = self._contents(group, key)
        written = [write(o.path, contents[o.width], self.folder.site) for o in group]
        # What is made of a file that changes meanwhile is made again by the next build.
        return [(w.path, Made(key if is_sure else "", w.size, w.hash), True) for w in written]

    def _contents(
        self, group: Sequence[PictureOutput], key: str
    ) -> tuple[Mapping[int, bytes], bool]:
        if group[0].width == 0:
            content = (self.docs / group[0].source).read_bytes()
            return {0: content}, hash_of(content) == group[0].digest
        kept = self.output_cache.get(key)
        if kept is not None and kept.keys() == {output.width for output in group}:
            return kept, True
        original = (self.docs / group[0].source).read_bytes()
        made = renditions.make(original, [(o.width, o.height) for o in group])
        is_sure = hash_of(original) == group[0].digest
        if is_sure:
            self.output_cache.put(key, made)
        return made, is_sure


def key_of(group: Sequence[PictureOutput]) -> str:
    """Return what the sizes of one original are made from: its content, sizes, and our code."""
    facts = [picture_digest(), group[0].digest, *(f"{o.width}x{o.height}" for o in group)]
    return hashlib.blake2b("\0".join(facts).encode(), digest_size=16).hexdigest()


def _by_original(outputs: Sequence[PictureOutput]) -> list[list[PictureOutput]]:
    ordered = sorted(outputs, key=lambda output: (output.source, output.width))
    return [list(group) for _, group in itertools.groupby(ordered, lambda o: o.source)]
