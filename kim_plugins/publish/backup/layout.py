"""The names of what lies in a backup, and hashes of files."""

from __future__ import annotations

import hashlib
from pathlib import Path

BUNDLE = "isi.bundle"
"""The whole content repository, as Git packs it (git-bundle(1))."""
SITE = "situs.tar.gz"
"""The site that readers get."""
WHEELS = "paket"
"""The program's packages."""
LOCK = "paket/kunci.txt"
"""The list of packages with their hashes."""
README = "BACA-SAYA.md"
RESTORED_SITE = "situs"
RESTORED_CONTENT = "isi"
"""The folders that whoever follows `README` makes beside these files."""
SUMS = "SHA256SUMS"
"""One line a file, as sha256sum(1) writes and checks them."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
