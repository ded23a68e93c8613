"""What is kept of one site folder between builds: one SQLite file, read where it is asked for.

Rows say what each input, post, part of the plan and output was, and `reads` what each of these
was made from. A change rewrites a few rows in one transaction. Beside the file lies a proof of
all of it, so that one which was cut short, changed by others or left half-written is nothing.
"""

from __future__ import annotations

import array
import contextlib
import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kim_plugins.builder.storage.contents import put

BROKEN = (sqlite3.Error, OSError, ValueError, KeyError, TypeError, IndexError)
"""What a record that can't be read, or be written, raises."""
Numbers = Sequence[int]
"""Those of notes, eight bytes each: what tens of thousands of outputs have read is held at once."""
PATIENCE_SECONDS = 30
"""How long one build waits for another one's write."""
OUTPUT, PART, POST = range(3)
"""Who reads: while it is made, while it is planned, while it is judged."""
_RAW = "\x01"
"""Begins a name that is kept as hexadecimal digits; no path of a project begins so."""
_AT_ONCE = 500
"""Values that one statement asks for."""
_SUMMED = 1 << 18
"""Bytes that are summed at a time: memory for the whole would cost more than its sum."""
_TABLES = {OUTPUT: ("outputs", "path"), PART: ("parts", "name"), POST: ("posts", "source")}
SHARD_BITS = 7
"""Outputs are looked at by the shard, 2 to that power (`builder/storage/untouched.py`)."""
_SCHEMA = f"""
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL);
CREATE TABLE inputs (
  folder INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, stamp TEXT NOT NULL,
  PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE posts (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, known TEXT, moment REAL,
  at REAL NOT NULL, is_draft INTEGER NOT NULL
);
CREATE TABLE lists (
  list INTEGER NOT NULL, at REAL NOT NULL, post INTEGER NOT NULL, month INTEGER NOT NULL,
  PRIMARY KEY (list, at, post)
) WITHOUT ROWID;
CREATE INDEX moments ON posts (moment) WHERE moment IS NOT NULL;
CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE outputs (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, part INTEGER, given TEXT NOT NULL,
  listed TEXT, digest TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
  stamp TEXT NOT NULL
);
CREATE INDEX outputs_of_parts ON outputs (part);
CREATE TABLE untouched (shard INTEGER PRIMARY KEY, paths TEXT NOT NULL, stamps TEXT NOT NULL);
CREATE TRIGGER output_came AFTER INSERT ON outputs BEGIN
  DELETE FROM untouched WHERE shard = NEW.id >> {SHARD_BITS}; END;
CREATE TRIGGER output_went AFTER DELETE ON outputs BEGIN
  DELETE FROM untouched WHERE shard = OLD.id >> {SHARD_BITS}; END;
CREATE TRIGGER output_changed AFTER UPDATE OF path, size, hash, stamp ON outputs BEGIN
  DELETE FROM untouched WHERE shard = OLD.id >> {SHARD_BITS}; END;
CREATE TABLE reads (
  note INTEGER NOT NULL, kind INTEGER NOT NULL, reader INTEGER NOT NULL,
  PRIMARY KEY (note, kind, reader)
) WITHOUT ROWID;
CREATE INDEX reads_of_readers ON reads (kind, reader);
CREATE TABLE searched (
  url TEXT PRIMARY KEY, year INTEGER NOT NULL, day INTEGER NOT NULL, identity TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX searched_in ON searched (year);
CREATE TABLE searched_files (
  path TEXT PRIMARY KEY, year INTEGER NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
  stamp TEXT NOT NULL
) WITHOUT ROWID;
"""  # noqa: S608 - ours
FORMAT = zlib.crc32(_SCHEMA.encode()) >> 1
"""Of the file's layout; a file of another format is nothing."""


