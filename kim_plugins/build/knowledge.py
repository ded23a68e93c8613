"""What a build knows about a finished site beyond its outputs, so that an edit is quickly made.

Kept beside the manifest in two records, of which an edit rewrites only the small one (the
state of the inputs); both are read only when something has changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kim_plugins.base.locale_id import WITA
from kim_plugins.base.settings import Cms, Repository, SiteContact
from kim_plugins.build import manifest
from kim_plugins.build.frame import Frame, Variant
from kim_plugins.build.handwritten import Handwritten
from kim_plugins.build.inputs import Survey
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.body import SlotKind
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Details, Entry, Post
from kim_plugins.views.moved import Move

FORMAT = 7
_SETTINGS = ("repository", "cms")
"""Settings that are records, and may be missing."""


@dataclasses.dataclass(frozen=True, slots=True)
class KnownPost:
    """A published post without its details."""

    source: str
    areas: tuple[str, ...]
    entry: Entry
    outline: str


@dataclasses.dataclass(frozen=True, slots=True)
class Knowledge:
    """What stays as it is while no more than the details of some posts change."""

    digest: str
    """Of the inputs of the build that wrote this."""
    docs: str
    groups: str
    root: str
    site_name: str
    site_url: str
    authority: str
    contact: SiteContact
    repository: Repository | None
    cms: Cms | None
    written: Handwritten
    menu: tuple[str, ...]
    frames: Mapping[Variant, Frame]
    documents: tuple[str, ...]
    """Every post's file, published or not."""
    former: Mapping[str, str]
    """The former addresses that posts name, each with the post's file."""
    late: Mapping[str, str]
    """The URL of what posts link to and posts decide on, by its key."""
    posts: tuple[KnownPost, ...]
    """The published ones, oldest first."""
    pictures: tuple[Picture, ...]
    bad_pictures: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    bad_attachments: tuple[str, ...]
    troubled: frozenset[str]
    """The files (as shown) that have any problem."""
    planned_from: frozenset[str]
    """The posts whose details decide which outputs there are."""
    shows: Mapping[str, Sequence[str]]
    """The posts whose details each output shows, by its path."""


def outline(details: Details) -> str:
    """Digest what of a post's details other posts and the site's files depend on.

    That are the parts of its text that may be linked to, and the pictures and PDFs it publishes.
    """
    slots = zip(details.body.slots, details.references, strict=True)
    pictures = {to.key for slot, to in slots if slot.kind is SlotKind.PICTURE}
    pictures |= {to.key for to in details.references if "/img/" in to.key or "/berkas/" in to.key}
    pictures |= {one.key for one in details.pictures}
    facts = json.dumps([sorted(details.body.anchors), sorted(pictures)])
    return hashlib.blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def known_post(post: Post) -> KnownPost:
    """Reduce a post to what is kept of it."""
    return KnownPost(post.source, post.areas, post.entry, outline(post.read()))


def save(path: Path, knowledge: Knowledge) -> None:
    """Write it at once; raise `OSError` where that can't be."""
    names = {post.source: number for number, post in enumerate(knowledge.posts)}
    data: dict[str, Any] = {
        field.name: getattr(knowledge, field.name) for field in dataclasses.fields(knowledge)
    }
    data["written"] = _packed_pages(knowledge.written)
    data["frames"] = [[v, f.pieces, f.names, f.digest] for v, f in knowledge.frames.items()]
    data["contact"] = dataclasses.astuple(knowledge.contact)
    for key in _SETTINGS:
        given = data[key]
        data[key] = dataclasses.astuple(given) if given else None
    data["posts"] = [_packed(post) for post in knowledge.posts]
    data["pictures"] = [dataclasses.astuple(picture) for picture in knowledge.pictures]
    data["attachments"] = [dataclasses.astuple(one) for one in knowledge.attachments]
    data["troubled"] = sorted(knowledge.troubled)
    data["planned_from"] = sorted(names[source] for source in knowledge.planned_from)
    data["shows"] = {
        output: sorted(names[source] for source in sources)
        for output, sources in knowledge.shows.items()
        if sources
    }
    manifest.write_record(path, FORMAT, data)


