"""What a build knows about a finished site, so that a change of its sources is quickly made.

Rows of the record (`builder/storage/record.py`) as values, and values as rows.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kim_plugins.base import home, messages
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Cms, Repository, Settings, SiteContact
from kim_plugins.builder.pages.frame import Frame, Variant
from kim_plugins.builder.planning import Claim, Material
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.builder.storage.record import BROKEN, Record
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.pictures import Picture
from kim_plugins.views.redirects import Move
from kim_plugins.views.search_suggestions import WrittenPage

_FACT = "knowledge"


@dataclasses.dataclass(frozen=True, slots=True)
class Complaints:
    """What was complained of, in order: problems of the sources amid those of the engine."""

    before: tuple[tuple[bool, str], ...]
    sources: tuple[Problem, ...]
    after: tuple[tuple[bool, str], ...]

    def all(self) -> tuple[tuple[bool, str], ...]:
        """Return each problem once: whether it is an error, and its text."""
        return tuple(dict.fromkeys([*self.before, *self.since_asked()]))

    def since_asked(self) -> tuple[tuple[bool, str], ...]:
        """Return the same without what the engine complained of before it asked for posts."""
        own = ((one.is_error, one.text) for one in sorted(self.sources, key=lambda one: one.key))
        return tuple(dict.fromkeys([*own, *self.after]))


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a source file, as it is told."""

    key: tuple[Any, ...]
    """Path, line, column, code and arguments: what problems are sorted by."""
    is_error: bool
    text: str

    @classmethod
    def of(cls, one: Diagnostic) -> Problem:
        """Write a problem."""
        key = (one.span.path, one.span.line, one.span.column, one.code, sorted(one.args.items()))
        return cls(key, messages.is_error(one), messages.as_text(one))

    @property
    def path(self) -> str:
        """Return the file, as it is shown."""
        return str(self.key[0])

    @property
    def code(self) -> str:
        """Return the diagnostic code."""
        return str(self.key[3])


@dataclasses.dataclass(frozen=True, slots=True)
class BuildRecord:
    """What a build of changed posts and pictures need not find out again, posts apart."""

    docs: str
    groups: str
    root: str
    registry: str
    """The text of groups.yaml."""
    settings: Settings
    written: Handwritten
    menu: tuple[str, ...]
    frames: Mapping[Variant, Frame]
    addresses: frozenset[str]
    """Where something stands whichever posts there are (`planning.fixed_addresses`)."""
    claims: tuple[Claim, ...]
    """The former addresses that posts name."""
    late: Mapping[str, str]
    """The URL of what posts link to and posts decide on, by its key."""
    pictures: tuple[Picture, ...]
    bad_pictures: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    bad_attachments: tuple[str, ...]
    turn: dt.datetime | None
    """When time alone will change something besides posts."""
    told: Complaints | None
    """`None` where the engine's complaints can't be told from ours."""
    of_pages: frozenset[str]
    """What was asked when the links of hand-written pages were judged."""
    findable: tuple[WrittenPage, ...] = ()
    """The hand-written pages that a search suggests."""


def of_material(material: Material) -> dict[str, Any]:
    """Return the parts of it that are what was found in the docs folder."""
    return {
        "claims": material.claims,
        "pictures": material.pictures,
        "bad_pictures": tuple(sorted(material.bad_pictures)),
        "attachments": material.attachments,
        "bad_attachments": tuple(sorted(material.bad_attachments)),
    }


def save(record: Record, now: BuildRecord, before: BuildRecord | None = None) -> None:
    """Write what is different from before; raise one of `record.BROKEN` where that can't be."""
    for field in dataclasses.fields(now):
        value = getattr(now, field.name)
        if before is None or getattr(before, field.name) != value:
            written = _WRITERS[field.name](value) if field.name in _WRITERS else value
            record.set_fact(f"{_FACT}.{field.name}", written)


def complaints(record: Record) -> Complaints | None:
    """Return what was complained of, if that can be read and told apart."""
    with contextlib.suppress(*BROKEN, AttributeError):
        return _unpacked_complaints(record.fact(f"{_FACT}.told"))
    return None


