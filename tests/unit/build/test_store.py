"""A store gives back exactly what was put in, or nothing; never something else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kim_plugins.build.store import Entry, Store

ENTRIES = {"a": Entry(b"kepala a", b"isi a"), "b": Entry(b"kepala b", b"isi b")}


def _store(path: Path | None) -> Store:
    store = Store(path)
    store.put(ENTRIES)
    return store


def test_entries_are_found_by_their_keys_by_a_later_build(tmp_path: Path) -> None:
    _store(tmp_path / "x" / "store.db").close()
    later = Store(tmp_path / "x" / "store.db")

    assert later.heads(["a", "b", "c"]) == {"a": b"kepala a", "b": b"kepala b"}
    assert later.heads(["a"]) == {"a": b"kepala a"}
    assert later.rest("b") == b"isi b"
    assert later.rest("c") is None
    later.close()


def test_a_store_without_a_path_keeps_nothing_for_later_but_serves_this_build() -> None:
    store = _store(None)

    assert store.heads(["a"]) == {}
    assert store.rest("a") == b"isi a"


@pytest.mark.parametrize("content", [b"", b"bukan basis data", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_no_store_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    store = Store(path)

    assert store.heads(["a"]) == {}
    store.put(ENTRIES)
    assert store.heads(["a"]) == {"a": b"kepala a"}
    store.close()


@pytest.mark.parametrize("column", ["head", "rest"])
def test_an_altered_entry_is_a_miss(tmp_path: Path, column: str) -> None:
    path = tmp_path / "store.db"
    _store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE entries SET {column} = ? WHERE key = 'a'", (b"palsu",))
    connection.close()

    store = Store(path)
    found = (store.heads(["a"]).get("a"), store.rest("a"))
    store.close()

    assert found == ((None, b"isi a") if column == "head" else (b"kepala a", None))


def test_a_path_that_can_not_be_used_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    store = _store(tmp_path / "berkas" / "store.db")

    assert store.heads(["a"]) == {}
    assert store.rest("a") == b"isi a"


def test_what_was_not_used_goes_once_it_is_far_more_than_what_was(tmp_path: Path) -> None:
    store = _store(tmp_path / "store.db")
    store.prune({"a"})
    assert set(store.heads(["a", "b"])) == {"a", "b"}

    store.put({f"lama-{n}": ENTRIES["b"] for n in range(1100)})
    store.prune({"a"})
    assert set(store.heads(["a", "b", "lama-1"])) == {"a"}
    store.close()
