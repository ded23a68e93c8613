"""A record is read as it was written, or not at all."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kim_plugins.builder.storage import manifest
from kim_plugins.builder.storage.manifest import Inputs, Made, Manifest

RECORD = Manifest(
    inputs=Inputs("/p/docs", ("/p/groups.yaml", "/p/mkdocs.yml"), ("/p/tema",), ("NAMA",), "abc"),
    site="/p/site",
    is_strict=True,
    configured_now="2026-11-24T12:00",
    now="2026-11-24T12:00:00+08:00",
    until="2026-11-30T00:00:00+08:00",
    outputs={"index.html": Made("d1", 10, "h1"), "kim/é.html": Made("d2", 0, "h2")},
    problems=((True, "docs/x.md  KIM001\nBaris dua"), (False, "peringatan “dua”")),
    summary="1 tulisan terbit",
)
quick = settings(
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def proven(text: bytes) -> bytes:
    """Write a record's text as one that was written whole."""
    return hashlib.blake2b(text, digest_size=16).hexdigest().encode() + b"\n" + text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a record; give its file."""
    path = tmp_path / "cache" / "site.json"
    manifest.save(path, RECORD)
    return path


def test_a_record_is_read_as_it_was_written(path: Path) -> None:
    assert manifest.load(path) == RECORD
    assert [file.name for file in path.parent.iterdir()] == ["site.json"]


def test_a_new_record_takes_the_place_of_the_old_one(path: Path) -> None:
    other = dataclasses.replace(RECORD, outputs={}, until="", problems=())
    manifest.save(path, other)
    assert manifest.load(path) == other


def test_a_missing_record_is_none(tmp_path: Path) -> None:
    assert manifest.load(tmp_path / "tak-ada.json") is None
    assert manifest.load(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "5", '"x"', "{}", '{"format": 2}', '{"format": 99999}', "[" * 100_000],
)
def test_a_broken_record_is_none(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert manifest.load(path) is None
    path.write_bytes(proven(text.encode()))
    assert manifest.load(path) is None


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Manifest)])
def test_a_record_that_lacks_something_or_has_more_is_none(path: Path, field: str) -> None:
    _, text = path.read_bytes().split(b"\n", 1)
    data = json.loads(text)
    path.write_bytes(proven(json.dumps(data).encode()))
    assert manifest.load(path) == RECORD
    path.write_bytes(proven(json.dumps({**data, "lain": 1}).encode()))
    assert manifest.load(path) is None
    del data[field]
    path.write_bytes(proven(json.dumps(data).encode()))
    assert manifest.load(path) is None


def test_a_record_of_another_format_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "FORMAT", manifest.FORMAT + 1)
    assert manifest.load(path) is None


@quick
@given(st.data())
def test_a_flipped_byte_makes_it_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("catatan") / "site.json"
    manifest.save(path, RECORD)
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert manifest.load(path) is None


@quick
@given(st.floats(0, 1, exclude_max=True))
def test_a_record_that_is_cut_is_none(
    tmp_path_factory: pytest.TempPathFactory, part: float
) -> None:
    path = tmp_path_factory.mktemp("catatan") / "site.json"
    manifest.save(path, RECORD)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert manifest.load(path) is None


def test_names_that_are_not_utf_8_are_kept(path: Path) -> None:
    odd = dataclasses.replace(RECORD, outputs={"a\udcff.txt": Made("d", 1, "h")})
    manifest.save(path, odd)
    assert manifest.load(path) == odd


@pytest.mark.parametrize(
    "paths", [set(), {"index.html"}, {"a/b.html", "é.html", "dengan spasi.txt"}, {"a\udcff.txt"}]
)
def test_what_is_announced_is_read_again(tmp_path: Path, paths: set[str]) -> None:
    journal = tmp_path / "cache" / "site.journal"
    manifest.announce(journal, paths)
    assert manifest.announced(journal) == paths


def test_nothing_is_announced_where_there_is_no_journal(tmp_path: Path) -> None:
    assert manifest.announced(tmp_path / "tak-ada.journal") == set()
