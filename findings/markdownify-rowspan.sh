#!/usr/bin/env bash
# Where a cell that spans rows leaves the cells of the next row.
# Versions: markdownify 1.2.3, beautifulsoup4 4.15.0.
# Behaviour: colspan is made up for by empty cells, rowspan is not: in the next row every value
# moves one column to the left, under a heading that isn't its own, and a bar inside a cell
# ("08.00 | 10.00") is left as it is and parts the cell in two. Tables of village sites (a hamlet
# beside two lines of figures) arrive with wrong figures and no warning.
# Output seen: "| Dusun | KK | Jiwa |" followed by "| 12 | 40 |" for the second line of figures.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet markdownify==1.2.3 beautifulsoup4==4.15.0
"$work/venv/bin/python" - <<'EOF'
from markdownify import markdownify

rows = (
    "<tr><th>Dusun</th><th>KK</th><th>Jiwa</th></tr>"
    '<tr><td rowspan="2">Satu</td><td>10</td><td>30</td></tr><tr><td>12</td><td>40</td></tr>'
)
lines = markdownify(f"<table>{rows}</table>").strip().splitlines()
print(lines)
assert lines[-1] == "| 12 | 40 |", lines
bar = markdownify("<table><tr><th>Jam</th></tr><tr><td>08.00 | 10.00</td></tr></table>")
print(bar)
assert "| 08.00 | 10.00 |" in bar, bar
EOF
