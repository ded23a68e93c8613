#!/usr/bin/env bash
# How a moment with its offset is read by the two libraries for Data Packages in Python.
# Versions: frictionless 5.21.0, datapackage 1.15.4 (tableschema 1.21.0), setuptools 79.0.1.
# Behaviour: the second version of Table Schema takes any XML Schema dateTime for `datetime`, the
# first one UTC with a Z alone. A package that names no version is valid for one library and can't
# be read by the other, which also refuses a list of foreign keys that is empty. With the format
# "%Y-%m-%dT%H:%M:%S%z" both read it.
# Output seen: frictionless valid=True; datapackage CastError `can't cast value
# "2026-11-10T08:00:00+08:00" for type "datetime" with format "default"`; with the format both
# read 2026-11-10 08:00:00+08:00. Empty foreignKeys: frictionless True, datapackage False.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in frictionless==5.21.0 datapackage==1.15.4; do
  python3 -m venv "$work/${name%%=*}"
  "$work/${name%%=*}/bin/pip" install --quiet "$name" tableschema==1.21.0 setuptools==79.0.1
done
cd "$work"
printf 'at\r\n2026-11-10T08:00:00+08:00\r\n' > a.csv
write() {
  printf '{"name": "a", "profile": "tabular-data-package", "resources": [{"name": "a", "path": "a.csv", "profile": "tabular-data-resource", "schema": {"fields": [{"name": "at", "type": "datetime"%s}]%s}}]}' "$1" "$2" > datapackage.json
}
newer() { frictionless/bin/python -c 'import frictionless; print(frictionless.validate("datapackage.json").valid)'; }
older() {
  datapackage/bin/python - <<'EOF'
import datapackage

package = datapackage.Package("datapackage.json")
try:
    print(package.valid, package.resources[0].read()[0][0])
except Exception as error:
    print(package.valid, type(error).__name__)
EOF
}
write '' ''
echo "$(newer) / $(older)"
test "$(newer)" = True
test "$(older)" = "True CastError"
write ', "format": "%Y-%m-%dT%H:%M:%S%z"' ''
echo "$(newer) / $(older)"
test "$(newer)" = True
test "$(older)" = "True 2026-11-10 08:00:00+08:00"
write ', "format": "%Y-%m-%dT%H:%M:%S%z"' ', "foreignKeys": []'
test "$(newer)" = True
[[ "$(older)" == False* ]]
