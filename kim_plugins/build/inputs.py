"""A digest of everything a build reads, taken without starting the engine."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.build.manifest import Inputs
from kim_plugins.build.version import code_digest

_INHERIT = re.compile(r"^['\"]?INHERIT['\"]?\s*:\s*['\"]?([^'\"\n#]+)", re.MULTILINE)
_VARIABLE = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
"""Any word of a mkdocs.yml that uses `!ENV` may name a variable; most name none."""


def gather(config: Path, docs: Path, groups: Path, custom: Path | None) -> Inputs:
    """Find out what a build with this mkdocs.yml reads; the digest is left blank."""
    chain = [str(path) for path in _chain(config)]
    texts = "".join(Path(path).read_text("utf-8", "replace") for path in chain)
    named = set(_VARIABLE.findall(texts)) if "!ENV" in texts else set()
    return Inputs(
        docs=str(docs),
        files=(str(groups), *chain),
        folders=(str(custom),) if custom else (),
        variables=tuple(sorted(named)),
        digest="",
    )


def digest_of_config(config: Path) -> str:
    """Digest mkdocs.yml and what it inherits from."""
    total = hashlib.blake2b(digest_size=16)
    for path in _chain(config):
        total.update(_entry(str(path), str(path)))
    return total.hexdigest()


def digest_of(inputs: Inputs) -> str:
    """Digest the present state of these places: names and contents, never times."""
    total = hashlib.blake2b(digest_size=16)
    total.update(code_digest().encode())
    for name in inputs.variables:
        value = os.environ.get(name)
        text = f"{name}?\0" if value is None else f"{name}={value}\0"
        total.update(text.encode("utf-8", "surrogateescape"))
    for file in inputs.files:
        total.update(_entry(file, file))
    for folder in (inputs.docs, *inputs.folders):
        for path in _walk(folder):
            total.update(_entry(path, path[len(folder) :]))
    return total.hexdigest()


def _entry(path: str, name: str) -> bytes:
    """Return what one file adds: its name and content, and where it is linked to."""
    try:
        link = os.fsencode(os.readlink(path))  # noqa: PTH115 - as below
    except OSError:
        link = b""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - ten thousand Paths cost half a second
            content = file.read()
    except OSError:
        content = b"?"
    return (
        os.fsencode(name) + b"\0" + link + b"\0" + hashlib.blake2b(content, digest_size=16).digest()
    )


def _walk(folder: str) -> Iterator[str]:
    """Yield the paths of the files below a folder in order; a linked folder counts as one."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        else:
            yield entry.path


def _chain(config: Path) -> Iterator[Path]:
    """Yield mkdocs.yml and the files it inherits from."""
    seen: set[Path] = set()
    path: Path | None = config
    while path is not None and path not in seen and path.is_file():
        seen.add(path)
        yield path
        found = _INHERIT.search(path.read_text("utf-8", "replace"))
        path = (path.parent / found[1].strip()).absolute() if found else None
