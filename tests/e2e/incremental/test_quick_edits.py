"""Changes of a few posts and pictures need no engine; whatever means more is left to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.storage import record
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
from tests.e2e.incremental.world import World
from tests.e2e.sites import Site
from tests.pictures import png

pytestmark = pytest.mark.usefixtures("few_places")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return small(tmp_path)


def retitle_and_alter(world: World) -> None:
    retitle(world, 1)
    (world.root / "site/topik/index.html").write_text("diubah", encoding="utf-8")


def retitle_later(world: World) -> None:
    retitle(world, 1)
    world.now = "2028-01-01"


def retitle_when_a_number_is_old(world: World) -> None:
    numbers = "    numbers: [{name: Contoh, number: 0542-555-0100, source: 'https://example.org/', "
    line = f"{numbers}checked: 2026-11-20}}]\n"
    world.replace("groups.yaml", "    name: Kota Samarinda\n", f"    name: Kota Samarinda\n{line}")
    assert build(world.project, world.now) is not None
    retitle_later(world)


def link_from_a_page(world: World) -> None:
    target = world.posts[0].path.removeprefix("docs/")
    world.project.write("docs/tentang.md", f"[hasil]({target}#hasil)\n".encode())
    assert build(world.project, world.now) is not None
    change(world, 0, body="Isi.")


def bring_back(world: World) -> None:
    """Let a post come back to which others still link."""
    gone = world.root / world.posts[1].path
    before = gone.read_bytes()
    gone.unlink()
    assert build(world.project, world.now) is not None
    gone.write_bytes(before)


def _ralat(day: str, note: str = "Jumlahnya dua belas.") -> str:
    return f"[{{at: {day}, kind: ralat, note: {note}}}]"


def redate(world: World, number: int) -> None:
    chosen, old = world.posts[number], world.posts[number].path
    chosen.day = "2026-11-08"
    world.save(chosen, old)


def put(world: World, path: str, content: bytes) -> None:
    world.project.write(path, content)


def add_with_picture(world: World) -> None:
    world.project.write(PICTURE.replace("foto", "baru"), png(64, 48, 9))
    add(world, "2026-11-05", "bergambar", "![Sawah](img/baru.png) [lagi](2026-11-01-pertama.md)")


def later(world: World, now: str, before: Callable[[], None] = lambda: None) -> None:
    """Let time pass after a build, and nothing else."""
    before()
    assert build(world.project, world.now) is not None
    world.now = now


def be_real(world: World) -> None:
    for number in range(3):
        world.change(number, example="true")
    assert build(world.project, world.now) is not None
    world.change(1, example="false")


def add_scheduled(world: World) -> None:
    add(world, "2026-12-04", "keempat", "Isi.")
    change(world, 1, body="[yang akan datang](2026-12-04-keempat.md)")


def add_far(world: World) -> None:
    add(world, "2028-03-01", "jauh", "Isi.")


def warn(world: World) -> None:
    add(world, "2026-11-23", "darurat", "Isi.")
    world.change(3, **NOTICE)


def correct_later(world: World) -> None:
    world.change(1, corrections=_ralat("2026-12-10"), updated="2026-12-12")


PICTURE = "docs/posts/kutai-timur/kim-contoh/img/foto.png"
NOTICE = {
    "kind": "pengumuman",
    "valid_until": "2026-11-28",
    "urgent": "true",
    "agency": "Kantor Contoh",
    "areas": '["64.08"]',
    "sources": "[{title: Surat contoh}]",
}
QUICK: dict[str, Callable[[World], None]] = {
    "a text grows": lambda w: change(w, 0, body="## Hasil\n\nBaru. [kedua](2026-11-02-kedua.md)"),
    "a title is changed": lambda w: change(w, 1, title="Judul yang lain"),
    "a link leads elsewhere": lambda w: change(w, 1, body="[tentang](../../../tentang.md)"),
    "a heading is added": lambda w: change(w, 1, body="Isi saja."),
    "two posts are edited": lambda w: retitle(w, 0, 1),
    "a part that others link to is gone": lambda w: change(w, 0, body="Isi."),
    "a part that a page links to is gone": link_from_a_page,
    "a post is new": lambda w: add(w, "2026-11-04", "keempat", "Isi."),
    "a post is gone": lambda w: (w.root / w.posts[1].path).unlink(),
    "a post comes back": bring_back,
    "a post has another topic": lambda w: w.change(1, topics="[literasi]"),
    "a post is about another place": lambda w: w.change(1, areas='["64.72"]'),
    "a post is a draft": lambda w: w.change(1, draft="true"),
    "a post is an example": lambda w: w.change(2, example="true"),
    "an example is real": be_real,
    "a post is withdrawn": lambda w: w.change(1, withdrawn="{at: 2026-11-10, reason: Keliru.}"),
    "a post is corrected on another day": lambda w: w.change(1, updated="2026-11-20"),
    "a post is corrected": lambda w: w.change(1, corrections=_ralat("2026-11-20")),
    "a post says where it was": lambda w: w.change(1, redirect_from="[/lama/]"),
    "a post has a fault": lambda w: w.change(1, kind="brita"),
    "a post has a weakness": lambda w: change(w, 1, body="Senin, 8 Mei 2022."),
    "a picture is shown no more": lambda w: change(w, 2, body="Isi."),
    "a post has another date": lambda w: redate(w, 0),
    "a post has another name": lambda w: rename(w, 1),
    "a post moves to another group": lambda w: rename(w, 1, ("samarinda", "kim-contoh")),
    "a post is of another kind": lambda w: w.change(1, **EVENT),
    "a new post is an urgent notice": warn,
    "a post is scheduled": lambda w: add(w, "2026-12-04", "keempat", "Isi."),
    "a picture is new": lambda w: put(w, PICTURE.replace("foto", "baru"), png()),
    "a picture is gone that a post shows": lambda w: (w.root / PICTURE).unlink(),
    "a picture is another one": lambda w: put(w, PICTURE, png(64, 48, 7)),
    "a picture is none any more": lambda w: put(w, PICTURE, b"bukan gambar"),
    "a new post shows a new picture": add_with_picture,
    "a post is another year old": lambda w: later(w, "2027-11-03"),
    "a post is due": lambda w: later(w, "2026-12-20", lambda: add_scheduled(w)),
    "a post is far away": lambda w: add(w, "2062-12-04", "jauh", "Isi."),
    "a post is far away no more": lambda w: later(w, "2027-05-01", lambda: add_far(w)),
    "time passes beside an edit": retitle_later,
    "an event is over": lambda w: later(w, "2026-12-20", lambda: w.change(1, **EVENT)),
    "a notice is over": lambda w: later(w, "2026-12-20", lambda: warn(w)),
    "a correction is due": lambda w: later(w, "2026-12-20", lambda: correct_later(w)),
    "a post leads to one that is yet to come": lambda w: change(w, 0, body="[x](/topik/lain/)"),
}


@pytest.mark.parametrize("name", QUICK)
def test_it_is_made_without_the_engine_and_as_a_clean_build_would(
    world: World, name: str, tmp_path: Path
) -> None:
    QUICK[name](world)

    insist_on_quick(world, tmp_path / "salinan")


def test_of_a_post_with_links_to_what_posts_decide_on_and_to_what_moved(
    world: World, tmp_path: Path
) -> None:
    page = b"---\nredirect_from: /perihal/\n---\n\n# Tentang\n\n## Kami\n"
    world.project.write("docs/tentang.md", page)
    world.change(0, redirect_from="[/kabar/lama/]")
    late = "/kutai-timur/arsip/2026/11/"
    body = f"[a]({late}) [b](/kabar/lama/) [c](/perihal/) [d](../../../tentang.md#kami)"
    change(world, 1, body=body)
    assert build(world.project, world.now) is not None

    change(world, 1, body=f"{body} [e]({late})")
    report = quickly(world)

    assert report is not None
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    assert report.problems == expected.problems == ()
    change(world, 1, body=f"{body} [f](/kutai-timur/arsip/2025/01/) [g](../../../tentang.md#kmi)")
    report = quickly(world)

    assert report is not None
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert report.problems == expected.problems
    assert len(report.problems) == 2


def test_through_a_link_to_the_project_too(world: World, tmp_path: Path) -> None:
    (tmp_path / "pintas").symlink_to(world.root)
    there = dataclasses.replace(world, project=Site(tmp_path / "pintas"))
    assert build(there.project, there.now) is not None
    retitle(there, 1)

    report = quickly(there)

    assert report is not None
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    assert report.problems == expected.problems == ()


def test_of_a_corrected_and_moved_post_too_in_every_feed_that_holds_it(
    world: World, tmp_path: Path
) -> None:
    world.replace("mkdocs.yml", "plugins: [kim]", "plugins: [{kim: {authority: 'x.org,2025'}}]")
    world.replace("groups.yaml", "status: vakum}", "status: bubar, merged_into: kim-contoh}")
    moved = "name: KIM Contoh\n    redirect_from: [/kutai-timur/kim-lama/]\n"
    world.replace("groups.yaml", "name: KIM Contoh\n", moved)
    world.change(1, corrections=_ralat("2026-11-20"), redirect_from="[/lama/]")
    assert build(world.project, world.now) is not None

    world.change(1, corrections=_ralat("2026-11-20", "Jumlahnya tiga belas."))
    report = quickly(world)

    assert report is not None
    groups = ("kim-contoh", "kim-lama", "kim-teladan")
    assert {f"kutai-timur/{group}/rss.xml" for group in groups} <= set(report.written)
    assert {"feed.json", "ralat/index.html", "ralat/arsip/2026/index.html"} <= set(report.written)
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []


def test_of_posts_that_claim_the_same_address_too(world: World, tmp_path: Path) -> None:
    agenda = {"kind": "agenda", "starts": "2026-12-05T08:00", "place": "Balai Desa Contoh"}
    claimed = "[/kutai-timur/kim-contoh/2026/kedua/]"  # At which another lies.
    for number in range(3):
        world.change(number, **agenda, redirect_from=claimed if number != 1 else "[]")
    assert build(world.project, world.now) is not None

    retitle(world, 1)  # Of the others problems were told, which are left to a whole build.
    report = quickly(world)

    assert report is not None
    assert {"feed.xml", "feed.json", "agenda/agenda.ics"} <= set(report.written)
    expected = clean(world.project, tmp_path / "salinan", world.now)
    assert expected is not None
    assert differing(files(world.root), expected.files) == []
    assert report.problems == expected.problems
    assert b"/2026/kedua/.2026-11-02</id>" in files(world.root)["feed.xml"]


def test_what_is_said_of_a_post_elsewhere_follows_edits_and_the_clock(
    world: World, tmp_path: Path
) -> None:
    contact = "plugins: [{kim: {contact: {email: kim@kantor.example}}}]"
    world.replace("mkdocs.yml", "plugins: [kim]", contact)
    event = {"kind": "agenda", "starts": "2026-12-01T08:00", "place": "Balai Desa"}
    world.change(1, **event, updated="2026-11-10")
    world.change(2, kind="pengumuman", valid_until="2026-11-30")
    assert build(world.project, world.now) is not None

    world.change(1, cancelled="true")
    report = quickly(world)

    assert report is not None
    posts = [f"kutai-timur/kim-contoh/2026/{slug}/index.html" for slug in ("kedua", "ketiga")]
    assert {*posts, "feed.json", "kutai-timur/terbaru.json"} <= set(report.written)
    assert "BATAL: Kabar kedua" in (world.root / "site" / posts[1]).read_text("utf-8")
    for day, now in enumerate((world.now, "2026-12-01"), start=1):
        assert build(world.project, now) is not None
        expected = clean(world.project, tmp_path / f"salinan-{day}", now)
        assert expected is not None
        assert differing(files(world.root), expected.files) == []
    assert "Sudah berakhir: Kabar ketiga" in (world.root / "site" / posts[0]).read_text("utf-8")


LEFT: dict[str, Callable[[World], None]] = {
    "nothing has changed": lambda w: None,
    "the registry has changed": lambda w: w.replace("groups.yaml", "Kota Samarinda", "Kota X"),
    "a page has changed": lambda w: w.replace("docs/tentang.md", "# Tentang", "# Tentang kami"),
    "a setting has changed": lambda w: w.replace("mkdocs.yml", "KIM Uji", "KIM Lain"),
    "another output was altered": retitle_and_alter,
    "a useful number has become old": retitle_when_a_number_is_old,
}


@pytest.mark.parametrize("name", LEFT)
def test_a_whole_build_is_left_to_the_engine_where(world: World, name: str, tmp_path: Path) -> None:
    LEFT[name](world)

    insist_on_engine(world, tmp_path / "salinan")


@pytest.mark.parametrize("damage", [b"", b"{}", b"bukan catatan"])
def test_broken_knowledge_is_none(world: World, damage: bytes) -> None:
    for path in (world.root / ".kim-cache").glob("site-*.sqlite"):
        path.write_bytes(damage)
        with record.opened(path) as kept:
            assert kept is None
    change(world, 1, title="Lain")

    assert quickly(world) is None


def test_a_build_that_was_interrupted_is_left_to_the_engine(world: World) -> None:
    (kept,) = (world.root / ".kim-cache").glob("site-*.sqlite")
    kept.with_suffix(".journal").write_text("index.html", encoding="utf-8")
    change(world, 1, title="Lain")

    assert quickly(world) is None


def test_a_page_that_gave_way_to_another_is_linked_to_by_nobody(
    world: World, tmp_path: Path
) -> None:
    for name in ("profil.md", "profil/README.md", "kim.md"):
        world.project.write(f"docs/{name}", b"# Profil\n")
    build(world.project, world.now)
    change(world, 1, body="[a](../../../profil.md) [b](../../../kim.md) [c](/profil/) [d](/kim/)")

    insist_on_quick(world, tmp_path / "salinan")
    page = (world.root / "site/kutai-timur/kim-contoh/2026/kedua/index.html").read_text("utf-8")
    assert "<a>a</a> <a>b</a> <a href=" in page
