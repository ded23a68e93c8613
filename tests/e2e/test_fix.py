"""`kim fix` as a contributor meets it: it shows, asks, mends, and then has nothing to do."""

from __future__ import annotations

from pathlib import Path

from tests import commands
from tests.e2e.sites import POST, Site, post, site
from tests.pictures import drawn, notes, saved

PICTURE = "docs/posts/kutai-timur/kim-contoh/img/Foto Balai.JPG"
WRONG = post(body="![Balai desa](<img/Foto Balai.JPG>)", topics="[Literasi] # penting")


def kim(project: Site, *arguments: str, answer: str = "") -> commands.Done:
    moment = {"SOURCE_DATE_EPOCH": "1795500000"}
    return commands.run("kim", *arguments, folder=project.root, environ=moment, given=answer)


def _project(root: Path) -> Site:
    project = site(root, f"-- {POST} --\n{WRONG.replace('title', 'judul')}")
    return project.write(PICTURE, saved(drawn(), exif=notes(place=True, orientation=6)))


def _contents(project: Site) -> dict[str, bytes]:
    found = sorted(path for path in (project.root / "docs").rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found}


def test_it_shows_what_it_would_do_and_asks(tmp_path: Path) -> None:
    project = _project(tmp_path)
    before = _contents(project)

    refused = kim(project, "fix", answer="t\n")

    assert refused.returncode == 0, refused.stderr
    assert "-judul: Gotong royong di balai desa\n+title: Gotong" in refused.stdout
    assert "+topics: [literasi] # penting" in refused.stdout
    assert f"{PICTURE}: titik lokasi dihapus, diputar tegak" in refused.stdout
    assert "Tidak ada yang disimpan." in refused.stdout
    assert kim(project, "fix", "--dry-run").stdout.endswith("tidak ada yang disimpan.\n")
    assert kim(project, "fix").returncode == 1, "nobody answers"
    assert _contents(project) == before


def test_it_mends_once_and_check_has_nothing_more_to_say(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert kim(project, "check").returncode == 1

    mended = kim(project, "fix", answer="y\n")

    assert mended.returncode == 0, mended.stderr
    assert "1 tulisan dan 1 gambar dibenahi." in mended.stdout
    assert kim(project, "check").stdout == "Tidak ada masalah.\n"
    assert kim(project, "fix", "--yes").stdout == "Tidak ada yang perlu dibenahi.\n"
    assert set(_contents(project)) == {POST, PICTURE.replace("Foto Balai.JPG", "foto-balai.jpg")}


def test_only_what_is_named_is_mended(tmp_path: Path) -> None:
    project = _project(tmp_path)
    other = POST.replace("gotong-royong", "lanjutan")
    project.edit(f"-- {other} --\n{post().replace('title', 'judul')}")

    kim(project, "fix", "--yes", other)

    assert b"judul" in _contents(project)[POST]
    assert b"judul" not in _contents(project)[other]
    assert PICTURE in _contents(project)
    assert "Tidak ada berkas" in kim(project, "fix", "tak-ada.md").stderr


def test_what_is_private_is_not_shown(tmp_path: Path) -> None:
    text = post(body="Isi.").replace("title: Got", "judul: 0812-0000-0000 Got")
    result = kim(site(tmp_path, f"-- {POST} --\n{text}"), "fix", "--dry-run")

    assert "+title: ••••••••••••••" in result.stdout
    assert "0812" not in result.stdout
