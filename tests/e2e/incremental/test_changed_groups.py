"""What is told of a group may change without the engine; where it stands is left to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.pages import pages
from kim_plugins.builder.storage import folder
from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.incremental.quick import (
    EVENT,
    add,
    change,
    insist_on_engine,
    insist_on_quick,
    quickly,
    rename,
    retitle,
    small,
)
from tests.e2e.incremental.world import TEAMS, World

pytestmark = pytest.mark.usefixtures("few_places")
HOME = "kutai-timur"
NEW_GROUP = "  - {id: kim-baru, name: KIM Baru, regency: samarinda, status: aktif}\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return small(tmp_path)


def tell_more(world: World) -> None:
    """Say of a group all that pages show of it."""
    lines = """\
    description: Warga yang menulis & memotret.
    status_since: 2026-10-01
    status_reason: Pengurus baru
    founded: 2020-05-04
    decree: {number: 188/2020, date: 2020-05-04, ends: 2026-10-30}
    verified: {by: Diskominfo Contoh, at: 2026-10-02}
    trust: tepercaya
    fields: [literasi]
    channels: {web: "https://kim.example.org/contoh"}
    contact: {email: kim@example.org, confirmed_at: 2026-10-02}
    location: [0.5, 117.5]
"""
    rename_group(world, "KIM Contoh Baru", lines)


def rename_group(world: World, name: str, lines: str = "") -> None:
    world.replace("groups.yaml", "    name: KIM Contoh\n", f"    name: {name}\n{lines}")


def rename_group_of_a_withdrawn_post(world: World) -> None:
    world.change(1, withdrawn="{at: 2026-11-10, reason: Keliru.}")
    world.change(2, **EVENT)
    assert build(world.project, world.now) is not None
    rename_group(world, "KIM Lain")


def rename_heir(world: World) -> None:
    """Give another name to a group into which another one was merged."""
    world.replace("groups.yaml", "status: vakum}", "status: bubar, merged_into: kim-contoh}")
    add(world, "2026-10-20", "warisan", "Isi.")
    rename(world, 3, ("kutai-timur", "kim-teladan"))
    assert build(world.project, world.now) is not None
    rename_group(world, "KIM Lain")


def rename_group_beside_edits(world: World) -> None:
    rename_group(world, "KIM Lain")
    add(world, "2026-11-05", "kelima", "Isi.")
    retitle(world, 0)
    rename(world, 1, ("samarinda", "kim-contoh"))


def rename_group_in_a_linked_file(world: World) -> None:
    path = world.root / "groups.yaml"
    path.rename(world.root / "kelompok.yaml")
    path.symlink_to("kelompok.yaml")
    assert build(world.project, world.now) is not None
    rename_group(world, "KIM Lain")


def enrol(world: World) -> None:
    world.replace("groups.yaml", "topics:\n", f"{NEW_GROUP}topics:\n")


def enrol_first(world: World) -> None:
    """Put a new group before all others, in a village that has none."""
    entry = NEW_GROUP.replace("status", 'village: "64.08.12.1002", status')
    world.replace("groups.yaml", "groups:\n", f"groups:\n{entry.replace('samarinda', HOME)}")


def enrol_with_posts_that_wait(world: World) -> None:
    add(world, "2026-11-05", "menunggu", "Isi.")
    rename(world, 3, ("samarinda", "kim-baru"))
    change(world, 0, body="[menunggu](../../samarinda/kim-baru/2026-11-05-nama-baru.md)")
    assert build(world.project, world.now) is not None
    enrol(world)


def enrol_one_that_a_post_leads_to(world: World) -> None:
    change(world, 0, body="[KIM Baru](/samarinda/kim-baru/) [umpan](/samarinda/kim-baru/feed.xml)")
    assert build(world.project, world.now) is not None
    enrol(world)


def enrol_one_that_a_page_leads_to(world: World) -> None:
    world.project.write("docs/tentang.md", b"[KIM Baru](samarinda/kim-baru/index.md)\n")
    assert build(world.project, world.now) is not None
    enrol(world)


def enrol_and_move_a_post(world: World) -> None:
    enrol(world)
    rename(world, 1, ("samarinda", "kim-baru"))


def enrol_one_that_was_elsewhere(world: World) -> None:
    enrol(world)
    told = "name: KIM Baru, redirect_from: [/samarinda/kim-lama/],"
    world.replace("groups.yaml", "name: KIM Baru,", told)


def let_others_write(world: World) -> None:
    world.replace("groups.yaml", "version: 1\n", "version: 1\nmaintainers: [contoh]\n")
    world.replace(
        "groups.yaml", "    capital: Sangatta\n", "    editors: [contoh]\n    capital: Sangatta\n"
    )
    office = "  office: {name: Kantor Contoh}\n"
    world.replace("groups.yaml", office, f"{office}  editors: [contoh]\n")


def enrol_where_a_page_was(world: World) -> None:
    told = b"---\nredirect_from: /samarinda/kim-baru/\n---\n# Tentang\n"
    world.project.write("docs/tentang.md", told)
    assert build(world.project, world.now) is not None
    enrol(world)


def enrol_where_a_post_was(world: World) -> None:
    world.change(1, redirect_from="[/samarinda/kim-baru/]")
    assert build(world.project, world.now) is not None
    enrol(world)


def enrol_nearer_heir(world: World) -> None:
    """Found a group of the id of another area's, into which one of its own area was merged."""
    world.replace("groups.yaml", "status: vakum}", "status: bubar, merged_into: kim-baru}")
    enrol(world)
    assert build(world.project, world.now) is not None
    world.replace("groups.yaml", "topics:\n", NEW_GROUP.replace("samarinda", HOME) + "topics:\n")


