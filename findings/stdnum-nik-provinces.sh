#!/usr/bin/env bash
# Of which provinces python-stdnum takes an identity number (NIK) for one.
# Versions: python-stdnum 2.2.
# Behaviour: the first four digits are the ministry's code of the regency where the number was given
# out. One would expect all 38 provinces to be known. Those that were founded since 2012 are not
# (65 Kalimantan Utara, 93, 95, 96) nor is 92, Papua Barat, and every number from there is called
# wrong: 30 regencies. The table goes by the codes of the statistics office as they once were, so
# for the ministry's 64.03, Berau, it names Kutai Kartanegara, and for 64.08, Kutai Timur, Nunukan,
# which lies in another province now.
# Output seen: refused are 65, 92, 93, 95, 96; 6403 is "KUTAI KARTANEGARA", 6408 "NUNUKAN".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet python-stdnum==2.2
"$work/venv/bin/python" - <<'EOF'
from stdnum import numdb
from stdnum.id import nik

PROVINCES = (
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76"
    " 81 82 91 92 93 94 95 96"
).split()
FAKE = "990101010000"
"""No such kecamatan, the first of January, and a running number that is never given out."""
REGENCY = {"96": "71", "91": "03"}

refused = [code for code in PROVINCES if not nik.is_valid(code + REGENCY.get(code, "01") + FAKE)]
names = [numdb.get("id/loc").info(code)[1][1]["name_id"] for code in ("6403", "6408")]
print(len(PROVINCES), refused, names)
assert refused == ["65", "92", "93", "95", "96"], refused
assert names == ["KUTAI KARTANEGARA", "NUNUKAN"], names
EOF
