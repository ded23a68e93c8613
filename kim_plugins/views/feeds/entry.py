"""A post as feeds tell of it: a summary and the way to the post, whatever their format."""

from __future__ import annotations

import dataclasses
import datetime as dt
import posixpath

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import changes, former_addresses, urls
from kim_plugins.model.frontmatter import Agenda, FrontMatter
from kim_plugins.model.kinds import CORRECTION_LABELS, KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts, sharing, times

_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture that goes with an entry."""

    url: str
    type: str
    length: int = 0
    """Bytes; 0 where that isn't known (RSS Best Practices Profile, enclosure)."""


@dataclasses.dataclass(frozen=True, slots=True)
class FeedEntry:
    """What every format of feed says of one post; all addresses are absolute."""

    id: str
    url: str
    title: str
    summary: str
    """Plain text; a correction comes first, since it is why the entry has changed."""
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    lang: str
    """"" where it is the site's own language."""
    enclosure: Enclosure | None
    video: tuple[str, str] | None = None
    """The address and title of a video that lies elsewhere."""


@dataclasses.dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a feed says of a post that is gone."""

    id: str
    at: dt.datetime
    reason: str


def entry(post: Post, province: Province) -> FeedEntry:
    """Make the entry of a post."""
    meta, settings = post.meta, province.settings
    topics = province.registry.topics_by_id
    return FeedEntry(
        id=_id(post, province),
        url=urls.absolute(settings.site_url, post.url),
        title=sharing.lasting_title(meta),
        summary=_correction(post, settings.now) + _told_first(meta) + meta.summary,
        published=meta.date.at,
        updated=changes.changed_at(post, settings.now),
        authors=meta.authors or (province.group_of(post).name,),
        categories=(KIND_LABELS[meta.kind], *(topics[topic].name for topic in meta.topics)),
        lang=meta.lang or "",
        enclosure=_enclosure(post, province),
        video=(meta.video.url, meta.video.title) if meta.video else None,
    )


def withdrawal(change: changes.Change, province: Province) -> Withdrawal:
    """Make what is left of a withdrawn post."""
    return Withdrawal(_id(change.post, province), change.at, change.told().note)


def _id(post: Post, province: Province) -> str:
    return former_addresses.tag(province.settings.tagging, province.identities.of(post.url))


def _correction(post: Post, now: dt.datetime) -> str:
    """Tell the last correction, if there is one."""
    last = changes.latest(post, now)
    if last is None:
        return ""
    return f"{CORRECTION_LABELS[last.kind]}, {short_date(last.at.day)}: {last.note} \N{EN DASH} "


def _told_first(meta: FrontMatter) -> str:
    """Tell when and where an event is, until when a notice holds: a summary may do without."""
    told = parts.lasting_validity(meta)
    if isinstance(meta, Agenda):
        was = "Semula " if meta.cancelled else ""
        told = f"{was}{times.always(meta)} · {meta.place}"
    return told and f"{told} \N{EN DASH} "


def _enclosure(post: Post, province: Province) -> Enclosure | None:
    """Return the lead picture; the only place that knows how pictures are published."""
    url = province.targets.get(post.image.key) if post.image else None
    if url is None:
        return None
    suffix = posixpath.splitext(url)[1].lower()
    return Enclosure(province.absolute(url), _TYPES[suffix])
