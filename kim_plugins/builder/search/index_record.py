"""The record of what is searched: of which posts it was made, and what lies on disk.

Needs neither model nor engine.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.builder.sources.inputs import walk
from kim_plugins.builder.storage import manifest
from kim_plugins.builder.storage.folder import remove
from kim_plugins.builder.storage.manifest import Made
from kim_plugins.model import urls

FORMAT = 2
FOLDER = urls.SEARCH_INDEX.rstrip("/")
"""The folder of the site that holds all indexes and nothing else."""


@dataclasses.dataclass(frozen=True, slots=True)
class Year:
    """The index of one year."""

    posts: Mapping[str, tuple[int, str]] = dataclasses.field(default_factory=dict)
    """Day in the year (from 0) and identity of each post in it, by URL."""
    files: Mapping[str, Made] = dataclasses.field(default_factory=dict)
    """By path in the site folder."""


@dataclasses.dataclass(frozen=True, slots=True)
class Index:
    """All that is searched."""

    digest: str
    """Of the code that made it."""
    years: Mapping[int, Year] = dataclasses.field(default_factory=dict)

    def year(self, year: int) -> Year:
        """Return a year's index, which may be empty."""
        return self.years.get(year, Year())

    def outputs(self) -> dict[str, Made]:
        """Return every file by its path."""
        return {path: made for year in self.years.values() for path, made in year.files.items()}


def load(path: Path) -> Index | None:
    """Read the record; one that is missing or broken is none."""
    data = manifest.read_record(path, FORMAT)
    if data is None:
        return None
    try:
        return Index(data["digest"], dict(map(_year, data["years"].items())))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _year(
    item: tuple[str, tuple[dict[str, list[object]], dict[str, list[object]]]],
) -> tuple[int, Year]:
    year, (posts, files) = item
    known = {url: (day, identity) for url, (day, identity) in posts.items()}
    return int(year), Year(known, {path: Made("", *made) for path, made in files.items()})  # type: ignore[arg-type]


def save(path: Path, index: Index) -> None:
    """Write the record at once; raise `OSError` where that can't be."""
    years = {
        str(year): [
            one.posts,
            {file: [made.size, made.hash] for file, made in one.files.items()},
        ]
        for year, one in index.years.items()
    }
    manifest.write_record(path, FORMAT, {"digest": index.digest, "years": years})


def is_complete(site: Path, index: Index) -> bool:
    """Tell whether the folder holds the files of this index and no others."""
    return _listed(site) == index.outputs().keys()


def tidy(site: Path, index: Index) -> None:
    """Remove from the folder whatever does not belong to this index."""
    remove(_listed(site) - index.outputs().keys(), site)
    if not index.years:
        shutil.rmtree(site / FOLDER, ignore_errors=True)


def _listed(site: Path) -> set[str]:
    """Return every file of the folder by its path; a linked folder counts as one."""
    if not (site / FOLDER).is_dir():
        return set()
    start = len(str(site)) + 1
    return {path[start:].replace(os.sep, "/") for path in walk(str(site / FOLDER))}
