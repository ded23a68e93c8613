"""What the last build into a site folder made, as far as an idle build has to know it.

Needs neither engine nor model, so that such a build is quick.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Iterator, Mapping
from typing import Any

from kim_plugins.builder.sources.folder_states import FileState, FolderState
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.storage import untouched
from kim_plugins.builder.storage.folder import Made
from kim_plugins.builder.storage.record import BROKEN, Record, name_of, text_of

_FACT, _CODE = "build", "code"


@dataclasses.dataclass(frozen=True, slots=True)
class LastBuild:
    """One finished build."""

    inputs: Inputs
    base: str
    """The digest of our own code and the environment at that time."""
    site: str
    is_strict: bool
    """mkdocs.yml itself asks for strictness."""
    configured_now: str
    """The moment that mkdocs.yml fixes, as text; "" where it leaves that to the clock."""
    now: str
    """ISO 8601: the moment for which the site was built."""
    until: str
    """ISO 8601: the moment at which time alone will change it; "" for never."""
    outputs: int
    """How many there are."""
    problems: tuple[tuple[bool, str], ...]
    """Every diagnostic, whether it is an error and as text."""
    summary: str
    hears_all: bool = True
    """Nothing was complained of before anybody listened."""
    settings: str = ""
    """What tells the settings that it was made with from others (`engine/answer.py`)."""


def load(record: Record) -> LastBuild | None:
    """Read what is known; what has another shape is nothing."""
    with contextlib.suppress(*BROKEN, AttributeError):
        data: dict[str, Any] = record.fact(_FACT)
        places = data.pop("inputs")
        names = ("files", "folders", "variables")
        return LastBuild(
            inputs=Inputs(places["docs"], *(tuple(places[name]) for name in names)),
            problems=tuple((bool(is_error), text) for is_error, text in data.pop("problems")),
            **data,
        )
    return None


def save(record: Record, build: LastBuild) -> None:
    """Write it instead of what was known."""
    record.set_fact(_FACT, dataclasses.asdict(build))


def survey_of(record: Record, base: str) -> Survey:
    """Return the inputs as they were; `base` is the digest of code and environment."""
    with contextlib.suppress(*BROKEN):
        return _survey_of(record, base)
    return Survey()


def _survey_of(record: Record, base: str) -> Survey:
    folders = {
        name_of(path): FolderState(_Files(record, number, name_of(path)), digest)
        for number, path, digest in record.ask("SELECT id, path, digest FROM folders")
    }
    code = record.fact(_CODE)
    return Survey(base, folders, (code[0], code[1]))


class _Files(Mapping[str, FileState]):
    """The files of a folder as they were: one is read by itself, unless all were asked for."""

    def __init__(self, record: Record, number: int, folder: str) -> None:
        self._record = record
        self._number = number
        self._folder = folder

    @functools.cached_property
    def _all(self) -> dict[str, FileState]:
        query = "SELECT name, state, stamp FROM inputs WHERE folder = ?"
        rows = self._record.ask(query, self._number)
        return {
            self._folder + name_of(name): FileState(state, mark, mark) for name, state, mark in rows
        }

    def __getitem__(self, path: str) -> FileState:
        """Return one of them; raise `KeyError` where it isn't there."""
        if "_all" in self.__dict__:
            return self._all[path]
        query = "SELECT state, stamp FROM inputs WHERE folder = ? AND name = ?"
        name = text_of(path[len(self._folder) :])
        for state, mark in self._record.ask(query, self._number, name):
            return FileState(state, mark, mark)
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)


def save_survey(record: Record, before: Survey, now: Survey) -> None:
    """Write what is different of the inputs."""
    record.set_fact(_CODE, now.code)
    for folder, old, new in _different(before, now):
        path = text_of(folder)
        if folder in now.folders:
            digest = now.folders[folder].digest
            record.tell("INSERT OR IGNORE INTO folders (path, digest) VALUES (?, '')", [(path,)])
            record.tell("UPDATE folders SET digest = ? WHERE path = ?", [(digest, path)])
        ((number,),) = record.ask("SELECT id FROM folders WHERE path = ?", path)
        gone = ((number, name) for name in old.keys() - new.keys())
        record.tell("DELETE FROM inputs WHERE folder = ? AND name = ?", gone)
        rows = ((number, name, *row) for name, row in new.items() if old.get(name) != row)
        record.tell("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", rows)
        if folder not in now.folders:
            record.tell("DELETE FROM folders WHERE id = ?", [(number,)])


_Rows = dict[str, tuple[str, str]]
"""What is noted of the files of a folder, by what comes after it in their paths."""


def _different(before: Survey, now: Survey) -> Iterator[tuple[str, _Rows, _Rows]]:
    """Yield the folders of which something else is to be noted, as it was and as it is."""
    for folder in before.folders.keys() | now.folders.keys():
        was, is_now = before.folders.get(folder), now.folders.get(folder)
        if not (was and was.is_as(is_now)):
            old, new = _rows(folder, was), _rows(folder, is_now)
            if old != new:
                yield folder, old, new


def _rows(folder: str, known: FolderState | None) -> _Rows:
    files, start = known.files if known else {}, len(folder)
    return {text_of(path[start:]): (file.state, file.stamp) for path, file in files.items()}


def outputs_of(record: Record) -> dict[str, Made]:
    """Return every output as it was left."""
    rows = record.ask("SELECT path, digest, size, hash, stamp FROM outputs")
    return {name_of(path): Made(*made) for path, *made in rows}


class Outputs(Mapping[str, Made]):
    """The outputs as they were left, by path; each is read when it is asked for."""

    def __init__(self, record: Record, stamps: Mapping[str, str] | None = None) -> None:
        """Begin with what a look at them found, which the record may not tell yet."""
        self._record, self._stamps = record, stamps or {}

    def __getitem__(self, path: str) -> Made:
        """Return one of them; raise `KeyError` where it isn't there."""
        query = "SELECT digest, size, hash, stamp FROM outputs WHERE path = ?"
        for digest, size, known, stamp in self._record.ask(query, text_of(path)):
            return Made(digest, size, known, self._stamps.get(path, stamp))
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        return (name_of(path) for (path,) in self._record.ask("SELECT path FROM outputs"))

    def __len__(self) -> int:
        """Return how many there are."""
        ((count,),) = self._record.ask("SELECT count(*) FROM outputs")
        return int(count)


def restamp(record: Record, before: Survey, now: Survey, outputs: Mapping[str, str]) -> None:
    """Note that inputs and outputs were found as they had been left; raise one of `BROKEN`."""
    if outputs or before.code != now.code or any(_different(before, now)):
        with record.transaction():
            save_survey(record, before, now)
            save_stamps(record, outputs)


def save_stamps(record: Record, stamps: Mapping[str, str]) -> None:
    """Write the stamps of outputs, and note the shards that are known by them now."""
    rows = [(mark, text_of(path)) for path, mark in stamps.items()]
    for table in ("outputs", "searched_files"):
        record.tell(f"UPDATE {table} SET stamp = ? WHERE path = ?", rows)  # noqa: S608 - ours
    untouched.note(record)