def rename_group_of_a_post_outside_its_time(world: World) -> None:
    """Give another name to a group that a problem of a post names."""
    rename_group(world, "KIM Contoh", "    valid_from: 2026-11-02\n")
    assert build(world.project, world.now) is not None
    rename_group(world, "KIM Lain")


def rename_group_in_a_published_file(world: World) -> None:
    told = "plugins:\n  - kim: {groups: docs/groups.yaml}"
    world.replace("mkdocs.yml", "plugins: [kim]", told)
    (world.root / "groups.yaml").rename(world.root / "docs/groups.yaml")
    assert build(world.project, world.now) is not None
    world.replace("docs/groups.yaml", "KIM Contoh\n", "KIM Lain\n")


QUICK: dict[str, Callable[[World], None]] = {
    "a group has another name": lambda w: rename_group(w, "KIM Lain"),
    "a group has more to tell of": tell_more,
    "a group says what posts do not show": lambda w: rename_group(
        w, "KIM Contoh", "    description: Warga yang menulis.\n    trust: tepercaya\n"
    ),
    "a group of a withdrawn post has another name": rename_group_of_a_withdrawn_post,
    "a group that took over another has another name": rename_heir,
    "a group has another name and its posts change": rename_group_beside_edits,
    "a group has another name in a file that is linked": rename_group_in_a_linked_file,
    "a group is new": enrol,
    "a group is new and stands before all others": enrol_first,
    "a group is new whose posts were there before": enrol_with_posts_that_wait,
    "a group is new that a post leads to": enrol_one_that_a_post_leads_to,
    "a group is new that a page leads to": enrol_one_that_a_page_leads_to,
    "a group is new and so is a post of it": enrol_and_move_a_post,
    "others may write": let_others_write,
    "groups.yaml has a remark more": lambda w: w.replace("groups.yaml", "groups:", "groups: # KIM"),
}


@pytest.mark.parametrize("name", QUICK)
def test_it_is_made_without_the_engine_and_as_a_clean_build_would(
    world: World, name: str, tmp_path: Path
) -> None:
    QUICK[name](world)

    insist_on_quick(world, tmp_path / "salinan")


def test_by_several_processes_too(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename_group_beside_edits(world)
    monkeypatch.setattr(pages, "SMALL", 2)
    monkeypatch.setattr(folder, "SHARE", 5)
    report = quickly(world, jobs=2)

    assert report is not None
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []


LEFT: dict[str, Callable[[World], None]] = {
    "a group is new that was elsewhere": enrol_one_that_was_elsewhere,
    "a group is new where a page was": enrol_where_a_page_was,
    "a group is new where a post was": enrol_where_a_post_was,
    "a group is new that others were merged into": enrol_nearer_heir,
    "a group has another name that a problem tells": rename_group_of_a_post_outside_its_time,
    "a group has another name in a file that is published": rename_group_in_a_published_file,
    "a group is gone": lambda w: w.replace("groups.yaml", TEAMS.splitlines()[0] + "\n", ""),
    "a group is of another village": lambda w: w.replace("groups.yaml", "12.2004", "04.2012"),
    "a group was merged": lambda w: w.replace(
        "groups.yaml", "vakum}", "bubar, merged_into: kim-contoh}"
    ),
    "groups.yaml has a weakness": lambda w: rename_group(w, "KIM Contoh #1"),
}


@pytest.mark.parametrize("name", LEFT)
def test_a_whole_build_is_left_to_the_engine_where(world: World, name: str, tmp_path: Path) -> None:
    LEFT[name](world)

    insist_on_engine(world, tmp_path / "salinan")
