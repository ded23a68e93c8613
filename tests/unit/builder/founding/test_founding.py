"""A repository is there as a whole, or nothing is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kim_plugins.base import areas
from kim_plugins.builder.founding import founding, release
from kim_plugins.builder.founding.founding import NotEmpty

PROVINCE = areas.provinces()["93"]
TODAY = dt.date(2026, 11, 24)


def begin(folder: Path) -> None:
    founding.found(folder, PROVINCE, release.running(), TODAY)


@pytest.mark.parametrize("made", [[], ["isi"], ["isi", "isi/.git"]])
def test_it_begins_in_a_folder_that_is_new_empty_or_fresh_from_git(
    tmp_path: Path, made: list[str]
) -> None:
    for name in made:
        (tmp_path / name).mkdir()
    begin(tmp_path / "isi")

    assert (tmp_path / "isi/mkdocs.yml").is_file()
    assert (tmp_path / "isi/deploy/post-receive").stat().st_mode & 0o111
    assert [path.name for path in tmp_path.iterdir()] == ["isi"]


def test_nothing_around_a_folder_that_is_there_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder may be a disk of its own, or lie where only others may write."""
    folder = tmp_path / "isi"
    (folder / ".kim-init.kim-tmp/sisa").mkdir(parents=True)
    written: list[Path] = []

    def noted(path: Path, content: bytes, *, executable: bool = False) -> None:
        written.append(path)
        write(path, content, executable=executable)

    write = founding.write
    monkeypatch.setattr(founding, "write", noted)
    begin(folder)

    assert [path for path in written if not path.is_relative_to(folder)] == []
    assert (folder / "mkdocs.yml").is_file()
    assert [path.name for path in folder.iterdir() if "kim-tmp" in path.name] == []


@pytest.mark.parametrize("name", ["catatan.txt", ".gitignore", "docs"])
def test_a_folder_in_use_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    with pytest.raises(NotEmpty):
        begin(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_where_it_can_not_be_written_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes, *, executable: bool = False) -> None:
        if path.name == "groups.yaml":
            raise OSError(28, "No space left on device")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    monkeypatch.setattr(founding, "write", full)
    with pytest.raises(OSError, match="No space"):
        begin(tmp_path / "isi")

    assert list(tmp_path.iterdir()) == []
