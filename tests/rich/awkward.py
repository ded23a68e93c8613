"""Posts that strain a page: long names, words without a break, odd pictures, what is gone."""

from __future__ import annotations

import dataclasses

from tests.rich import making
from tests.rich.places import HOME, LONGEST, Place
from tests.rich.post import Post
from tests.rich.registry import TOPICS, email
from tests.rich.texts import EVENTS, GOODS, MORE, NEWS, NOTICES, RUMOURS, WISHES

UNBROKEN = "https://contoh.example/" + "laporankegiatan" * 6
TIRING = "pertanggungjawabankeuanganpemerintahandesa"
"""A word of 42 letters, as hashtags have them."""
TITLE = (
    "Rapat pertanggungjawaban keuangan pemerintahan kampung Linggang Tering Seberang dipindahkan "
    "ke Kamis pekan ini"
)
SUMMARY = (
    "Rapat yang semula diadakan pada Senin dipindahkan karena petugas pencatat sakit. Semua warga "
    "tetap diundang, tempatnya tidak berubah, dan bahan rapat dapat dibaca di kantor kampung sejak "
    "Selasa pagi sampai rapat selesai."
)
TITLE = TITLE.ljust(110, "e")[:110].rstrip()
ADDRESSES = (email("penajampaserutara"), email("kutaibarat"))
STRAINING = f"""\
Bahan rapat dapat dibaca di {UNBROKEN} atau diminta lewat {ADDRESSES[0]}.

Tanda pagarnya #{TIRING}{TIRING} dan berkasnya `laporan_{TIRING}_{TIRING}.pdf`.

| Kegiatan | Waktu | Penanggung jawab | Alamat |
|---|---|---|---|
| {TIRING.title()} | 08.00 | {LONGEST.group_name} | {ADDRESSES[1]} |

{MORE}"""
"""A text with addresses, a word and a table that no narrow screen has room for."""
_kinds = (
    making.told(LONGEST, NEWS[0], 1, picture="panorama.jpg"),
    making.notice(LONGEST, NOTICES[0], 1, 20),
    making.event(LONGEST, EVENTS[0], 1, 7),
    making.clarification(LONGEST, RUMOURS[0], 1, "sebagian-benar"),
    making.wish(LONGEST, WISHES[0], 1, "diterima", "diteruskan"),
    making.good(LONGEST, GOODS[0], 1, "hasil-bumi", picture="poster.jpg"),
)
LONG = tuple(
    dataclasses.replace(
        post,
        title=f"{number} {TITLE}"[:110].rstrip(),
        summary=SUMMARY,
        body=STRAINING,
        topics=tuple(TOPICS if number == 0 else TOPICS[:3]),
        keys={**post.keys, "public_contacts": list(ADDRESSES)},
    )
    for number, post in enumerate(_kinds)
)
"""One of each kind, in the village with the longest name; the first stands under all topics."""
WITHDRAWN = dataclasses.replace(
    making.told(Place("64.03.01.2001"), NEWS[7], 12),
    keys={"withdrawn": {"at": str(making.day(10)), "reason": "Keterangannya keliru."}},
)
CORRECTED = dataclasses.replace(
    making.told(HOME, NEWS[3], 15),
    keys={
        "updated": f"{making.day(14)}T08:00",
        "corrections": [
            {"at": str(making.day(14)), "kind": "ralat", "note": "Yang ditimbang 64, bukan 46."}
        ],
    },
)
POSTS: tuple[Post, ...] = (*LONG, WITHDRAWN, CORRECTED)
