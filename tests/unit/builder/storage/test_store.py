"""Whatever happens to its file, the store gives back exactly what was kept, or nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kim_plugins.builder.storage import store as module
from kim_plugins.builder.storage.store import Entry, Store, store_of

ENTRIES = {f"kunci-{n}": Entry(b'["kepala %d"]' % n, b'["isi %d"]' % n * 40) for n in range(30)}
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a filled store."""
    path = tmp_path / "cache" / "posts.sqlite"
    fill(path)
    return path


def fill(path: Path) -> None:
    store = Store(path)
    store.put(ENTRIES)
    store.close()


def is_exact_or_missing(path: Path) -> int:
    """Read everything back; return how many entries were there."""
    store = Store(path)
    heads = store.heads(ENTRIES)
    for key, head in heads.items():
        assert (key, head) == (key, ENTRIES[key].head)
    for key, entry in ENTRIES.items():
        assert store.rest(key) in (entry.rest, None)
    store.close()
    return len(heads)


def heals(path: Path) -> None:
    """Write again, and find everything with a new store."""
    assert is_exact_or_missing(path) <= len(ENTRIES)
    fill(path)
    assert is_exact_or_missing(path) == len(ENTRIES)


def test_what_was_kept_is_found_again(path: Path) -> None:
    assert is_exact_or_missing(path) == len(ENTRIES)
    assert Store(path).heads(["lain"]) == {}