def save_survey(path: Path, knowledge: str, survey: Survey) -> None:
    """Write the state of the inputs for which the knowledge of that digest is true."""
    # Field by field: `asdict` would copy ten thousand states first.
    fields = {field.name: getattr(survey, field.name) for field in dataclasses.fields(survey)}
    manifest.write_record(path.with_suffix(".survey"), FORMAT, {"knowledge": knowledge, **fields})


def load_survey(path: Path) -> tuple[str, Survey] | None:
    """Read it, and the digest of the knowledge that it belongs to."""
    data = manifest.read_record(path.with_suffix(".survey"), FORMAT)
    try:
        return (data.pop("knowledge"), Survey(**data)) if data else None
    except (KeyError, TypeError):
        return None


def load(path: Path) -> Knowledge | None:
    """Read it; what is missing, broken or of another format is nothing."""
    data = manifest.read_record(path, FORMAT)
    if data is None:
        return None
    try:
        posts = tuple(map(_unpacked, data.pop("posts")))
        names = [post.source for post in posts]
        return Knowledge(
            posts=posts,
            frames={
                (tuple(v[0]), v[1], v[2]): Frame(tuple(pieces), tuple(marks), digest)
                for v, pieces, marks, digest in data.pop("frames")
            },
            written=_unpacked_pages(data.pop("written")),
            pictures=tuple(Picture(*picture) for picture in data.pop("pictures")),
            attachments=tuple(Attachment(*one) for one in data.pop("attachments")),
            bad_attachments=tuple(data.pop("bad_attachments")),
            troubled=frozenset(data.pop("troubled")),
            planned_from=frozenset(names[number] for number in data.pop("planned_from")),
            shows={
                output: [names[number] for number in numbers]
                for output, numbers in data.pop("shows").items()
            },
            menu=tuple(data.pop("menu")),
            contact=SiteContact(*data.pop("contact")),
            repository=Repository(*given) if (given := data.pop("repository")) else None,
            cms=Cms(*given) if (given := data.pop("cms")) else None,
            documents=tuple(data.pop("documents")),
            bad_pictures=tuple(data.pop("bad_pictures")),
            **data,
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _packed_pages(written: Handwritten) -> list[Any]:
    parts = {uri: sorted(known) for uri, known in written.parts.items()}
    moves = [dataclasses.astuple(move) for move in written.moves]
    return [dict(written.urls), sorted(written.waiting), parts, moves]


def _unpacked_pages(data: list[Any]) -> Handwritten:
    pages, waiting, parts, moves = data
    known = {uri: frozenset(found) for uri, found in parts.items()}
    return Handwritten(pages, frozenset(waiting), known, tuple(Move(*move) for move in moves))


def _packed(post: KnownPost) -> list[Any]:
    entry = post.entry
    flags = entry.is_draft + 2 * entry.is_example + 4 * entry.is_listed + 8 * entry.is_urgent
    at, day = entry.at.timestamp(), entry.day.isoformat()
    names = [entry.kind, entry.topics, entry.part, entry.contribution, entry.former]
    changes = [moment.timestamp() for moment in entry.corrected]
    updated = entry.updated and entry.updated.timestamp()
    return [post.source, post.areas, at, day, *names, updated, changes, flags, post.outline]


def _unpacked(data: list[Any]) -> KnownPost:
    source, areas, at, day, kind, topics, part, contribution, former, *rest = data
    updated, corrected, flags, known_outline = rest
    entry = Entry(
        at=dt.datetime.fromtimestamp(at, WITA),
        former=tuple(former),
        updated=None if updated is None else dt.datetime.fromtimestamp(updated, WITA),
        corrected=tuple(dt.datetime.fromtimestamp(moment, WITA) for moment in corrected),
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
    return KnownPost(source, tuple(areas), entry, known_outline)
