"""`kim impor`: what people see, and what is refused before anything is written."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kim_plugins.build import bundle, imported_pictures
from kim_plugins.cli import main
from tests.builders import a_project
from tests.golden.test_imports import HERE
from tests.pictures import jpeg, notes

WORDPRESS = HERE / "wordpress/input.xml"
FOLDER = "docs/posts/kutai-timur/kim-contoh"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "proyek"
    a_project(folder)
    monkeypatch.chdir(folder)
    return folder


def impor(*arguments: object, answer: str = "") -> Result:
    given: Sequence[str] = ["impor", *map(str, arguments), "--group", "kim-contoh"]
    return CliRunner().invoke(main, given, input=answer)


def written(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).rglob("*") if path.is_file())


def test_it_shows_what_comes_of_it_and_asks(root: Path) -> None:
    refused = impor(WORDPRESS, answer="t\n")

    assert "3 tulisan baru, 1 di antaranya draf, 0 gambar." in refused.output
    assert "Tidak ada yang disimpan." in refused.output
    assert written(root) == []

    accepted = impor(WORDPRESS, answer="y\n")

    assert "3 tulisan tersimpan, 1 di antaranya draf" in accepted.output
    assert len(written(root)) == 3


def test_a_rehearsal_writes_nothing(root: Path) -> None:
    assert impor(WORDPRESS, "--dry-run").exit_code == 0
    assert written(root) == []


def test_the_whole_report_is_kept_where_asked(root: Path) -> None:
    impor(WORDPRESS, "--yes", "--laporan", "laporan.md")

    report = (root / "laporan.md").read_text("utf-8")
    assert "- [ ] Lingkungan (1 tulisan)" in report
    assert "0812-0000-0000" not in report


def test_labels_become_topics_by_a_file(root: Path) -> None:
    (root / "topik.txt").write_text("# catatan\nLingkungan: Literasi\n", "utf-8")

    impor(WORDPRESS, "--yes", "--topik", "topik.txt")

    post = next((root / FOLDER).glob("2023-05-08-*"))
    assert "\ntopics: [literasi]\n" in post.read_text("utf-8")


def test_every_wrong_line_of_that_file_is_told(root: Path) -> None:
    (root / "topik.txt").write_text("Lingkungan: literasy\ntanpa titik dua\n", "utf-8")

    told = impor(WORDPRESS, "--yes", "--topik", "topik.txt").output

    assert "baris 1: tidak ada topik literasy; mungkin maksud Anda literasi" in told
    assert "baris 2: tulis label, titik dua, lalu topiknya" in told
    assert written(root) == []


def test_a_picture_loses_its_place_and_keeps_to_its_folder(root: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "gambar.zip", "w") as archive:
        archive.writestr("../../../2023/05/balai.jpg", jpeg() + b"")
    photo = tmp_path / "foto/2022/01/rapat.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(with_place())

    impor(WORDPRESS, "--yes", "--gambar", tmp_path / "gambar.zip", "--gambar", tmp_path / "foto")

    assert {"balai.jpg", "rapat.jpg"} <= set(written(root))
    assert not list(tmp_path.glob("2023*"))
    assert b"Exif" not in (root / FOLDER / "img/rapat.jpg").read_bytes()


def with_place() -> bytes:
    """Make a photo that says where it was taken."""
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (64, 48)).save(stream, "JPEG", exif=notes(place=True))
    return stream.getvalue()


def test_missing_pictures_are_fetched_only_when_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(url: str) -> bytes:
        asked.append(url)
        return jpeg()

    monkeypatch.setattr(imported_pictures, "fetched", fetched)
    impor(WORDPRESS, "--dry-run")
    assert asked == []

    impor(WORDPRESS, "--yes", "--unduh")

    assert "https://kim-contoh.example.org/wp-content/uploads/2022/01/rapat.jpg" in asked
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("potong.xml", WORDPRESS.read_bytes()[:5000], "rusak atau terpotong: baris"),
        (
            "singkatan.xml",
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item>&a;</item></channel></rss>',
            "ENTITY",
        ),
        ("potong.json", b'[{"judul": "a"', "JSON ini rusak atau terpotong"),
        ("lain.sql", b"CREATE TABLE x (id int);", "Tidak ada artikel OpenSID"),
        ("foto.jpg", b"\xff\xd8\xff", "Tidak ada tulisan yang dikenali"),
        ("kosong.zip", b"PK\x05\x06" + bytes(18), "Tidak ada tulisan yang dikenali"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    root: Path, name: str, content: bytes, told: str
) -> None:
    (root / name).write_bytes(content)

    result = impor(name, "--yes")

    assert result.exit_code == 1
    assert told in result.output
    assert written(root) == []


def test_a_file_that_swells_is_not_unpacked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle.Member.read, "__defaults__", (1_000_000,))
    with zipfile.ZipFile(root / "besar.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ekspor.xml", b"<rss>" + b" " * 2_000_000)

    result = impor("besar.zip", "--yes")

    assert "ekspor.xml: lebih besar dari 1 MB" in result.output
    assert written(root) == []


def test_a_missing_file_and_an_unknown_group_are_told(root: Path) -> None:
    assert "Tidak ada berkas" in impor("tiada.xml").output
    told = CliRunner().invoke(main, ["impor", str(WORDPRESS), "--group", "kim-conto"]).output
    assert "Mungkin maksud Anda" in told
