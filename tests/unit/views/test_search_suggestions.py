"""What the search offers above posts."""

from __future__ import annotations

import itertools
import json
from typing import Any

from kim_plugins.model import urls
from kim_plugins.views.search_suggestions import WrittenPage, short_forms, suggestions
from tests.builders import a_province

GUIDE = WrittenPage(
    "panduan/pengaduan/",
    "Pengaduan dan permintaan informasi",
    [("Jalan sebuah pengaduan", "jalan")],
    "Pengaduan",
    "Cara mengadu.",
)


def read() -> dict[str, Any]:
    file = suggestions(a_province(), [GUIDE])
    assert file.path == urls.SEARCH_SUGGESTIONS
    data: dict[str, Any] = json.loads(file.content)
    return data


def test_groups_offices_kinds_topics_lists_and_written_pages_are_named() -> None:
    signs = {(sort, name): rest for sort, name, *rest in read()["signs"]}

    assert signs["KIM", "KIM Contoh"] == [
        "Desa Teluk Singkama, Kecamatan Sangatta Selatan, Kabupaten Kutai Timur",
        "kutai-timur/kim-contoh/",
        [],
    ]
    assert signs["Kantor", "Kantor Contoh Kutai Timur"][1:] == [
        "kutai-timur/#kantor",
        ["Diskominfo Kutim"],
    ]
    assert "cek fakta" in signs["Daftar", "Cek kabar"][2]
    assert "klarifikasi" in signs["Daftar", "Cek kabar"][2], "the kind's own name finds it too"
    assert signs["Topik", "Literasi"][1] == "topik/literasi/"
    assert signs["Halaman", "Statistik"][1] == "statistik/"
    about = ["", "panduan/pengaduan/", ["Pengaduan"], "Cara mengadu."]
    assert signs["Panduan", "Pengaduan dan permintaan informasi"] == about
    assert signs["Panduan", "Jalan sebuah pengaduan"][:2] == [
        "Pengaduan dan permintaan informasi",
        "panduan/pengaduan/#jalan",
    ]


def test_short_forms_are_lower_case_and_no_name_stands_for_two_things() -> None:
    names = list(itertools.chain(*short_forms()))

    assert ("ktp", "kartu tanda penduduk") in short_forms()
    assert all(len(line) > 1 for line in short_forms())
    assert names == [name.lower().strip() for name in names]
    assert len(names) == len(set(names))
