"""A small site that a few edits happen to, and a build of them without the engine."""

from __future__ import annotations

import functools
from pathlib import Path

from kim_plugins.builder.changes import build_request as requests
from kim_plugins.builder.changes import quick_update
from kim_plugins.builder.changes.build_request import Report, Request
from kim_plugins.engine import share
from kim_plugins.model.urls import SEARCH_INDEX
from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.incremental.world import PostFile, World, begin

GROUP = ("kutai-timur", "kim-contoh")
EVENT = {"kind": "agenda", "starts": "2026-12-05T08:00", "place": "Balai Desa Contoh"}


def small(root: Path) -> World:
    """Make and build a project with two posts that link to each other and a third one."""
    world = unbuilt(root)
    assert build(world.project, world.now) is not None
    return world


def unbuilt(root: Path) -> World:
    """Make that project."""
    (root / "proyek").mkdir()
    world = begin(root / "proyek", posts=0)
    add(world, "2026-11-01", "pertama", "## Hasil\n\n[kedua](2026-11-02-kedua.md)")
    add(world, "2026-11-02", "kedua", "[hasil](2026-11-01-pertama.md#hasil)")
    add(world, "2026-11-03", "ketiga", "![Balai desa](img/foto.png)")
    return world


def add(world: World, day: str, slug: str, body: str) -> None:
    made = PostFile(GROUP, day, slug, title=f"Kabar {slug}", body=body)
    world.posts.append(made)
    world.save(made)


def quickly(world: World, jobs: int = 1) -> Report | None:
    request = Request(world.root / "mkdocs.yml", now=world.now, jobs=jobs)
    with requests.recalled(request) as memory:
        engine = functools.partial(share.made, request, memory)
        return quick_update.apply(request, memory, engine)


def change(world: World, number: int, **values: str) -> None:
    chosen = world.posts[number]
    for name, value in values.items():
        setattr(chosen, name, value)
    world.save(chosen)


def retitle(world: World, *numbers: int) -> None:
    for number in numbers:
        change(world, number, title=f"Judul lain {number}")


def rename(world: World, number: int, group: tuple[str, str] = GROUP) -> None:
    chosen, old = world.posts[number], world.posts[number].path
    chosen.slug, chosen.group = "nama-baru", group
    world.save(chosen, old)


def insist_on_quick(world: World, copy: Path) -> None:
    """Build without the engine what a clean build makes, after which nothing is left to do."""
    report = quickly(world)
    assert report is not None
    expected = clean(world.project, copy, world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    pages = [path for path in expected.files if not path.startswith(SEARCH_INDEX)]
    assert len(report.written) + report.reused == len(pages)
    assert report.problems == expected.problems
    again = build(world.project, world.now)
    assert again is not None
    assert again.written == ()


def insist_on_engine(world: World, copy: Path) -> None:
    """See that it is left to the engine, which makes what a clean build makes."""
    assert quickly(world) is None
    report = build(world.project, world.now)
    assert report is not None
    expected = clean(world.project, copy, world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    assert report.problems == expected.problems
