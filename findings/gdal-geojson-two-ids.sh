#!/usr/bin/env bash
# Which of two identifiers GDAL gives of a GeoJSON feature: its own, or the property "id".
# Versions: pyogrio 0.13.0 (GDAL 3.12.4), numpy 2.3.5.
# Behaviour: RFC 7946, section 3.2, lets a feature have an identifier beside its properties. GDAL
# makes a column `id` of one that is text. Where a feature has a property of that name too, only
# the property is left, and no message says so. It is decided feature by feature: in a file where
# some have that property, one column holds identifiers of both kinds. So a table that is joined
# by a feature's identifier (in QGIS or GeoPandas) finds nothing, or another group of that name in
# another regency. A number as identifier is no column, but the number of the row.
# Output seen: both have a property: ['anggrek', 'anggrek']; one has: ['paser/anggrek', 'anggrek'];
# none has: ['paser/anggrek', 'berau/anggrek']; numbers: no column, rows 6401 and 6403.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pyogrio==0.13.0 numpy==2.3.5
cd "$work"
venv/bin/python - <<'EOF'
import json
from pathlib import Path

import pyogrio


def columns(*features: dict[str, object]) -> tuple[list[int], dict[str, list[object]]]:
    point = {"type": "Point", "coordinates": [116.2, -1.9]}
    whole = [{"type": "Feature", "geometry": point} | one for one in features]
    content = {"type": "FeatureCollection", "features": whole}
    Path("a.geojson").write_text(json.dumps(content), encoding="utf-8")
    meta, rows, _, values = pyogrio.raw.read("a.geojson", return_fids=True)
    return list(rows), {n: list(v) for n, v in zip(meta["fields"], values, strict=True)}


paser, berau = {"id": "paser/anggrek"}, {"id": "berau/anggrek"}
own, other = {"properties": {"id": "anggrek"}}, {"properties": {"name": "Anggrek"}}
both = columns(paser | own, berau | own)[1]["id"]
mixed = columns(paser | other, berau | own)[1]["id"]
alone = columns(paser | other, berau | other)[1]["id"]
numbers = columns({"id": 6401} | other, {"id": 6403} | other)
print(pyogrio.__gdal_version_string__, both, mixed, alone, numbers)
assert both == ["anggrek", "anggrek"]
assert mixed == ["paser/anggrek", "anggrek"]
assert alone == ["paser/anggrek", "berau/anggrek"]
assert numbers[0] == [6401, 6403]
assert "id" not in numbers[1]
EOF
