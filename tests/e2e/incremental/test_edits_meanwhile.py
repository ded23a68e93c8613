"""Files that are edited while a build reads them, and perhaps put back before the next one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kim_plugins.base import home
from kim_plugins.builder.changes import incremental
from kim_plugins.builder.changes.build_request import Report
from kim_plugins.builder.changes.changed_pages import EngineShare
from kim_plugins.builder.changes.quick_update import Update
from kim_plugins.builder.sources import sources
from kim_plugins.builder.storage.store import Store
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.engine import share
from tests.documents import pdf
from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.incremental.world import PostFile, World, begin
from tests.pictures import png

pytestmark = pytest.mark.usefixtures("few_places")

GROUP = ("kutai-timur", "kim-contoh")
RENAMED_VILLAGE = b"""\
regions:
  - {code: "64.08.12.1002", name: Swarga Baru, since: 2026-10-01, former_name: x, basis: Perda}
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make a project with two posts, of which the second links to the first."""
    (tmp_path / "proyek").mkdir()
    world = begin(tmp_path / "proyek", posts=0)
    for slug, body in {"pertama": "Isi.", "kedua": "[pertama](2026-11-01-pertama.md)"}.items():
        world.posts.append(PostFile(GROUP, "2026-11-01", slug, f"Kabar {slug}", body))
        world.save(world.posts[-1])
    return world


def retitle(world: World, number: int, title: str) -> None:
    world.posts[number].title = title
    world.save(world.posts[number])


def is_right(world: World, copy: Path) -> bool:
    """Build, and tell whether that gave what a clean build makes."""
    report, expected = build(world.project, world.now), clean(world.project, copy, world.now)
    assert report is not None
    assert expected is not None
    return (differing(files(world.root), expected.files), report.problems) == (
        [],
        expected.problems,
    )


@pytest.mark.parametrize("is_put_back_at_once", [True, False])
@pytest.mark.parametrize("what", ["edited", "new", "gone"])
def test_what_a_whole_build_has_read_of_them_is_made_good(
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    is_put_back_at_once: bool,
) -> None:
    path = world.root / world.posts[1].path
    if what == "new":
        path = path.with_name("2026-11-01-ketiga.md")
    before = path.read_bytes() if path.exists() else None
    _while_reading(monkeypatch, lambda: _leave(path, what), path, before, is_put_back_at_once)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    _put_back(path, before)
    assert is_right(world, tmp_path / "salinan")


def test_an_edit_that_is_put_back_after_a_quick_build_too(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(world.project, world.now) is not None
    retitle(world, 0, "Judul lain")
    path, read = world.root / world.posts[1].path, sources.read_post
    before = path.read_bytes()

    def read_while_it_is_edited(project: sources.Project, post: Path) -> SourceFile:
        if post == path:  # It is read only because it links to the one that was edited.
            _leave(path, "edited")
        found = read(project, post)
        _put_back(path, before)
        return found

    monkeypatch.setattr(sources, "read_post", read_while_it_is_edited)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    assert is_right(world, tmp_path / "salinan")


def test_another_registry_while_the_program_asks_for_its_province(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.change(0, areas='["64.08.12.1002"]')
    assert build(world.project, world.now) is not None
    retitle(world, 0, "Judul lain")
    path, settle_for = world.root / "groups.yaml", home.settle_for
    before = path.read_bytes()

    def settle_while_it_is_edited(groups: Path) -> None:
        _put_back(path, RENAMED_VILLAGE + before)
        settle_for(groups)
        _put_back(path, before)

    monkeypatch.setattr(home, "settle_for", settle_while_it_is_edited)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    assert is_right(world, tmp_path / "salinan")


def test_what_an_editor_writes_beside_them_costs_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = world.root / f"{world.posts[1].path}.swp".replace("2026-11-01-kedua", ".kedua")
    _while_reading(monkeypatch, lambda: swap.write_bytes(b"1"), swap, None, is_put_back=False)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    retitle(world, 0, "Judul lain")
    monkeypatch.setattr(sources, "read_sources", lambda _: pytest.fail("the whole is read"))
    assert build(world.project, world.now) is not None


def _while_reading(
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[], object],
    path: Path,
    before: bytes | None,
    is_put_back: bool,
) -> None:
    """Let somebody edit before the sources are read, and perhaps put it back afterwards."""
    read = sources.read_sources

    def read_while_it_is_edited(project: sources.Project) -> sources.Sources:
        edit()
        found = read(project)
        if is_put_back:
            _put_back(path, before)
        return found

    monkeypatch.setattr(sources, "read_sources", read_while_it_is_edited)


def _leave(path: Path, what: str) -> None:
    if what == "gone":
        path.unlink()
    elif what == "new":
        path.write_bytes(path.with_name("2026-11-01-kedua.md").read_bytes())
    else:
        path.write_bytes(path.read_bytes().replace(b"Kabar kedua", b"Kabar ke-2!"))


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)


FILES = {
    "groups.yaml": (sources, "read_registry"),
    f"docs/posts/{GROUP[0]}/{GROUP[1]}/img/foto.png": (Update, "_write"),
    f"docs/posts/{GROUP[0]}/{GROUP[1]}/berkas/surat.pdf": (Update, "_write"),
}


@pytest.mark.parametrize("name", FILES)
def test_another_file_that_is_put_back_after_a_quick_build_too(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    first = {"groups.yaml": None, "foto.png": png(700, 500, 1), "surat.pdf": pdf(1, "Satu")}
    other = {"foto.png": png(700, 500, 3), "surat.pdf": pdf(2, "Dua")}
    assert build(world.project, world.now) is not None
    path = world.root / name
    if content := first[path.name]:
        world.project.write(name, content)
    before = path.read_bytes()
    meanwhile = other.get(path.name) or before.replace(b"name: KIM Contoh\n", b"name: KIM Lain\n")
    world.posts[0].body = "![Balai](img/foto.png) [Surat](berkas/surat.pdf)"
    world.save(world.posts[0])
    owner, function = FILES[name]
    real = getattr(owner, function)

    def while_it_is_another(*given: object) -> object:
        path.write_bytes(meanwhile)
        try:
            return real(*given)
        finally:
            path.write_bytes(before)

    monkeypatch.setattr(owner, function, while_it_is_another)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    assert is_right(world, tmp_path / "salinan")
    retitle(world, 1, "Judul lain")
    assert is_right(world, tmp_path / "salinan-kedua")


@pytest.mark.parametrize("is_put_back_at_once", [True, False])
def test_a_page_that_is_another_while_the_engine_makes_it(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_put_back_at_once: bool
) -> None:
    assert build(world.project, world.now) is not None
    world.replace("docs/tentang.md", "# Tentang\n", "# Tentang\n\nSitus contoh.\n")
    path, made = world.root / "docs/tentang.md", share.made
    before = path.read_bytes()

    def made_while_it_is_edited(*given: Any) -> EngineShare | None:
        path.write_bytes(before.replace(b"Situs contoh", b"Untuk sementara"))
        found = made(*given)
        if is_put_back_at_once:
            path.write_bytes(before)
        return found

    monkeypatch.setattr(share, "made", made_while_it_is_edited)
    assert build(world.project, world.now) is not None
    monkeypatch.undo()
    path.write_bytes(before)
    assert is_right(world, tmp_path / "salinan")


def delete_the_cache(world: World, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(world.root / ".kim-cache")


def lose_texts_and_edit_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "rest", lambda *_: None)
    retitle(world, 0, "Judul lain")


@pytest.mark.parametrize("act", [delete_the_cache, lose_texts_and_edit_one])
def test_a_whole_build_that_loses_what_it_needs_says_so_and_the_next_one_is_right(
    act: Callable[[World, pytest.MonkeyPatch], None],
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engine's share is gone, or a page would be made of two texts: run again."""
    assert build(world.project, world.now) is not None
    world.replace("mkdocs.yml", "site_name: KIM Uji", "site_name: KIM Lain")
    update = incremental.update

    def update_after(*given: Any) -> incremental.Outcome:
        act(world, monkeypatch)
        return update(*given)

    monkeypatch.setattr(incremental, "update", update_after)
    assert build(world.project, world.now) is None
    monkeypatch.undo()
    assert is_right(world, tmp_path / "salinan")


def test_a_record_that_breaks_while_a_quick_build_runs_is_none(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(world.project, world.now) is not None
    retitle(world, 0, "Judul lain")
    (kept,) = (world.root / ".kim-cache").glob("site-*.sqlite")
    run = Update.run

    def run_after(self: Update) -> Report | None:
        os.truncate(kept, 5000)
        return run(self)

    monkeypatch.setattr(Update, "run", run_after)
    assert is_right(world, tmp_path / "salinan")
