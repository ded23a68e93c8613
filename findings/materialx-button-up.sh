#!/usr/bin/env bash
# Whether a page looks the same to a screen reader and a policy under MaterialX as under Material.
# Versions: mkdocs 1.6.1, mkdocs-material 9.8.2, mkdocs-materialx 10.2.2.
# Behaviour: Material has its button "Back to top" only where the feature "navigation.top" is
# asked for. MaterialX puts it on every page, with labels for the drawer and the table of contents,
# and names the look of its bar on <body>. A template that leaves Material's header, container and
# footer empty still gets them, since they stand outside of every block.
# Output seen: 0 buttons under Material, 1 under MaterialX.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/docs" "$work/own"
echo '# Beranda' >"$work/docs/index.md"
cat >"$work/own/main.html" <<'HTML'
{% extends "base.html" %}
{% block header %}{% endblock %}
{% block container %}{{ page.content }}{% endblock %}
{% block footer %}{% endblock %}
{% block scripts %}{% endblock %}
HTML
buttons() { # theme, packages
  python3 -m venv "$work/$1"
  "$work/$1/bin/pip" install --quiet --disable-pip-version-check "${@:2}"
  printf 'site_name: Contoh\ntheme:\n  name: %s\n  custom_dir: own\nplugins: []\n' "$1" \
    >"$work/mkdocs.yml"
  (cd "$work" && "$work/$1/bin/mkdocs" build --quiet --site-dir "site-$1" 2>/dev/null)
  grep -c 'data-md-component="top"' "$work/site-$1/index.html" || true
}
plain=$(buttons material mkdocs==1.6.1 mkdocs-material==9.8.2)
fork=$(buttons materialx mkdocs==1.6.1 mkdocs-materialx==10.2.2)
echo "under Material: $plain, under MaterialX: $fork"
test "$plain" = 0
test "$fork" = 1
