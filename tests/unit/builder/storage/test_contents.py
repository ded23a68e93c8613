"""Files are read whole; what is only a link is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.storage.contents import content_of


@pytest.mark.parametrize("size", [0, 1, 1 << 18, (1 << 18) + 1, 1_000_000])
def test_a_file_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "berkas").write_bytes(content)

    assert content_of(str(tmp_path / "berkas")) == content


@pytest.mark.parametrize("name", ["tautan", "folder", "tidak-ada"])
def test_what_is_no_file_can_not_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas").write_text("isi")
    (tmp_path / "tautan").symlink_to(tmp_path / "berkas")

    with pytest.raises(OSError):  # noqa: PT011 - each system words it otherwise
        content_of(str(tmp_path / name))
