#!/usr/bin/env bash
# What Zensical makes of a site whose pages come from a plugin that it doesn't know.
# Versions: zensical 0.0.70.
# Behaviour: it reads mkdocs.yml and leaves out a plugin that it doesn't know or that isn't
# installed, also with --strict. What only the plugin would have understood is published as it
# lies there: a post marked as a draft becomes a page and stands in the search index, and data
# files beside the pages are copied. It says "No issues found" and ends with status 0; MkDocs
# stops at a plugin that isn't installed.
# Output seen: status 0, the draft's text in its page and in search.json.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/docs/posts"
cd "$work"
cat >mkdocs.yml <<'YAML'
site_name: Contoh
site_url: https://contoh.example.org/
theme:
  name: material
plugins:
  - pengaya-kami
YAML
echo '# Beranda' >docs/index.md
printf -- '---\ntitle: Rencana\ndraft: true\n---\n\nIsi draf.\n' >docs/posts/rencana.md
echo 'version: 1' >docs/catatan.yaml
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zensical==0.0.70
venv/bin/zensical build --strict
echo "status $?"
grep -l 'Isi draf' site/posts/rencana/index.html site/search.json
test -f site/catatan.yaml
