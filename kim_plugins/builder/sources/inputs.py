"""A digest of everything a build reads, taken without starting the engine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kim_plugins.builder.sources.folder_states import (
    FileState,
    Folders,
    FolderState,
    States,
    differing,
    digest_of,
    folder_of,
)
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
    folders: Folders = dataclasses.field(default_factory=dict)
    """What lies in each folder; one that was left alone is the one of the last build."""
    code: tuple[str, str] = ("", "")
    """What tells that our own code is still the same (`version.code_mark`), and its digest."""

    @property
    def files(self) -> Mapping[str, str]:
        """Return the state of each file, by its path."""
        return States(self.folders)

    def beside(self, before: Survey) -> tuple[dict[str, str], dict[str, str]]:
        """Return the states of files before and now, without folders that were left alone."""
        return differing(before.folders, self.folders)

    def is_same(self, other: Survey) -> bool:
        """Tell whether a build would read the same."""
        old, new = self.beside(other)
        return (other.base, old) == (self.base, new)

    def read(self) -> None:
        """Read all that is known of files, for whoever asks when the record is closed."""
        for folder in self.folders.values():
            len(folder.files)


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
    begun = clock_ns()
    folders = {
        folder: _folder_state(entries, known.folders.get(folder), begun)
        for folder, entries in _looked_at(inputs)
    }
    return Survey(base.hexdigest(), folders, (mark, code_digest()))


def _folder_state(entries: _Entries, before: FolderState | None, begun: int) -> FolderState:
    """Return what lies in a folder: what was known if nobody touched it, else file by file."""
    seen = _seen(entries)
    if before and before.digest == digest_of(seen):
        return before
    known = {**before.files} if before else {}
    files: dict[str, FileState] = {}
    for path, own in seen.items():
        kept = known.get(path)
        if own and kept and kept.stamp == own:
            files[path] = kept
        else:
            mark = _stamp(entries[path], begun)  # Taken before anything is read of a file.
            files[path] = FileState(state_of(path).hex(), mark, own)
    return FolderState.of(files)


UNSURE = ""
"""The state of a file that was touched while it was read."""


def settled(survey: Survey, inputs: Inputs, read: Iterable[str]) -> Survey:
    """Return what is known of files that have been read since they were surveyed.

    `read` are some that were, relative to the docs folder: one may have come and gone since.

    Of one that was touched meanwhile nobody can say what was read, even if it is by now what it
    was before. Hidden ones are none: an open editor writes its own all the time.
    """
    docs = inputs.docs + os.sep
    touched = touched_since(survey, inputs) | {
        path
        for path in (docs + uri.replace("/", os.sep) for uri in read)
        if path not in survey.files
    }
    unsure: dict[str, dict[str, FileState]] = {}
    for path in touched:
        unsure.setdefault(folder_of(path), {})[path] = FileState(UNSURE)
    folders = dict(survey.folders)
    for folder, files in unsure.items():
        known = folders[folder].files if folder in folders else {}
        folders[folder] = FolderState.of({**known, **files})
    return dataclasses.replace(survey, folders=folders)


def touched_since(survey: Survey, inputs: Inputs) -> set[str]:
    """Return the files that don't look as they did when they were surveyed, but for hidden ones."""
    return {path for path in _touched(survey, inputs) if not _is_hidden(path)}


def _touched(survey: Survey, inputs: Inputs) -> Iterator[str]:
    """Yield those, and hidden ones."""
    left = dict(survey.folders)
    for folder, entries in _looked_at(inputs):
        now, state = _seen(entries), survey.folders.get(folder)
        left.pop(folder, None)
        if state is None or state.digest != digest_of(now):
            before = {path: file.seen for path, file in state.files.items()} if state else {}
            both = before.keys() | now.keys()
            yield from (path for path in both if before.get(path) != now.get(path))
    for state in left.values():
        yield from state.files


def _seen(entries: _Entries) -> dict[str, str]:
    """Return of each file its size, times and number, "" where it is gone by now."""
    seen: dict[str, str] = {}
    for path, entry in entries.items():
        try:
            seen[path] = facts_of(entry.stat(follow_symlinks=False))
        except OSError:
            seen[path] = ""
    return seen


def _stamp(entry: Path | os.DirEntry[str], begun: int) -> str:
    try:
        return stamp(entry.stat(follow_symlinks=False), begun)
    except OSError:
        return ""


def _is_hidden(path: str) -> bool:
    return path.rpartition(os.sep)[2].startswith(".")


_Entries = dict[str, Path | os.DirEntry[str]]
"""Files by path, with what the system can be asked through."""


def _looked_at(inputs: Inputs) -> Iterator[tuple[str, _Entries]]:
    """Yield every folder with the files in it that are read."""
    named: dict[str, _Entries] = {}
    tops = {top: _scanned(top) for top in (inputs.docs, *inputs.folders)}
    for path in (*inputs.files, *(top for top, inside in tops.items() if inside is None)):
        named.setdefault(folder_of(path), {})[path] = Path(path)
    walked: set[str] = set()
    for top, inside in tops.items():
        for folder, entries in _walk(top, inside or []):
            walked.add(folder)
            yield folder, entries | named.get(folder, {})
    yield from ((folder, entries) for folder, entries in named.items() if folder not in walked)


def state_of(path: str, content: bytes | None = None) -> bytes:
    """Digest one file: where it is linked to, and its content, unless that has just been read."""
    link = b"" if content is None else _link_of(path)
    try:
        content = content_of(path) if content is None else content
    except OSError:
        link, content = _linked(path)
    return hashlib.blake2b(link + b"\0" + content, digest_size=16).digest()


def _linked(path: str) -> tuple[bytes, bytes]:
    """Return where a file is linked to, and what can be read there."""
    link = _link_of(path)
    try:
        return link, Path(path).read_bytes()
    except OSError:
        return link, b"?"


def _link_of(path: str) -> bytes:
    """Return where a file is linked to; nothing where it isn't."""
    try:
        return os.fsencode(Path(path).readlink())
    except OSError:
        return b""


def walk(folder: str) -> Iterator[str]:
    """Yield the paths of the files below a folder; a linked folder counts as one."""
    inside = _scanned(folder)
    if inside is None:
        yield folder
        return
    for _, entries in _walk(folder, inside):
        yield from entries


def _walk(folder: str, inside: list[os.DirEntry[str]]) -> Iterator[tuple[str, _Entries]]:
    """Yield folders with their files; where nobody can look into one, it counts as a file."""
    files: _Entries = {}
    for entry in inside:
        below = _scanned(entry.path) if entry.is_dir(follow_symlinks=False) else None
        if below is None:
            files[entry.path] = entry
        else:
            yield from _walk(entry.path, below)
    if files:
        yield folder, files


def _scanned(folder: str) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as scan:
            return list(scan)
    except OSError:
        return None


def chain(config: Path) -> Iterator[Path]:
    """Yield mkdocs.yml and the files it inherits from."""
    seen: set[Path] = set()
    path: Path | None = config
    while path is not None and path not in seen and path.is_file():
        seen.add(path)
        yield path
        found = _INHERIT.search(path.read_text("utf-8", "replace"))
        path = (path.parent / found[1].strip()).absolute() if found else None
