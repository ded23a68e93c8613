"""The region table is made from the npm package, and what changed is told and kept."""

from __future__ import annotations

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest

from tools.update_regions import TABLE, Changes, compare, update

OLD = {
    "64": "KALIMANTAN CONTOH",
    "64.01": "KABUPATEN CONTOH",
    "64.01.01": "Muara Satu",
    "64.01.01.2001": "Sukamaju",
    "64.01.01.2002": "Batu Dua",
    "64.01.01.2003": "Hilang",
}
NEW = {
    "64": "Kalimantan Contoh",
    "64.01": "Kabupaten Contoh",
    "64.01.01": "Muara Satu",
    "64.01.01.2001": "Suka Maju",
    "64.01.02": "Muara Dua",
    "64.01.02.2001": "Batu-Dua",
}
PARENTS = {"provinces": 2, "regencies": 5, "districts": 8, "villages": 13}


def package(path: Path, version: str, names: dict[str, str]) -> Path:
    """Write a package as npm does."""
    files = {"package.json": json.dumps({"name": "idn-area-data", "version": version})}
    for name, length in PARENTS.items():
        text = io.StringIO()
        rows = [(code, called) for code, called in names.items() if len(code) == length]
        csv.writer(text).writerows([("code", "name"), *rows])
        files[f"data/{name}.csv"] = text.getvalue()
    with tarfile.open(path, "w:gz") as held:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content.encode())
            held.addfile(member, io.BytesIO(content.encode()))
    return path


def test_what_changed_is_told_without_what_is_merely_in_capitals() -> None:
    assert compare(OLD, NEW) == Changes(
        respelt={"64.01.01.2001": ("Sukamaju", "Suka Maju")},
        gone={"64.01.01.2002": "64.01.02.2001", "64.01.01.2003": ""},
        new=("64.01.02", "64.01.02.2001"),
    )


@pytest.mark.parametrize(
    ("gone", "new", "successor"),
    [
        (["Batu Dua"], ["Batu Dua"], "64.01.02.2001"),
        (["Mbokitta"], ["Mbokita"], "64.01.02.2001"),
        (["Tomor"], ["Komor"], ""),  # Of so short a name one letter is too much.
        (["Batu Dua"], ["Batu Dua", "Batudua"], ""),  # Nobody knows which.
        (["Batu Dua", "Batudua"], ["Batu Dua"], ""),
    ],
)
def test_a_successor_is_known_where_one_code_alone_can_be_it(
    gone: list[str], new: list[str], successor: str
) -> None:
    head = {code: name for code, name in NEW.items() if len(code) < 13}
    old = {**head, **{f"64.01.01.{n}": name for n, name in enumerate(gone, 2001)}}
    now = {**head, **{f"64.01.02.{n}": name for n, name in enumerate(new, 2001)}}

    assert set(compare(old, now).gone.values()) == {successor}


def test_a_table_keeps_what_it_held_before_and_leads_it_on(tmp_path: Path) -> None:
    table = tmp_path / "wilayah"
    third = {**NEW, "64.01.02.2009": "Batu Dua"}
    del third["64.01.02.2001"]
    for version, names in (("1.0.0", OLD), ("2.0.0", NEW), ("3.0.0", third)):
        told = update(package(tmp_path / f"{version}.tgz", version, names), "Keputusan", table)

    assert told[0] == "- 64.01.02.2001  Batu-Dua → 64.01.02.2009 Batu Dua"
    assert (table / "64.csv").read_text("utf-8").splitlines()[:2] == [
        "code,name",
        "64,Kalimantan Contoh",
    ]
    assert (table / "lama.csv").read_text("utf-8").splitlines() == [
        "release,code,name,now",
        "1.0.0,64.01.01.2001,Sukamaju,64.01.01.2001",
        "1.0.0,64.01.01.2002,Batu Dua,64.01.02.2009",
        "1.0.0,64.01.01.2003,Hilang,",
        "1.0.0,64.01.02,,64.01.02",
        "1.0.0,64.01.02.2001,,64.01.02.2009",
        "2.0.0,64.01.02.2001,Batu-Dua,64.01.02.2009",
        "2.0.0,64.01.02.2009,,64.01.02.2009",
    ]
    assert json.loads((table / "sumber.json").read_text("utf-8"))["before"] == ["1.0.0", "2.0.0"]


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    table, given = tmp_path / "wilayah", package(tmp_path / "a.tgz", "1.0.0", OLD)
    update(given, "Keputusan", table)
    first = {path.name: path.read_bytes() for path in table.iterdir()}

    assert update(given, "Keputusan", table)[-1].startswith("0 respelt, 0 gone")
    assert {path.name: path.read_bytes() for path in table.iterdir()} == first
    assert b"\r" not in b"".join(first.values())


@pytest.mark.parametrize("code", ["64.02.01", "6", "64.1", "64.01.01.1"])
def test_a_package_with_a_code_out_of_place_is_refused(tmp_path: Path, code: str) -> None:
    names = {**OLD, code.ljust({4: 5, 1: 2, 10: 13}.get(len(code), len(code)), "x"): "Contoh"}

    with pytest.raises(ValueError, match=r"a\.tgz"):
        update(package(tmp_path / "a.tgz", "1.0.0", names), "Keputusan", tmp_path / "wilayah")
    assert not (tmp_path / "wilayah").exists()


def test_the_table_in_the_package_is_as_the_tool_writes_it() -> None:
    for path in TABLE.glob("[0-9][0-9].csv"):
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        assert rows[0] == ["code", "name"]
        assert [code for code, _ in rows[1:]] == sorted(code for code, _ in rows[1:])
        assert all(name == " ".join(name.split()) for _, name in rows[1:])