class Record:
    """An open record. What its methods read may raise one of `BROKEN`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connections = {os.getpid(): connection}
        """One a process: a forked one may not use that of another, nor close it."""
        self._path = path

    @property
    def _connection(self) -> sqlite3.Connection:
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = _connect(self._path)
        return self._connections[process]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that the block tells at once, or nothing; raise one of `BROKEN` likewise."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        _prove(self._path)

    def ask(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """Return the rows that answer a query."""
        return self._connection.execute(query, arguments).fetchall()

    def ask_each(
        self, query: str, values: Iterable[object], *before: object
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query about many values, which stand for its `(?)` at the end."""
        waiting = iter(values)
        while some := tuple(itertools.islice(waiting, _AT_ONCE)):
            marks = ",".join("?" * len(some))
            yield from self.ask(query.replace("(?)", f"({marks})"), *before, *some)

    def tell(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows."""
        self._connection.executemany(statement, rows)

    def fact(self, name: str) -> Any:
        """Return a fact of the whole, as JSON has it; raise `IndexError` where there is none."""
        rows = self.ask("SELECT value FROM facts WHERE name = ?", name)
        return json.loads(rows[0][0])

    def set_fact(self, name: str, value: Any) -> None:
        """Write a fact instead of what it was."""
        text = json.dumps(value, separators=(",", ":"))
        known = self.ask("SELECT 1 FROM facts WHERE name = ? AND value = ?", name, text)
        if not known:
            self.tell("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, text)])

    def readers(self, kind: int, notes: Iterable[str]) -> set[str]:
        """Return those of a kind who read one of these."""
        table, name = _TABLES[kind]
        query = (
            f"SELECT {name} FROM reads JOIN {table} ON id = reader "  # noqa: S608 - our own names
            f"WHERE kind = {kind} AND note IN (?)"
        )
        return {name_of(found) for (found,) in self.ask_each(query, map(number_of, notes))}

    def ids(self, kind: int, names: Iterable[str]) -> dict[str, int]:
        """Return the numbers of readers that are there."""
        table, name = _TABLES[kind]
        query = f"SELECT {name}, id FROM {table} WHERE {name} IN (?)"  # noqa: S608 - ours
        return {name_of(text): number for text, number in self.ask_each(query, map(text_of, names))}

    def set_reads(self, kind: int, reads: Mapping[str, Numbers]) -> None:
        """Write what readers have read, instead of what they had read before."""
        ids = self.ids(kind, reads)
        known = [(kind, ids[name]) for name in reads]
        self.tell("DELETE FROM reads WHERE kind = ? AND reader = ?", known)
        rows = ((number, kind, ids[name]) for name, notes in reads.items() for number in notes)
        self.tell("INSERT OR IGNORE INTO reads VALUES (?, ?, ?)", rows)

    def drop(self, kind: int, names: Iterable[str]) -> None:
        """Remove readers and what they had read."""
        table, name = _TABLES[kind]
        ids = self.ids(kind, names)
        self.tell(
            "DELETE FROM reads WHERE kind = ? AND reader = ?", ((kind, i) for i in ids.values())
        )
        rows = ((text_of(one),) for one in ids)
        self.tell(f"DELETE FROM {table} WHERE {name} = ?", rows)  # noqa: S608 - ours


def numbers_of(notes: Iterable[str]) -> Numbers:
    """Return the numbers that notes go by."""
    return array.array("q", sorted(map(number_of, notes)))


def number_of(note: str) -> int:
    """Return the number that a note goes by; two with one number make more stale, never less."""
    digest = hashlib.blake2b(note.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def text_of(name: str) -> str:
    """Write a file's name, which may hold bytes that are no text, as text."""
    if name.isascii():
        return name
    raw = name.encode("utf-8", "surrogateescape")
    return name if raw.decode("utf-8", "replace") == name else f"{_RAW}{raw.hex()}"


def name_of(text: str) -> str:
    """Read such a name."""
    if not text.startswith(_RAW):
        return text
    return bytes.fromhex(text[1:]).decode("utf-8", "surrogateescape")


@contextlib.contextmanager
def opened(path: Path, *, is_proven: bool = False) -> Iterator[Record | None]:
    """Give a record to be read; one that is missing, broken or of another format is `None`.

    `is_proven` is for whoever has it open already: reading all of it twice tells no more.
    """
    connection = None
    with contextlib.suppress(*BROKEN):
        if is_proven or _proof(path) == _proof_file(path).read_text(encoding="ascii"):
            connection = _connect(path)
    try:
        yield Record(connection, path) if connection else None
    finally:
        if connection:
            connection.close()


@contextlib.contextmanager
def rewritten(path: Path) -> Iterator[Record]:
    """Give an empty record that takes the place of another once it is written; raise likewise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    remove(temporary)
    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; {_SCHEMA}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("BEGIN")
        yield Record(connection, temporary)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        remove(temporary)
        raise
    connection.close()
    remove(path)
    temporary.replace(path)
    _prove(path)


def remove(path: Path) -> None:
    """Remove a record, whatever stands in its place, as far as that is possible."""
    for one in (path, _proof_file(path), path.with_name(f"{path.name}-journal")):
        with contextlib.suppress(OSError):
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE_SECONDS,
    )
    try:
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != FORMAT:
            raise sqlite3.DatabaseError("another format")
    except BROKEN:
        connection.close()
        raise
    return connection


def _proof_file(path: Path) -> Path:
    return path.with_suffix(".proof")


def _prove(path: Path) -> None:
    """Write the proof of a record that is whole."""
    put(_proof_file(path), _proof(path).encode("ascii"))


def _proof(path: Path) -> str:
    """Return the size of a file and the sum of all of it (CRC-32, ISO 3309): against accidents."""
    size = total = 0
    part = memoryview(bytearray(_SUMMED))
    with path.open("rb", buffering=0) as file:
        while length := file.readinto(part):
            size, total = size + length, zlib.crc32(part[:length], total)
    return f"{FORMAT} {size} {total:08x}\n"
