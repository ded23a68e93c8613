"""What lies in a site folder counts only if it is, byte for byte, what was recorded."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.storage import folder as module
from kim_plugins.builder.storage import stamps
from kim_plugins.builder.storage.folder import Folder, Made, content_hash, write

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
    assert made.looked_at() == {}
    (made.site / "asing.txt").write_text("milik orang lain", encoding="utf-8")
    assert made.looked_at() == {}


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
    assert made.looked_at() is None
    assert not made.lies_there(name, made.known[name])


AN_HOUR = 3600 * 1_000_000_000


@pytest.fixture
def old(made: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Let all outputs have lain there for an hour, and note it."""
    # Times of change can't be set, so the moment of looking is.
    monkeypatch.setattr(stamps, "clock_ns", lambda: time.time_ns() + AN_HOUR)
    marks = made.looked_at()
    assert marks is not None
    time.sleep(0.05)  # In truth it has lain there for longer than the grain of any clock.
    known = {path: dataclasses.replace(one, stamp=marks[path]) for path, one in made.known.items()}
    return dataclasses.replace(made, known=known)


def test_what_lies_there_untouched_for_a_while_is_noted(old: Folder) -> None:
    assert all(one.stamp for one in old.known.values())
    assert old.looked_at() == {}


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_output_that_was_touched_since_is_looked_at_again(old: Folder, damage: str) -> None:
    DAMAGES[damage](old.site / "bagian-4/index.html")
    assert old.looked_at() is None


def test_what_was_not_touched_is_not_read(old: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "parts_of", lambda _: pytest.fail("it was read"))
    assert old.looked_at() == {}
    assert all(old.lies_there(path, one) for path, one in old.known.items())


def test_an_output_that_is_found_as_it_was_made_is_given_its_stamp(old: Folder) -> None:
    for path, one in old.known.items():
        assert old.found(path, dataclasses.replace(one, stamp="")) == one
        assert old.found(path, dataclasses.replace(one, stamp="", size=one.size + 1)) is None


def test_only_what_has_a_stamp_is_told_to_be_untouched(old: Folder) -> None:
    path, one = next(iter(old.known.items()))
    assert old.is_untouched(path, one)
    assert not old.is_untouched(path, dataclasses.replace(one, stamp=""))
    (old.site / path).write_text("lain", encoding="utf-8")
    assert not old.is_untouched(path, one)


def test_what_was_just_written_is_not_trusted(made: Folder) -> None:
    assert made.looked_at() == {}


def test_a_folder_that_is_being_written_is_not_intact(made: Folder) -> None:
    made.journal.write_text("", encoding="utf-8")
    assert made.looked_at() is None


def test_an_empty_record_is_intact(tmp_path: Path) -> None:
    assert Folder(tmp_path / "site", {}, tmp_path / "journal").looked_at() == {}


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
