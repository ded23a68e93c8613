"""A regency splits, a village is renamed or comes to lie elsewhere: one reviewed change."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

from kim_plugins.builder.sources.sources import UNFINISHED
from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, Site, post, site
from tests.e2e.test_commands import kim

NOW = "2027-02-01T12:00"
SITE = "https://kim.example.org/"
OWN = "".join(
    f"  - {{id: {name}, name: Contoh, regency: kutai-timur, village: '{code}', status: aktif}}\n"
    for name, code in (("kim-pesisir", "64.08.05.2001"), ("kim-busang", "64.08.06.2001"))
)
POSTS = "docs/posts/kutai-timur"
DESK = "docs/posts/provinsi/redaksi"
SPLIT = (
    *("pindah-wilayah", "pemekaran", "--dari", "kutim", "--ke", "contoh", "--kode", "64.12"),
    *("--nama", "Kabupaten Contoh", "--kecamatan", "64.08.05,64.08.06"),
    *("--tanggal", "2027-01-01", "--dasar", "UU Contoh 1/2026"),
)


def a_site(root: Path) -> Site:
    """Make a site with posts of before and after the new year, which link to each other."""
    links = (
        "Lihat [panen](../kim-pesisir/2026-12-01-panen-udang.md), juga "
        "[alamatnya](/kutai-timur/kim-pesisir/2026/panen-udang/)."
    )
    back = "Ikut [acara](../kim-contoh/2026-11-01-gotong-royong.md) itu."
    village, event = '["64.08.05.2001"]', {"kind": "agenda", "starts": "2027-01-09"}
    texts = {
        f"{POSTS}/kim-contoh/2026-11-01-gotong-royong.md": post(body=links),
        f"{POSTS}/kim-pesisir/2026-12-01-panen-udang.md": post("Panen udang", back),
        f"{POSTS}/kim-pesisir/2027-01-05-pasar-baru.md": post(
            "Pasar baru dibuka", areas=village, place="Balai desa", **event
        ),
        f"{POSTS}/kim-busang/2027-01-10-rapat-desa.md": post("Rapat desa"),
        f"{DESK}/2026-12-20-kabar-lama.md": post("Kabar lama", areas=village),
        f"{DESK}/2027-01-20-kabar-baru.md": post("Kabar baru", areas='["64.08.05", "64.72"]'),
        "docs/tentang.md": "# Tentang\n\n[Panen](posts/kutai-timur/kim-pesisir/"
        "2026-12-01-panen-udang.md)\n",
        "mkdocs.yml": MKDOCS_YML.replace("2026-11-24T12:00", NOW),
        "groups.yaml": GROUPS_YAML.replace("topics:\n", f"{OWN}topics:\n"),
    }
    dated = {
        name: text.replace("date: 2026-11-01", f"date: {name.rpartition('/')[2][:10]}")
        for name, text in texts.items()
    }
    return site(root, "".join(f"-- {name} --\n{text}" for name, text in dated.items()))


def text_of(project: Site, name: str) -> str:
    return (project.root / name).read_text(encoding="utf-8")


def test_a_regency_splits_and_everything_is_found_where_it_lay(tmp_path: Path) -> None:
    project = a_site(tmp_path)
    before = project.kim().files()

    split = kim(project, *SPLIT, "--yes")
    assert split.returncode == 0, split.stderr
    again = kim(project, *SPLIT, "--yes")
    checked = kim(project, "check", "--now", NOW)
    build = project.kim()

    assert "Tidak ada yang diubah." in again.stdout
    assert checked.stdout.strip() == "Tidak ada masalah."
    after = build.files()
    assert dead_links(after) == []
    _leads_on(before, after)
    _tells_the_place_of_its_day(after)
    _counts_on_both_sides(after)
    shutil.rmtree(project.root / "site")
    shutil.rmtree(project.root / ".kim-cache", ignore_errors=True)
    assert project.kim().files() == after
    assert not (project.root / UNFINISHED).exists()


def _leads_on(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Hold that pages, feeds and calendars still stand where they stood.

    The archive of a month is there for an area's posts, and goes with the last of them.
    """
    kinds = (".html", ".xml", ".ics")
    lost = {n for n in before if n.endswith(kinds)} - after.keys()
    assert {name for name in lost if "/arsip/2027/" not in name} == set()
    assert len([n for n in before if n.endswith(".ics")]) > 1
    old, new = "kutai-timur/kim-pesisir", "contoh/kim-pesisir"
    for name in ("feed.xml", "rss.xml"):
        assert after[f"{old}/{name}"] == after[f"{new}/{name}"]
    for path in ("kim-pesisir/2026/panen-udang/", "kecamatan/sangkulirang/kerayaan/"):
        page = Page(after[f"kutai-timur/{path}index.html"].decode())
        assert page.canonical == f"{SITE}contoh/{path}"


