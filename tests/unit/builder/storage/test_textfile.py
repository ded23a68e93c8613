"""A text file is replaced as a whole."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.builder.storage.textfile import replace


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    replace(tmp_path / "a/b/berkas.txt", "satu\r\ndua\n")

    assert (tmp_path / "a/b/berkas.txt").read_bytes() == b"satu\r\ndua\n"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["berkas.txt"]


def test_permissions_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "asli.txt", tmp_path / "tautan.txt"
    real.write_text("lama", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to("asli.txt")

    replace(link, "baru")

    assert link.is_symlink()
    assert (real.read_text(encoding="utf-8"), real.stat().st_mode & 0o777) == ("baru", 0o640)
