"""What the last build into a site folder made, as far as an idle build has to know it.

Needs neither engine nor model, so that such a build is quick.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

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
    rows = record.ask("SELECT path, state, stamp FROM inputs")
    files = {name_of(path): state for path, state, _ in rows}
    stamps = {name_of(path): stamp for path, _, stamp in rows if stamp}
    code = record.fact(_CODE)
    return Survey(base, files, (code[0], code[1]), stamps)


def save_survey(record: Record, before: Survey, now: Survey) -> None:
    """Write what is different of the inputs."""
    record.set_fact(_CODE, now.code)
    gone = before.files.keys() - now.files.keys()
    record.tell("DELETE FROM inputs WHERE path = ?", ((text_of(path),) for path in gone))
    rows = (
        (text_of(path), state, now.stamps.get(path, ""))
        for path, state in now.files.items()
        if (before.files.get(path), before.stamps.get(path, ""))
        != (state, now.stamps.get(path, ""))
    )
    record.tell("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?)", rows)


def outputs_of(record: Record) -> dict[str, Made]:
    """Return every output as it was left."""
    rows = record.ask("SELECT path, digest, size, hash, stamp FROM outputs")
    return {name_of(path): Made(*made) for path, *made in rows}


class Outputs(Mapping[str, Made]):
    """The outputs as they were left, by path; each is read when it is asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def __getitem__(self, path: str) -> Made:
        """Return one of them; raise `KeyError` where it isn't there."""
        query = "SELECT digest, size, hash, stamp FROM outputs WHERE path = ?"
        for made in self._record.ask(query, text_of(path)):
            return Made(*made)
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        return iter(outputs_of(self._record))

    def __len__(self) -> int:
        """Return how many there are."""
        ((count,),) = self._record.ask("SELECT count(*) FROM outputs")
        return int(count)


def restamp(record: Record, before: Survey, now: Survey, outputs: Mapping[str, str]) -> None:
    """Note that inputs and outputs were found as they had been left; raise one of `BROKEN`."""
    marks = {path: mark for path, mark in now.stamps.items() if mark}
    if outputs or (before.code, before.stamps) != (now.code, marks):
        with record.transaction():
            save_survey(record, before, now)
            save_stamps(record, outputs)


def save_stamps(record: Record, stamps: Mapping[str, str]) -> None:
    """Write the stamps of outputs, and note the shards that are known by them now."""
    rows = [(mark, text_of(path)) for path, mark in stamps.items()]
    for table in ("outputs", "searched_files"):
        record.tell(f"UPDATE {table} SET stamp = ? WHERE path = ?", rows)  # noqa: S608 - ours
    untouched.note(record)
