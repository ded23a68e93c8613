"""What moved, was corrected or withdrawn is still found by those who knew it before."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")

URL = "kutai-timur/kim-contoh/2026/gotong-royong/"
SITE = "https://kim.example.org/"
MOVED = """\
  - id: kim-contoh
    redirect_from: [/kutai-timur/kim-lama/]
"""
CORRECTIONS = '[{at: 2026-11-03, kind: ralat, note: "Kerja bakti berlangsung hari Minggu."}]'


def test_a_former_address_leads_on_without_a_script(tmp_path: Path) -> None:
    text = post(redirect_from="[/kabar/lama/, /lama.html]")
    build = site(tmp_path, f"-- {POST} --\n{text}").build("--strict")
    assert build.exit_code == 0, build.log
    page = Page(build.page("kabar/lama"))
    assert f'<meta http-equiv="refresh" content="0; url=../../{URL}">' in page.text
    assert page.canonical == SITE + URL
    assert page.metas["robots"] == "noindex"
    assert f"../../{URL}" in page.links
    assert f"url={URL}" in (build.folder / "lama.html").read_text(encoding="utf-8")
    assert dead_links(build.files()) == []


def test_a_group_s_new_folder_keeps_pages_and_feeds_at_the_old_one(tmp_path: Path) -> None:
    groups = GROUPS_YAML.replace("  - id: kim-contoh\n", MOVED)
    text = f"-- groups.yaml --\n{groups}-- {POST} --\n{post()}"
    build = site(tmp_path, text).build("--strict")
    assert build.exit_code == 0, build.log
    assert Page(build.page("kutai-timur/kim-lama/2026/gotong-royong")).canonical == SITE + URL
    files = build.files()
    assert files["kutai-timur/kim-lama/feed.xml"] == files["kutai-timur/kim-contoh/feed.xml"]
    (entry,) = feedparser.parse(files["kutai-timur/kim-lama/feed.xml"]).entries
    assert entry.link == SITE + URL


def test_a_correction_is_on_the_post_in_the_list_and_in_the_feeds(tmp_path: Path) -> None:
    build = site(tmp_path, f"-- {POST} --\n{post(corrections=CORRECTIONS)}").build("--strict")
    assert build.exit_code == 0, build.log
    for page in (build.page(URL), build.page("ralat"), build.page("ralat/arsip/2026")):
        assert "Kerja bakti berlangsung hari Minggu." in page
    for name in ("feed.xml", "rss.xml", "kutai-timur/kim-contoh/feed.xml", "berita/rss.xml"):
        (entry,) = feedparser.parse(build.files()[name]).entries
        assert entry.summary.startswith("Ralat, 3 November 2026: Kerja bakti")
        assert entry.updated.startswith("2026-11-03")


def test_a_withdrawn_post_leaves_every_feed_and_is_listed_for_programs(tmp_path: Path) -> None:
    gone = post(withdrawn="{at: 2026-11-10, reason: Memuat data pribadi.}")
    build = site(tmp_path, f"-- {POST} --\n{gone}").build("--strict")
    assert build.exit_code == 0, build.log
    files = build.files()
    for name in (name for name in files if name.endswith(("feed.xml", "rss.xml"))):
        assert feedparser.parse(files[name]).entries == [], name
    assert json.loads(files["data/dicabut.json"])["withdrawn"] == [
        {"url": URL, "at": "2026-11-10T00:00:00+08:00"}
    ]
    assert "Memuat data pribadi." in build.page("ralat")
    assert URL.encode() not in files["sitemap.xml"]


def test_every_feed_of_a_site_is_read_without_a_complaint(tmp_path: Path) -> None:
    text = f"-- {POST} --\n{post(title='Harga <b> & ]]> madu')}"
    files = site(tmp_path, text).build("--strict").files()
    names = [name for name in files if name.endswith(("feed.xml", "rss.xml"))]
    assert len(names) > 20
    for name in names:
        assert not feedparser.parse(files[name]).bozo, name


def test_a_wrong_authority_stops_the_build_and_a_right_one_makes_the_ids(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    config = project.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")

    config.write_text(f"{text}      authority: https://kim.example.org/\n", encoding="utf-8")
    wrong = project.build()
    config.write_text(f"{text}      authority: diskominfo.example.org,2025-03\n", encoding="utf-8")
    right = project.build("--strict")

    assert (wrong.exit_code, "KIM137" in wrong.log) == (1, True)
    (entry,) = feedparser.parse(right.files()["feed.xml"]).entries
    assert entry.id == f"tag:diskominfo.example.org,2025-03:/{URL}"
