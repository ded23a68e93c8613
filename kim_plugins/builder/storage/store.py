"""A content-addressed store in one SQLite file.

Atomic and safe with two builds at once by SQLite's own means. Whatever can't be
read back exactly (a truncated file, a foreign one, a flipped bit) is a miss.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PATIENCE_SECONDS = 30
"""How long one build waits for another one's write."""
FEW = 200
"""Keys up to which each is looked up by itself rather than everything read."""
VERSION = 3
"""Of the file's layout; a file of another version is thrown away."""
FOLDER = ".kim-cache"
"""Beside mkdocs.yml: everything that may be kept between builds, and thrown away."""
BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file raises: even SQLite's own complaint may quote bytes that are no text."""
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries "
    "(key TEXT PRIMARY KEY, digest BLOB NOT NULL, head BLOB NOT NULL, rest BLOB NOT NULL)"
)
"""Rows in the order of writing: kept by their keys, which are random, they would be torn apart."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A value in two parts: `head` is wanted for every key, `rest` only for some."""

    head: bytes
    rest: bytes

    def digest(self, key: str) -> bytes:
        """Return what proves that this is the entry of that key, as it was written."""
        return _digest(key, self.head) + _digest(key, self.rest)


class Store:
    """Entries by key. Without a path, or where the path can't be used, nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._memory: dict[str, Entry] = {}

    def beside(self, name: str) -> Store:
        """Return another store, in a file of its own in the same folder."""
        return Store(self.path.with_name(name) if self.path else None)

    def heads(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the heads of those keys that are known."""
        wanted = set(keys)
        query = "SELECT key, digest, head FROM entries"
        if len(wanted) <= FEW:
            rows = [row for key in wanted for row in self._select(f"{query} WHERE key = ?", key)]
        else:
            rows = self._select(query)
        return {key: head for key, head in _proven(rows, slice(0, 16)) if key in wanted}

    def rest(self, key: str) -> bytes | None:
        """Return the rest of one entry, or `None` where it is not known."""
        if key in self._memory:
            return self._memory[key].rest
        rows = self._select("SELECT key, digest, rest FROM entries WHERE key = ?", key)
        return dict(_proven(rows, slice(16, 32))).get(key)

    def put(self, entries: Mapping[str, Entry]) -> None:
        """Keep entries; those that can't be written are kept in memory for this build."""
        rows = [(key, e.digest(key), e.head, e.rest) for key, e in entries.items()]
        try:
            connection = self._open()
            if connection is None:
                raise sqlite3.OperationalError("no file")
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
        except BROKEN:
            self._memory.update(entries)

    def prune(self, live: set[str]) -> None:
        """Drop what this build did not use, once that is more than twice what it did."""
        with contextlib.suppress(*BROKEN):
            connection = self._open()
            if connection is None:
                return
            known = {key for (key,) in connection.execute("SELECT key FROM entries")}
            if len(known) > 3 * len(live) + 1000:
                with connection:
                    dead = [(key,) for key in known - live]
                    connection.executemany("DELETE FROM entries WHERE key = ?", dead)
                connection.execute("VACUUM")
                # It writes the whole file beside it, where it would stay as large as that.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def __del__(self) -> None:
        """Let go of the file with the last page that may have wanted a text from it."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()
        self._connection = None

    def _select(self, query: str, *arguments: str) -> list[tuple[object, ...]]:
        """Return rows; a file that turns out to be broken is thrown away."""
        try:
            connection = self._open()
            return [] if connection is None else list(connection.execute(query, arguments))
        except BROKEN as error:
            if not _is_held(error):
                self._discard()
            return []

    def _open(self) -> sqlite3.Connection | None:
        """Open the file, or a new one in its place; each process has a connection of its own."""
        if self.path is None:
            return None
        if self._connection is None or self._owner != os.getpid():
            try:
                self._connection = _connect(self.path)
            except BROKEN as error:
                if _is_held(error):
                    return None
                self._discard()
                with contextlib.suppress(*BROKEN, OSError):
                    self._connection = _connect(self.path)
            except OSError:
                return None
            self._owner = os.getpid()
        return self._connection

    def _discard(self) -> None:
        self.close()
        if self.path is not None:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    Path(f"{self.path}{suffix}").unlink()


def store_of(root: Path) -> Store:
    """Return the store of a project."""
    return Store(root / FOLDER / "posts.sqlite")


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file of our version; raise one of `BROKEN` for another kind of thing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ignore = path.parent / ".gitignore"
    if path.parent.name == FOLDER and not ignore.exists():
        # A request that brought a cache along would be refused, and rightly.
        with contextlib.suppress(OSError):
            ignore.write_text("*\n", encoding="utf-8")
    connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version != VERSION and tables:
            raise sqlite3.DatabaseError("another version")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(_SCHEMA)
    except BROKEN:
        connection.close()
        raise
    return connection


def _is_held(error: Exception) -> bool:
    """Tell whether somebody else has the file, which is then right and not ours to remove."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _proven(rows: Iterable[tuple[object, ...]], half: slice) -> Iterator[tuple[str, bytes]]:
    """Yield key and value of the rows that are as they were written."""
    for key, digest, value in rows:
        is_whole = isinstance(key, str) and isinstance(digest, bytes) and isinstance(value, bytes)
        if is_whole and digest[half] == _digest(key, value):  # type: ignore[index, arg-type]
            yield key, value  # type: ignore[misc]


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + b"\0" + value, digest_size=16).digest()