def _tells_the_place_of_its_day(after: dict[str, bytes]) -> None:
    def place(url: str) -> str:
        return after[f"{url}index.html"].decode().partition("</h1>")[2]

    assert "Desa Kerayaan, Kutai Timur" in place("contoh/kim-pesisir/2026/panen-udang/")
    assert "Desa Kerayaan, Contoh" in place("contoh/kim-pesisir/2027/pasar-baru/")
    assert "Desa Kerayaan, Kutai Timur" in place("provinsi/redaksi/2026/kabar-lama/")


def _counts_on_both_sides(after: dict[str, bytes]) -> None:
    rows = csv.DictReader(io.StringIO(after["data/activity.csv"].decode("utf-8-sig")))
    found = {(row["month"], row["regency"], row["group"]): row["posts"] for row in rows}
    assert found["2026-12", "kutai-timur", "kim-pesisir"] == "1"
    assert found["2027-01", "contoh", "kim-pesisir"] == "1"
    assert ("2026-12", "contoh", "kim-pesisir") not in found
    old, new = (after[f"{area}/index.html"].decode() for area in ("kutai-timur", "contoh"))
    assert ("Panen udang" in old, "Pasar baru dibuka" in old) == (True, False)
    assert ("Panen udang" in new, "Pasar baru dibuka" in new) == (False, True)
    village = after["contoh/kecamatan/sangkulirang/kerayaan/index.html"].decode()
    assert "Panen udang" in village
    assert "Kabar lama" in village


def test_codes_of_old_posts_stay_as_written_and_later_ones_are_brought_up_to_date(
    tmp_path: Path,
) -> None:
    project = a_site(tmp_path)

    result = kim(project, *SPLIT, "--yes")

    assert result.returncode == 0, result.stderr
    assert "64.08.05.2001" in text_of(project, f"{DESK}/2026-12-20-kabar-lama.md")
    assert 'areas: ["64.12.01", "64.72"]' in text_of(project, f"{DESK}/2027-01-20-kabar-baru.md")
    moved = text_of(project, "docs/posts/contoh/kim-pesisir/2026-12-01-panen-udang.md")
    assert "(../../kutai-timur/kim-contoh/2026-11-01-gotong-royong.md)" in moved
    assert "posts/contoh/kim-pesisir/" in text_of(project, "docs/tentang.md")
    assert "- {id: kim-pesisir, redirect_from:" in text_of(project, "groups.yaml")


def test_a_village_is_renamed_then_moved_to_another_kecamatan_and_regency(tmp_path: Path) -> None:
    project = a_site(tmp_path)
    before = project.kim().files()
    steps = (
        ("nama", "64.08.05.2001", "--nama", "Kerayaan Contoh", "--tanggal", "2027-01-01"),
        ("induk", "64.08.05.2001", "--ke", "64.08.06", "--tanggal", "2027-01-15"),
        ("induk", "64.08.06.2001", "--ke", "64.72.01", "--tanggal", "2027-01-31"),
    )

    for step in steps:
        result = kim(project, "pindah-wilayah", *step, "--yes")
        assert result.returncode == 0, result.stderr

    text = text_of(project, "groups.yaml")
    for step in steps:
        assert "Tidak ada yang diubah." in kim(project, "pindah-wilayah", *step, "--yes").stdout
    assert text_of(project, "groups.yaml") == text
    assert kim(project, "check", "--now", NOW).stdout.strip() == "Tidak ada masalah."
    after = project.kim().files()
    assert {n for n in before if n.endswith((".html", ".xml", ".ics"))} - after.keys() <= {
        "kutai-timur/arsip/2027/01/index.html"
    }
    new = "kutai-timur/kecamatan/busang/kerayaan-contoh/"
    page = Page(after["kutai-timur/kecamatan/sangkulirang/kerayaan/index.html"].decode())
    assert page.canonical == SITE + new
    told = after["kutai-timur/kim-pesisir/2026/panen-udang/index.html"].decode()
    assert "Desa Kerayaan, Kutai Timur" in told
    told = after["kutai-timur/kim-pesisir/2027/pasar-baru/index.html"].decode()
    assert "Desa Kerayaan Contoh, Kutai Timur" in told
    finder = json.dumps(json.loads(after["data/desa.json"]))
    assert '"Kerayaan"' in finder
    assert '"Kerayaan Contoh"' in finder
    moved = Page(after["kutai-timur/kim-busang/2027/rapat-desa/index.html"].decode())
    assert moved.canonical == f"{SITE}samarinda/kim-busang/2027/rapat-desa/"
    assert "Panen udang" in after[f"{new}index.html"].decode()


