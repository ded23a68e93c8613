#!/usr/bin/env bash
# What the minifier makes of a pattern that stands right behind an arrow.
# Versions: rjsmin 1.3.0.
# Behaviour: a regular expression is known behind signs such as "(" and "=", and behind "return",
# but not behind "=>". There its slashes are taken for divisions, so that blanks within the pattern
# are left out: it finds something else, or is no pattern any more and the script doesn't load.
# Parentheses around the expression help.
# Output seen: const f=s=>/a{2}b/.test(s); of a pattern with a blank before the b.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet rjsmin==1.3.0
"$work/venv/bin/python" - <<'EOF'
from rjsmin import jsmin

behind_arrow = jsmin("const f = s => /a{2} b/.test(s);")
print(behind_arrow)
assert "/a{2}b/" in behind_arrow, behind_arrow
in_parentheses = jsmin("const f = s => (/a{2} b/.test(s));")
print(in_parentheses)
assert "/a{2} b/" in in_parentheses, in_parentheses
EOF
