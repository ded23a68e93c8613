"""A digest of everything a build reads, taken without starting the engine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kim_plugins.builder.storage.contents import content_of
from kim_plugins.builder.storage.manifest import Inputs
from kim_plugins.builder.storage.version import code_digest

_INHERIT = re.compile(r"^['\"]?INHERIT['\"]?\s*:\s*['\"]?([^'\"\n#]+)", re.MULTILINE)
_VARIABLE = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
"""Any word of a mkdocs.yml that uses `!ENV` may name a variable; most name none."""


def gather(config: Path, docs: Path, groups: Path, custom: Path | None) -> Inputs:
    """Find out what a build with this mkdocs.yml reads; the digest is left blank."""
    read = [str(path) for path in chain(config)]
    texts = "".join(Path(path).read_text("utf-8", "replace") for path in read)
    named = set(_VARIABLE.findall(texts)) if "!ENV" in texts else set()
    return Inputs(
        docs=str(docs),
        files=(str(groups), *read),
        folders=(str(custom),) if custom else (),
        variables=tuple(sorted(named)),
        digest="",
    )


def digest_of_config(config: Path) -> str:
    """Digest mkdocs.yml and what it inherits from."""
    total = hashlib.blake2b(digest_size=16)
    for path in chain(config):
        total.update(os.fsencode(path) + b"\0" + state_of(str(path)))
    return total.hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class Survey:
    """The present state of everything that a build reads: names and contents, never times."""

    digest: str = ""
    """Of all of it."""
    base: str = ""
    """Of our own code and the environment alone."""
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The state of each file, by its path."""


def survey(inputs: Inputs) -> Survey:
    """Look at these places as they are now."""
    base = hashlib.blake2b(code_digest().encode(), digest_size=16)
    for name in inputs.variables:
        value = os.environ.get(name)
        text = f"{name}?\0" if value is None else f"{name}={value}\0"
        base.update(text.encode("utf-8", "surrogateescape"))
    total = base.copy()
    files = {}
    for path, name in _named_files(inputs):
        state = state_of(path)
        files[path] = state.hex()
        total.update(os.fsencode(name) + b"\0" + state)
    return Survey(total.hexdigest(), base.hexdigest(), files)


def _named_files(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Yield every file that is read, and the name by which it counts."""
    yield from ((file, file) for file in inputs.files)
    for folder in (inputs.docs, *inputs.folders):
        yield from ((path, path[len(folder) :]) for path in walk(folder))


def state_of(path: str) -> bytes:
    """Digest one file: its content, and where it is linked to."""
    try:
        link, content = b"", content_of(path)
    except OSError:
        link, content = _linked(path)
    return hashlib.blake2b(link + b"\0" + content, digest_size=16).digest()


def _linked(path: str) -> tuple[bytes, bytes]:
    """Return where a file is linked to, and what can be read there."""
    file = Path(path)
    try:
        link = os.fsencode(file.readlink())
    except OSError:
        link = b""
    try:
        return link, file.read_bytes()
    except OSError:
        return link, b"?"


def walk(folder: str) -> Iterator[str]:
    """Yield the paths of the files below a folder in order; a linked folder counts as one."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path)
        else:
            yield entry.path


def chain(config: Path) -> Iterator[Path]:
    """Yield mkdocs.yml and the files it inherits from."""
    seen: set[Path] = set()
    path: Path | None = config
    while path is not None and path not in seen and path.is_file():
        seen.add(path)
        yield path
        found = _INHERIT.search(path.read_text("utf-8", "replace"))
        path = (path.parent / found[1].strip()).absolute() if found else None
