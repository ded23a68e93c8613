#!/usr/bin/env bash
# Which day dateparser finds in an Indonesian sentence that tells the hour.
# Versions: dateparser 1.5.0.
# Behaviour: hours are written with a dot in Indonesian (CLDR, `id`: HH.mm), and dateparser's `parse`
# reads "16 Oktober 2026 pukul 08.30 WITA" as it is meant. One would expect `search_dates` to find
# the same within a sentence. It takes the dot for the end of the sentence, so that the hour stands
# next to the month and becomes the day: the meeting of the 16th is found on the 8th, and what is
# left, "30 WITA", on the 30th of the month in which one asks. With a colon it finds one moment.
# Output seen: parse 2026-10-16 08:30+08:00; search_dates "Oktober 2026 pukul 08" 2026-10-08 and
# "30 WITA" 2026-11-30; with a colon "16 Oktober 2026 pukul 08:30 WITA" 2026-10-16 08:30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet dateparser==1.5.0
"$work/venv/bin/python" - <<'EOF'
import datetime as dt

import dateparser
from dateparser.search import search_dates

ASKED = {"languages": ["id"], "settings": {"RELATIVE_BASE": dt.datetime(2026, 11, 30, 12)}}
WHEN = "16 Oktober 2026 pukul 08{0}30 WITA"

for point in ".:":
    read = dateparser.parse(WHEN.format(point), **ASKED)
    found = search_dates(f"Rapat pada {WHEN.format(point)} di balai desa", **ASKED)
    told = [(words, at.strftime("%Y-%m-%d %H:%M")) for words, at in found]
    print(read, told)
    assert read.strftime("%Y-%m-%d %H:%M") == "2026-10-16 08:30", read
    if point == ".":
        wrong = [("Oktober 2026 pukul 08", "2026-10-08 00:00"), ("30 WITA", "2026-11-30 00:00")]
        assert told == wrong, told
    else:
        assert told == [(WHEN.format(point), "2026-10-16 08:30")], told
EOF
