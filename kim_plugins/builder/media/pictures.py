"""Looks at the pictures of posts: each content once, then remembered.

The facts are kept by content, so that of ten thousand pictures only new ones are decoded.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import PictureFile, Project, hash_of
from kim_plugins.builder.storage.store import Entry
from kim_plugins.builder.storage.version import content_key, picture_digest
from kim_plugins.content.files import pictures as rules
from kim_plugins.content.files.pictures import Facts, Fault
from kim_plugins.model.pictures import Picture

FEW = 8
"""Pictures below which one process is as fast as several."""
BATCH = 64
"""Pictures whose facts are kept at once; an interrupted build loses no more."""


@dataclasses.dataclass(frozen=True)
class Album:
    """Pictures with what is known of them."""

    files: tuple[PictureFile, ...]
    facts: Mapping[str, Facts]
    """By their file, relative to the docs folder."""
    pictures: Mapping[str, Picture]
    """Those that may be published."""
    bad: frozenset[str]
    """Those that may not."""
    diagnostics: tuple[Diagnostic, ...]


def look_at(project: Project, files: Sequence[PictureFile], workshop: Workshop) -> Album:
    """Judge pictures by what is in them."""
    facts = facts_of(project, files, workshop, "pictures.sqlite")
    pictures: dict[str, Picture] = {}
    told: list[Diagnostic] = []
    for file in files:
        known = facts[file.uri]
        found = rules.problems(file.uri, project.shown(project.docs / file.uri), known)
        told += found
        if rules.may_be_published(found):
            pictures[file.uri] = Picture(file.uri, file.hash, known.width, known.height)
    bad = frozenset(file.uri for file in files) - pictures.keys()
    return Album(tuple(files), facts, pictures, bad, tuple(told))


def album_of(project: Project, uris: Iterable[str], workshop: Workshop) -> Album:
    """Read some pictures and judge them: their names, types and sizes, and what is in them."""
    files, unreadable = sources.read_pictures(project, uris)
    found = look_at(project, files, workshop)
    told = (*unreadable.values(), *found.diagnostics)
    return dataclasses.replace(found, bad=found.bad | unreadable.keys(), diagnostics=told)


def facts_of(
    project: Project, files: Sequence[PictureFile], workshop: Workshop, kept: str
) -> dict[str, Facts]:
    """Return what is known of pictures, by their file; only new contents are decoded.

    `kept` names the file of facts, which holds those of these pictures and no others.
    """
    if not files:
        return {}
    store = workshop.store.beside(kept)
    keys = {file.uri: content_key(picture_digest(), file.hash) for file in files}
    known = {key: fact for key, head in store.heads(keys.values()).items() if (fact := _read(head))}
    missing = {keys[f.uri]: f for f in files if keys[f.uri] not in known}
    for batch in _batches(_examined(project.docs, list(missing.values()), workshop)):
        store.put({key: Entry(_written(facts), b"") for key, facts in batch if key})
        known |= {key: facts for key, facts in batch if key}
    if workshop.prunes:
        store.prune(set(keys.values()))
    store.close()
    changing = Facts(fault=Fault.BROKEN)
    """Of a file that somebody changes while it is read nothing is known."""
    return {uri: known.get(key, changing) for uri, key in keys.items()}


def _examined(
    docs: Path, files: Sequence[PictureFile], workshop: Workshop
) -> Iterator[tuple[str, Facts]]:
    """Yield key and facts of each picture ("" for a key where the file has changed)."""
    # A cluster's client has threads, beside which nobody may fork.
    jobs = 1 if workshop.executor or len(files) < FEW else workshop.jobs
    yield from shared_map(functools.partial(_examine, docs), files, jobs)


def _examine(docs: Path, file: PictureFile) -> tuple[str, Facts]:
    from kim_plugins.builder.media import pixels  # It loads a library that few builds need.

    try:
        content = (docs / file.uri).read_bytes()
    except OSError:
        return "", Facts(fault=Fault.BROKEN)
    is_same = hash_of(content) == file.hash
    return content_key(picture_digest(), file.hash) if is_same else "", pixels.facts_of(content)


def _written(facts: Facts) -> bytes:
    return json.dumps(dataclasses.asdict(facts)).encode()


def _read(head: bytes) -> Facts | None:
    """Read facts that were kept; what can't be read is not known."""
    try:
        facts = json.loads(head)
        return Facts(**{**facts, "fault": Fault(facts["fault"])})
    except (ValueError, TypeError, KeyError):
        return None


def _batches(items: Iterator[tuple[str, Facts]]) -> Iterator[list[tuple[str, Facts]]]:
    while batch := list(itertools.islice(items, BATCH)):
        yield batch
