"""Made files are kept as they are, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.storage.output_cache import OutputCache

KEY = "ab" * 16
MADE = {320: b"kecil\nsekali", 640: b""}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    OutputCache(tmp_path).put(KEY, MADE)
    assert OutputCache(tmp_path).get(KEY) == MADE
    assert OutputCache(tmp_path).get("cd" * 16) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b[:-1],
        lambda b: b + b"x",
        lambda b: b[:-1] + b"X",
        lambda b: b"",
        lambda b: b[::-1],
    ],
    ids=["cut", "longer", "changed", "empty", "reversed"],
)
def test_a_damaged_file_is_a_miss(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    OutputCache(tmp_path).put(KEY, MADE)
    (path,) = tmp_path.glob("??/*")
    path.write_bytes(damage(path.read_bytes()))
    assert OutputCache(tmp_path).get(KEY) is None


def test_a_file_under_another_name_is_a_miss(tmp_path: Path) -> None:
    OutputCache(tmp_path).put(KEY, MADE)
    (tmp_path / KEY[:2] / KEY).rename(tmp_path / KEY[:2] / ("ab" * 15 + "cd"))
    assert OutputCache(tmp_path).get("ab" * 15 + "cd") is None


def test_without_a_place_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder", encoding="utf-8")
    for one in (OutputCache(None), OutputCache(blocked)):
        one.put(KEY, MADE)
        assert one.get(KEY) is None
        one.prune(set())


def test_what_is_not_used_goes_once_it_is_too_much(tmp_path: Path) -> None:
    kept: OutputCache = OutputCache(tmp_path, spare=2)
    keys = [f"{n:02}" * 16 for n in range(6)]
    for key in keys[:5]:
        kept.put(key, MADE)
    kept.prune({keys[0]})
    assert all(kept.get(key) for key in keys[:5]), "not yet too much"
    kept.put(keys[5], MADE)
    kept.prune({keys[0]})
    assert [key for key in keys if kept.get(key)] == [keys[0]]
