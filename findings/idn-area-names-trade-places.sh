#!/usr/bin/env bash
# What a newer release of the region table does to names and codes.
# Versions: idn-area-data 3.1.2 and 4.0.1 (npm).
# Behaviour: the guide to version 4 tells of spellings, quotation marks and blanks, so one would take
# a code whose name is another for a place spelt otherwise, and an old name for one that is free. But
# in Raja Ampat two kecamatan traded names: an address that is made from a name, and led on to where
# its code lies now, would lead readers away from the page that bears it today. And 116 villages
# got new codes without a word on which is which, though most of the names are the same.
# Output seen: 96.03.05 is "Kepulauan Ayau" in 3.1.2 and "Ayau" in 4.0.1, 96.03.23 the other way
# round; 117 codes of villages gone and 116 new; no column or file names a successor.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for version in 3.1.2 4.0.1; do
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work/$version" "idn-area-data@$version"
  data="$work/$version/node_modules/idn-area-data/data"
  grep -E '^96\.03\.(05|23),' "$data/districts.csv"
  cut -d, -f1 "$data/villages.csv" | sort > "$version.codes"
  head -1 "$data/villages.csv" | tr -d '\r' > "$version.columns"
done | tee names.txt
grep -qx '96.03.05,96.03,Kepulauan Ayau' <(tr -d '\r' < names.txt | head -2)
grep -qx '96.03.23,96.03,Ayau' <(tr -d '\r' < names.txt | head -2)
grep -qx '96.03.05,96.03,Ayau' <(tr -d '\r' < names.txt | tail -2)
grep -qx '96.03.23,96.03,Kepulauan Ayau' <(tr -d '\r' < names.txt | tail -2)
gone=$(comm -23 3.1.2.codes 4.0.1.codes | wc -l)
new=$(comm -13 3.1.2.codes 4.0.1.codes | wc -l)
echo "$gone gone, $new new"
test "$gone" -eq 117
test "$new" -eq 116
test "$(cat 4.0.1.columns)" = code,district_code,name
