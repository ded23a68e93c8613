"""`kim balas`: what somebody is told who asks what became of a contribution."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kim_plugins.cli import main
from tests.e2e.desk import FOLDER

NUMBER = "k7m2q9xd"
NAME = "2026-11-20-panen-madu.md"
POST = f"""---
title: Panen madu
date: 2026-11-20
summary: Warga Desa Contoh memanen madu kelulut untuk pertama kali tahun ini.
contribution: "{NUMBER}"
---

Isi tulisan.
"""


def balas(*arguments: object, now: str = "2026-11-24T12:00") -> Result:
    return CliRunner().invoke(main, ["balas", *map(str, arguments), "--now", now])


@pytest.fixture
def post(root: Path) -> Path:
    (root / "mkdocs.yml").write_text("site_url: https://kim.example.org/\n", "utf-8")
    path = root / FOLDER / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(POST, "utf-8")
    return path


def test_a_published_post_is_told_with_its_link(post: Path) -> None:
    told = balas(NUMBER).output

    assert f"*Terbit* (kiriman {NUMBER}): Panen madu. Terima kasih." in told
    assert "https://kim.example.org/kutai-timur/kim-contoh/2026/panen-madu/" in told
    assert f"Kabar kiriman ini: https://kim.example.org/kiriman/{NUMBER}/" in told
    assert balas(post).output == balas(NUMBER.upper()).output == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title:": "draft: ya\ntitle:"}, "Penyunting masih memeriksanya."),
        (
            {"summary: Warga.*": "summary: Pendek"},
            "*Perlu dilengkapi:* Isi “ringkasan” sepanjang 6",
        ),
        ({"date:": "tanggal_terbit:"}, "Isian “tanggal” wajib ada"),
        ({"Isi tulisan.": "Hubungi 0811-0000-0000."}, "Perlu dilengkapi"),
        ({"title:": "withdrawn: {at: 2026-11-22, reason: Keliru.}\ntitle:"}, "*Dicabut*"),
    ],
    ids=["draf", "ringkasan", "tanggal", "nomor", "dicabut"],
)
def test_the_state_is_told_as_it_is(post: Path, changed: dict[str, str], told: str) -> None:
    text = POST
    for old, new in changed.items():
        text = re.sub(old, new, text, count=1)
    post.write_text(text, "utf-8")

    found = balas(NUMBER).output

    assert told in found
    assert "0811-0000" not in found


def test_a_post_of_tomorrow_is_told_with_its_day(post: Path) -> None:
    told = balas(NUMBER, now="2026-11-19T12:00").output

    assert "Sudah diperiksa; terbit Jumat, 20 November 2026." in told


def test_an_unknown_number_is_told(post: Path) -> None:
    assert "Tidak ada tulisan dengan nomor kiriman b2222222" in balas("b2222222").output
    assert "bukan nomor kiriman" in balas("groups.yaml").output


def test_a_file_that_cannot_be_read_is_told(post: Path) -> None:
    post.write_text("---\ntitle: x\n", "utf-8")

    result = balas(post)

    assert result.exit_code == 1
    assert "KIM002" in result.output
