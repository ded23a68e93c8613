"""Many outputs are told at once to be as they were left, and none of them wrongly."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kim_plugins.builder.changes import last_build, made_outputs
from kim_plugins.builder.changes.made_outputs import NO_VIEWS
from kim_plugins.builder.storage import record, stamps, untouched
from kim_plugins.builder.storage.folder import Made, content_hash
from kim_plugins.builder.storage.record import Record

COUNT = 300
"""Outputs; a shard holds 128, and numbers begin at 1."""
OF_THE_SECOND = "halaman-200.html"
RAW = os.fsdecode(b"nama-\xff.txt")
"""A name that is no text."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site whose files have been left alone for long."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in names():
        write(folder / name, "isi")
    return folder


@pytest.fixture
def kept(tmp_path: Path, site: Path) -> Iterator[Record]:
    """Keep what was made, with the stamps that its files have."""
    path = tmp_path / "situs.sqlite"
    with record.rewritten(path) as new:
        save(new, {name: made() for name in names()})
        last_build.save_stamps(new, {name: mark(site / name) for name in names()})
    with record.opened(path) as found:
        assert found
        yield found


def names() -> list[str]:
    return [RAW, *(f"halaman-{number}.html" for number in range(COUNT - 1))]


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def made(text: str = "isi") -> Made:
    return Made("d", len(text), content_hash(text.encode()))


def save(kept: Record, outputs: dict[str, Made]) -> None:
    made_outputs.save(kept, {path: (NO_VIEWS, one) for path, one in outputs.items()}, {})


def mark(path: Path) -> str:
    return stamps.facts_of(path.lstat())


def test_where_nothing_was_touched_nothing_is_looked_at_by_itself(kept: Record, site: Path) -> None:
    assert untouched.touched(kept, site) == []


def replaced(path: Path) -> None:
    path.unlink()
    path.write_text("isi", encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: write(path, "lain"),
        lambda path: os.utime(path, ns=(1, 1)),
        lambda path: path.unlink(),
        replaced,
    ],
    ids=["other words", "another time", "gone", "another file"],
)
def test_a_shard_with_a_touched_output_is(
    kept: Record, site: Path, harm: Callable[[Path], None]
) -> None:
    harm(site / OF_THE_SECOND)
    assert untouched.touched(kept, site) == [1]
    found = untouched.outputs_in(kept, [1])
    assert OF_THE_SECOND in found
    assert len(found) == 128
    assert found[OF_THE_SECOND].stamp


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: save(kept, {OF_THE_SECOND: made("lain")}),
        lambda kept: made_outputs.save(kept, {}, {}, [OF_THE_SECOND]),
        lambda kept: kept.tell("UPDATE outputs SET stamp = '' WHERE path = ?", [(OF_THE_SECOND,)]),
    ],
    ids=["made anew", "gone", "stamped"],
)
def test_a_shard_is_forgotten_where_a_row_of_it_is_written(
    kept: Record, site: Path, change: Callable[[Record], None]
) -> None:
    change(kept)
    assert untouched.touched(kept, site) == [1]


def test_a_new_output_is_in_the_last_shard(kept: Record, site: Path) -> None:
    save(kept, {"baru.html": made()})
    assert untouched.touched(kept, site) == [2]
    assert "baru.html" in untouched.outputs_in(kept, [2])


def test_a_new_plan_of_an_output_touches_no_file(kept: Record, site: Path) -> None:
    made_outputs.save_parts(kept, {"pos:satu": frozenset()})
    planned = made_outputs.Planned("pos:satu", "g")
    made_outputs.save_plan(kept, {OF_THE_SECOND: planned})
    assert untouched.touched(kept, site) == []


def test_a_shard_in_which_an_output_has_no_stamp_is_not_noted(kept: Record, site: Path) -> None:
    save(kept, {OF_THE_SECOND: made("lain")})
    untouched.note(kept)
    assert untouched.touched(kept, site) == [1]


def test_it_is_noted_again_once_the_output_was_looked_at(kept: Record, site: Path) -> None:
    write(site / OF_THE_SECOND, "lain")
    save(kept, {OF_THE_SECOND: made("lain")})
    last_build.save_stamps(kept, {OF_THE_SECOND: mark(site / OF_THE_SECOND)})
    assert untouched.touched(kept, site) == []


def test_all_outputs_are_in_some_shard(kept: Record, site: Path) -> None:
    for path in names():
        (site / path).unlink()
    shards = untouched.touched(kept, site)
    assert untouched.outputs_in(kept, shards).keys() == set(names())


def test_several_processes_find_the_same(
    kept: Record, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untouched, "MANY", 1)
    assert untouched.touched(kept, site, jobs=2) == []

    write(site / OF_THE_SECOND, "lain")
    save(kept, {"baru.html": made()})
    assert untouched.touched(kept, site, jobs=2) == [1, 2]
