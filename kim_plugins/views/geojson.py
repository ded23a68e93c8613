"""Open data as points on a map (GeoJSON, RFC 7946): each with how precisely it is known.

A thing lies at its own coordinates, else in the middle of the villages that it names, else of the
kecamatan. What is known of no smaller area than a regency has no geometry: its middle would say
more than anybody knows. They stay in the file all the same: RFC 7946 has unlocated features.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kim_plugins.model import gazetteer
from kim_plugins.model.regions import RegionTable, kecamatan_code, village_code
from kim_plugins.views.datasets import Cell, Dataset, Row
from kim_plugins.views.output import Json

EMPTY = '{"type":"FeatureCollection","features":[]}\n'
OWN, VILLAGE, DISTRICT = "koordinat", "desa", "kecamatan"
"""Values of `precision`."""
_COORDINATES = ("latitude", "longitude")


def collection(dataset: Dataset, rows: Sequence[Row], regions: RegionTable) -> str:
    """Write rows as one collection."""
    features = [feature(dataset, row, regions) for row in rows]
    found = {"type": "FeatureCollection", "features": features}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def feature(dataset: Dataset, row: Row, regions: RegionTable) -> dict[str, Json]:
    """Make a feature of a row: what its fields say, besides where it lies."""
    precision, points = _place(row, regions)
    own = {name: row[name] for name in dataset.fields if name not in _COORDINATES}
    return {
        "type": "Feature",
        "id": f"{row['regency']}/{row['id']}" if "id" in row else row["url"],
        "geometry": _geometry(points),
        "properties": {**own, "precision": precision},
    }


def _place(row: Row, regions: RegionTable) -> tuple[str | None, list[list[float]]]:
    """Return how precisely a row's place is known, and its points, longitude first."""
    latitude, longitude = row.get("latitude"), row.get("longitude")
    if isinstance(latitude, float) and isinstance(longitude, float):
        return OWN, [[longitude, latitude]]
    codes = _codes(row.get("areas") or row.get("village_code"))
    for precision, at in ((VILLAGE, village_code), (DISTRICT, kecamatan_code)):
        found = (gazetteer.point_of(at(code), regions) for code in codes)
        if points := [[point[1], point[0]] for point in dict.fromkeys(found) if point]:
            return precision, points
    return None, []


def _codes(value: Cell) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _geometry(points: list[list[float]]) -> dict[str, Json] | None:
    """Make one point or, of what is about several places, one for each."""
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points} if points else None
