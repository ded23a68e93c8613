"""What the invented posts say: of each subject a title, a summary, a first paragraph, a topic."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

MORE = """\
Keterangan itu disampaikan Budi Contoh dalam pertemuan warga. Pertemuan dihadiri pengurus dusun, kader, dan pemuda. Catatannya dapat dibaca di papan informasi kantor.

## Yang perlu diketahui

- Kegiatan terbuka bagi semua warga.
- Tidak ada biaya.
- Warga yang tidak dapat hadir boleh menitipkan pertanyaan.

## Selanjutnya

Hasilnya akan dikabarkan lagi di halaman ini. Pertanyaan dapat disampaikan kepada pengurus KIM.
"""
"""How every text goes on."""


class Subject(NamedTuple):
    """What is told, with `{village}` and `{regency}` left open."""

    title: str
    summary: str
    opening: str
    topic: str


_ALL = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
NEWS, NOTICES, URGENT, EVENTS, RUMOURS, WISHES, GOODS = (
    tuple(Subject(**subject) for subject in _ALL[kind])
    for kind in ("news", "notices", "urgent", "events", "rumours", "wishes", "goods")
)