def test_nothing_is_written_by_a_rehearsal_or_where_a_code_is_wrong(tmp_path: Path) -> None:
    project = a_site(tmp_path)
    text = text_of(project, "groups.yaml")
    taken = [word.replace("64.12", "64.01") for word in SPLIT]
    elsewhere = [word.replace("64.08.06", "64.72.01") for word in SPLIT]
    unknown = ("pindah-wilayah", "nama", "64.08.99", "--nama", "A", "--tanggal", "2027-01-01")
    twice = ("pindah-wilayah", "nama", "64.08.05", "--nama", "Kecamatan A")
    doubled = (*twice, "--tanggal", "2027-01-01")
    long_ago = ("pindah-wilayah", "nama", "64.08.05", "--nama", "A", "--tanggal", "2071-01-01")
    undated = ("pindah-wilayah", "nama", "64.08.05", "--nama", "A", "--tanggal", "kemarin")

    rehearsed = kim(project, *SPLIT, "--dry-run")
    refused = [
        kim(project, *words) for words in (taken, elsewhere, unknown, undated, doubled, long_ago)
    ]

    assert "Folder docs/posts/kutai-timur/kim-pesisir pindah ke docs/posts/contoh" in (
        rehearsed.stdout
    )
    assert "tidak ada yang disimpan" in rehearsed.stdout
    assert "belum ada penyunting untuk Kabupaten Contoh" in rehearsed.stdout
    assert "Dinas Kominfo Kabupaten Contoh" in rehearsed.stdout
    assert [one.returncode != 0 for one in refused] == [True] * 6
    for one, words in zip(
        refused,
        (
            *("64.08 → 64.01", "tidak terletak di Kabupaten Kutai Timur", "64.08.99"),
            *("bukan tanggal", "Tulis tanpa kata itu", "tidak mungkin"),
        ),
        strict=True,
    ):
        assert words in one.stderr
    assert text_of(project, "groups.yaml") == text
    assert (project.root / POSTS / "kim-pesisir").is_dir()


def test_a_change_of_before_one_that_is_recorded_is_not_written_behind_it(tmp_path: Path) -> None:
    project = a_site(tmp_path)
    renamed = ("pindah-wilayah", "nama", "64.08.05.2001", "--yes")
    later = kim(project, *renamed, "--nama", "Nama Nanti", "--tanggal", "2028-01-01")
    assert later.returncode == 0, later.stderr
    text = text_of(project, "groups.yaml")

    same_day = kim(project, *renamed, "--nama", "Nama Lain", "--tanggal", "2028-01-01")
    earlier = kim(project, *renamed, "--nama", "Nama Dulu", "--tanggal", "2027-06-01")
    around = ("pindah-wilayah", "nama", "64.08.05", "--nama", "Sekitar", "--yes")
    elsewhere = [word.replace("64.08.05,64.08.06", "64.08.06") for word in SPLIT]

    assert "sudah tercatat berubah pada hari yang sama, 1 Januari 2028" in same_day.stderr
    assert "sudah tercatat berubah sesudah itu, pada 1 Januari 2028" in earlier.stderr
    assert text_of(project, "groups.yaml") == text
    assert kim(project, *around, "--tanggal", "2027-06-01").returncode == 0
    assert kim(project, *elsewhere, "--yes").returncode == 0


def test_a_kecamatan_that_was_forgotten_is_named_rather_than_passed_over(tmp_path: Path) -> None:
    project = a_site(tmp_path)
    forgotten = [word.replace("64.08.05,64.08.06", "64.08.06") for word in SPLIT]
    assert kim(project, *forgotten, "--yes").returncode == 0

    again = kim(project, *SPLIT, "--yes")

    step = "kim pindah-wilayah induk 64.08.05 --ke 64.12 --tanggal 2027-01-01"
    assert (again.returncode, step in " ".join(again.stderr.split())) == (1, True)
    assert kim(project, *step.split()[1:], "--yes").returncode == 0
    assert "Tidak ada yang diubah." in kim(project, *SPLIT, "--yes").stdout


def test_a_folder_that_is_taken_stops_the_change_before_it_begins(tmp_path: Path) -> None:
    project = a_site(tmp_path).write("docs/posts/contoh/kim-busang/catatan.txt", b"milik lain\n")
    text = text_of(project, "groups.yaml")

    result = kim(project, *SPLIT, "--yes")

    assert "docs/posts/contoh/kim-busang sudah ada" in result.stderr
    assert text_of(project, "groups.yaml") == text
    assert (project.root / POSTS / "kim-pesisir").is_dir()
