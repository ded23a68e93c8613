"""A post in the right folder appears everywhere its readers would look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.html import Page, dead_links
from tests.e2e.sites import POST, post, site
from tests.pictures import png

pytestmark = pytest.mark.usefixtures("few_places")

URL = "kutai-timur/kim-contoh/2026/gotong-royong"


def test_a_post_is_listed_at_home_and_in_every_index(tmp_path: Path) -> None:
    text = post(topics="[literasi]")
    build = site(tmp_path, f"-- {POST} --\n{text}").build("--strict")
    assert build.exit_code == 0, build.log
    for index in ("", "kutai-timur", "kutai-timur/kim-contoh", "topik/literasi"):
        assert "Gotong royong di balai desa" in build.page(index), index
    for archive in (
        "kutai-timur/arsip/2026/11",
        "kutai-timur/kim-contoh/arsip/2026",
        "topik/literasi/arsip/2026",
    ):
        assert "Gotong royong di balai desa" in build.page(archive), archive
    assert f"<loc>https://kim.example.org/{URL}/</loc>" in (build.folder / "sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_a_regency_and_a_group_without_posts_say_what_to_do_next(tmp_path: Path) -> None:
    text = "-- docs/panduan/menulis.md --\n# Menulis kabar\n\nCara menulis.\n"
    build = site(tmp_path, text).build("--strict")
    assert build.exit_code == 0, build.log
    for page in (build.page("samarinda"), build.page("kutai-timur/kim-contoh")):
        assert "Belum ada tulisan" in page
        assert "panduan/menulis/" in page


def test_a_post_tells_place_group_and_time_in_indonesian(tmp_path: Path) -> None:
    text = post(date="2026-11-01T09:30", updated="2026-11-02T10:00")
    page = site(tmp_path, f"-- {POST} --\n{text}").build().page(URL)
    assert ">Desa Teluk Singkama, Kutai Timur</a>" in page
    assert "KIM Contoh" in page
    assert "Minggu, 1 November 2026, 09.30 WITA" in page
    assert "Senin, 2 November 2026, 10.00 WITA" in page


def test_posts_and_pages_link_to_each_other_by_their_files(tmp_path: Path) -> None:
    second = POST.replace("gotong-royong", "lanjutan")
    first = "## Cara daftar\n\nIsi."
    build = site(
        tmp_path,
        f"-- {POST} --\n{post(body=first)}"
        f"-- {second} --\n"
        + post(
            "Lanjutan",
            "[kabar](2026-11-01-gotong-royong.md#cara-daftar) [panduan](../../../panduan.md)",
        )
        + "-- docs/panduan.md --\n# Panduan\n\n"
        "[contoh](posts/kutai-timur/kim-contoh/2026-11-01-gotong-royong.md)\n",
    ).build("--strict")
    assert build.exit_code == 0, build.log
    links = Page(build.page("kutai-timur/kim-contoh/2026/lanjutan")).links
    assert f"../../../../{URL}/#isi-cara-daftar" in links
    assert "../../../../panduan/" in links
    assert f"../{URL}/" in Page(build.page("panduan")).links


def test_a_picture_is_published_under_the_name_of_its_content(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(body='![Balai desa](<img/Foto Balai.PNG>)')}")
    folder = "docs/posts/kutai-timur/kim-contoh/img"
    project.write(f"{folder}/Foto Balai.PNG", png()).write(f"{folder}/lain.png", png(shade=1))
    build = project.build("--strict")
    assert build.exit_code == 0, build.log
    pictures = [name for name in build.files() if "/img/" in name]
    assert len(pictures) == 1, "a picture that no post shows is not published"
    assert pictures[0].startswith("kutai-timur/kim-contoh/img/foto-balai-")
    assert not dead_links(build.files())


def test_drafts_and_scheduled_posts_wait(tmp_path: Path) -> None:
    draft = POST.replace("gotong", "draf")
    later = POST.replace("2026-11-01", "2026-11-25")
    build = site(
        tmp_path,
        f"-- {draft} --\n{post('Naskah draf', draft='true')}"
        f"-- {later} --\n{post('Kabar besok', date='2026-11-25')}",
    ).build("--strict")
    assert build.exit_code == 0, build.log
    everything = b"".join(build.files().values())
    assert b"Naskah draf" not in everything
    assert b"Kabar besok" not in everything
    assert "0 tulisan terbit, 1 terjadwal, 1 draf" in build.log


def test_a_withdrawn_post_keeps_its_address_and_nothing_else(tmp_path: Path) -> None:
    text = post(
        "Judul yang ditarik",
        "Isi yang ditarik.",
        withdrawn="{at: 2026-11-10, reason: Memuat data pribadi.}",
    )
    build = site(tmp_path, f"-- {POST} --\n{text}").build("--strict")
    assert build.exit_code == 0, build.log
    page = Page(build.page(URL))
    assert "Memuat data pribadi." in page.text
    assert page.metas["robots"] == "noindex"
    everything = b"".join(build.files().values())
    assert b"Judul yang ditarik" not in everything
    assert b"Isi yang ditarik" not in everything
    assert b"Warga membersihkan" not in everything


def test_an_example_is_marked_and_kept_off_the_home_page(tmp_path: Path) -> None:
    build = site(tmp_path, f"-- {POST} --\n{post(example='true')}").build()
    assert "bukan kejadian nyata" in build.page(URL)
    assert Page(build.page(URL)).metas["robots"] == "noindex"
    assert "Gotong royong di balai desa" not in build.page("")


def test_every_link_works_below_a_sub_path_and_on_the_404_page(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    config = project.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("example.org/", "example.org/a/b/")
    config.write_text(text, encoding="utf-8")
    build = project.build("--strict")
    assert build.exit_code == 0, build.log
    assert not dead_links(build.files(), "/a/b/")
    not_found = (build.folder / "404.html").read_text(encoding="utf-8")
    assert all(link.startswith(("/a/b/", "#")) for link in Page(not_found).links)
