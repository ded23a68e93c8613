"""An afternoon's workshop: ten posts of all kinds by the form alone, and what becomes of them.

What was shared goes through `kim terima`, passes `kim check`, and is published.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser

from kim_plugins.cli import main
from tests.browser.conftest import opened
from tests.browser.cutting import BELOW, Host, hosting
from tests.browser.waiting import KEPT, until
from tests.browser.writing import SHARE, Writer
from tests.e2e.sites import MKDOCS_YML, site

NOW = "2027-01-01T08:00"
SETTINGS = MKDOCS_YML.replace("2026-11-24T12:00", NOW)
FOLDER = "docs/posts/kutai-timur/kim-contoh"
CLAIM = {
    "Kabar yang beredar": "Beredar pesan bahwa jembatan desa ditutup sampai akhir tahun.",
    "Hasil pemeriksaan": "•Salah",
    "Beredar di mana": "Grup WhatsApp warga",
    "Pemeriksa": "Penyunting Contoh",
}


@dataclasses.dataclass(frozen=True)
class Written:
    """What one person types."""

    kind: str
    title: str
    text: str
    own: Mapping[str, str] = dataclasses.field(default_factory=dict)
    photos: int = 0
    sources: tuple[str, ...] = ()
    is_cut: bool = False
    """Whether the signal is gone from the text on."""


POSTS = (
    Written(
        "Berita",
        "Warga membersihkan parit di RT 3",
        "Dua puluh warga membersihkan parit di RT 3 pada Minggu pagi.\n\n"
        "- Sampah diangkut dengan gerobak\n- Parit ditinggikan",
        photos=2,
    ),
    Written(
        "Berita",
        "Kata kepala dusun: “parit kita jaga”",
        "*Penting* untuk semua warga dusun satu dan dusun dua di tepi sungai.\n"
        "Parit dibersihkan bersama setiap bulan, dan alatnya dipinjam dari kantor desa.",
        is_cut=True,
    ),
    Written(
        "Pengumuman",
        "Loket kantor desa tutup sementara",
        "Loket pelayanan kantor desa tutup selama gedungnya diperbaiki. "
        "Surat tetap diterima di balai desa.",
        {"Instansi yang mengumumkan": "Kantor Desa Contoh", "Berlaku sampai": "2027-01-31"},
    ),
    Written(
        "Agenda",
        "Posyandu bulanan dusun satu",
        "Penimbangan balita dan pemeriksaan ibu hamil, dilayani oleh bidan desa. "
        "Bawalah buku kesehatan anak.",
        {"Mulai": "2027-01-09", "Tempat": "Balai Dusun Satu"},
    ),
    Written(
        "Agenda",
        "Rapat warga tiap Sabtu",
        "Rapat warga membahas pembagian air dan jadwal ronda, terbuka untuk semua warga dusun.",
        {
            "Mulai": "2027-01-02",
            "Berulang": "tiap Sabtu",
            "Berulang sampai": "2027-03-27",
            "Tempat": "Balai Desa Contoh",
        },
    ),
    Written(
        "Klarifikasi",
        "Jembatan desa tetap dibuka",
        "## Yang beredar\n\nPesan berantai menyebut jembatan desa ditutup.\n\n"
        "## Temuan\n\nKantor desa menyatakan jembatan hanya ditutup dua jam.\n\n"
        "## Kesimpulan\n\nJembatan tetap dibuka, jadi pesan itu salah.",
        CLAIM,
        sources=("Keterangan kantor desa", "Papan pengumuman jembatan"),
    ),
    Written(
        "Suara Warga",
        "Lampu jalan di dusun dua padam",
        "Lampu jalan di dusun dua padam sejak awal bulan, sehingga warga sulit pulang mengaji.",
        {"Macam permintaan": "•Pengaduan"},
    ),
    Written(
        "Suara Warga",
        "Berapa dana perbaikan jalan dusun",
        "Warga menanyakan berapa dana perbaikan jalan dusun tahun ini dan siapa pelaksananya.",
        {"Macam permintaan": "•Permintaan informasi"},
    ),
    Written(
        "Potensi",
        "Keripik pisang buatan dusun satu",
        "Keripik pisang dari kebun warga, digoreng setiap Jumat dan dijual di pasar desa.",
        {"Golongan": "•UMKM"},
        photos=1,
    ),
    Written(
        "Potensi",
        "Tari panen dari dusun dua",
        "Tari panen ditampilkan setiap akhir musim oleh anak muda dusun dua bersama sesepuhnya.",
        {"Golongan": "•Budaya", "Tempat": "Lapangan Dusun Dua"},
    ),
)


def test_ten_posts_of_all_kinds_go_from_the_phone_to_the_site(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kantor").mkdir()
    project = site(tmp_path / "kantor").edit(f"-- mkdocs.yml --\n{SETTINGS}")
    build = project.build()
    assert build.exit_code == 0, build.log
    with hosting(build.folder) as host, opened(browser, 360) as page:
        page.set_default_timeout(8000)
        page.add_init_script(SHARE)
        author = Writer(page)
        author.open(host.address)
        until(page, KEPT, BELOW + "tulis/")
        sent = []
        for number, written in enumerate(POSTS):
            sent.append(_sent(author, written, host, tmp_path / str(number), first=not number))
            host.is_cut = False
    monkeypatch.chdir(project.root)
    for files in sent:
        result = CliRunner().invoke(main, ["terima", *map(str, files), "--yes"])
        assert result.exit_code == 0, result.output
    _publish(project.root)
    assert re.findall(r"KIM\d{3}.*", CliRunner().invoke(main, ["check", "--now", NOW]).output) == []
    built = project.build()
    assert f"{len(POSTS)} tulisan terbit" in built.log, built.log


def _sent(author: Writer, written: Written, host: Host, folder: Path, *, first: bool) -> list[Path]:
    """Write one post on the form, and return what was shared."""
    if not first:
        author.tap("Semua draf")
    author.choose_kind(written.kind)
    if first:
        author.choose_group("kim contoh")
    author.write(written.title, written.text)
    host.is_cut = written.is_cut
    author.on()
    if written.kind != "Berita":
        author.fill(written.own)
        author.on()
    _photos(author, written, folder)
    author.on()
    author.summarise()
    for number, title in enumerate(written.sources):
        author.tap("Tambah sumber")
        author.page.get_by_label("Judul").nth(number).fill(title)
    assert author.check() == [], written.title
    return author.send(folder)


def _photos(author: Writer, written: Written, folder: Path) -> None:
    author.sees("Foto")
    if not written.photos:
        return
    folder.mkdir(parents=True)
    files = [folder / f"kamera-{number}.jpg" for number in range(written.photos)]
    for number, file in enumerate(files):
        Image.linear_gradient("L").rotate(90 * number).resize((900, 600)).save(file)
    author.add_photos(files)
    for label in ("Foto utama: apa yang tampak?", "Foto 2: apa yang tampak?")[: written.photos]:
        author.fill({label: "Parit di tepi jalan dusun"})
    author.fill(
        {"Siapa yang memotret?": "KIM Contoh", "Siapa yang tampak di foto?": "•Tidak ada orang"}
    )
    for file in files:
        file.unlink()


def _publish(root: Path) -> None:
    """Take the drafts, as an editor does who has nothing to mend."""
    for file in (root / FOLDER).glob("*.md"):
        text = file.read_text("utf-8")
        assert "draft: true\n" in text
        file.write_text(text.replace("draft: true\n", ""), "utf-8")
