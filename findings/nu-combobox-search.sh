#!/usr/bin/env bash
# What the Nu HTML checker says of a search field with suggestions.
# Versions: vnu-jar 26.9.27 (npm), Java 17.
# Behaviour: ARIA in HTML allows no role on <input type="search"> (w3c/html-aria#397), and one would
# expect a message about the role. Nu instead calls the value "search" of the attribute `type` bad,
# though it is valid HTML and the same field without the role passes: which rule is meant can't be
# told from the message, and taking it at its word one would look for a misspelt type.
# Output seen: `Bad value “search” for attribute “type” on element “input”.`; no message names
# the role. With type="text" there is no message at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" vnu-jar@26.9.27
field='<!doctype html><html lang="id"><title>Uji</title><label>Desa <input type="%s" %s aria-expanded="false" aria-controls="b"></label><ul id="b" role="listbox"><li role="option">Desa</ul>'
# shellcheck disable=SC2059 # the page is the format
{
  printf "$field" search 'role="combobox"' > search.html
  printf "$field" text 'role="combobox"' > text.html
  sed 's/ role="combobox"//; s/ aria-expanded="false" aria-controls="b"//' search.html > plain.html
}
check() { java -jar node_modules/vnu-jar/build/dist/vnu.jar --errors-only --format gnu --stdout "$1" || true; }
found=$(check search.html)
echo "$found"
grep -q 'Bad value “search” for attribute “type”' <<< "$found"
if grep -q 'role' <<< "$found"; then exit 1; fi
test -z "$(check text.html)"
test -z "$(check plain.html)"
