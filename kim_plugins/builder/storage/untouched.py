"""Tells many outputs at once that nobody has touched: an idle build looks at all of them.

Outputs are parted into shards by their numbers in the record. Of a shard in which every output
has a stamp (`builder/storage/stamps.py`) one digest of all stamps is kept, and its paths; the
record itself forgets it as soon as a row of that shard is written, so none can lag behind.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.storage import stamps
from kim_plugins.builder.storage.folder import Made
from kim_plugins.builder.storage.record import SHARD_BITS, Record, name_of

MANY = 256
"""Shards, some 30,000 outputs, that a process looks at as quickly as it begins."""
_BETWEEN = "\0"
"""Stands in no path."""
_IN_SHARD = "FROM outputs WHERE id BETWEEN ? AND ? ORDER BY id"


def touched(record: Record, site: Path, jobs: int = 1) -> list[int]:
    """Return the shards of which that can't be told: their outputs are looked at one by one."""
    known = {shard: (*facts,) for shard, *facts in record.ask("SELECT * FROM untouched")}

    def look(shards: range) -> list[int]:
        facts = ((shard, known.get(shard)) for shard in shards)
        return [shard for shard, told in facts if told is None or not _is_untouched(site, *told)]

    found = _shards(record)
    shares = [found[start : start + MANY] for start in range(0, len(found), MANY)]
    return list(itertools.chain.from_iterable(shared_map(look, shares, jobs)))


def outputs_in(record: Record, shards: Iterable[int]) -> dict[str, Made]:
    """Return the outputs of some shards as they were left."""
    query = f"SELECT path, digest, size, hash, stamp {_IN_SHARD}"
    rows = (row for shard in shards for row in record.ask(query, *_ends(shard)))
    return {name_of(path): Made(*made) for path, *made in rows}


def note(record: Record) -> None:
    """Keep the digest of each shard that has one; raise one of `BROKEN` where that can't be."""
    known = {shard for (shard,) in record.ask("SELECT shard FROM untouched")}
    new = (shard for shard in _shards(record) if shard not in known)
    record.tell("INSERT INTO untouched VALUES (?, ?, ?)", _rows(record, new))


def _rows(record: Record, shards: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    for shard in shards:
        found = record.ask(f"SELECT path, stamp {_IN_SHARD}", *_ends(shard))
        if found and all(mark for _, mark in found):
            yield shard, _BETWEEN.join(path for path, _ in found), _digest(m for _, m in found)


def _shards(record: Record) -> range:
    ((last,),) = record.ask("SELECT max(id) FROM outputs")
    return range(0 if last is None else (last >> SHARD_BITS) + 1)


def _ends(shard: int) -> tuple[int, int]:
    """Return the first and the last number in a shard."""
    return shard << SHARD_BITS, ((shard + 1) << SHARD_BITS) - 1


def _is_untouched(site: Path, paths: str, digest: str) -> bool:
    try:
        facts = (os.lstat(f"{site}/{name_of(path)}") for path in paths.split(_BETWEEN))
        return _digest(map(stamps.facts_of, facts)) == digest
    except OSError:
        return False


def _digest(marks: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(marks).encode(), digest_size=16).hexdigest()
