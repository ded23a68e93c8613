"""What is not stale is not even put together to see whether it would differ."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import post as post_view
from kim_plugins.views.output import HtmlOutput
from tests.e2e.incremental.builds import build
from tests.e2e.incremental.world import PostFile, World, begin

pytestmark = pytest.mark.usefixtures("few_places")

GROUP = ("kutai-timur", "kim-contoh")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make and build a project whose group has posts of two years."""
    world = begin(tmp_path, posts=0)
    for day, slug in (("2025-10-01", "kabar-tua"), ("2026-11-02", "kabar-lama")):
        world.save(PostFile(GROUP, day, slug, title=f"Judul {slug}"))
    written(world)
    return world


def written(world: World) -> set[str]:
    report = build(world.project, world.now)
    assert report is not None
    return set(report.written)


def spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the posts whose pages are put together, as it happens."""
    made: list[str] = []
    page = post_view._page

    @functools.wraps(page)  # A plan tells functions by their names.
    def spied(post: Post, province: Province) -> HtmlOutput:
        made.append(post.place.slug)
        return page(post, province)

    monkeypatch.setattr(post_view, "_page", spied)
    return made


def test_a_changed_page_written_by_hand_puts_no_post_s_page_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.project.write("docs/tentang.md", b"# Tentang\n\nIsi lain.\n")
    made = spy(monkeypatch)

    assert written(world) == {"tentang/index.html"}
    assert made == []


def test_a_new_post_puts_together_what_it_may_change_and_no_other_post_s_page(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = spy(monkeypatch)
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru"))
    written(world)

    assert sorted(made) == ["kabar-baru", "kabar-lama"]
