"""Which outputs there are and what each was made from: rows of the record as values."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kim_plugins.builder.planning import SITEMAP
from kim_plugins.builder.storage.folder import Made
from kim_plugins.builder.storage.record import (
    OUTPUT,
    PART,
    Numbers,
    Record,
    name_of,
    numbers_of,
    text_of,
)
from kim_plugins.model import urls
from kim_plugins.views.output import File, Page, PlannedFile

Listed = tuple[str, str, bool]
"""Of a page: its URL, the day of its last change, and whether search engines may list it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Planned:
    """An output as it is planned."""

    part: str
    """The part of a view that gives it; "" for what no view gives."""
    given: str
    """A digest of what the plan hands to it (`builder/changes/plan_digest.py`)."""
    listed: Listed | None = None
    """`None` for a file, unless it is a sitemap that the index dates."""


NO_VIEWS = Planned("", "")
"""How an output is planned that no view gives."""


def listed(item: Page | File) -> Listed | None:
    """Return what lists of pages say of an output."""
    if isinstance(item, PlannedFile):
        return (item.path, item.changed, False) if item.changed else None
    return None if isinstance(item, File) else (item.url, item.changed, item.is_indexed)


def path_of(item: Page | File) -> str:
    """Return where an output lies in the site folder."""
    return item.path if isinstance(item, File) else urls.output_path(item.url)


def address(path: str, one: Planned) -> str:
    """Return by what an output is known to readers: a page's URL, a file's path."""
    return one.listed[0] if one.listed else path


def planned(record: Record) -> dict[str, Planned]:
    """Return all of them by path."""
    return dict(map(_read, record.ask(_QUERY)))


def of_parts(record: Record, parts: Iterable[str]) -> dict[str, Planned]:
    """Return those that some parts give."""
    rows = record.ask_each(f"{_QUERY} WHERE parts.name IN (?)", map(text_of, parts))
    return dict(map(_read, rows))


def at(record: Record, paths: Iterable[str]) -> dict[str, Planned]:
    """Return those of some paths."""
    return dict(map(_read, record.ask_each(f"{_QUERY} WHERE path IN (?)", map(text_of, paths))))


def listed_outside(record: Record, parts: Iterable[str]) -> Iterator[Listed]:
    """Yield what lists of pages say of every page that none of these parts gives."""
    ids = set(record.ids(PART, parts).values())
    rows = record.ask("SELECT listed, part FROM outputs WHERE listed IS NOT NULL")
    texts = ",".join(text for text, part in rows if part not in ids)
    yield from ((url, day, is_indexed) for url, day, is_indexed in json.loads(f"[{texts}]"))


def listed_in(record: Record, folder: str, own: Sequence[str]) -> Iterator[tuple[str, Listed]]:
    """Yield the same of each page in a folder, with its part; for "" of all in none of `own`.

    `own` is sorted.
    """
    edges = [edge for one in own for edge in (f"{one}/", f"{one}0")]  # "0" comes after "/".
    ranges = zip(["", *edges[1::2]], [*edges[::2], "\U0010ffff"], strict=True)
    query = (
        "SELECT name, listed FROM outputs LEFT JOIN parts ON part = parts.id "
        "WHERE path >= ? AND path < ? AND listed IS NOT NULL"
    )
    for first, end in [(f"{folder}/", f"{folder}0")] if folder else ranges:
        for name, text in record.ask(query, first, end):
            url, day, is_indexed = json.loads(text)
            yield name_of(name or ""), (url, day, is_indexed)


def parts_of(record: Record, paths: Iterable[str]) -> set[str]:
    """Return the parts that give some outputs."""
    query = "SELECT DISTINCT name FROM outputs JOIN parts ON part = parts.id WHERE path IN (?)"
    return {name_of(name) for (name,) in record.ask_each(query, map(text_of, paths))}


def part_names(record: Record, without: Iterable[str] = ()) -> set[str]:
    """Return the name of every part, but for those of some views that have a key."""
    own = " OR ".join(f"name GLOB '{view}:?*'" for view in without)
    query = f"SELECT name FROM parts WHERE NOT ({own or 'FALSE'})"  # noqa: S608 - our own names
    return {name_of(name) for (name,) in record.ask(query)}


def sitemaps(record: Record) -> set[str]:
    """Return the names of the parts that are sitemaps: that of all, or its index and others."""
    query = "SELECT name FROM parts WHERE name BETWEEN ? AND ?"
    return {name_of(name) for (name,) in record.ask(query, SITEMAP, f"{SITEMAP}:\U0010ffff")}


def save_parts(
    record: Record, notes: Mapping[str, frozenset[str]], gone: Iterable[str] = ()
) -> None:
    """Write what was read to plan some parts, and drop others."""
    record.drop(PART, gone)
    record.tell("INSERT OR IGNORE INTO parts (name) VALUES (?)", ((text_of(n),) for n in notes))
    record.set_reads(PART, {name: numbers_of(read) for name, read in notes.items()})


def save(
    record: Record,
    outputs: Mapping[str, tuple[Planned, Made]],
    reads: Mapping[str, Numbers],
    gone: Iterable[str] = (),
) -> None:
    """Write some outputs, and what was read to make some of these; drop others.

    Their parts must be there (`save_parts`).
    """
    record.drop(OUTPUT, gone)
    ids = record.ids(PART, {planned.part for planned, _ in outputs.values() if planned.part})
    record.tell(
        _WRITE,
        (
            (
                text_of(path),
                ids.get(planned.part),
                planned.given,
                _written(planned),
                made.digest,
                made.size,
                made.hash,
                made.stamp,
            )
            for path, (planned, made) in outputs.items()
        ),
    )
    record.set_reads(OUTPUT, reads)


def save_plan(record: Record, outputs: Mapping[str, Planned]) -> None:
    """Write how some outputs are planned, of those that are there."""
    ids = record.ids(PART, {planned.part for planned in outputs.values()})
    record.tell(
        "UPDATE outputs SET part = ?, given = ?, listed = ? WHERE path = ?",
        ((ids[one.part], one.given, _written(one), text_of(path)) for path, one in outputs.items()),
    )


def _written(planned: Planned) -> str | None:
    return json.dumps(planned.listed, separators=(",", ":")) if planned.listed else None


_COLUMNS = "path, part, given, listed, digest, size, hash, stamp"
_VALUES = ", ".join(f"excluded.{name}" for name in _COLUMNS.split(", "))
_WRITE = (
    f"INSERT INTO outputs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 - ours
    f"ON CONFLICT (path) DO UPDATE SET ({_COLUMNS}) = ({_VALUES})"
)
_QUERY = "SELECT path, name, given, listed FROM outputs LEFT JOIN parts ON part = parts.id"


def _read(row: tuple[str, str | None, str, str | None]) -> tuple[str, Planned]:
    path, part, given, page = row
    url, changed, is_indexed = json.loads(page) if page else ("", "", False)
    found = (url, changed, is_indexed) if page else None
    return name_of(path), Planned(name_of(part or ""), given, found)
