"""What shapes bytes besides the content: our own code and the libraries under it."""

from __future__ import annotations

import functools
import hashlib
import platform
from importlib import metadata, resources
from importlib.resources.abc import Traversable

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "properdocs",
    "pydantic",
    "pymdown-extensions",
    "pyyaml",
)


@functools.cache
def code_digest() -> str:
    """Return a digest of this package's files and of the versions it runs on."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(platform.python_version().encode())
    for name in LIBRARIES:
        digest.update(f"{name}={_version(name)}\n".encode())
    _add(resources.files("kim_plugins"), "", digest)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _add(folder: Traversable, prefix: str, digest: hashlib.blake2b) -> None:
    """Add every file below a folder, in the order of names."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            _add(entry, path, digest)
        elif entry.is_file():
            digest.update(path.encode() + b"\0" + hashlib.blake2b(entry.read_bytes()).digest())
