"""An address that readers may know is never lost without a word."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder import check
from kim_plugins.builder.requests import git
from kim_plugins.builder.requests.lost_addresses import NoSite, Present, missing_from, missing_since
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from tests.builders import FOLDER, REGISTRY, a_project, a_registry_file, a_text, settings

PANEN, RAPAT = f"{FOLDER}/2026-05-08-panen-madu.md", f"{FOLDER}/2026-05-08-rapat.md"
URL = "/kutai-timur/kim-contoh/2026/panen-madu/"
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://kim.example.org/sub/</loc></url>
<url><loc>https://kim.example.org/sub{url}</loc></url>
<url><loc>https://kim.example.org/sub/kutai-timur/arsip/2025/01/</loc></url>
</urlset>
"""


def _git(root: Path, *arguments: str) -> None:
    author = ["-c", "user.name=Uji", "-c", "user.email=uji@example.org"]
    subprocess.run(["git", *author, "-C", str(root), *arguments], check=True, capture_output=True)


def _committed(root: Path, files: dict[str, str | bytes]) -> Project:
    """Make a project, and remember it as the branch `terbit`."""
    project = a_project(root / "proyek", files)
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "awal"],
        ["branch", "terbit"],
    ):
        _git(project.root, *arguments)
    return project


def _present(project: Project) -> Present:
    site = functools.cache(lambda: check.site_of(project, settings(), Workshop()))
    return Present(project, Workshop(), settings().now, site)


def _since(project: Project) -> list[Diagnostic]:
    return missing_since(_present(project), "terbit", git.changed_since(project.root, "terbit"))


def _lost(project: Project) -> list[tuple[str, str]]:
    found = _since(project)
    assert {problem.code for problem in found} <= {"KIM136"}
    return [(problem.span.path, problem.args["url"]) for problem in found]


def test_a_deleted_post_is_told_with_its_file_and_address(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text()})
    (project.docs / PANEN).unlink()

    assert _lost(project) == [(f"docs/{PANEN}", URL)]


def test_a_renamed_post_is_told_unless_it_says_where_it_was(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text()})
    (project.docs / PANEN).unlink()
    new = project.docs / RAPAT

    new.write_text(a_text(), encoding="utf-8")
    assert _lost(project) == [(f"docs/{PANEN}", URL)]
    new.write_text(a_text(redirect_from=[URL]), encoding="utf-8")
    assert _lost(project) == []


def test_a_post_that_becomes_a_draft_or_is_put_off_is_told(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text()})

    for front in ({"draft": "true"}, {"date": "2026-11-30"}):
        (project.docs / PANEN).write_text(a_text(**front), encoding="utf-8")
        assert _lost(project) == [(f"docs/{PANEN}", URL)]


def test_a_withdrawn_or_changed_post_is_no_loss(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text(), RAPAT: a_text()})
    gone = {"at": "2026-05-10", "reason": "Keliru."}
    (project.docs / PANEN).write_text(a_text(withdrawn=gone), encoding="utf-8")
    (project.docs / RAPAT).write_text(a_text("Isi lain."), encoding="utf-8")

    assert _lost(project) == []


EVENT = {"kind": "agenda", "starts": "2026-06-05T08:00", "place": "Balai Desa Contoh"}
LATER = {"updated": "2026-05-09T10:00"}


def test_a_notice_that_becomes_news_is_told_of_what_stands_on_its_paper(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"kind": "pengumuman", "agency": "Kantor Contoh"}
    notice = a_text(sources=[{"title": "Surat contoh"}], **keys)
    project = _committed(tmp_path, {PANEN: notice})
    news = project.docs / PANEN
    news.write_text(a_text(), encoding="utf-8")
    (printed,) = [url for path, url in _lost(project) if path.endswith(PANEN)]
    assert printed.startswith("/s/")

    news.write_text(a_text(redirect_from=[printed]), encoding="utf-8")
    assert not _lost(project)
    news.write_text(notice + "\nTambahan.\n", encoding="utf-8")
    assert not _lost(project)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LATER, {}),
        (LATER, {"updated": "2026-05-09T09:00"}),
        ({"cancelled": "true", **LATER}, LATER),
        ({"corrections": [{"at": "2026-05-09T10:00", "kind": "ralat", "note": "Jam."}]}, {}),
    ],
)
def test_an_event_that_tells_of_fewer_changes_is_told(
    before: dict[str, Any], after: dict[str, Any], tmp_path: Path
) -> None:
    project = _committed(tmp_path, {PANEN: a_text(**EVENT, **before)})
    (project.docs / PANEN).write_text(a_text(**EVENT, **after), encoding="utf-8")

    (problem,) = _since(project)

    assert (problem.code, problem.span.path) == ("KIM177", f"docs/{PANEN}")
    assert problem.args["before"] == "9 Mei 2026 pukul 10.00 WITA"
    assert problem.span.line == (8 if "updated" in after else 3)


