#!/usr/bin/env bash
# Whether Pagefind makes equal bytes of equal pages.
# Versions: pagefind-bin 1.5.2.
# Behaviour: it does as long as no filter has two values. With a filter of several values their
# order in the filter's file is another in each run; as files are named by their content, the
# names of that file and of pf_meta, and the entry that tells it, change too, although no page
# has changed.
# Output seen: without filters 1 set of files in 8 runs, with eight values several.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pagefind-bin==1.5.2
"$work/venv/bin/python" - "$work" <<'EOF_PYTHON'
import pathlib
import subprocess
import sys

import pagefind_bin

work = pathlib.Path(sys.argv[1])


def outcomes(name: str, mark: str) -> int:
    """Index the same eight pages eight times; count different sets of files."""
    source = work / name
    for number in range(8):
        page = source / str(number) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<!doctype html><html lang="id"><head><title>Kabar {number}</title></head>'
            f"<body><main data-pagefind-body><p{mark.format(number)}>Warga {number}.</p></main>"
        )
    seen = set()
    for run in range(8):
        target = work / f"{name}-{run}"
        command = [pagefind_bin.get_executable(), "--site", source, "--output-path", target]
        subprocess.run([*map(str, command), "--silent"], check=True)
        seen.add(tuple(sorted(p.relative_to(target).as_posix() for p in target.rglob("*"))))
    return len(seen)


plain = outcomes("plain", "")
filtered = outcomes("filtered", ' data-pagefind-filter="topik:t{}"')
print("without filters:", plain, "with filters:", filtered)
assert plain == 1, plain
assert filtered > 1, filtered
EOF_PYTHON
