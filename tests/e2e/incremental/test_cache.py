"""Whatever becomes of `.kim-cache`, the next build is right; what can't be kept is told once."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from kim_plugins.builder.sources.examinations import key_of
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.store import Entry, store_of
from kim_plugins.content.front_matter.source import SourceFile
from tests import commands
from tests.e2e.incremental.builds import build, clean, differing, files, leftovers
from tests.e2e.incremental.world import World, begin
from tests.e2e.sites import POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

POSTS = 120
LARGEST_FILE = 350_000
"""Bytes; more than any output of that corpus has, and fewer than its cache."""
FULL = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({LARGEST_FILE}, {LARGEST_FILE}))
from kim_plugins.cli import main
main(["build"])
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make and build a project."""
    (tmp_path / "proyek").mkdir()
    world = begin(tmp_path / "proyek")
    assert build(world.project, world.now)
    return world


def check(world: World) -> None:
    """Build twice after an edit, and compare with a clean build."""
    world.post(1).body = "![Balai](../../kutai-timur/kim-contoh/img/foto.png)"
    world.save(world.post(1))
    assert build(world.project, world.now) is not None
    expected = clean(world.project, world.root.parent / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    again = build(world.project, world.now)
    assert again is not None
    assert (again.written, again.removed) == ((), ())
    assert again.problems == expected.problems


def only(folder: Path, end: str) -> Path:
    """Return the one file of the cache with that ending."""
    (found,) = folder.glob("*" + end)
    return found


def _replaced(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _as_of_another_format(proof: Path) -> None:
    """Let a record be whole, but made by another version."""
    with contextlib.closing(sqlite3.connect(proof.with_suffix(".sqlite"))) as connection:
        connection.execute("PRAGMA user_version = 1")
    record._prove(proof.with_suffix(".sqlite"))


def _cut_short(proof: Path) -> None:
    """Write a change of a record, but not its proof."""
    with (
        contextlib.closing(sqlite3.connect(proof.with_suffix(".sqlite"))) as connection,
        connection,
    ):
        connection.execute("DELETE FROM reads")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "it is deleted": shutil.rmtree,
    "its record is deleted": lambda c: only(c, ".proof").with_suffix(".sqlite").unlink(),
    "its record is cut": lambda c: (
        only(c, ".proof").with_suffix(".sqlite").write_bytes(b"SQLite format 3\0")
    ),
    "its record is empty": lambda c: only(c, ".proof").with_suffix(".sqlite").write_bytes(b""),
    "its record is a folder": lambda c: _replaced(only(c, ".proof").with_suffix(".sqlite")),
    "its record's proof is deleted": lambda c: only(c, ".proof").unlink(),
    "its record is of another format": lambda c: _as_of_another_format(only(c, ".proof")),
    "a change of its record was cut short": lambda c: _cut_short(only(c, ".proof")),
    "its posts are deleted": lambda c: only(c, "posts.sqlite").unlink(),
    "its posts are cut": lambda c: only(c, "posts.sqlite").write_bytes(b"SQLite format 3\0"),
    "its posts are another's": lambda c: only(c, "posts.sqlite").write_bytes(b"x" * 9000),
    "its posts are a folder": lambda c: _replaced(only(c, "posts.sqlite")),
    "its pictures are cut": lambda c: only(c, "pictures.sqlite").write_bytes(b"SQLite format 3\0"),
    "its pictures are a folder": lambda c: _replaced(only(c, "pictures.sqlite")),
    "its made pictures are a file": lambda c: (c / "pictures").write_bytes(b"x"),
    "a journal is left": lambda c: (
        only(c, ".proof").with_suffix(".sqlite").with_suffix(".journal").touch()
    ),
    "a journal is broken": lambda c: (
        only(c, ".proof").with_suffix(".sqlite").with_suffix(".journal").write_bytes(b"\xff")
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_next_build_is_right_when(world: World, damage: str) -> None:
    DAMAGES[damage](world.root / ".kim-cache")
    check(world)
    assert leftovers(world.root) == []


@pytest.mark.parametrize("seed", range(18))
def test_bytes_that_flip_in_it_never_reach_the_site(world: World, seed: int) -> None:
    rng = random.Random(seed)
    kept = (path for path in (world.root / ".kim-cache").rglob("*") if path.is_file())
    for path in sorted(kept):
        content = bytearray(path.read_bytes())
        for _ in range(rng.randrange(1, 20)):
            content[rng.randrange(len(content))] ^= rng.randrange(1, 256)
        path.write_bytes(content)
    check(world)


def _a_file(cache: Path) -> None:
    cache.write_text("berkas", encoding="utf-8")


def _a_link_to_nowhere(cache: Path) -> None:
    cache.symlink_to("/tak-ada/di-mana-pun")


@pytest.mark.parametrize("make", [_a_file, _a_link_to_nowhere])
def test_where_nothing_can_be_kept_it_says_so_once_and_makes_the_site(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    expected = project.build().files()
    shutil.rmtree(tmp_path / ".kim-cache", ignore_errors=True)
    make(tmp_path / ".kim-cache")
    for _ in range(2):
        result = project.kim()
        assert result.exit_code == 0, result.log
        assert "Traceback" not in result.log
        assert result.log.count(".kim-cache") == 1, result.log
        assert result.files() == expected


def test_a_cache_that_is_full_is_no_error(tmp_path: Path) -> None:
    write_corpus(tmp_path, POSTS)
    script = tmp_path.with_name("program.py")
    script.write_text(FULL, encoding="utf-8")
    result = commands.run("kim", folder=tmp_path, script=script)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert files(tmp_path) == Site(tmp_path).build().files()


def test_mkdocs_build_takes_texts_from_the_same_cache(world: World) -> None:
    chosen = world.post(1)
    uri = chosen.path.removeprefix("docs/")
    content = chosen.text.encode()
    key = key_of(SourceFile(uri, chosen.path, content, size=len(content)))
    store = store_of(world.root)
    head, rest = store.heads([key])[key], store.rest(key)
    assert rest is not None
    store.put({key: Entry(head, rest.replace(b"Isi tulisan.", b"Dari simpanan."))})
    store.close()
    result = world.project.build(SOURCE_DATE_EPOCH="1795492800")
    assert result.exit_code == 0, result.log
    assert ".kim-cache" not in result.log
    assert b"Dari simpanan." in b"".join(result.files().values())
