"""`kim impor`: what people see, and what is refused before anything is written."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kim_plugins.builder.imports import bundle, imported_pictures
from kim_plugins.cli import main
from kim_plugins.content.imports.article import Picture
from tests.e2e.desk import FOLDER, given_to, written
from tests.golden.test_imports import HERE
from tests.pictures import jpeg, notes

WORDPRESS = HERE / "wordpress/input.xml"


def impor(*arguments: object, answer: str = "") -> Result:
    return given_to("impor", arguments, answer)


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
        ("cadangan.sql.gz", b"\x1f\x8b", "cadangan.sql.gz adalah arsip. Buka dulu"),
        ("kosong.xml", b"", "Tidak ada tulisan yang dikenali"),
        ("potong.sql", b"INSERT INTO artikel (`judul`) VALUES ('Ra", "terpotong di tengah"),
        ("tanpa.sql", b"INSERT INTO artikel VALUES (1);", "tidak menyebut nama kolomnya"),
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


def pictures(folder: Path) -> Path:
    for number, name in enumerate(("2023/05/balai.jpg", "2022/01/rapat.jpg")):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(jpeg(width=64 + number))
    return folder


def test_what_was_moved_edited_and_renamed_is_not_made_again(root: Path) -> None:
    impor(WORDPRESS, "--yes")
    there = root / "docs/posts/kutai-timur/kim-lain"
    there.mkdir()
    for number, post in enumerate(sorted((root / FOLDER).glob("*.md"))):
        lines = post.read_text("utf-8").splitlines()
        lines = [line for line in lines if not (number and line.startswith(("# impor:", "title:")))]
        (there / f"2024-01-0{number + 1}-nama-baru.md").write_text("\n".join(lines), "utf-8")
        if "first_published" in post.read_text("utf-8"):
            post.unlink()

    told = impor(WORDPRESS, "--yes").output

    assert "3 sudah pernah masuk dan dilewati" in told


def test_an_interrupted_run_is_finished_by_the_next(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = pictures(tmp_path / "foto")
    replace, left = Path.replace, [3]

    def interrupted(self: Path, target: Path) -> Path:
        if self.name.endswith(".kim-tmp") and "posts" in self.parts:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        impor(WORDPRESS, "--yes", "--gambar", media)
    assert len(written(root)) == 3

    impor(WORDPRESS, "--yes", "--gambar", media)

    assert [name for name in written(root) if name.endswith(".jpg")] == ["balai.jpg", "rapat.jpg"]
    assert len(list((root / FOLDER).glob("*.md"))) == 3
    assert "img/rapat.jpg" in next((root / FOLDER).glob("2022-01-02-*")).read_text("utf-8")


def test_a_full_disk_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        if target.name.startswith("2023-06"):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    result = impor(WORDPRESS, "--yes")

    assert (result.exit_code, written(root)) == (1, [])
    assert "Tidak dapat menyimpan" in result.output


def test_a_picture_of_another_month_is_not_taken_for_the_one_that_is_meant(
    root: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "foto/2019/07/balai.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(jpeg())

    told = impor(WORDPRESS, "--yes", "--gambar", tmp_path / "foto").output

    assert "2023/05/balai" in told
    assert [name for name in written(root) if name.endswith(".jpg")] == []


def test_a_number_in_a_picture_s_name_is_not_kept(root: Path) -> None:
    (root / "0811-0000-0000.jpg").write_bytes(jpeg())
    article = {
        "judul": "Rapat",
        "tgl_upload": "2022-01-02 03:04:05",
        "isi": '<p><img src="0811-0000-0000.jpg" alt="Balai desa"> Warga berkumpul.</p>',
    }
    (root / "e.json").write_text(json.dumps([article]), "utf-8")

    impor("e.json", "--yes", "--gambar", root / "0811-0000-0000.jpg")

    assert [name for name in written(root) if name.endswith(".jpg")] == ["foto.jpg"]


@pytest.mark.parametrize("cut", [30, 200, -30, -100])
def test_a_cut_archive_is_told(root: Path, cut: int) -> None:
    with zipfile.ZipFile(root / "utuh.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ekspor.xml", WORDPRESS.read_bytes())
    whole = (root / "utuh.zip").read_bytes()
    (root / "potong.zip").write_bytes(whole[:cut])
    (root / "lubang.zip").write_bytes(whole[:60] + b"\x00" * 40 + whole[100:])

    for name in ("potong.zip", "lubang.zip"):
        result = impor(name, "--yes")
        assert result.exit_code == 1
        assert "rusak atau terpotong" in result.output
    assert written(root) == []


def test_three_thousand_pictures_of_one_name_are_found_in_time(tmp_path: Path) -> None:
    def file(number: int) -> bundle.Member:
        content = jpeg(width=16 + number % 900, height=8 + number // 900)
        return bundle.Member(f"album-{number}/foto.jpg", lambda size: content[:size])

    files = [file(number) for number in range(3000)]
    shelf = imported_pictures.Shelf(files, tmp_path / "img", tmp_path / "ada", fetches=False)

    found = {shelf.find(Picture(f"https://a.example.org/{f.name}")) for f in files}

    assert len(found) == 3000
    assert {"img/foto.jpg", "img/foto-3000.jpg"} <= found


def test_a_folder_that_is_a_file_is_told(root: Path) -> None:
    folder = root / FOLDER
    folder.rmdir() if folder.is_dir() else folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("bukan folder", "utf-8")

    assert "foldernya tidak dapat ditulisi" in impor(WORDPRESS, "--yes").output


def test_another_database_beside_the_export_is_passed_over(root: Path) -> None:
    (root / "ekspor").mkdir()
    (root / "ekspor/lain.sql").write_text("CREATE TABLE x (id int);", "utf-8")
    (root / "ekspor/blog.xml").write_bytes(WORDPRESS.read_bytes())

    assert "3 tulisan tersimpan, 1" in impor("ekspor", "--yes").output


def test_a_day_that_has_not_come_is_to_be_checked(root: Path) -> None:
    article = {"judul": "Rapat", "tgl_upload": "2099-01-02 03:04:05", "isi": "<p>Isi</p>"}
    (root / "e.json").write_text(json.dumps([article]), "utf-8")

    assert "2099-01-02-rapat.md: tanggalnya belum tiba" in impor("e.json", "--yes").output


@pytest.mark.parametrize("first", [(), ("--alamat", "https://desa-contoh.example.org/")])
def test_the_site_s_address_may_be_given_later_or_left_out(
    root: Path, first: tuple[str, ...]
) -> None:
    dump = HERE / "opensid-mysqldump/input.sql"
    impor(dump, "--yes", *first)

    told = impor(
        dump, "--yes", *(() if first else ("--alamat", "https://desa-contoh.example.org/"))
    )

    assert "3 sudah pernah masuk dan dilewati" in told.output
