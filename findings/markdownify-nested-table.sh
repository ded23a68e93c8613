#!/usr/bin/env bash
# A table within a cell of another one, as markdownify writes it.
# Versions: markdownify 1.2.3, beautifulsoup4 4.15.0.
# Behaviour: the inner table is written out with its own rows and ruled line, and then its line
# ends are taken away, so a ruled line `| --- |` stands in the middle of a row of the outer one.
# Readers of Markdown see more cells than columns and drop what is too much. Old sites and Word
# documents hold such tables; they have to be taken apart before they are given to the library.
# Output seen: "| Rinci | |  |  | | --- | --- | | Semen | Rp75.000 | | Pasir | Rp50.000 | |" as one line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet markdownify==1.2.3 beautifulsoup4==4.15.0
"$work/venv/bin/python" - <<'EOF'
from markdownify import markdownify

inner = "<table><tr><td>Semen</td><td>Rp75.000</td></tr><tr><td>Pasir</td><td>Rp50.000</td></tr></table>"
outer = f"<table><tr><th>Jenis</th><th>Isi</th></tr><tr><td>Rinci</td><td>{inner}</td></tr></table>"
line = next(row for row in markdownify(outer).splitlines() if "Rinci" in row)
print(line)
assert "Semen" in line and "| --- |" in line, line
assert line.count("|") > 3, line
EOF
