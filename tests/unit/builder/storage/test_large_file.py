"""A large file is found in and read like bytes, whatever part of it is held at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.storage import large_file
from kim_plugins.builder.storage.large_file import LargeFile

CONTENT = b"satu\ndua\ntiga tiga\nempat\n"


@pytest.fixture(params=[1, 2, 3, 64, 1 << 18])
def file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the file, of which so many bytes are read at once, and of a line an eighth of them."""
    monkeypatch.setattr(large_file, "PART", request.param)
    monkeypatch.setattr(large_file, "LINE", max(1, request.param // 8))
    (tmp_path / "data").write_bytes(CONTENT)
    return tmp_path / "data"


def test_it_is_read_in_parts(file: Path) -> None:
    found = LargeFile(file)

    assert len(found) == len(CONTENT)
    assert found.read(0, len(CONTENT)) == CONTENT
    assert found.read(5, 8) == b"dua"
    assert found.read(-3, 4) == b"satu"
    assert found.read(20, 99) == CONTENT[20:]
    assert len(found.part(5, 8)) == 3


def test_the_last_of_some_bytes_is_found(file: Path) -> None:
    found = LargeFile(file)
    for size in range(1, 12):
        for at in range(len(CONTENT) - size + 1):
            wanted = CONTENT[at : at + size]
            assert found.last(wanted) == CONTENT.rfind(wanted)


def test_what_is_nowhere_is_not_found(file: Path) -> None:
    for wanted in (b"lima", b"empat\n\n", b"satu\ndua\nempat"):
        with pytest.raises(LookupError):
            LargeFile(file).last(wanted)


def test_each_place_stands_in_its_line(file: Path) -> None:
    file.write_bytes(CONTENT + b"lima")
    found, start = LargeFile(file), 0
    for line in [*CONTENT.splitlines(keepends=True), b"lima"]:
        for place in range(start, start + len(line)):
            assert found.line_at(place) == (start, start + len(line))
        start += len(line)


def test_a_file_that_lost_its_end_is_an_error(file: Path) -> None:
    found = LargeFile(file).part(5, len(CONTENT))
    file.write_bytes(CONTENT[:9])

    with pytest.raises(OSError, match="data"):
        b"".join(found)
