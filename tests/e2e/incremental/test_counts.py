"""A build renders what an edit affects, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kim_plugins.builder.changes.build_request import Report
from kim_plugins.views import sheet
from tests.e2e.incremental.builds import build, parted
from tests.e2e.incremental.world import PostFile, World, begin
from tests.pictures import png

pytestmark = pytest.mark.usefixtures("few_places")

GROUP = ("kutai-timur", "kim-contoh")
OLD = "kutai-timur/kim-contoh/2026/kabar-lama/index.html"
NEW = "kutai-timur/kim-contoh/2026/kabar-baru/index.html"
SHORT = sheet.short_address(NEW.removesuffix("index.html"))
OLDER = "kutai-timur/kim-contoh/2025/kabar-tua/index.html"
FEEDS = {
    page + name
    for page in ("", "berita/", "kutai-timur/", "kutai-timur/kim-contoh/")
    for name in ("feed.xml", "rss.xml")
} | {"feed.json", "kutai-timur/feed.json"}
NAMED = {"manifest.webmanifest", "data/site.json", "data/datapackage.json", "data/dcat.jsonld"}
"""Other files that say what the site is called."""
NEWS = "sitemap-news.xml"
CARRIED, SAVE_LIST = "kutai-timur/bawa.html", "kutai-timur/simpan.json"
INDEXES = {
    CARRIED,
    SAVE_LIST,
    *FEEDS,
    "index.html",
    "berita/index.html",
    "kutai-timur/index.html",
    "kutai-timur/kim-contoh/index.html",
    "kutai-timur/terbaru.json",
    "sitemap.xml",
}
ARCHIVES = {
    "berita/arsip/2026/index.html",
    "kutai-timur/arsip/2026/11/index.html",
    "kutai-timur/kim-contoh/arsip/2026/index.html",
}
IDLE = """
import sys
from kim_plugins.cli import main
try:
    main(["build", "--now", "2026-11-24T12:00"])
except SystemExit as end:
    assert not end.code, end.code
heavy = {"mkdocs", "material", "markdown", "pydantic", "jinja2", "yaml", "nh3"}
print(sorted(heavy & set(sys.modules)))
"""

FEED_NAMES = ("feed.xml", "rss.xml", "feed.json", "feeds.opml")
SELATAN, UTARA = (f"kutai-timur/kecamatan/sangatta-{end}/" for end in ("selatan", "utara"))
VILLAGE, VILLAGES_NEWEST = f"{SELATAN}teluk-singkama/index.html", f"{SELATAN}terbaru.json"
AROUND = {f"{SELATAN}{name}/index.html" for name in ("sangatta-selatan", "sangkima", "singa-geweh")}
"""Villages without a post of their own: they show the newest three of their kecamatan."""
PLACES = {f"{SELATAN}index.html", VILLAGE, VILLAGES_NEWEST} | AROUND
MAPS = {"peta/index.html", "kutai-timur/kecamatan/index.html"}
COUNTS = {"statistik/index.html", "data/activity.csv", "data/post_areas.csv"} | MAPS
"""What changes with which posts there are, and not with what they say."""
STEPS = "[{at: 2026-11-20, status: diteruskan, by: KIM Contoh}]"
WISH = {"kind": "aspirasi", "request": "pengaduan", "received": "2026-11-20", "steps": STEPS}
DATA = {"data/posts.csv", "data/posts.json", "data/posts.geojson"}
INDEXES |= PLACES | COUNTS | DATA  # of the group's village; no other kecamatan's


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make and build a project whose group has posts of two years."""
    world = begin(tmp_path, posts=0)
    for day, slug in (("2025-10-01", "kabar-tua"), ("2026-11-02", "kabar-lama")):
        made = PostFile(GROUP, day, slug, title=f"Judul {slug}")
        world.posts.append(made)
        world.save(made)
    written(world)
    return world


def written(world: World) -> set[str]:
    """Build, and return what was written but share cards, which are counted apart."""
    return set(parted(built(world).written)[0])


def built(world: World) -> Report:
    report = build(world.project, world.now)
    assert report is not None
    return report


def test_nothing_is_made_where_nothing_has_changed(world: World) -> None:
    report = built(world)
    assert (report.written, report.removed) == ((), ())
    assert report.reused > 20


