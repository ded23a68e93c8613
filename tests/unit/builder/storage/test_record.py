"""A record is read as it was written, or not at all; a change is written whole, or not at all."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.record import OUTPUT, PART, Record, numbers_of

AT_A_TIME = record._SUMMED
quick = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


READS = {"satu": ["area:paser"], "dua": ["area:paser", "kind:x"]}


def write(path: Path) -> None:
    """Write a record of two parts of a plan, each with what was read for it."""
    with record.rewritten(path) as kept:
        kept.set_fact("nama", ["KIM", 1])
        kept.tell("INSERT INTO parts (name) VALUES (?)", [("satu",), ("dua",)])
        kept.set_reads(PART, {name: numbers_of(notes) for name, notes in READS.items()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a record; give its file."""
    write(tmp_path / "simpanan" / "situs.sqlite")
    return tmp_path / "simpanan" / "situs.sqlite"


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Record]:
    with record.opened(path) as kept:
        assert kept
        yield kept


def is_nothing(path: Path) -> bool:
    with record.opened(path) as kept:
        return kept is None


def test_a_record_is_read_as_it_was_written(path: Path) -> None:
    with reading(path) as kept:
        assert kept.fact("nama") == ["KIM", 1]
        assert kept.readers(PART, ["area:paser"]) == {"satu", "dua"}
        assert kept.readers(PART, ["kind:x", "lain"]) == {"dua"}
        assert kept.readers(OUTPUT, ["area:paser"]) == set()
    assert sorted(file.name for file in path.parent.iterdir()) == ["situs.proof", "situs.sqlite"]


def test_what_is_read_takes_the_place_of_what_was_read_before(path: Path) -> None:
    with reading(path) as kept, kept.transaction():
        kept.set_reads(PART, {"satu": numbers_of(["topic:y"])})
    with reading(path) as kept:
        assert kept.readers(PART, ["area:paser"]) == {"dua"}
        assert kept.readers(PART, ["topic:y"]) == {"satu"}


def test_who_is_dropped_reads_nothing_any_more(path: Path) -> None:
    with reading(path) as kept, kept.transaction():
        kept.drop(PART, ["dua"])
    with reading(path) as kept:
        assert kept.readers(PART, ["area:paser", "kind:x"]) == {"satu"}


def test_more_can_be_asked_than_one_statement_takes(path: Path) -> None:
    with reading(path) as kept:
        notes = (*(f"tak-ada:{number}" for number in range(2000)), "kind:x")
        assert kept.readers(PART, notes) == {"dua"}


def test_a_change_that_fails_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with reading(path) as kept, contextlib.suppress(RuntimeError), kept.transaction():
        kept.set_fact("nama", "lain")
        raise RuntimeError
    assert path.read_bytes() == before
    with reading(path) as kept:
        assert kept.fact("nama") == ["KIM", 1]


def test_writing_that_fails_leaves_the_old_one(path: Path) -> None:
    with contextlib.suppress(RuntimeError), record.rewritten(path) as kept:
        kept.set_fact("nama", "lain")
        raise RuntimeError
    with reading(path) as kept:
        assert kept.fact("nama") == ["KIM", 1]
    assert sorted(file.name for file in path.parent.iterdir()) == ["situs.proof", "situs.sqlite"]


def _without_proof(path: Path, statement: str) -> None:
    """Change a record as one does who is killed before its proof is written."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda p: p.unlink(),
    "empty": lambda p: p.write_bytes(b""),
    "cut": lambda p: p.write_bytes(p.read_bytes()[:5000]),
    "longer": lambda p: p.write_bytes(p.read_bytes() + b"x"),
    "another's": lambda p: p.write_bytes(b"SQLite format 3\0"),
    "without a proof": lambda p: p.with_suffix(".proof").unlink(),
    "with another's proof": lambda p: p.with_suffix(".proof").write_text("1 2 3\n"),
    "half changed": lambda p: _without_proof(p, "DELETE FROM reads"),
    "of another format": lambda p: _without_proof(p, "PRAGMA user_version = 1"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_nothing_when_it_is(path: Path, damage: str) -> None:
    DAMAGES[damage](path)
    assert is_nothing(path)
    write(path)
    assert not is_nothing(path)


def test_a_whole_one_of_another_format_is_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "FORMAT", record.FORMAT + 1)
    record._prove(path)
    assert is_nothing(path)


@quick
@given(st.data())
def test_a_flipped_byte_makes_it_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("catatan") / "situs.sqlite"
    write(path)
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert is_nothing(path)


@pytest.mark.parametrize("length", [0, 1, AT_A_TIME - 1, AT_A_TIME, AT_A_TIME + 1, 3 * AT_A_TIME])
def test_a_proof_says_the_size_and_the_sum_of_all_of_it(tmp_path: Path, length: int) -> None:
    content = bytes(number * number % 251 for number in range(length))
    (tmp_path / "situs.sqlite").write_bytes(content)
    expected = f"{record.FORMAT} {length} {zlib.crc32(content):08x}\n"
    assert record._proof(tmp_path / "situs.sqlite") == expected


def test_where_a_folder_stands_in_its_place_it_is_written_all_the_same(path: Path) -> None:
    path.unlink()
    (path / "lain").mkdir(parents=True)
    assert is_nothing(path)
    write(path)
    assert not is_nothing(path)


def test_while_another_process_writes_nothing_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "PATIENCE_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with reading(path) as kept, pytest.raises(record.BROKEN), kept.transaction():
            kept.set_fact("nama", "lain")
        other.execute("ROLLBACK")
    with reading(path) as kept:
        assert kept.fact("nama") == ["KIM", 1]


@pytest.mark.parametrize("name", ["a.html", "é/ü.html", "a\udcff.txt", "\x01aneh", ""])
def test_names_of_files_are_kept_whatever_their_bytes(path: Path, name: str) -> None:
    if not name.startswith("\x01"):
        assert record.name_of(record.text_of(name)) == name
    record.text_of(name).encode()
