"""What lies in a site folder counts only if it is, byte for byte, what was recorded."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.storage import folder as module
from kim_plugins.builder.storage.folder import Folder, content_hash, write
from kim_plugins.builder.storage.manifest import Made

CONTENTS = {f"bagian-{n}/index.html": f"isi {n}".encode() for n in range(5)}


@pytest.fixture(params=[1, 2], ids=["one process", "two processes"])
def made(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Write a small site and record it."""
    monkeypatch.setattr(module, "SMALL", 2)
    monkeypatch.setattr(module, "SHARE", 2)
    site = tmp_path / "site"
    written = [write(name, content, site) for name, content in CONTENTS.items()]
    known = {one.path: Made("d", one.size, one.hash) for one in written}
    return Folder(site, known, tmp_path / "journal", request.param)


def test_a_site_as_it_was_made_is_intact(made: Folder) -> None:
    assert made.is_intact()
    (made.site / "asing.txt").write_text("milik orang lain", encoding="utf-8")
    assert made.is_intact()


def _replaced(path: Path, above: int = 0) -> Path:
    """Remove a file, and its folder where one above is wanted; return what may be made anew."""
    path.unlink()
    if above:
        path.parent.rmdir()
    return path.parent if above else path


DAMAGES: dict[str, Callable[[Path], object]] = {
    "shorter": lambda p: p.write_bytes(b"isi"),
    "longer": lambda p: p.write_bytes(p.read_bytes() + b" "),
    "of the same length": lambda p: p.write_bytes(p.read_bytes()[::-1]),
    "empty": lambda p: p.write_bytes(b""),
    "gone": lambda p: p.unlink(),
    "a folder": lambda p: _replaced(p).mkdir(),
    "a link to the same": lambda p: p.symlink_to(p.rename(p.with_name("lain"))),
    "a link to nowhere": lambda p: _replaced(p).symlink_to("tak-ada"),
    "below a file": lambda p: _replaced(p, 1).write_bytes(b"x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["bagian-0/index.html", "bagian-4/index.html"])
def test_an_output_is_not_intact_when_it_is(made: Folder, damage: str, name: str) -> None:
    DAMAGES[damage](made.site / name)
    assert not made.is_intact()
    assert not made.lies_there(name, made.known[name])


def test_a_folder_that_is_being_written_is_not_intact(made: Folder) -> None:
    made.journal.write_text("", encoding="utf-8")
    assert not made.is_intact()


def test_an_empty_record_is_intact(tmp_path: Path) -> None:
    assert Folder(tmp_path / "site", {}, tmp_path / "journal").is_intact()


def test_writing_replaces_and_leaves_nothing_temporary(tmp_path: Path) -> None:
    for content in (b"satu", b"dua"):
        written = write("a/b/c.html", content, tmp_path)
        assert (tmp_path / "a/b/c.html").read_bytes() == content
        assert (written.path, written.size) == ("a/b/c.html", len(content))
        assert written.hash == content_hash(content)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["c.html"]


def test_writing_through_a_link_leaves_what_it_led_to(tmp_path: Path) -> None:
    (tmp_path / "lain").write_bytes(b"milik orang lain")
    (tmp_path / "a.html").symlink_to(tmp_path / "lain")
    write("a.html", b"isi", tmp_path)
    assert (tmp_path / "lain").read_bytes() == b"milik orang lain"
    assert not (tmp_path / "a.html").is_symlink()


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    name = "n" * 255
    write(name, b"isi", tmp_path)
    assert (tmp_path / name).read_bytes() == b"isi"


def test_the_hash_is_of_the_content_alone() -> None:
    assert content_hash(b"isi") == content_hash(bytes(bytearray(b"isi")))
    assert len({content_hash(text) for text in (b"", b"isi", b"isi ")}) == 3


def test_two_processes_may_write_the_same_output_at_once(tmp_path: Path) -> None:
    children = []
    for content in (b"satu" * 5000, b"dua" * 5000):
        child = os.fork()
        if child == 0:
            try:
                for _ in range(300):
                    write("a/b.html", content, tmp_path)
            except OSError:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert (tmp_path / "a/b.html").read_bytes() in (b"satu" * 5000, b"dua" * 5000)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.html"]
