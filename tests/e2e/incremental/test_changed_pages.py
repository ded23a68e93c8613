"""Hand-written pages are made by the engine alone; posts and lists beside them are left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kim_plugins.builder.changes import incremental
from tests.e2e.incremental.builds import build
from tests.e2e.incremental.quick import (
    add,
    change,
    insist_on_engine,
    insist_on_quick,
    quickly,
    rename,
    retitle,
    unbuilt,
)
from tests.e2e.incremental.world import World

pytestmark = pytest.mark.usefixtures("few_places")
NAV = "nav: [{Tentang kami: tentang.md}, {Panduan: [panduan/menulis.md]}]\n"
SECOND = "posts/kutai-timur/kim-contoh/2026-11-02-kedua.md"
PHOTO = "posts/kutai-timur/kim-contoh/img/foto.png"
ABOUT = f"""\
---
title: Tentang situs ini
description: Siapa kami.
---

# Tentang

## Lapor {{#lapor}}

## Sejarah {{#sejarah}}

[Kedua]({SECOND}), [Samarinda](samarinda/), [daftar](/kim/), ![foto]({PHOTO})
"""
GUIDE = (
    "# Menulis\n\n## Mulai\n\n[Tentang](../tentang.md#sejarah) dan [situs](https://example.org/).\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make and build a project with two pages, one of which links to a post and its picture."""
    world = unbuilt(tmp_path)
    world.replace("mkdocs.yml", "theme:", f"{NAV}markdown_extensions: [attr_list]\ntheme:")
    world.project.write("docs/tentang.md", ABOUT.encode())
    world.project.write("docs/panduan/menulis.md", GUIDE.encode())
    assert build(world.project, world.now) is not None
    return world


def write(old: str, new: str) -> Callable[[World], None]:
    """Replace something on the page about the site."""
    return lambda world: world.replace("docs/tentang.md", old, new)


def put(path: str, content: bytes) -> Callable[[World], None]:
    """Write a file."""

    def edit(world: World) -> None:
        world.project.write(path, content)

    return edit


def start_with(old: str, new: str, then: Callable[[World], None]) -> Callable[[World], None]:
    """Do the same before a build, after which something else changes."""

    def edit(world: World) -> None:
        world.replace("docs/tentang.md", old, new)
        assert build(world.project, world.now) is not None
        then(world)

    return edit


def drop(world: World, number: int) -> None:
    (world.root / world.posts.pop(number).path).unlink()


def edit_all(world: World) -> None:
    """Change pages, posts and a group in one go."""
    write("Siapa kami", "Siapa kita")(world)
    world.replace("docs/panduan/menulis.md", "## Mulai", "## Mulai\n\n## Selesai")
    world.replace("groups.yaml", "    name: KIM Contoh\n", "    name: KIM Lain\n")
    add(world, "2026-11-05", "kelima", "Isi.")
    retitle(world, 1)


def link_to_a_former_place(world: World) -> None:
    world.change(0, redirect_from="/lama/")
    assert build(world.project, world.now) is not None
    write("[daftar](/kim/)", "[daftar](/lama/)")(world)


def link_from_the_top(part: str, then: Callable[[World], None]) -> Callable[[World], None]:
    """Let a page link to a part of another by its address, before the other changes."""
    return start_with("[daftar](/kim/)", f"[mulai](/panduan/menulis/#{part})", then)


def name_in_the_guide(old: str, new: str) -> Callable[[World], None]:
    return lambda world: world.replace("docs/panduan/menulis.md", old, new)


THIRD = "2026-11-02-kedua.md"
QUICK: dict[str, Callable[[World], None]] = {
    "a page has another text": write("# Tentang\n", "# Tentang\n\nSitus contoh.\n"),
    "a page has another heading": write("# Tentang\n", "# Tentang situs\n"),
    "a page is described otherwise": write("Siapa kami", "Siapa kita"),
    "a page has a part more": write("## Lapor", "## Ralat\n\n## Lapor"),
    "a part is gone to which a page links": write("{#sejarah}", "{#dahulu}"),
    "a part comes that is linked to by an address": link_from_the_top(
        "akhir", name_in_the_guide("## Mulai", "## Akhir")
    ),
    "a part goes that is linked to by an address": link_from_the_top(
        "mulai", name_in_the_guide("## Mulai", "## Akhir")
    ),
    "a page links to another post": write(THIRD, "2026-11-01-pertama.md"),
    "a page links to what isn't there": write(THIRD, "2026-11-02-kedau.md"),
    "a page links to what was never there": write("[daftar](/kim/)", "[peta](/tak-ada/)"),
    "a page links to a former address of a post": link_to_a_former_place,
    "a page links to no post any more": write(f"[Kedua]({SECOND})", "Kedua"),
    "a page has a head that is no YAML": write("title: Tentang", "title: [Tentang"),
    "a page links rightly again": start_with(
        THIRD, "2026-11-02-kedau.md", write("kedau.md", "kedua.md")
    ),
    "pages, posts and a group are others at once": edit_all,
    "what a page links to is gone": lambda world: drop(world, 1),
    "what a page links to is a draft": lambda world: world.change(1, draft="true"),
    "what a page links to is there again": start_with(
        THIRD, "2026-11-20-baru.md", lambda world: add(world, "2026-11-20", "baru", "Isi.")
    ),
    "what a page links to appears": start_with("Kedua]", "Nanti]", lambda world: retitle(world, 1)),
    "what a page shows is shown by no post": lambda world: change(world, 2, body="Isi."),
    "a post is new where a page links to a folder": lambda world: rename(
        world, 0, ("samarinda", "kim-contoh")
    ),
}


