#!/bin/sh
# Makes a virtual environment in the folder $1 with a Python that the packages suit: the one that is
# asked for ($2), else the first that is here, else one that uv has or gets.
# The versions are those of `requires-python` in pyproject.toml.
set -eu
fits='import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
folder=$1
asked=${2:-}
if [ -n "$asked" ]; then
  set -- "$asked"
else
  set -- python3 python3.13 python3.12 python3.11
fi
for python; do
  # A name that is found may still not run: pyenv has one for each version that it knows of.
  if "$python" -c "$fits" >/dev/null 2>&1; then
    exec "$python" -m venv "$folder"
  fi
done
if [ -z "$asked" ] && command -v uv >/dev/null; then
  exec uv venv --quiet --seed --python '>=3.11,<3.14' "$folder"
fi
echo "Perlu Python 3.11 sampai 3.13 beserta venv (di Debian: python3-venv), dan" \
  "${asked:-yang ada di sini} tidak sesuai: pasanglah uv (pipx install uv, atau pip install uv)," \
  "lalu jalankan lagi make site supaya uv mengambilkan Python yang sesuai." >&2
exit 1
