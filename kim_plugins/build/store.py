"""A content-addressed store in one SQLite file.

Atomic and safe with two builds at once by SQLite's own means. Whatever can't be
read back exactly (a truncated file, a foreign one, a flipped byte) is a miss.
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
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries "
    "(key TEXT PRIMARY KEY, digest BLOB NOT NULL, head BLOB NOT NULL, rest BLOB NOT NULL) "
    "WITHOUT ROWID"
)


FOLDER = ".kim-cache"
"""Beside mkdocs.yml: everything that may be kept between builds, and thrown away."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A value in two parts: `head` is wanted for every key, `rest` only for some."""

    head: bytes
    rest: bytes

    @property
    def digest(self) -> bytes:
        """Return what proves that the entry is as it was written."""
        return _digest(self.head) + _digest(self.rest)


class Store:
    """Entries by key. Without a path, or where the path can't be used, nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._memory: dict[str, Entry] = {}

    def heads(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the heads of those keys that are known."""
        wanted = set(keys)
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            if connection is not None:
                rows = connection.execute("SELECT key, digest, head FROM entries")
                found.update(
                    (key, head)
                    for key, digest, head in rows
                    if key in wanted and digest[:16] == _digest(head)
                )
        return found

    def rest(self, key: str) -> bytes | None:
        """Return the rest of one entry, or `None` where it is not known."""
        if key in self._memory:
            return self._memory[key].rest
        with self._reading() as connection:
            if connection is not None:
                query = "SELECT digest, rest FROM entries WHERE key = ?"
                for digest, rest in connection.execute(query, (key,)):
                    if digest[16:] == _digest(rest):
                        return bytes(rest)
        return None

    def put(self, entries: Mapping[str, Entry]) -> None:
        """Keep entries; those that can't be written are kept in memory for this build."""
        rows = [(key, e.digest, e.head, e.rest) for key, e in entries.items()]
        try:
            connection = self._open()
            if connection is None:
                raise sqlite3.OperationalError("no file")
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error:
            self._memory.update(entries)

    def prune(self, live: set[str]) -> None:
        """Drop what this build did not use, once that is more than twice what it did."""
        with contextlib.suppress(sqlite3.Error):
            connection = self._open()
            if connection is None:
                return
            known = {key for (key,) in connection.execute("SELECT key FROM entries")}
            if len(known) > 3 * len(live) + 1000:
                with connection:
                    dead = [(key,) for key in known - live]
                    connection.executemany("DELETE FROM entries WHERE key = ?", dead)
                connection.execute("VACUUM")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()
        self._connection = None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection; a file that turns out to be broken is thrown away."""
        try:
            yield self._open()
        except sqlite3.OperationalError:
            pass  # Locked for too long, or gone: a miss.
        except sqlite3.DatabaseError:
            self._discard()

    def _open(self) -> sqlite3.Connection | None:
        """Open the file; each process has a connection of its own."""
        if self.path is None:
            return None
        if self._connection is None or self._owner != os.getpid():
            try:
                self._connection = self._connect(self.path)
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                self._discard()
                self._connection = self._connect(self.path)
            self._owner = os.getpid()
        return self._connection

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_SCHEMA)
        return connection

    def _discard(self) -> None:
        self.close()
        if self.path is not None:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    Path(f"{self.path}{suffix}").unlink()


def store_of(root: Path) -> Store:
    """Return the store of a project."""
    return Store(root / FOLDER / "posts.sqlite")


def _digest(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16).digest()
