"""`/kiriman/<number>/`: what became of a contribution, for whoever sent it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import changes, urls
from kim_plugins.model.kinds import CORRECTION_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts, sharing
from kim_plugins.views.output import Context, HtmlOutput, Planned


def view(province: Province) -> Iterator[Planned]:
    """Yield a page for each number that a published post bears."""
    for number, (post, *_) in numbered(province.contributed).items():
        build = partial(_page, number, post, province)
        yield Planned(urls.contribution(number), build, is_indexed=False)


def numbered(posts: Iterable[Post]) -> dict[str, list[Post]]:
    """Return the posts of each number, as they are ordered; the page tells of the first."""
    found: dict[str, list[Post]] = {}
    for post in posts:
        if post.entry.contribution:
            found.setdefault(post.entry.contribution, []).append(post)
    return found


def _page(number: str, post: Post, province: Province) -> HtmlOutput:
    group = province.group_of(post)
    crumb = parts.link(group.name, urls.group(group.regency, group.id))
    return HtmlOutput(
        url=urls.contribution(number),
        template="contribution.html",
        title=f"Kiriman {number}",
        description="Keadaan sebuah kiriman: sudah terbit, diralat, atau dicabut.",
        context={
            "crumbs": parts.crumbs(crumb),
            "number": number,
            "published": short_date(post.entry.day),
            "url": post.url,
            "permalink": province.absolute(post.url),
            **(_state(post, province) if post.is_listed else _gone(post)),
        },
    )


def _state(post: Post, province: Province) -> Context:
    """Tell of a post that can be read: what changed since, and how to pass it on."""
    meta, now = post.meta, province.settings.now
    updated = changes.updated(meta, now)
    told = sorted((one for one in meta.corrections if one.at.at <= now), key=lambda one: one.at.at)
    return {
        "title": sharing.lasting_title(meta),
        "withdrawn": None,
        "is_cancelled": bool(getattr(meta, "cancelled", False)),
        "updated": parts.moment(updated) if updated else None,
        "corrections": [
            {"at": parts.moment(one.at), "label": CORRECTION_LABELS[one.kind], "note": one.note}
            for one in told
        ],
        "share": sharing.url(post, province),
        "share_title": sharing.title(meta, now),
    }


def _gone(post: Post) -> Context:
    """Tell of a post that was withdrawn: when and why, and nothing of what it said."""
    withdrawn = post.meta.withdrawn
    assert withdrawn is not None  # is_listed has seen to it
    return {
        "title": "",
        "withdrawn": {"at": parts.moment(withdrawn.at), "reason": withdrawn.reason},
        "is_cancelled": False,
        "updated": None,
        "corrections": [],
        "share": "",
        "share_title": "",
    }
