"""Posts may link to whatever the site holds, and nobody's move takes them off the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import commands
from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")

NEIGHBOUR = "docs/posts/provinsi/redaksi/2026-11-02-tunjuk.md"
URL = "provinsi/redaksi/2026/tunjuk/"
OWN = (
    "/feed.xml /kutai-timur/agenda.ics /feeds.opml /cari/ /cari/?q=banjir /data/desa.json "
    "/kutai-timur/bawa.html /kutai-timur/arsip/2026/11/ /luring/ /sitemap.xml /index.html "
    "../../../unduhan/perdes.pdf /unduhan/perdes.pdf"
)


def test_a_post_may_link_to_all_that_the_site_holds(tmp_path: Path) -> None:
    body = " ".join(f"[x]({target})" for target in OWN.split())
    project = site(
        tmp_path, f"-- {POST} --\n{post()}-- {NEIGHBOUR} --\n{post(body=body, date='2026-11-02')}"
    )
    project.write("docs/unduhan/perdes.pdf", b"%PDF-1.4")
    build = project.build("--strict")

    assert build.exit_code == 0, build.log
    links = Page(build.page(URL)).links
    assert "../../../../cari/?q=banjir" in links
    assert "../../../../unduhan/perdes.pdf" in links
    assert dead_links(build.files()) == []


def test_an_archive_that_no_post_fills_is_plain_text_until_one_does(tmp_path: Path) -> None:
    body = "[arsip](/kutai-timur/arsip/2026/10/)"
    build = site(tmp_path, f"-- {POST} --\n{post(body=body)}").build()

    assert "KIM048" in build.log
    assert "<a>arsip</a>" in build.page("kutai-timur/kim-contoh/2026/gotong-royong")


def test_a_link_to_what_moved_leads_to_its_new_place(tmp_path: Path) -> None:
    groups = GROUPS_YAML.replace(
        "  - id: kim-contoh\n", "  - id: kim-contoh\n    redirect_from: [/kutai-timur/kim-lama/]\n"
    )
    renamed = post(redirect_from="[/kutai-timur/kim-contoh/2026/acara/]")
    body = (
        "[a](/kutai-timur/kim-lama/) [b](/kutai-timur/kim-lama/2026/acara/) "
        "[c](../../kutai-timur/kim-lama/2026-11-01-acara.md) [d](/kutai-timur/kim-lama/feed.xml)"
    )
    linking = post(body=body, date="2026-11-02")
    text = f"-- groups.yaml --\n{groups}-- {POST} --\n{renamed}-- {NEIGHBOUR} --\n{linking}"
    project = site(tmp_path, text)
    build = project.kim("--strict")

    assert build.exit_code == 0, build.log
    links = Page(build.page(URL)).links
    now = "../../../../kutai-timur/kim-contoh/"
    assert {now, f"{now}2026/gotong-royong/", f"{now}feed.xml"} <= set(links)
    assert "kim-lama" not in " ".join(links)

    alone = commands.run("kim", "check", NEIGHBOUR, folder=project.root)
    assert alone.returncode == 0, alone.stdout