def test_a_renamed_event_is_compared_with_what_it_was(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text(**EVENT, **LATER)})
    (project.docs / PANEN).unlink()
    moved = a_text(**EVENT, redirect_from=[URL])
    (project.docs / RAPAT).write_text(moved, encoding="utf-8")

    assert [(p.code, p.span.path) for p in _since(project)] == [("KIM177", f"docs/{RAPAT}")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LATER, {"updated": "2026-05-09T11:00"}),
        (LATER, {"cancelled": "true", **LATER}),
        ({"updated": "2062-05-09"}, {}),
        ({}, {"withdrawn": {"at": "2026-05-10", "reason": "Keliru."}}),
    ],
)
def test_an_event_that_tells_of_more_changes_is_none_to_speak_of(
    before: dict[str, Any], after: dict[str, Any], tmp_path: Path
) -> None:
    project = _committed(tmp_path, {PANEN: a_text(**EVENT, **before), RAPAT: a_text(**LATER)})
    (project.docs / PANEN).write_text(a_text(**EVENT, **after), encoding="utf-8")
    (project.docs / RAPAT).write_text(a_text(), encoding="utf-8")  # No calendar holds news.

    assert _since(project) == []


def test_what_never_was_published_may_go(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        PANEN: a_text(draft="true"),
        RAPAT: a_text(kind="brita"),
        f"{FOLDER}/2026-11-30-nanti.md": a_text(date="2026-11-30"),
    }
    project = _committed(tmp_path, files)
    for uri in files:
        (project.docs / uri).unlink()

    assert _lost(project) == []


def test_a_former_address_that_is_dropped_is_told(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text(redirect_from=["/kabar/lama/"])})
    (project.docs / PANEN).write_text(a_text(), encoding="utf-8")

    assert _lost(project) == [(f"docs/{PANEN}", "/kabar/lama/")]


def test_a_group_that_leaves_the_registry_is_told_unless_another_takes_its_address(
    tmp_path: Path,
) -> None:
    project = _committed(tmp_path, {})
    desk, _, other = REGISTRY["groups"]

    project.groups.write_text(a_registry_file(groups=[desk, other]), encoding="utf-8")
    assert _lost(project) == [("groups.yaml", "/kutai-timur/kim-contoh/")]
    heir = {**other, "redirect_from": ["/kutai-timur/kim-contoh/"]}
    project.groups.write_text(a_registry_file(groups=[desk, heir]), encoding="utf-8")
    assert _lost(project) == []


def test_a_page_written_by_hand_is_told_too(tmp_path: Path) -> None:
    project = _committed(tmp_path, {"tentang.md": "# Tentang\n"})
    (project.docs / "tentang.md").unlink()

    assert _lost(project) == [("docs/tentang.md", "/tentang/")]


def test_what_others_have_added_meanwhile_is_not_missed_here(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text()})
    _git(project.root, "switch", "-q", "terbit")
    (project.docs / RAPAT).write_text(a_text(), encoding="utf-8")
    for arguments in (["add", "."], ["commit", "-qm", "lain"], ["switch", "-q", "-"]):
        _git(project.root, *arguments)

    assert not (project.docs / RAPAT).exists()
    assert _lost(project) == []


def test_a_sitemap_tells_what_was_published_at_any_sub_path(tmp_path: Path) -> None:
    project = a_project(tmp_path / "proyek", {PANEN: a_text()})
    sitemap = tmp_path / "proyek/terbit.xml"
    sitemap.write_text(SITEMAP.format(url=URL), encoding="utf-8")
    assert missing_from(_present(project), sitemap) == []

    (project.docs / PANEN).unlink()
    (problem,) = missing_from(_present(project), sitemap)

    assert (problem.code, problem.span.path, problem.args["url"]) == ("KIM136", "terbit.xml", URL)


def test_a_sitemap_in_parts_is_read_from_beside_its_index(tmp_path: Path) -> None:
    project = a_project(tmp_path / "proyek")
    (tmp_path / "sitemap-1.xml").write_text(SITEMAP.format(url=URL), encoding="utf-8")
    index = tmp_path / "sitemap.xml"
    index.write_text(
        "<sitemapindex><sitemap><loc>https://kim.example.org/sub/sitemap-1.xml</loc></sitemap>"
        "</sitemapindex>",
        encoding="utf-8",
    )

    (problem,) = missing_from(_present(project), index)

    assert problem.args["url"] == URL


