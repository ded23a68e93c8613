"""The record of what is searched: of which posts it was made, and what lies on disk.

Needs neither model nor engine.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.builder.sources.inputs import walk
from kim_plugins.builder.storage.folder import Made, remove
from kim_plugins.builder.storage.record import BROKEN, Record
from kim_plugins.model import urls

FOLDER = urls.SEARCH_INDEX.rstrip("/")
"""The folder of the site that holds all indexes and nothing else."""
_FACT = "searched"


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


def load(record: Record, years: Collection[int] | None = None) -> Index | None:
    """Read what is known, of some years or of all; what is missing is nothing."""
    with contextlib.suppress(*BROKEN, AttributeError):
        digest = str(record.fact(_FACT))
        every = [year for (year,) in record.ask("SELECT DISTINCT year FROM searched")]
        wanted = every if years is None else [year for year in every if year in years]
        return Index(digest, {year: _year(record, year) for year in sorted(wanted)})
    return None


def years_of(record: Record, posts: Iterable[str]) -> set[int]:
    """Return the years in which some posts, by URL, are found."""
    query = "SELECT DISTINCT year FROM searched WHERE url IN (?)"
    return {year for (year,) in record.ask_each(query, posts)}


def files_of(record: Record) -> dict[str, Made]:
    """Return every file of the indexes by its path."""
    rows = record.ask("SELECT path, size, hash, stamp FROM searched_files")
    return {path: Made("", *made) for path, *made in rows}


def save(record: Record, before: Index | None, index: Index) -> None:
    """Write what is different of the years of these two."""
    record.set_fact(_FACT, index.digest)
    known = before or Index("")
    for year in sorted(known.years.keys() | index.years.keys()):
        _save_year(record, year, known.year(year), index.year(year))


def _save_year(record: Record, year: int, before: Year, now: Year) -> None:
    gone = before.posts.keys() - now.posts.keys(), before.files.keys() - now.files.keys()
    record.tell("DELETE FROM searched WHERE url = ? AND year = ?", ((u, year) for u in gone[0]))
    record.tell("DELETE FROM searched_files WHERE path = ?", ((path,) for path in gone[1]))
    posts = ((u, year, *p) for u, p in now.posts.items() if before.posts.get(u) != p)
    record.tell("INSERT OR REPLACE INTO searched VALUES (?, ?, ?, ?)", posts)
    files = (
        (path, year, made.size, made.hash, made.stamp)
        for path, made in now.files.items()
        if before.files.get(path) != made
    )
    record.tell("INSERT OR REPLACE INTO searched_files VALUES (?, ?, ?, ?, ?)", files)


def _year(record: Record, year: int) -> Year:
    posts = record.ask("SELECT url, day, identity FROM searched WHERE year = ?", year)
    files = record.ask("SELECT path, size, hash, stamp FROM searched_files WHERE year = ?", year)
    return Year(
        {url: (day, identity) for url, day, identity in posts},
        {path: Made("", *made) for path, *made in files},
    )


def is_complete(site: Path, files: AbstractSet[str]) -> bool:
    """Tell whether the folder holds these files and no others."""
    return _listed(site) == files


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
