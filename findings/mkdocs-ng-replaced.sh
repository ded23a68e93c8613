#!/usr/bin/env bash
# What becomes of mkdocs-ng where anything is installed that depends on MkDocs.
# Versions: mkdocs-ng 1.8.0, mkdocs-get-deps 0.2.2, mkdocs-material-extensions 1.3.1,
#   mkdocs-redirects 1.2.3.
# Behaviour: the fork has a name of its own but brings the package "mkdocs", as MkDocs does. A
# plugin's "mkdocs>=1.4" isn't met by it, so pip installs MkDocs too, over the same files, without
# a word; "pip check" finds nothing amiss, and from then on MkDocs 1.6.1 is what builds. Taking
# MkDocs away again takes the command with it. The fork must be installed last, with
# --force-reinstall --no-deps.
# Output seen: mkdocs 1.8.0, then mkdocs 1.6.1, then no module, then 1.8.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
install() { "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$@"; }
version() { "$work/venv/bin/python" -c 'import mkdocs; print(mkdocs.__version__)' 2>&1 | tail -n 1; }
tell() { echo "$1: $(version)"; }

install mkdocs-ng==1.8.0
tell 'the fork alone'
test "$(version)" = 1.8.0
install mkdocs-redirects==1.2.3
tell 'with a plugin beside it'
test "$(version)" = 1.6.1
"$work/venv/bin/pip" check
"$work/venv/bin/pip" uninstall --quiet --yes mkdocs
tell 'MkDocs taken away'
case "$(version)" in *"no attribute"* | *"No module"*) ;; *) exit 1 ;; esac
install --force-reinstall --no-deps mkdocs-ng==1.8.0
tell 'the fork installed last'
test "$(version)" = 1.8.0
