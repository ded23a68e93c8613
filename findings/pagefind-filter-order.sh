#!/usr/bin/env bash
# Whether equal pages make an equal Pagefind index.
# Versions: pagefind-bin 1.5.2.
# Behaviour: the values of a filter, and the filters themselves, are written in the order of a
# hash table that each run seeds anew, and files are named by their content. So two runs over the
# same pages give filter files, the pf_meta and pagefind-entry.json other bytes and other names,
# and a site that is built twice is never the same; everything else in the index is equal.
# Output seen: 6 runs, 6 different sets of filter names; fragments and index chunks the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pagefind-bin==1.5.2
"$work/venv/bin/python" - "$work" <<'EOF'
import subprocess
import sys
from pathlib import Path

import pagefind_bin

work = Path(sys.argv[1])
for number in range(12):
    page = work / f"pages/{number}/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        f'<!doctype html><html lang="id"><head><title>T {number}</title>'
        f'<meta data-pagefind-filter="topic[content]" content="t{number}"></head>'
        f"<body data-pagefind-body><p>kata {number}</p></body></html>"
    )
filters, others = set(), set()
for run in range(6):
    out = work / f"out{run}"
    command = [str(pagefind_bin.get_executable()), "--site", str(work / "pages")]
    subprocess.run([*command, "--output-path", str(out), "--silent"], check=True)
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    filters.add(frozenset(name for name in names if name.startswith("filter/")))
    others.add(frozenset(name for name in names if name.startswith(("fragment/", "index/"))))
print(f"{len(filters)} different sets of filter files, {len(others)} of fragments and chunks")
assert len(filters) > 1, filters
assert len(others) == 1, others
EOF
