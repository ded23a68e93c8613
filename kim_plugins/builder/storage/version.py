"""What shapes bytes besides the content: our own code and the libraries under it."""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.base import home
from kim_plugins.base.home import Home
from kim_plugins.builder.storage import stamps

LIBRARIES = (
    "babel",
    "fontpkg-source-sans-3",
    "holidays",
    "icalendar",
    "jinja2",
    "lightningcss",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-materialx",
    "mkdocs-ng",
    "nh3",
    "pathspec",
    "pillow",
    "properdocs",
    "pydantic",
    "pydantic-core",
    "pygments",
    "pymdown-extensions",
    "pypdf",
    "pyyaml",
    "rjsmin",
    "segno",
)
"""Whatever has a say in the bytes of an output; what only reads other formats or talks hasn't."""
PICTURES = (
    "builder/media/pixels.py",
    "builder/media/renditions.py",
    "content/files/pictures.py",
    "model/pictures.py",
)
"""Modules that decide what is known and published of a picture."""
ATTACHMENTS = ("builder/media/pdf.py", "content/files/attachments.py")
"""The same for a PDF."""
READING = ("base", "content", "messages", "model")
"""Folders of the package that decide what a post's file says."""
_PACKAGE = Path(__file__).parents[2]
_SEPARATORS = re.compile("[-_.]+")
SEARCHING = (
    "builder/search/indexing.py",
    "builder/search/year_index.py",
    "views/search.py",
)
"""Modules that decide, besides those, what a search index holds."""


def code_digest() -> str:
    """Return a digest of this package's files and of the versions it runs on."""
    if not _known:
        digest = _versions()
        _add(_PACKAGE, "", digest)
        _known.append(digest.hexdigest())
    return _known[0]


_known: list[str] = []


def recall(mark: str, known: str, digest: str) -> None:
    """Take a digest for that of our code, where nobody has touched it since it was made.

    `mark` is what tells so now (`code_mark`), `known` what told so then.
    """
    if mark and mark == known and not _known:
        _known.append(digest)


def code_mark() -> str:
    """Return what changes with every touch of our code and each version, "" if nothing can tell.

    Costs a tenth of reading the files (`builder/storage/stamps.py`).
    """
    digest, looked_at = _versions(), stamps.clock_ns()
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = f"{folder}/{name}"
            mark = stamps.stamp_of(path, looked_at)
            if not mark:
                return ""
            digest.update(f"{path}\0{mark}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@functools.cache
def picture_digest() -> str:
    """Return the same for pictures: our code that reads and makes them, and its libraries."""
    from PIL import features

    digest = _versions()
    for library in ("webp", "libjpeg_turbo", "jpg", "zlib", "zlib_ng", "littlecms2"):
        digest.update(f"{library}={features.version(library)}\n".encode())
    for name in PICTURES:
        digest.update((_PACKAGE / name).read_bytes())
    return digest.hexdigest()


def attachment_digest() -> str:
    """Return the same for PDFs, whose text is searched as posts' texts are."""
    return _with_files(reading_digest(), ATTACHMENTS)


def reading_digest() -> str:
    """Return the same for examining posts alone: a changed template re-reads no post.

    What a date means, and which words are names, hangs on the province.
    """
    return _reading_digest(home.settled())


@functools.cache
def _reading_digest(site: Home) -> str:
    digest = _versions()
    digest.update(f"{site.code} {site.zone.word}\n".encode())
    for name in READING:
        _add(_PACKAGE / name, name, digest)
    return digest.hexdigest()


def searching_digest() -> str:
    """Return the same for search indexes: a changed template indexes nothing anew."""
    return _with_files(reading_digest(), SEARCHING)


def content_key(code: str, content_hash: str) -> str:
    """Return the key under which facts of a file are kept: its content, and the code's digest."""
    return hashlib.blake2b(f"{code}\0{content_hash}".encode(), digest_size=16).hexdigest()


@functools.cache
def _with_files(before: str, names: tuple[str, ...]) -> str:
    """Return a digest that covers these files of ours as well."""
    digest = hashlib.blake2b(before.encode(), digest_size=16)
    for name in names:
        digest.update((_PACKAGE / name).read_bytes())
    return digest.hexdigest()


def _versions() -> hashlib.blake2b:
    digest, versions = hashlib.blake2b(digest_size=16), _installed()
    digest.update(platform.python_version().encode())
    for name in LIBRARIES:
        digest.update(f"{name}={versions.get(name, '')}\n".encode())
    return digest


def _installed() -> Mapping[str, str]:
    """Return the version of each library that Python finds, as the folder beside it says it.

    The name of that folder holds both (PyPA, "Recording installed projects"); opening and
    parsing what it holds, as `importlib.metadata` does, costs an idle build a fifth of its time.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a Path each costs time
        except OSError:
            continue
        for name in names:
            stem, _, kind = name.rpartition(".")
            if kind in ("dist-info", "egg-info"):
                library, _, version = stem.partition("-")
                found.setdefault(_SEPARATORS.sub("-", library).lower(), version)
    return found


def _add(folder: Path, prefix: str, digest: hashlib.blake2b) -> None:
    """Add every file below a folder, in the order of names."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            _add(entry, path, digest)
        elif entry.is_file():
            digest.update(path.encode() + b"\0" + hashlib.blake2b(entry.read_bytes()).digest())