def test_an_idle_build_does_not_start_the_engine_nor_load_the_model(world: World) -> None:
    result = subprocess.run(
        [sys.executable, "-c", IDLE], cwd=world.root, capture_output=True, text=True, check=False
    )
    assert result.stdout.strip() == "[]", result.stdout + result.stderr
    assert "0 berkas ditulis" in result.stderr


def test_touched_files_with_the_same_bytes_are_unchanged(world: World) -> None:
    for path in world.root.rglob("*.md"):
        path.write_bytes(path.read_bytes())
    assert written(world) == set()


def test_a_new_post_makes_itself_its_older_neighbour_and_what_lists_it(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru"))
    made, cards = parted(built(world).written)
    assert set(made) == {NEW, OLD} | INDEXES | ARCHIVES
    assert len(cards) == 1


def test_a_deleted_post_makes_the_same_pages_again_and_is_removed(world: World) -> None:
    new = PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru")
    world.save(new)
    written(world)
    (world.root / new.path).unlink()
    report = built(world)
    assert set(report.written) == {OLD} | INDEXES | ARCHIVES
    gone, cards = parted(report.removed)
    assert (gone, len(cards)) == ([NEW], 1)
    assert not (world.root / "site" / NEW).parent.exists()


def test_a_new_post_with_a_topic_makes_the_topic_s_pages_too(world: World) -> None:
    new = PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys={"topics": "[ekonomi]"})
    world.save(new)
    topic = {
        "topik/index.html",
        "topik/ekonomi/index.html",
        "topik/ekonomi/arsip/2026/index.html",
    }
    assert written(world) == {NEW, OLD} | INDEXES | ARCHIVES | topic


EVENT = {"kind": "agenda", "starts": "2026-11-25T09:00", "place": "Balai Desa Contoh"}
AGENDA = {"agenda/index.html", "agenda/kutai-timur/index.html"}


def test_a_new_event_makes_the_agenda_and_its_calendars_too(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys=EVENT))
    berita = {name for name in INDEXES | ARCHIVES if name.startswith("berita/")}
    calendars = {
        "agenda/agenda.ics",
        "kutai-timur/agenda.ics",
        "agenda/feed.xml",
        "agenda/rss.xml",
        NEW.replace("index.html", "acara.ics"),
    }
    archives = {name.replace("index.html", "arsip/2026/index.html") for name in AGENDA}
    paper = {f"{SHORT}index.html", f"{SHORT}qr.png"}
    expected = {NEW, OLD} | (INDEXES | ARCHIVES) - berita | AGENDA | archives | calendars | paper
    assert written(world) == expected


def test_an_event_that_is_over_makes_the_pages_that_list_it_only(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys=EVENT))
    shown = written(world)
    world.now = "2026-11-25T23:59:59"
    assert written(world) == set()
    world.now = "2026-11-26T00:00"
    # They count it, or lead to it, and list nothing.
    counted = {"statistik/index.html", f"{SHORT}index.html"} | MAPS
    assert written(world) == {name for name in shown if name.endswith("index.html")} - counted


def test_a_meeting_that_is_over_makes_what_names_the_next_one(world: World) -> None:
    rule = {"repeats": "tiap Rabu", "repeats_until": "2026-12-31"}
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys=EVENT | rule))
    written(world)
    world.now = "2026-11-25T23:59:59"
    assert written(world) == set()
    world.now = "2026-11-26T00:00"
    made = written(world)
    assert {NEW, "index.html"} | AGENDA <= made
    told = {"kutai-timur/terbaru.json", VILLAGES_NEWEST}  # The next day, on home.
    assert not [name for name in made - told if name.endswith((".ics", ".xml", ".json"))]


def test_a_limit_that_runs_out_makes_the_post_and_what_shows_its_card(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys=WISH))
    written(world)
    world.now = "2026-11-25T23:59:59"
    assert written(world) == set()
    world.now = "2026-11-26T00:00"
    of_all = {f"aspirasi/{of}index.html" for of in ("", "arsip/2026/")}
    here = {f"aspirasi/kutai-timur/{of}index.html" for of in ("", "arsip/2026/")}
    lists = {"index.html", "kutai-timur/index.html", "kutai-timur/kim-contoh/index.html"}
    archives = ARCHIVES - {"berita/arsip/2026/index.html"} | {"kutai-timur/terbaru.json"}
    assert written(world) == {NEW} | of_all | here | lists | archives | PLACES