LATER = [lambda world: drop(world, 1), QUICK["what a page links to is a draft"]]


@pytest.mark.parametrize("edit", [*LATER, write("# Tentang\n", "# Tentang situs\n")])
def test_links_are_followed_that_only_an_extension_of_others_finds(
    world: World, edit: Callable[[World], None], tmp_path: Path
) -> None:
    world.replace("mkdocs.yml", "[attr_list]", "[attr_list, admonition, pymdownx.details]")
    write("[Kedua]", "??? note\n\n    [Lihat](samarinda/) [Kedua]")(world)
    assert build(world.project, world.now) is not None

    edit(world)

    insist_on_quick(world, tmp_path / "salinan")


def test_what_only_an_extension_of_others_finds_is_guessed_anew(
    world: World, tmp_path: Path
) -> None:
    world.replace("mkdocs.yml", "[attr_list]", "[attr_list, admonition, pymdownx.details]")
    write(f"[Kedua]({SECOND})", f"??? note\n\n    [Kedua]({SECOND.replace('kedua', 'keduax')})")(
        world
    )
    assert build(world.project, world.now) is not None

    drop(world, 1)

    insist_on_quick(world, tmp_path / "salinan")


@pytest.mark.parametrize("name", QUICK)
def test_it_is_made_without_a_whole_build_and_as_a_clean_one_would(
    world: World, name: str, tmp_path: Path
) -> None:
    QUICK[name](world)

    insist_on_quick(world, tmp_path / "salinan")


def test_nothing_but_the_page_is_written(world: World) -> None:
    write("# Tentang\n", "# Tentang\n\nSitus contoh.\n")(world)

    report = quickly(world)

    assert report is not None
    assert report.written == ("tentang/index.html",)


def test_a_page_that_vanishes_while_it_is_made_takes_a_whole_build(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody removes what is kept between builds, and with it what the engine has made."""
    staged_in = incremental.staged_in

    def after_removal(folder: Path, written: Iterable[str]) -> list[str]:
        (folder / "tentang/index.html").unlink()
        return staged_in(folder, written)

    write("# Tentang\n", "# Tentang\n\nSitus contoh.\n")(world)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(incremental, "staged_in", after_removal)
        assert quickly(world) is None

    insist_on_quick(world, tmp_path / "salinan")


def link_to_a_part(world: World) -> None:
    """Let a post link to a part of a page, which is called otherwise then."""
    change(world, 0, body="[sejarah](../../../tentang.md#sejarah)")
    assert build(world.project, world.now) is not None
    write("{#sejarah}", "{#dahulu}")(world)


def link_to_a_part_that_comes(world: World) -> None:
    """Let a post link to a part of a page that comes with it."""
    change(world, 0, body="[lapor](../../../tentang.md#ralat)")
    write("## Lapor", "## Ralat\n\n## Lapor")(world)


def link_to_another_file(world: World) -> None:
    """Let a page be a link to a file that isn't to be published, if only by that name."""
    path = world.root / "docs/panduan/menulis.md"
    path.unlink()
    path.symlink_to(world.root / "docs/tentang.md")


def link_to_another_folder(world: World) -> None:
    (world.root / "docs/panduan").rename(world.root / "lain")
    (world.root / "lain/menulis.md").write_text("# Lain\n", encoding="utf-8")
    (world.root / "docs/panduan").symlink_to(world.root / "lain")


def name_the_former_place(world: World) -> None:
    write("description:", "redirect_from: /lama/\ndescription:")(world)


def name_in_the_menu(world: World) -> None:
    """Give a page another title of which the menu has no other."""
    world.replace("mkdocs.yml", "{Tentang kami: tentang.md}", "tentang.md")
    assert build(world.project, world.now) is not None
    write("Tentang situs ini", "Kami")(world)


WHOLE: dict[str, Callable[[World], None]] = {
    "a page has another name in the menu": name_in_the_menu,
    "a page was elsewhere": name_the_former_place,
    "a part is gone to which a post links": link_to_a_part,
    "a part comes to which a post links that came with it": link_to_a_part_that_comes,
    "a part is gone to which all pages link": write("{#lapor}", "{#ralat}"),
    "a page is only linked there": link_to_another_file,
    "a page's folder is only linked there": link_to_another_folder,
    "a page is new": put("docs/kontak.md", b"# Kontak\n"),
    "a page is gone": lambda world: (world.root / "docs/panduan/menulis.md").unlink(),
    "a page can't be read": put("docs/tentang.md", b"# \xff\n"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_build_is_needed_where(world: World, name: str, tmp_path: Path) -> None:
    WHOLE[name](world)

    insist_on_engine(world, tmp_path / "salinan")