def test_a_sites_folder_tells_its_pages_feeds_and_calendars(tmp_path: Path) -> None:
    project = a_project(tmp_path / "proyek", {PANEN: a_text(), "tentang.md": "# Tentang\n"})
    site = tmp_path / "situs"
    kept = ["index.html", "404.html", "tentang/index.html", "kutai-timur/feed.xml"]
    lost = ["lama/index.html", "tua.html", "kim-lama/rss.xml", "agenda/lama.ics"]
    passing = ["assets/a.html", "cari/indeks/b.html", "berau/arsip/2020/01/index.html", "foto.jpg"]
    for name in (*kept, *lost, *passing):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).touch()

    found = missing_from(_present(project), site)

    assert [problem.args["url"] for problem in found] == [
        "/agenda/lama.ics",
        "/kim-lama/rss.xml",
        "/lama/",
        "/tua.html",
    ]


@pytest.mark.parametrize("text", ["", "<urlset></urlset>", "\x00"])
def test_a_file_that_is_no_sitemap_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    project = a_project(tmp_path / "proyek")
    (tmp_path / "x.xml").write_text(text, encoding="utf-8")

    with pytest.raises(NoSite):
        missing_from(_present(project), tmp_path / "x.xml")


def test_without_a_site_nothing_more_is_told(tmp_path: Path) -> None:
    project = _committed(tmp_path, {PANEN: a_text()})
    (project.docs / PANEN).unlink()
    project.groups.write_text("version: 1\n", encoding="utf-8")

    assert _since(project) == []


def test_a_renamed_page_is_told_unless_it_says_where_it_was(tmp_path: Path) -> None:
    project = _committed(tmp_path, {"layanan.md": "---\nredirect_from: /lama/\n---\n\n# A\n"})
    (project.docs / "layanan.md").unlink()
    new = project.docs / "pelayanan.md"

    new.write_text("---\nredirect_from: [/lama/]\n---\n\n# A\n", encoding="utf-8")
    assert _lost(project) == [("docs/layanan.md", "/layanan/")]
    new.write_text("---\nredirect_from: [/lama/, /layanan/]\n---\n\n# A\n", encoding="utf-8")
    assert _lost(project) == []


def test_a_page_that_was_never_published_may_go_and_one_left_out_now_is_told(
    tmp_path: Path,
) -> None:
    project = _committed(tmp_path, {"draf-a.md": "# A\n", "tentang.md": "# B\n"})
    project.config.write_text("draft_docs: draf-*.md\n", encoding="utf-8")
    for arguments in (["add", "."], ["commit", "-qm", "draf"], ["branch", "-qf", "terbit"]):
        _git(project.root, *arguments)
    (project.docs / "draf-a.md").unlink()
    assert _lost(project) == []

    project.config.write_text("draft_docs: tentang.md\n", encoding="utf-8")
    (project.docs / "tentang.md").write_text("# B lagi\n", encoding="utf-8")
    assert _lost(project) == [("docs/draf-a.md", "/draf-a/"), ("docs/tentang.md", "/tentang/")]


def test_what_a_renamed_regency_and_a_renamed_topic_had_is_announced(tmp_path: Path) -> None:
    project = _committed(tmp_path, {})
    old = a_registry_file()
    new = old.replace("id: kutai-timur", "id: kutim").replace(
        "regency: kutai-timur", "regency: kutim"
    )
    new = new.replace("id: literasi", "id: baca")
    project.groups.write_text(new, encoding="utf-8")
    lost = {url for _, url in _lost(project)}
    assert {"/kutai-timur/", "/agenda/kutai-timur/", "/topik/literasi/"} <= lost

    new = new.replace("id: kutim", "id: kutim\n  redirect_from: [/kutai-timur/]")
    new = new.replace("id: baca", "id: baca\n  redirect_from: [/topik/literasi/]")
    project.groups.write_text(new, encoding="utf-8")
    assert _lost(project) == []


def test_a_former_address_that_the_registry_drops_is_told(tmp_path: Path) -> None:
    groups = [{**REGISTRY["groups"][0], "redirect_from": ["/meja/"]}, *REGISTRY["groups"][1:]]
    project = a_project(tmp_path / "proyek", {}, a_registry_file(groups=groups))
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["branch", "terbit"]):
        _git(project.root, *arguments)
    project.groups.write_text(a_registry_file(), encoding="utf-8")

    assert _lost(project) == [("groups.yaml", "/meja/")]
