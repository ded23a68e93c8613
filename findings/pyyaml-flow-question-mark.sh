#!/usr/bin/env bash
# A question mark inside brackets, read by the two loaders of one PyYAML.
# Versions: PyYAML 6.0.3 (its wheel brings libyaml 0.2.5).
# Behaviour: a plain text in a flow list or mapping may hold `?` (YAML 1.1 and 1.2, 7.3.3), as
# WordPress's own addresses (`/?p=12`) and titles that ask do. CSafeLoader reads it; SafeLoader,
# which `yaml.safe_load` uses and which is all there is where libyaml is missing, refuses the
# whole file. In the block style both read it. So a front matter can pass on one machine and fail
# on another with the same release; what is written between brackets needs quotes.
# Output seen: "{'title': 'Apa itu KIM?', 'url': 'https://contoh.example/?p=12'}" by CSafeLoader,
# "ParserError" by SafeLoader.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet PyYAML==6.0.3
"$work/venv/bin/python" - <<'END'
import yaml

WANTED = {"title": "Apa itu KIM?", "url": "https://contoh.example/?p=12"}
FLOW = "{title: Apa itu KIM?, url: https://contoh.example/?p=12}"
BLOCK = "title: Apa itu KIM?\nurl: https://contoh.example/?p=12\n"
assert yaml.load(FLOW, Loader=yaml.CSafeLoader) == WANTED
assert yaml.load(BLOCK, Loader=yaml.SafeLoader) == WANTED
try:
    yaml.load(FLOW, Loader=yaml.SafeLoader)
except yaml.parser.ParserError as error:
    print(type(error).__name__, "-", error.problem)
else:
    raise SystemExit("SafeLoader reads it now")
END
