"""What is kept of a post between builds: where it stands and what lists know of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from kim_plugins.base import home
from kim_plugins.model.posts import Details, Entry, Post, PostPlace


class KnownPost(NamedTuple):
    """A post that may be published, without its details."""

    source: str
    areas: tuple[str, ...]
    entry: Entry
    files: tuple[str, ...]
    """The pictures and other files that it shows or links to."""
    own: tuple[str, ...]
    """The site's own addresses that it links to, as keys of references."""
    identity: str
    """A digest of what lists may know of it (`of_post`)."""
    outline: str
    """A digest of the parts of its text that may be linked to."""
    leads: str
    """A digest of what its links and pictures lead to."""
    head: str
    """A digest of its front matter, and of the pictures that it names."""


def of_post(post: Post) -> str:
    """Digest what a list may know of a post without reading it."""
    return _of_facts(post.source, post.areas, post.entry, post.files)


def outline(anchors: Iterable[str]) -> str:
    """Digest the parts of a text that may be linked to."""
    facts = json.dumps(sorted(anchors)).encode("utf-8", "surrogatepass")
    return _short(facts)


def _of_facts(*facts: object) -> str:
    return _short(repr(facts).encode("utf-8", "surrogatepass"))


def _short(facts: bytes) -> str:
    return hashlib.blake2b(facts, digest_size=8).hexdigest()


def known_post(post: Post) -> KnownPost:
    """Reduce a post to what is kept of it."""
    details = post.read()
    own = {to.key for to in details.references if to.key.startswith("/")}
    anchors = outline(details.body.anchors)
    facts = (post.source, post.areas, post.entry, post.files, tuple(sorted(own)))
    leads = _of_facts(details.meta.topics, details.references, details.pictures)
    head = _of_facts(details.head, details.pictures)
    return KnownPost(*facts, of_post(post), anchors, leads, head)


def headed(
    before: Mapping[str, KnownPost | None],
    now: Mapping[str, KnownPost | None],
    edited: Iterable[str],
) -> frozenset[str]:
    """Return the edited posts, by their file, whose front matter may say something else.

    What neither was nor is a post that may be published has none that anybody reads.
    """
    pairs = ((source, before.get(source), now.get(source)) for source in edited)
    return frozenset(
        source
        for source, old, new in pairs
        if (old or new) and not (old and new and old.head == new.head)
    )


def _gone() -> Details:
    raise LookupError("what a post said before is not kept")


def unread(post: KnownPost, read: Callable[[], Details] = _gone) -> Post:
    """Return a post of which no more is known than lists need, unless it can be read."""
    _, area, group, name = post.source.split("/")
    place = PostPlace(area, group, dt.date.fromisoformat(name[:10]), name[11 : -len(".md")])
    return Post(post.source, place, post.areas, post.entry, read, post.files)


def packed(post: KnownPost) -> str:
    """Write what is kept of a post."""
    entry = post.entry
    flags = entry.is_draft + 2 * entry.is_example + 4 * entry.is_listed + 8 * entry.is_urgent
    at, day = entry.at.timestamp(), entry.day.isoformat()
    names = [entry.kind, entry.topics, entry.part, entry.contribution, entry.former]
    changes = [moment.timestamp() for moment in entry.corrected]
    updated = entry.updated and entry.updated.timestamp()
    around = [post.files, post.own, post.identity, post.outline, post.leads, post.head]
    facts = [post.source, post.areas, at, day, *names, updated, changes, flags, *around]
    return json.dumps(facts, separators=(",", ":"))


def unpacked(data: list[Any]) -> KnownPost:
    """Read it; raise one of `record.BROKEN` where it isn't that."""
    source, areas, at, day, kind, topics, part, contribution, former, *rest = data
    updated, corrected, flags, files, own, *digests = rest
    identity, outlined, leads, head = digests
    entry = Entry(
        at=home.moment_at(at),
        former=tuple(former),
        updated=None if updated is None else home.moment_at(updated),
        corrected=tuple(map(home.moment_at, corrected)),
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
    around = (tuple(files), tuple(own), identity, outlined, leads, head)
    return KnownPost(source, tuple(areas), entry, *around)
