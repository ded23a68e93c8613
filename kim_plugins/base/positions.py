"""Where kecamatan and villages lie, and where a tile map shows an area.

A place's point is the middle of its area; a few villages have none. A tile's cell says roughly
where a regency lies in its province, or a kecamatan in its regency, and nothing of its size or
borders. The table is one file a province, made by `tools/update_positions.py` and never edited by
hand; `data/README.md` has the rest.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

FOLDER = resources.files("kim_plugins") / "data" / "letak"
Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""
Cell = tuple[int, int]
"""Column and row of a tile map, from 0 at its north-west."""


def point(code: str) -> Point | None:
    """Return the middle of a kecamatan or village by its code of the region table, or `None`."""
    return _points(code[:2]).get(code)


def cell(code: str) -> Cell | None:
    """Return the tile of a regency in its province's map, of a kecamatan in its regency's."""
    return _cells(code[:2]).get(code)


@functools.cache
def _points(province: str) -> Mapping[str, Point]:
    return MappingProxyType(
        {
            row["code"]: (float(row["latitude"]), float(row["longitude"]))
            for row in _table(province)
            if row["latitude"]
        }
    )


@functools.cache
def _cells(province: str) -> Mapping[str, Cell]:
    return MappingProxyType(
        {
            row["code"]: (int(row["column"]), int(row["row"]))
            for row in _table(province)
            if row["column"]
        }
    )


def _table(province: str) -> list[dict[str, str]]:
    """Return the rows of a province; none where the code is no province's."""
    file = FOLDER / f"{province}.csv"
    if not (province.isdigit() and file.is_file()):
        return []
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
