"""Nodes that several others hold: who speaks, where, when, with which picture."""

from __future__ import annotations

from collections.abc import Mapping

from kim_plugins.model import urls
from kim_plugins.model.fields import Moment
from kim_plugins.model.groups import Publisher
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import Context, Json


def node(kind: str, **facts: Json) -> Context:
    """Make a node of a type (schema.org/<kind>), without what isn't known."""
    return {"@type": kind, **known(facts)}


def known(facts: Mapping[str, Json]) -> dict[str, Json]:
    """Return the facts that there are."""
    return {name: value for name, value in facts.items() if value not in (None, "", (), [], {})}


def iso(value: Moment | None) -> str:
    """Write a moment with its offset, or the day alone where its author gave no more."""
    if value is None:
        return ""
    return value.at.isoformat() if value.has_time else value.day.isoformat()


def group(value: Publisher, province: Province) -> Context:
    """Return a group as whoever wrote or holds something."""
    url = province.absolute(urls.group(value.regency, value.id))
    return node("Organization", name=value.name, url=url)


def site(province: Province) -> Context:
    """Return the site as publisher."""
    settings = province.settings
    return node("Organization", name=settings.site_name, url=settings.site_url)


def image(post: Post, province: Province) -> Context | None:
    """Return the picture that stands for a post: its own, where it has one.

    That of a clarification may show the rumour itself, so it stands for nothing.

    Wherever a post is told of to machines it gets its picture here. Its size is left out: the
    vocabulary wants a `Distance`, search engines a number.
    """
    if post.image is None or post.entry.kind == "klarifikasi":
        return None
    return node(
        "ImageObject",
        url=province.absolute(province.pictures[post.image.key].url),
        creditText=post.meta.image_credit,
    )
