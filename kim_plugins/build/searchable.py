"""The record of a site's search indexes: what each was made from, and what lies on disk.

Indexing takes long, so an index is not compared with what it would be, but kept as it was made
while its input stays the same. Needs neither model nor engine.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.build import manifest
from kim_plugins.build.folder import Folder, content_hash, remove, write
from kim_plugins.build.inputs import walk
from kim_plugins.build.manifest import Made
from kim_plugins.model import urls

FORMAT = 1
FOLDER = urls.SEARCH_INDEX.rstrip("/")
"""The folder of the site that holds all indexes and nothing else."""


@dataclasses.dataclass(frozen=True, slots=True)
class Index:
    """One index, or the engine."""

    digest: str
    """Of everything it was made from."""
    files: Mapping[str, Made]
    """By path in the site folder."""


Indexes = Mapping[str, Index]
"""By the name of the folder that holds them."""


def load(path: Path) -> Indexes | None:
    """Read the record; one that is missing or broken is none."""
    data = manifest.read_record(path, FORMAT)
    try:
        return data and {
            name: Index(digest, {file: Made(digest, *made) for file, made in files.items()})
            for name, (digest, files) in data["indexes"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def save(path: Path, indexes: Indexes) -> None:
    """Write the record at once; raise `OSError` where that can't be."""
    data = {
        name: [index.digest, {file: [made.size, made.hash] for file, made in index.files.items()}]
        for name, index in indexes.items()
    }
    manifest.write_record(path, FORMAT, {"indexes": data})


def outputs(indexes: Indexes) -> dict[str, Made]:
    """Return every file of all indexes by its path."""
    return {path: made for index in indexes.values() for path, made in index.files.items()}


def is_complete(site: Path, indexes: Indexes) -> bool:
    """Tell whether the folder holds the files of these indexes and no others."""
    return _listed(site) == outputs(indexes).keys()


def put(
    site: Path, name: str, digest: str, files: Mapping[str, bytes], before: Index | None = None
) -> Index:
    """Put an index in place of the one of that name.

    Its files are named by their content but for the entry, which comes last: whoever
    searches meanwhile finds the old index or the new one. What lies there stays as it is, if
    `before` knows of it.
    """
    made = {}
    known = before.files if before else {}
    target = Folder(site, known, site / FOLDER)
    for path, content in files.items():
        place = f"{FOLDER}/{name}/{path}"
        now = Made(digest, len(content), content_hash(content))
        old = known.get(place)
        if not (old and old.hash == now.hash and target.lies_there(place, now)):
            write(place, content, site)
        made[place] = now
    return Index(digest, made)


def tidy(site: Path, indexes: Indexes) -> None:
    """Remove from the folder whatever belongs to none of these indexes."""
    remove(_listed(site) - outputs(indexes).keys(), site)
    if not indexes:
        shutil.rmtree(site / FOLDER, ignore_errors=True)


def _listed(site: Path) -> set[str]:
    """Return every file of the folder by its path; a linked folder counts as one."""
    if not (site / FOLDER).is_dir():
        return set()
    start = len(str(site)) + 1
    return {path[start:].replace(os.sep, "/") for path in walk(str(site / FOLDER))}
