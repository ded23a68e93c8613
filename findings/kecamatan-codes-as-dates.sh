#!/usr/bin/env bash
# What tools for tables guess of Indonesian kecamatan codes such as 64.01.02.
# Versions: duckdb 2.0.1, csvkit 2.2.0 (agate 1.14.2), polars 2.1.0.
# Behaviour: the ministry's codes of areas are two, four, six or ten digits with dots between them
# (province, regency, kecamatan, village). One would expect text, or an error. Where a column holds
# those of kecamatan alone, DuckDB takes them for days without being asked, and so does csvkit,
# whose csvsort writes them out as such; Polars does when it may parse dates. No two take them for
# the same day, and a join with the ministry's table finds nothing. That of one province is text
# where that of the next is days: month and day have to be possible. Regencies' codes become
# numbers, so that 32.10 is 32.1.
# Output seen: 64.01.02 is 2064-01-02 for DuckDB, 1964-01-02 for csvkit, 0064-01-02 for Polars.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet duckdb==2.0.1 csvkit==2.2.0 agate==1.14.2 polars==2.1.0
printf 'code,name\n64.01.02,Tanjung Harapan\n64.01.05,Kuaro\n' > kecamatan.csv
venv/bin/csvsort -c name kecamatan.csv > sorted.csv
venv/bin/python - <<'EOF'
from pathlib import Path

import duckdb
import polars

days, kept = (
    [str(row[0]) for row in duckdb.sql(f"select code from read_csv('kecamatan.csv'{how})").fetchall()]
    for how in ("", ", all_varchar=true")
)
guessed = polars.read_csv("kecamatan.csv", try_parse_dates=True)["code"].cast(polars.String)
written = Path("sorted.csv").read_text(encoding="utf-8").splitlines()[1:]
print(days, list(guessed), written, kept)
assert days == ["2064-01-02", "2064-01-05"], days
assert list(guessed) == ["0064-01-02", "0064-01-05"], guessed
assert written == ["1964-01-05,Kuaro", "1964-01-02,Tanjung Harapan"], written
assert kept == ["64.01.02", "64.01.05"], kept
EOF
