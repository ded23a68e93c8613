"""A digest of everything a build reads, taken without starting the engine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kim_plugins.builder.storage.contents import content_of
from kim_plugins.builder.storage.stamps import clock_ns, facts_of, stamp
from kim_plugins.builder.storage.version import code_digest, code_mark, recall

_INHERIT = re.compile(r"^['\"]?INHERIT['\"]?\s*:\s*['\"]?([^'\"\n#]+)", re.MULTILINE)
_VARIABLE = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
"""Any word of a mkdocs.yml that uses `!ENV` may name a variable; most name none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Inputs:
    """Where everything lies that a build reads."""

    docs: str
    files: tuple[str, ...]
    """groups.yaml, mkdocs.yml and what it inherits from, in this order; then what else is read."""
    folders: tuple[str, ...]
    """Further folders, such as the theme's custom one."""
    variables: tuple[str, ...]
    """Environment variables that mkdocs.yml asks for."""

    @property
    def groups(self) -> str:
        """Return where groups.yaml lies."""
        return self.files[0]

    @property
    def config(self) -> str:
        """Return where mkdocs.yml lies; another that inherits from it is another site's."""
        return self.files[1]


def gather(config: Path, docs: Path, groups: Path, custom: Path | None) -> Inputs:
    """Find out what a build with this mkdocs.yml reads."""
    read = [str(path) for path in chain(config)]
    texts = "".join(Path(path).read_text("utf-8", "replace") for path in read)
    named = set(_VARIABLE.findall(texts)) if "!ENV" in texts else set()
    return Inputs(
        docs=str(docs),
        files=(str(groups), *read),
        folders=(str(custom),) if custom else (),
        variables=tuple(sorted(named)),
    )


def digest_of_config(config: Path) -> str:
    """Digest mkdocs.yml and what it inherits from."""
    total = hashlib.blake2b(digest_size=16)
    for path in chain(config):
        total.update(os.fsencode(path) + b"\0" + state_of(str(path)))
    return total.hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class Survey:
    """The present state of everything that a build reads: names and contents."""

    base: str = ""
    """A digest of our own code and the environment."""
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The state of each file, by its path."""
    code: tuple[str, str] = ("", "")
    """What tells that our own code is still the same (`version.code_mark`), and its digest."""
    stamps: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What tells that a file is as it was when it was read (`builder/storage/stamps.py`)."""
    seen: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)
    """Of each file its size, times and number, whether or not they would tell that some day."""

    def is_same(self, other: Survey) -> bool:
        """Tell whether a build would read the same."""
        return (self.base, self.files) == (other.base, other.files)


def survey(inputs: Inputs, known: Survey | None = None) -> Survey:
    """Look at these places as they are now; what is known of untouched files is not read again."""
    known = known or Survey()
    mark = code_mark()
    recall(mark, *known.code)
    base = hashlib.blake2b(code_digest().encode(), digest_size=16)
    for name in inputs.variables:
        value = os.environ.get(name)
        text = f"{name}?\0" if value is None else f"{name}={value}\0"
        base.update(text.encode("utf-8", "surrogateescape"))
    files: dict[str, str] = {}
    stamps: dict[str, str] = {}
    seen: dict[str, str] = {}
    begun = clock_ns()
    for path, facts in _looked_at(inputs):  # Taken before anything is read of a file.
        seen[path] = own = facts_of(facts) if facts else ""
        if own and known.stamps.get(path) == own:
            files[path], stamps[path] = known.files[path], own
        else:
            files[path] = state_of(path).hex()
            stamps[path] = stamp(facts, begun) if facts else ""
    return Survey(base.hexdigest(), files, (mark, code_digest()), stamps, seen)


UNSURE = ""
"""The state of a file that was touched while it was read."""


def settled(survey: Survey, inputs: Inputs, read: Iterable[str]) -> Survey:
    """Return what is known of files that have been read since they were surveyed.

    `read` are some that were, relative to the docs folder: one may have come and gone since.

    Of one that was touched meanwhile nobody can say what was read, even if it is by now what it
    was before. Hidden ones are none: an open editor writes its own all the time.
    """
    now = {path: facts_of(facts) if facts else "" for path, facts in _looked_at(inputs)}
    both = (path for path in now.keys() | survey.seen.keys() if not _is_hidden(path))
    touched = {path for path in both if now.get(path) != survey.seen.get(path)}
    docs = inputs.docs + os.sep
    touched |= {docs + uri.replace("/", os.sep) for uri in read} - survey.files.keys()
    if not touched:
        return survey
    stamps = {path: mark for path, mark in survey.stamps.items() if path not in touched}
    files = {**survey.files, **dict.fromkeys(touched, UNSURE)}
    return dataclasses.replace(survey, files=files, stamps=stamps)


def _is_hidden(path: str) -> bool:
    return path.rpartition(os.sep)[2].startswith(".")


def _looked_at(inputs: Inputs) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield every file that is read with what the system says of it, if it says anything."""
    yield from ((path, _facts(path)) for path in inputs.files)
    for folder in (inputs.docs, *inputs.folders):
        for path, entry in _walk(folder):
            yield path, _facts(entry) if entry else None


def _facts(file: str | os.DirEntry[str]) -> os.stat_result | None:
    try:
        if isinstance(file, str):
            return os.lstat(file)
        return file.stat(follow_symlinks=False)
    except OSError:  # It is gone by now.
        return None


def state_of(path: str, content: bytes | None = None) -> bytes:
    """Digest one file: where it is linked to, and its content, unless that has just been read."""
    try:
        link, content = b"", content_of(path) if content is None else content
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
    yield from (path for path, _ in _walk(folder))


def _walk(folder: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Yield files; a folder that can't be looked into is one of which nothing is known."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield folder, None
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        else:
            yield entry.path, entry


def chain(config: Path) -> Iterator[Path]:
    """Yield mkdocs.yml and the files it inherits from."""
    seen: set[Path] = set()
    path: Path | None = config
    while path is not None and path not in seen and path.is_file():
        seen.add(path)
        yield path
        found = _INHERIT.search(path.read_text("utf-8", "replace"))
        path = (path.parent / found[1].strip()).absolute() if found else None