def load(record: Record) -> BuildRecord | None:
    """Read it; what is missing or has another shape is nothing."""
    names = [field.name for field in dataclasses.fields(BuildRecord)]
    with contextlib.suppress(*BROKEN, AttributeError):
        data = {name: record.fact(f"{_FACT}.{name}") for name in names}
        turn = data.pop("turn")
        return BuildRecord(
            frames={
                (tuple(v[0]), v[1], v[2]): Frame(tuple(pieces), tuple(marks), digest)
                for v, pieces, marks, digest in data.pop("frames")
            },
            written=_unpacked_pages(data.pop("written")),
            addresses=frozenset(data.pop("addresses")),
            pictures=tuple(Picture(*picture) for picture in data.pop("pictures")),
            attachments=tuple(Attachment(*one) for one in data.pop("attachments")),
            bad_attachments=tuple(data.pop("bad_attachments")),
            turn=None if turn is None else home.moment_at(turn),
            told=_unpacked_complaints(data.pop("told")),
            of_pages=frozenset(data.pop("of_pages")),
            findable=tuple(WrittenPage(*page) for page in data.pop("findable")),
            menu=tuple(data.pop("menu")),
            settings=_unpacked_settings(data.pop("settings")),
            claims=tuple(
                ((draft, home.moment_at(at), is_own, url), address, uri)
                for draft, at, is_own, url, address, uri in data.pop("claims")
            ),
            bad_pictures=tuple(data.pop("bad_pictures")),
            **data,
        )
    return None


def _packed_settings(settings: Settings) -> dict[str, Any]:
    return {**dataclasses.asdict(settings), "now": settings.now.timestamp()}


def _unpacked_settings(data: dict[str, Any]) -> Settings:
    contact, held, desk = (data.pop(key) for key in ("contact", "repository", "cms"))
    return Settings(
        **{**data, "now": home.moment_at(data["now"])},
        contact=SiteContact(**contact),
        repository=Repository(**held) if held else None,
        cms=Cms(**desk) if desk else None,
    )


def _packed_pages(written: Handwritten) -> list[Any]:
    parts = {uri: sorted(known) for uri, known in written.parts.items()}
    moves = [dataclasses.astuple(move) for move in written.moves]
    return [dict(written.urls), sorted(written.waiting), parts, moves]


def _unpacked_pages(data: list[Any]) -> Handwritten:
    pages, waiting, parts, moves = data
    known = {uri: frozenset(found) for uri, found in parts.items()}
    return Handwritten(pages, frozenset(waiting), known, tuple(Move(*move) for move in moves))


def _unpacked_complaints(data: list[Any] | None) -> Complaints | None:
    if data is None:
        return None
    before, found, after = data
    problems = tuple(
        Problem((*key[:4], [tuple(pair) for pair in key[4]]), is_error, text)
        for key, is_error, text in found
    )
    return Complaints(tuple(map(_pair, before)), problems, tuple(map(_pair, after)))


def _pair(given: list[Any]) -> tuple[bool, str]:
    is_error, text = given
    return is_error, text


def _packed_frames(frames: Mapping[Variant, Frame]) -> list[Any]:
    return [[v, f.pieces, f.names, f.digest] for v, f in frames.items()]


def _packed_claims(claims: Iterable[Claim]) -> list[Any]:
    return [
        [draft, at.timestamp(), is_own, url, address, uri]
        for (draft, at, is_own, url), address, uri in claims
    ]


def _packed_each(values: Iterable[Any]) -> list[Any]:
    return [dataclasses.astuple(value) for value in values]


_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "settings": _packed_settings,
    "written": _packed_pages,
    "frames": _packed_frames,
    "addresses": sorted,
    "claims": _packed_claims,
    "pictures": _packed_each,
    "attachments": _packed_each,
    "turn": lambda turn: turn and turn.timestamp(),
    "told": lambda told: told and dataclasses.astuple(told),
    "of_pages": sorted,
    "findable": _packed_each,
}
"""How those parts of a record are written that JSON doesn't know."""