def test_nothing_is_left_open_and_nothing_temporary_remains(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["posts.sqlite"]


def test_without_a_path_entries_live_as_long_as_the_store() -> None:
    store = Store(None)
    store.put(ENTRIES)
    store.prune(set())
    assert store.heads(ENTRIES) == {}
    assert store.rest("kunci-1") == ENTRIES["kunci-1"].rest


def test_a_project_s_store_lies_beside_its_settings(tmp_path: Path) -> None:
    assert store_of(tmp_path).path == tmp_path / ".kim-cache" / "posts.sqlite"


@pytest.mark.parametrize(
    "content", [b"", b"bukan basis data", b"SQLite format 3\0" + bytes(4000), bytes(100_000)]
)
def test_a_foreign_file_is_replaced(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert is_exact_or_missing(path) == 0
    heals(path)


def test_another_program_s_database_is_replaced(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (key TEXT, lain INTEGER)")
        connection.execute("INSERT INTO entries VALUES ('kunci-1', 5)")
    connection.close()
    assert is_exact_or_missing(path) == 0
    heals(path)


@pytest.mark.parametrize("column", ["digest", "head", "rest"])
@pytest.mark.parametrize("value", ["NULLIF(1, 1)", "5", "1.5", "'teks'", "x'00'", "x''"])
def test_a_value_of_another_type_is_a_miss(path: Path, column: str, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE entries RENAME TO old")
        connection.execute("CREATE TABLE entries (key TEXT PRIMARY KEY, digest, head, rest)")
        connection.execute("INSERT INTO entries SELECT * FROM old")
        connection.execute(f"UPDATE entries SET {column} = {value} WHERE key = 'kunci-3'")
    connection.close()
    assert is_exact_or_missing(path) >= len(ENTRIES) - 1


def test_a_head_that_has_become_text_is_a_miss(path: Path) -> None:
    """One flipped bit in a row's header turns bytes into text of the same length."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET head = CAST(head AS TEXT) WHERE key = 'kunci-3'")
    connection.close()
    assert is_exact_or_missing(path) in (len(ENTRIES) - 1, len(ENTRIES))


def test_one_bad_row_does_not_hide_the_rest_for_ever(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET key = CAST(x'ff' AS TEXT) WHERE key = 'kunci-0'")
    connection.close()
    heals(path)


@settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_a_flipped_byte_anywhere_is_a_miss_or_does_no_harm(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.sqlite"
        path.write_bytes(_filled())
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        is_exact_or_missing(path)


def test_every_single_flipped_bit_of_a_row_s_header_is_harmless(tmp_path: Path) -> None:
    content = _filled()
    start = content.index(b"kunci-7") - 12
    for place in range(start, start + 24):
        for bit in range(8):
            path = tmp_path / f"{place}-{bit}.sqlite"
            path.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]
            )
            is_exact_or_missing(path)


@settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.floats(0, 1))
def test_a_file_cut_anywhere_is_a_miss_and_heals(part: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.sqlite"
        content = _filled()
        path.write_bytes(content[: int(len(content) * part)])
        heals(path)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_a_folder_in_its_place_means_that_nothing_is_kept(path: Path, suffix: str) -> None:
    path.unlink()
    Path(f"{path}{suffix}").mkdir()
    assert is_exact_or_missing(path) == 0
    store = Store(path)
    store.put(ENTRIES)
    assert store.rest("kunci-1") == ENTRIES["kunci-1"].rest
    store.prune({"kunci-1"})
    store.close()


def test_what_is_pruned_leaves_the_disk_while_others_have_the_file_open(path: Path) -> None:
    store = Store(path)
    store.put({f"lama-{n}": Entry(b"kepala", bytes(4000)) for n in range(1200)})
    reader = sqlite3.connect(path)
    assert reader.execute("SELECT count(*) FROM entries").fetchone() == (1200 + len(ENTRIES),)
    store.prune({"kunci-1"})
    beside = Path(f"{path}-wal")
    assert path.stat().st_size + beside.stat().st_size < 100_000
    reader.close()
    store.close()


def test_a_file_in_place_of_its_folder_means_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("berkas", encoding="utf-8")
    assert is_exact_or_missing(tmp_path / "cache" / "posts.sqlite") == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("is_broken", [False, True])
def test_a_folder_that_may_only_be_read_is_no_error(*, is_broken: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "posts.sqlite"
        path.write_bytes(b"rusak" * 1000 if is_broken else _filled())
        path.chmod(0o444)
        child = os.fork()
        if child == 0:
            os.setuid(NOBODY)
            os._exit(_use(path))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _use(path: Path) -> int:
    """Do everything that a build does with a store; return an exit code."""
    try:
        store = Store(path)
        store.heads(ENTRIES)
        store.put(ENTRIES)
        store.prune(set())
        is_right = all(store.rest(key) == entry.rest for key, entry in ENTRIES.items())
        store.close()
    except BaseException:
        traceback.print_exc()
        return 1
    return 0 if is_right else 2


def test_a_file_that_somebody_holds_is_a_miss(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    store = Store(path)
    assert store.heads(ENTRIES) == {}
    store.put({"baru": Entry(b"a", b"b")})
    assert store.rest("baru") == b"b"
    store.prune({"baru"})
    store.close()
    holder.close()
    assert is_exact_or_missing(path) == len(ENTRIES)


WRITE = """
import sys
from pathlib import Path
from kim_plugins.builder.storage.store import Entry, Store
store = Store(Path(sys.argv[1]))
for n in range(200):
    key = f"{sys.argv[2]}-{n % 60}"
    store.put({key: Entry(key.encode(), b"isi" * n), "sama": Entry(b"sama", b"sama")})
    assert store.heads([key]) == {key: key.encode()}
store.close()
"""


def test_two_processes_may_write_at_once(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE, path, name], stderr=subprocess.PIPE)
        for name in ("a", "b")
    ]
    for writer in writers:
        assert writer.communicate()[1] == b""
        assert writer.returncode == 0
    keys = {f"{name}-{n}" for name in "ab" for n in range(60)} | {"sama", *ENTRIES}
    store = Store(path)
    assert set(store.heads(keys)) == keys
    store.close()


def test_a_child_has_a_connection_of_its_own_and_leaves_ours_alone(path: Path) -> None:
    store = Store(path)
    store.heads(ENTRIES)
    child = os.fork()
    if child == 0:
        is_right = store.rest("kunci-1") == ENTRIES["kunci-1"].rest
        store.close()
        os._exit(0 if is_right else 1)
    assert os.waitpid(child, 0)[1] == 0
    store.put({"baru": Entry(b"a", b"b")})
    assert store.heads(["baru"]) == {"baru": b"a"}
    store.close()


def test_pruning_keeps_what_is_live_and_bounds_the_rest(path: Path) -> None:
    store = Store(path)
    store.prune({"kunci-1"})
    assert len(store.heads(ENTRIES)) == len(ENTRIES), "a few old ones are kept"
    old = {f"lama-{n}": Entry(b"x", b"y" * 500) for n in range(2000)}
    store.put(old)
    store.close()
    before = path.stat().st_size
    store.prune(set(ENTRIES))
    assert set(store.heads({*ENTRIES, *old})) == set(ENTRIES)
    store.close()
    assert path.stat().st_size < before / 4
    assert is_exact_or_missing(path) == len(ENTRIES)


def _filled() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.sqlite"
        fill(path)
        return path.read_bytes()