def test_a_day_of_collective_leave_moves_the_limit(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Baru", keys=WISH))
    written(world)
    world.replace("groups.yaml", "version: 1", "version: 1\ndays_off: {added: [2026-11-24]}")
    assert written(world) == {NEW, CARRIED}
    world.now = "2026-11-26T00:00"
    assert written(world) == set()


def test_a_correction_makes_its_page_the_feeds_that_hold_it_and_the_list_of_corrections(
    world: World,
) -> None:
    world.change(1, corrections="[{at: 2026-11-20, kind: ralat, note: Jumlahnya dua belas.}]")
    corrections = {"ralat/index.html", "ralat/arsip/2026/index.html"}
    assert written(world) == {OLD, "sitemap.xml"} | FEEDS | corrections


def test_a_former_address_makes_the_page_there_and_its_feeds_for_they_name_the_post_by_it(
    world: World,
) -> None:
    world.change(1, redirect_from="[/kabar/lama/]")
    places = map(sheet.short_address, ("kabar/lama/", OLD.removesuffix("index.html")))
    moved = {"kabar/lama/index.html"} | {f"{place}index.html" for place in places}
    assert written(world) == moved | FEEDS
    world.post(1).keys.clear()
    world.save(world.post(1))
    report = built(world)
    assert (set(report.written), set(report.removed)) == (FEEDS, moved)


def test_a_changed_body_makes_its_page_and_the_file_to_pass_on_only(world: World) -> None:
    post = world.posts[-1]
    post.body += "\n\nTambahan."
    world.save(post)
    assert written(world) == {OLD, CARRIED}


def test_a_changed_title_makes_its_page_its_neighbours_and_what_lists_it(world: World) -> None:
    post = world.posts[-1]
    post.title = "Judul lain"
    world.save(post)
    same = {"sitemap.xml", SAVE_LIST} | COUNTS
    assert written(world) == {OLD, OLDER} | (INDEXES - same) | ARCHIVES


def test_a_post_about_other_places_makes_the_pages_of_their_kecamatan(world: World) -> None:
    areas = {"areas": '["64.08.04.2012", "64.72"]'}  # a village of Sangatta Utara; a whole city
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru", keys=areas))
    made = written(world)
    maps = {f"{area}/kecamatan/index.html" for area in ("kutai-timur", "samarinda")}
    assert {name for name in made if "/kecamatan/" in name} - maps == {
        f"{UTARA}{name}"
        for name in (
            "index.html",
            "terbaru.json",
            "sangatta-utara/index.html",
            "singa-gembara/index.html",
            "swarga-bara/index.html",
            "teluk-lingga/index.html",
        )
    }
    assert {"samarinda/index.html", "kutai-timur/index.html"} | maps <= made
    assert not [name for name in made if name.startswith(("desa/", "data/desa"))]


def test_a_group_s_new_village_makes_the_pages_of_both_kecamatan(world: World) -> None:
    world.replace("groups.yaml", '"64.08.12.2004"', '"64.08.04.2012"')
    made = {name for name in written(world) if "/kecamatan/" in name}
    both = {f"{SELATAN}index.html", VILLAGE, f"{UTARA}index.html", f"{UTARA}swarga-bara/index.html"}
    assert both <= made
    assert all(name.startswith("kutai-timur/") for name in made)


def test_a_new_post_makes_no_page_of_a_neighbour_that_has_news_of_its_own(world: World) -> None:
    neighbour = {"areas": '["64.08.12.1002"]'}
    world.save(PostFile(GROUP, "2026-11-19", "kabar-tetangga", "Judul lain", keys=neighbour))
    written(world)
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru"))
    assert {name for name in written(world) if name.startswith(SELATAN)} == PLACES - {
        f"{SELATAN}singa-geweh/index.html"
    }


def test_an_urgent_notice_of_a_regency_makes_the_pages_of_its_villages_and_no_other_s(
    world: World,
) -> None:
    keys = {
        "kind": "pengumuman",
        "urgent": "ya",
        "agency": "Kantor Contoh",
        "areas": '["64.08"]',
        "valid_until": "2026-11-26",
        "sources": "[{title: Surat contoh}]",
        "origin": "siaran-pers",
    }
    world.save(PostFile(GROUP, "2026-11-20", "kabar-baru", "Judul baru", keys=keys))
    made = {name for name in written(world) if name.count("/") == 4 and "/kecamatan/" in name}
    assert len(made) == 8, "of the two kecamatan of the regency in the small table"
    assert all(name.startswith("kutai-timur/") for name in made)
    world.now = "2026-11-27T00:00"
    assert made <= written(world)


def test_a_draft_makes_nothing(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-20", "draf", keys={"draft": "true"}))
    assert written(world) == set()


def test_a_post_that_waits_makes_nothing_until_its_day(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-28", "kabar-baru", "Judul baru"))
    assert written(world) == set()
    world.now = "2026-11-27T23:59"
    assert written(world) == set()
    world.now = "2026-11-28T00:00"
    assert written(world) == {NEW, OLD, NEWS} | INDEXES | ARCHIVES


def test_a_post_that_is_news_no_more_makes_that_list_only(world: World) -> None:
    world.save(PostFile(GROUP, "2026-11-23", "kabar-baru", "Judul baru"))
    assert NEWS in written(world)
    world.now = "2026-11-24T23:59"
    assert written(world) == set()
    world.now = "2026-11-25T00:00"
    assert written(world) == {NEWS}


def test_a_post_that_grows_older_than_a_year_makes_its_page_only(world: World) -> None:
    world.save(PostFile(GROUP, "2025-11-24", "kabar-umur", "Judul umur"))
    written(world)
    world.now = "2026-11-25T00:00"
    assert written(world) == {"kutai-timur/kim-contoh/2025/kabar-umur/index.html"}


def test_a_regency_s_new_name_leaves_the_posts_of_others_alone(world: World) -> None:
    world.replace("groups.yaml", "Kota Samarinda", "Kota Samarinda Baru")
    made = written(world)
    assert {"index.html", "404.html", "samarinda/index.html", "kim/index.html"} <= made
    theirs = {name for name in made if name.startswith("kutai-timur/")}
    assert theirs == set()
    assert "sitemap.xml" not in made


def test_a_group_s_new_name_leaves_other_regencies_alone(world: World) -> None:
    world.replace("groups.yaml", "KIM Contoh Samarinda", "KIM Baru")
    made = written(world)
    assert "samarinda/kim-contoh/index.html" in made
    assert not [name for name in made if name.startswith(("kutai-timur/", "topik/"))]


def test_a_changed_picture_makes_the_page_that_shows_it_and_a_new_file(world: World) -> None:
    post = world.posts[-1]
    post.body = "![Balai desa](img/foto.png)"
    world.save(post)
    (old,) = (name for name in written(world) if name.endswith(".webp"))
    world.project.write("docs/posts/kutai-timur/kim-contoh/img/foto.png", png(shade=1))
    report = built(world)
    (new,) = (name for name in report.written if name.endswith(".webp"))
    assert set(report.written) == {OLD, new, "sitemap-images.xml"}
    assert report.removed == (old,)


def test_a_picture_that_nobody_shows_makes_nothing(world: World) -> None:
    world.project.write("docs/posts/kutai-timur/kim-contoh/img/foto.png", png(shade=1))
    assert written(world) == set()


def test_a_changed_page_outside_the_nav_makes_itself_only(world: World) -> None:
    world.replace("docs/tentang.md", "[panduan]", "Lihat [panduan]")
    assert written(world) == {"tentang/index.html"}


def test_the_site_s_name_makes_every_page_feed_and_what_tells_it_and_no_other_file(
    world: World,
) -> None:
    world.replace("mkdocs.yml", "KIM Uji", "KIM Lain")
    site = world.root / "site"
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    feeds = {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.name in FEED_NAMES
    }
    assert written(world) == pages | feeds | NAMED


def test_an_output_altered_by_hand_is_made_again_and_nothing_else(world: World) -> None:
    (world.root / "site" / OLD).write_text("diubah", encoding="utf-8")
    (world.root / "site/topik/index.html").unlink()
    (world.root / "site/sitemap.xml").write_bytes(b"")
    assert written(world) == {OLD, "topik/index.html", "sitemap.xml"}


def test_without_the_cache_every_text_is_read_again_and_nothing_is_made(world: World) -> None:
    (world.root / ".kim-cache/posts.sqlite").unlink()
    post = world.posts[-1]
    post.body = "Lain."
    world.save(post)
    assert written(world) == {OLD, CARRIED}
