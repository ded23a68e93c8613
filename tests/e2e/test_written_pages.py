"""Hand-written pages: their words arrive, and their links lead where those of posts would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import commands
from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, NOW, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

NEXT = POST.replace("2026-11-01-gotong-royong", "2026-12-20-nanti")
URI, LATER = POST.removeprefix("docs/"), NEXT.removeprefix("docs/")
TEXT = "## Temuan\n\nIsi."
GROUPS = GROUPS_YAML.replace(
    "  - id: kim-contoh\n", "  - id: kim-contoh\n    redirect_from: [/kutai-timur/kim-lama/]\n"
)
POSTS = (
    f"-- groups.yaml --\n{GROUPS}"
    f"-- {POST} --\n{post(body=TEXT)}-- {NEXT} --\n{post(date='2026-12-20')}"
)
NAV = f"""\
nav:
  - Tentang: tentang.md
  - Temuan: {URI}#temuan
  - Umpan: /feed.xml
  - Nanti: {LATER}
"""


def _told(text: str) -> set[tuple[str, str]]:
    return set(re.findall(r"(\S+)  (KIM\d{3})  ", text))


def _check(project: Site) -> set[tuple[str, str]]:
    return _told(commands.run("kim", "check", "--now", NOW, folder=project.root).stdout)


def test_a_page_and_the_menu_may_link_to_all_that_the_site_holds(tmp_path: Path) -> None:
    targets = (
        f"{URI}#temuan {URI}#isi-temuan feed.xml /kutai-timur/agenda.ics /cari/?q=banjir&x=1 "
        "/kutai-timur/arsip/2026/11/ /kutai-timur/kim-lama/ /perihal/ ../kim/ unduhan/a.pdf"
    )
    body = "\n".join(f"- [x]({target})" for target in targets.split())
    text = f"---\nredirect_from: [/perihal/]\n---\n\n# Tentang\n\n{body}\n- [n]({LATER} 'judul')\n"
    project = site(
        tmp_path, f"{POSTS}-- mkdocs.yml --\n{MKDOCS_YML}{NAV}-- docs/tentang.md --\n{text}"
    ).write("docs/unduhan/a.pdf", b"%PDF-1.4")
    build = project.build("--strict")

    assert build.exit_code == 0, build.log
    html = build.page("tentang")
    links = Page(html).links
    kim = "../kutai-timur/kim-contoh/"
    assert links.count(f"{kim}2026/gotong-royong/#isi-temuan") == 3  # one of them in the foot
    assert {"../feed.xml", "../kutai-timur/agenda.ics", "../cari/?q=banjir&x=1", kim} <= set(links)
    assert {"../kutai-timur/arsip/2026/11/", "../tentang/", "../unduhan/a.pdf"} <= set(links)
    assert "<span>n</span>" in html
    assert "nanti" not in " ".join(links)
    assert "kim-tautan" not in html
    assert Page(build.page("perihal")).canonical == "https://kim.example.org/tentang/"
    assert dead_links(build.files()) == []
    assert _told(build.log) == _check(project)


def test_the_build_and_the_check_say_the_same_of_pages(tmp_path: Path) -> None:
    pages = (
        f"-- docs/tentang.md --\n[a](tidak-ada.md) [b](/webmail/) [c](#nihil) [d]({LATER})\n"
        "-- docs/TENTANG.md --\n# A\n-- docs/kim.md --\n# A\n-- docs/draf-a.md --\n# A\n"
        "-- docs/layanan.md --\n# A\n-- docs/layanan/index.md --\n# A\n"
        "-- docs/info/index.md --\n# A\n-- docs/info/README.md --\n# A\n"
        f"-- mkdocs.yml --\n{MKDOCS_YML}draft_docs: draf-*.md\nnav: [tidak-ada.md, tentang.md]\n"
    )
    project = site(tmp_path, POSTS + pages).write("docs/latin.md", "# Kué\n".encode("latin-1"))
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/rahasia.md").write_text("# Rahasia\n", encoding="utf-8")
    (tmp_path / "docs/tautan").symlink_to(tmp_path / "lain")
    build = project.build()

    assert build.exit_code == 0, build.log
    codes = {code for _, code in _told(build.log)}
    assert codes == {f"KIM{n:03}" for n in (18, 21, 27, 28, 40, 48, 143, 144, 145, 146)}
    assert _told(build.log) == _check(project)
    assert 'href="tidak-ada.md"' in build.page("tentang")
    assert [name for name in ("latin", "draf-a", "tautan") if build.has(name)] == []


def test_a_page_that_asks_for_a_template_that_is_not_there_is_published_as_all_others(
    tmp_path: Path,
) -> None:
    theme = MKDOCS_YML.replace("name: material", "{name: material, custom_dir: tema}")
    config = theme.replace("theme:\n  {", "theme: {")
    asked = {"nihil": "tidak-ada.html", "daftar": "[a.html]", "kosong": "", "khas": "kim/khas.html"}
    asked |= {"garis": "/kim/./khas.html", "lain": "kim/khas.htm", "ekor": "'kim/khas.html '"}
    texts = [f"-- docs/{n}.md --\n---\ntemplate: {t}\n---\n\n# Isi {n}\n" for n, t in asked.items()]
    project = site(
        tmp_path,
        f"-- mkdocs.yml --\n{config}{''.join(texts)}"
        '-- tema/kim/khas.html --\n{% extends "main.html" %}{# sendiri #}\n'
        "-- tema/kim/khas.htm --\n{% extends 'main.html' %}\n"
        "-- docs/lama.md --\nTemplate: tidak-ada.html\n\n# Isi lama\n"
        "-- docs/dua.md --\ntemplate: kim/khas.html\n    lagi\n\n# Isi dua\n"
        "-- docs/rusak.md --\n---\ntitle: [rusak\ntemplate: tidak-ada.html\n---\n\n# Isi rusak\n"
        "-- docs/buka.md --\n---\ntitle: Buka\ntemplate: tidak-ada.html\n\n# Isi buka\n"
        "-- docs/sama.md --\n---\na: &a {template: tidak-ada.html}\n<<: *a\n---\n\n# Isi sama\n",
    )
    names = (*asked, "lama", "dua", "rusak", "buka", "sama")
    told = {(f"docs/{name}.md:2", "KIM210") for name in ("nihil", "daftar", "ekor")}
    told |= {(f"docs/{name}.md:1", "KIM210") for name in ("lama", "dua", "sama")}
    told |= {("docs/rusak.md:2:8", "KIM003"), ("docs/rusak.md:3", "KIM210")}
    told |= {("docs/buka.md:1", "KIM002"), ("docs/buka.md:3", "KIM210")}

    for build in (project.build(), project.kim("--now", NOW)):
        assert build.exit_code == 0, build.log
        for name in names:
            assert Page(build.page(name)).headings == [f"Isi {name}"]
            assert "kim-main" in build.page(name)
        assert _told(build.log) == told == _check(project)


def test_what_stands_above_a_page_s_text_arrives_as_it_was_written(tmp_path: Path) -> None:
    project = site(
        tmp_path,
        "-- docs/layanan.md --\n---\ntitle: Layanan: jadwal dan tempat\ndescription: Isi: semua\n"
        "---\n\nIsi.\n"
        "-- docs/versi.md --\n---\ntitle: 1.10\n---\n\nIsi.\n"
        "-- docs/tidak.md --\n---\ntitle: No\n---\n\nIsi.\n"
        "-- docs/libur.md --\nPengumuman: kantor tutup besok.\n\nIsi.\n"
        "-- docs/judul.md --\nLayanan: desa\n=====\n\nIsi.\n"
        "-- docs/lama.md --\nTitle: Gaya lama\n\nIsi.\n",
    )
    build = project.build()

    titles = {n: Page(build.page(n)).headings for n in ("layanan", "versi", "tidak", "lama")}
    assert titles == {
        "layanan": ["Layanan: jadwal dan tempat"],
        "versi": ["1.10"],
        "tidak": ["No"],
        "lama": ["Gaya lama"],
    }
    layanan = Page(build.page("layanan"))
    assert layanan.metas["description"] == "Isi: semua"
    assert "description:" not in build.page("layanan")
    assert "<p>Pengumuman: kantor tutup besok.</p>" in build.page("libur")
    assert Page(build.page("judul")).headings == ["Layanan: desa"]
    assert _told(build.log) == {("docs/layanan.md:2:15", "KIM050")}


def test_a_page_bears_its_own_title_and_the_menu_the_name_that_it_is_given_there(
    tmp_path: Path,
) -> None:
    nav = "nav:\n  - Jadwal: jadwal.md\n  - Tempat: tempat.md\n  - Biaya: biaya.md\n"
    project = site(
        tmp_path,
        f"-- mkdocs.yml --\n{MKDOCS_YML}{nav}"
        "-- docs/jadwal.md --\n---\ntitle: Jadwal layanan kantor\n---\n\nIsi.\n"
        "-- docs/tempat.md --\n---\ntitle: Tempat layanan\n---\n\n# Tempat layanan kami\n"
        "-- docs/biaya.md --\nTanpa judul sendiri.\n",
    )

    for build in (project.build(), project.kim("--now", NOW)):
        found = {name: Page(build.page(name)) for name in ("jadwal", "tempat", "biaya")}
        for name, title in (
            ("jadwal", "Jadwal layanan kantor"),
            ("tempat", "Tempat layanan kami"),
            ("biaya", "Biaya"),
        ):
            assert found[name].headings == [title]
            assert f"<title>{title} – " in build.page(name)
            assert f">{name.capitalize()}</a>" in build.page("")
    edited = project.edit("-- docs/jadwal.md --\n---\ntitle: Jadwal baru\n---\n\nIsi.\n").kim(
        "--now", NOW
    )
    assert Page(edited.page("jadwal")).headings == ["Jadwal baru"]
    assert b"Jadwal baru" in edited.files()["cari/petunjuk.json"]


@pytest.mark.parametrize("name", ["Laporan 2026.pdf", "Daftar #1.pdf", "50%.pdf", "Té a%20b?.pdf"])
def test_a_file_beside_pages_may_be_called_whatever_its_office_calls_it(
    tmp_path: Path, name: str
) -> None:
    project = site(tmp_path, "-- docs/tentang.md --\n# Tentang\n")
    project.write(f"docs/unduhan/{name}", b"%PDF-1.4")
    project.write("docs/Profil kantor.md", b"# Profil")

    for build in (project.build(), project.kim("--now", NOW)):
        assert build.exit_code == 0, build.log
        assert build.files()[f"unduhan/{name}"] == b"%PDF-1.4"
        assert Page(build.page("Profil kantor")).headings == ["Profil"]
    edited = project.edit("-- docs/tentang.md --\n# Tentang kami\n").kim("--now", NOW)
    assert edited.has(f"unduhan/{name}")
    assert Page(edited.page("tentang")).headings == ["Tentang kami"]


def test_check_and_build_find_pages_with_blanks_and_signs_in_their_names(tmp_path: Path) -> None:
    links = "../Profil%20kantor/ Profil%20kantor/ /Profil%20kantor/#visi ../50%25/isi/ 50%25/isi.md"
    body = "\n".join(f"- [x]({target})" for target in [*links.split(), "../Profil%20lama/"])
    project = site(
        tmp_path,
        f"-- docs/tentang.md --\n# Tentang\n\n{body}\n-- docs/Profil kantor.md --\n## Visi\n"
        "-- docs/50%/isi.md --\n# Isi\n\n[x](../50%25/isi/) [y](../../Profil%20kantor/)\n",
    )

    build = project.build()
    assert _told(build.log) == _check(project) == {("docs/tentang.md:8:7", "KIM027")}
    found = Page(build.page("tentang")).links
    assert {"../Profil%20kantor/", "../Profil%20kantor/#visi", "../50%25/isi/"} <= {*found}


def test_what_editors_leave_beside_files_is_neither_published_nor_told(tmp_path: Path) -> None:
    project = site(tmp_path, f"{POSTS}-- docs/tentang.md --\n# Tentang\n[x](tentang.md.bak)\n")
    left = ["{}~", "#{}#", "{}.swp", ".{}.swp", "{}.tmp"]
    for place in ("docs/tentang.md", POST):
        folder, _, name = place.rpartition("/")
        for form in left:
            project.write(f"{folder}/{form.format(name)}", b"Nomor lama 0812")
    for name in ("tentang.md.bak", "tentang.md.orig", "~$surat.docx", "Thumbs.db"):
        project.write(f"docs/{name}", b"Nomor lama 0812")

    for build in (project.build(), project.kim("--now", NOW)):
        assert not [path for path, content in build.files().items() if b"lama 0812" in content]
        assert _told(build.log) == _check(project) == {("docs/tentang.md:2:5", "KIM048")}
