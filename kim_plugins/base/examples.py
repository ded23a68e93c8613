"""The examples of a message file, part by part, so that a view has nothing to parse."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Iterator, Mapping

Runs = tuple[tuple[str, bool], ...]
"""A sentence in pieces; the second value marks those that are code, or stand for a value."""

_FENCE = re.compile(r"^(~{3,}|`{3,})\w*\n(.*?)^\1$\n?", re.DOTALL | re.MULTILINE)

BLANKS: Mapping[str, str] = {
    "above": "kode induknya",
    "account": "nama akun",
    "actual": "yang sebenarnya",
    "address": "alamat",
    "alt": "teks alternatif",
    "anchor": "nama bagian",
    "area": "kabupaten atau kota",
    "author": "nama akun",
    "base": "cabang tujuan",
    "before": "tanggal sebelumnya",
    "choices": "daftar pilihan",
    "code": "kode wilayah",
    "columns": "jumlah",
    "count": "jumlah",
    "date": "tanggal",
    "day": "tanggal",
    "days": "jumlah",
    "detail": "keterangan",
    "effect": "tidak ada hasilnya",
    "example": "contoh",
    "expected": "bentuk yang diminta",
    "first": "yang pertama",
    "first_line": "nomor",
    "folder": "nama folder",
    "folders": "nama folder",
    "forge": "layanan",
    "found": "yang tertulis",
    "given": "yang tertulis",
    "group": "nama kelompok",
    "id": "id",
    "iso": "bentuk baku",
    "key": "kunci",
    "kind": "jenis",
    "kinds": "jenis lain",
    "known": "bentuk yang dikenal",
    "last": "yang terakhir",
    "length": "jumlah",
    "limit": "batas",
    "lost": "teks yang terbuang",
    "mark": "tanda",
    "month": "nama bulan",
    "name": "nama",
    "name_date": "tanggal pada nama berkas",
    "next": "tanggal berikutnya",
    "now": "wilayah penggantinya",
    "number": "awal dan akhirnya",
    "other": "tulisan lain",
    "own": "nama provinsi",
    "owner": "milik kelompok lain",
    "province": "nama provinsi lain",
    "path": "letak berkas",
    "place": "{code}",
    "readings": "tanggal pertama atau tanggal kedua",
    "reason": "sebabnya",
    "regency": "kabupaten atau kota",
    "rest": "sambungannya",
    "reviewers": "penyunting",
    "right": "yang benar",
    "rule": "pengulangannya",
    "said": "hari yang tertulis",
    "second": "yang kedua",
    "side": "jumlah",
    "size": "ukuran",
    "status": "status",
    "tag": "tanda",
    "advice": "saran yang sesuai dengan yang tertulis.",
    "target": "tujuan",
    "text": "teks",
    "theme": "nama tema",
    "url": "alamat",
    "topics": "topik yang ada",
    "value": "nilai",
    "waits": "belum ditampilkan",
    "way": "urutan kelompok",
    "word": "kata",
    "words": "kata-katanya",
    "zone": "zona waktu",
    "what": "jenis nomor",
    "wanted": "yang seharusnya",
    "written": "yang tertulis",
}
"""What stands for each argument of a message where nothing has gone wrong yet."""


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A block of an example: lines to be shown as they are, or a sentence about them."""

    lines: tuple[str, ...] = ()
    sentence: Runs = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Examples:
    """What is wrong and how it is right, in the order of the message file."""

    wrong: tuple[Piece, ...]
    right: tuple[Piece, ...]


def read(text: str) -> Examples:
    """Divide the part of a message file below `## Salah` and `## Benar`."""
    wrong, _, right = text.removeprefix("## Salah").partition("\n## Benar\n")
    return Examples(tuple(_pieces(wrong)), tuple(_pieces(right)))


def with_blanks(message: str) -> Runs:
    """Return a message whose arguments are replaced by words for what stands there."""
    runs: list[tuple[str, bool]] = []
    for words, name, _, _ in string.Formatter().parse(message):
        if words:
            runs.append((words, False))
        if name is not None:
            blank = BLANKS.get(name, "…")
            runs.append((blank if runs else blank[0].upper() + blank[1:], True))
    return tuple(runs)


def _pieces(part: str) -> Iterator[Piece]:
    end = 0
    for fence in _FENCE.finditer(part):
        yield from _sentences(part[end : fence.start()])
        yield Piece(lines=tuple(fence[2].rstrip("\n").split("\n")))
        end = fence.end()
    yield from _sentences(part[end:])


def _sentences(text: str) -> Iterator[Piece]:
    """Yield the paragraphs of a text, cut at its `code`."""
    for paragraph in re.split(r"\n{2,}", text.strip()):
        if paragraph:
            parts = " ".join(paragraph.splitlines()).split("`")
            runs = ((part, n % 2 == 1) for n, part in enumerate(parts) if part)
            yield Piece(sentence=tuple(runs))
