#!/usr/bin/env bash
# What "(estimated)" says of Indonesian holidays.
# Versions: holidays 0.109, python-dateutil 2.9.0.post0.
# Behaviour: the feasts of 2027 that the joint decree has fixed are still labelled
# "(estimated)", while the same release carries that decree's collective leave around them
# (category "government"). The label can't tell whether a year's days off are decreed; whether
# the year has any day of that category can (2028 has none).
# Output seen: 2027-03-10 "Eid al-Fitr (estimated)", 8 government days in 2027, 0 in 2028.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet holidays==0.109 python-dateutil==2.9.0.post0
"$work/venv/bin/python" - <<'EOF'
import datetime as dt

import holidays

public = holidays.country_holidays("ID", years=2027, language="en_US", categories={"public"})
leave = {
    year: len(holidays.country_holidays("ID", years=year, expand=False, categories={"government"}))
    for year in (2027, 2028)
}
feast = public[dt.date(2027, 3, 10)]
print(feast, leave)
assert feast == "Eid al-Fitr (estimated)", feast
assert leave == {2027: 8, 2028: 0}, leave
EOF
