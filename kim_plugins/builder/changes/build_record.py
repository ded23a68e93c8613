"""What a build knows about a finished site beyond its outputs, so that a change is quickly made.

Kept beside the manifest in two records, so that the state of the inputs alone tells whether
the larger one is wanted; both are read only when something has changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import WITA
from kim_plugins.base.settings import Cms, Repository, Settings, SiteContact
from kim_plugins.builder.changes import plan_digest
from kim_plugins.builder.pages.frame import Frame, Variant
from kim_plugins.builder.planning import Claim, Material
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.storage import manifest
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Entry, Post
from kim_plugins.views.redirects import Move

FORMAT = 9


@dataclasses.dataclass(frozen=True, slots=True)
class KnownPost:
    """A post that may be published, without its details."""

    source: str
    areas: tuple[str, ...]
    entry: Entry
    files: tuple[str, ...]
    """The pictures and other files that it shows or links to."""
    own: tuple[str, ...]
    """The site's own addresses that it links to, as keys of references."""
    identity: str
    """A digest of what lists may know of it (`given.of_post`)."""
    outline: str
    """A digest of the parts of its text that may be linked to."""
    leads: str
    """A digest of what its links and pictures lead to."""
    asked: tuple[str, ...]
    """What was asked of its surroundings when it was judged (`content/files/links.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Complaints:
    """What was complained of, in order: problems of the sources amid those of the engine."""

    before: tuple[tuple[bool, str], ...]
    sources: tuple[Problem, ...]
    after: tuple[tuple[bool, str], ...]

    def all(self) -> tuple[tuple[bool, str], ...]:
        """Return each problem once: whether it is an error, and its text."""
        own = ((one.is_error, one.text) for one in sorted(self.sources, key=lambda one: one.key))
        return tuple(dict.fromkeys([*self.before, *own, *self.after]))


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
class Reads:
    """What an output was made from, besides its code and settings."""

    given: str
    """A digest of what the plan handed to it (`builder/changes/plan_digest.py`)."""
    notes: frozenset[str]
    """What was read while it was made (`model/recorded_reads.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class BuildRecord:
    """What a build of changed posts and pictures need not find out again."""

    digest: str
    """Of the inputs of the build that wrote this."""
    docs: str
    groups: str
    root: str
    settings: Settings
    written: Handwritten
    menu: tuple[str, ...]
    frames: Mapping[Variant, Frame]
    documents: tuple[str, ...]
    """Every post's file, published or not."""
    claims: tuple[Claim, ...]
    """The former addresses that posts name."""
    late: Mapping[str, str]
    """The URL of what posts link to and posts decide on, by its key."""
    posts: tuple[KnownPost, ...]
    pictures: tuple[Picture, ...]
    bad_pictures: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    bad_attachments: tuple[str, ...]
    moments: Mapping[str, dt.datetime]
    """When time alone will change each post, by its file, if ever."""
    turn: dt.datetime | None
    """When it will change something else."""
    told: Complaints | None
    """`None` where the engine's complaints can't be told from ours."""
    of_pages: frozenset[str]
    """What was asked when the links of hand-written pages were judged."""
    outputs: Mapping[str, Reads]
    """What each output of ours was made from, by its path."""


def outline(anchors: Iterable[str]) -> str:
    """Digest the parts of a text that may be linked to."""
    facts = json.dumps(sorted(anchors)).encode("utf-8", "surrogatepass")
    return _short(facts)


def _short(facts: bytes) -> str:
    return hashlib.blake2b(facts, digest_size=8).hexdigest()


def known_post(post: Post, asked: Iterable[str]) -> KnownPost:
    """Reduce a post to what is kept of it."""
    details = post.read()
    own = {to.key for to in details.references if to.key.startswith("/")}
    anchors = outline(details.body.anchors)
    facts = (post.source, post.areas, post.entry, post.files, tuple(sorted(own)))
    led = repr((details.meta.topics, details.references, details.pictures))
    digests = plan_digest.of_post(post), anchors, _short(led.encode("utf-8", "surrogatepass"))
    return KnownPost(*facts, *digests, tuple(sorted(asked)))


def of_material(material: Material) -> dict[str, Any]:
    """Return the parts of a record that are what was found in the docs folder."""
    return {
        "documents": tuple(material.posts),
        "claims": material.claims,
        "pictures": material.pictures,
        "bad_pictures": tuple(sorted(material.bad_pictures)),
        "attachments": material.attachments,
        "bad_attachments": tuple(sorted(material.bad_attachments)),
    }


def save(path: Path, build_record: BuildRecord) -> None:
    """Write it at once; raise `OSError` where that can't be."""
    data: dict[str, Any] = {
        field.name: getattr(build_record, field.name) for field in dataclasses.fields(build_record)
    }
    data["written"] = _packed_pages(build_record.written)
    data["frames"] = [[v, f.pieces, f.names, f.digest] for v, f in build_record.frames.items()]
    data["settings"] = _packed_settings(build_record.settings)
    data["claims"] = [
        [draft, at.timestamp(), is_own, url, address, uri]
        for (draft, at, is_own, url), address, uri in build_record.claims
    ]
    data["posts"] = [_packed(post) for post in build_record.posts]
    data["pictures"] = [dataclasses.astuple(picture) for picture in build_record.pictures]
    data["attachments"] = [dataclasses.astuple(one) for one in build_record.attachments]
    data["moments"] = {source: at.timestamp() for source, at in build_record.moments.items()}
    data["turn"] = build_record.turn and build_record.turn.timestamp()
    data["told"] = build_record.told and dataclasses.astuple(build_record.told)
    data["of_pages"] = sorted(build_record.of_pages)
    numbers: dict[str, int] = {}
    data["outputs"] = {
        output: [reads.given, *sorted(numbers.setdefault(n, len(numbers)) for n in reads.notes)]
        for output, reads in build_record.outputs.items()
    }
    data["notes"] = list(numbers)
    manifest.write_record(path, FORMAT, data)


def save_survey(path: Path, survey: Survey) -> None:
    """Write the state of the inputs for which the build record of that digest is true."""
    # Field by field: `asdict` would copy ten thousand states first.
    fields = {field.name: getattr(survey, field.name) for field in dataclasses.fields(survey)}
    manifest.write_record(path.with_suffix(".survey"), FORMAT, fields)


def load_survey(path: Path) -> Survey | None:
    """Read it."""
    data = manifest.read_record(path.with_suffix(".survey"), FORMAT)
    try:
        return Survey(**data) if data else None
    except TypeError:
        return None


def load(path: Path) -> BuildRecord | None:
    """Read it; what is missing, broken or of another format is nothing."""
    data = manifest.read_record(path, FORMAT)
    if data is None:
        return None
    try:
        notes = data.pop("notes")
        return BuildRecord(
            posts=tuple(map(_unpacked, data.pop("posts"))),
            frames={
                (tuple(v[0]), v[1], v[2]): Frame(tuple(pieces), tuple(marks), digest)
                for v, pieces, marks, digest in data.pop("frames")
            },
            written=_unpacked_pages(data.pop("written")),
            pictures=tuple(Picture(*picture) for picture in data.pop("pictures")),
            attachments=tuple(Attachment(*one) for one in data.pop("attachments")),
            bad_attachments=tuple(data.pop("bad_attachments")),
            moments={source: _moment(at) for source, at in data.pop("moments").items()},
            turn=None if (turn := data.pop("turn")) is None else _moment(turn),
            told=_unpacked_complaints(data.pop("told")),
            of_pages=frozenset(data.pop("of_pages")),
            outputs={
                output: Reads(handed, frozenset(notes[number] for number in numbers))
                for output, (handed, *numbers) in data.pop("outputs").items()
            },
            menu=tuple(data.pop("menu")),
            settings=_unpacked_settings(data.pop("settings")),
            documents=tuple(data.pop("documents")),
            claims=tuple(
                ((draft, _moment(at), is_own, url), address, uri)
                for draft, at, is_own, url, address, uri in data.pop("claims")
            ),
            bad_pictures=tuple(data.pop("bad_pictures")),
            **data,
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _packed_settings(settings: Settings) -> dict[str, Any]:
    return {**dataclasses.asdict(settings), "now": settings.now.timestamp()}


def _unpacked_settings(data: dict[str, Any]) -> Settings:
    contact, held, desk = (data.pop(key) for key in ("contact", "repository", "cms"))
    return Settings(
        **{**data, "now": _moment(data["now"])},
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


def _moment(at: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, WITA)


def _pair(given: list[Any]) -> tuple[bool, str]:
    is_error, text = given
    return is_error, text


def _packed(post: KnownPost) -> list[Any]:
    entry = post.entry
    flags = entry.is_draft + 2 * entry.is_example + 4 * entry.is_listed + 8 * entry.is_urgent
    at, day = entry.at.timestamp(), entry.day.isoformat()
    names = [entry.kind, entry.topics, entry.part, entry.contribution, entry.former]
    changes = [moment.timestamp() for moment in entry.corrected]
    updated = entry.updated and entry.updated.timestamp()
    around = [post.files, post.own, post.identity, post.outline, post.leads, post.asked]
    return [post.source, post.areas, at, day, *names, updated, changes, flags, *around]


def _unpacked(data: list[Any]) -> KnownPost:
    source, areas, at, day, kind, topics, part, contribution, former, *rest = data
    updated, corrected, flags, files, own, identity, outlined, leads, asked = rest
    entry = Entry(
        at=_moment(at),
        former=tuple(former),
        updated=None if updated is None else _moment(updated),
        corrected=tuple(map(_moment, corrected)),
        day=dt.date.fromisoformat(day),
        kind=kind,
        topics=tuple(topics),
        is_draft=bool(flags & 1),
        is_example=bool(flags & 2),
        is_listed=bool(flags & 4),
        is_urgent=bool(flags & 8),
        part=part,
        contribution=contribution,
    )
    facts = (source, tuple(areas), entry, tuple(files), tuple(own), identity, outlined, leads)
    return KnownPost(*facts, tuple(asked))
