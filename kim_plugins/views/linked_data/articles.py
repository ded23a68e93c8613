"""A post as an article (schema.org/NewsArticle), and a clarification as a review of a claim."""

from __future__ import annotations

import datetime as dt

from kim_plugins.model import changes
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import LONGEST_TITLE, Agenda, FrontMatter, Klarifikasi
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts, sharing
from kim_plugins.views.dataset import CC_BY
from kim_plugins.views.kinds.clarification import shortened
from kim_plugins.views.linked_data import events
from kim_plugins.views.linked_data.nodes import group, image, iso, node, site
from kim_plugins.views.output import Context

NEWS = frozenset({"berita", "pengumuman", "klarifikasi"})
"""The kinds of posts that are news; wishes and potentials are articles, events are events."""


def of_post(post: Post, province: Province) -> tuple[Context, ...]:
    """Return the nodes of a post's page; an example is told to no machine."""
    if post.entry.is_example:
        return ()
    match post.meta:
        case Agenda():
            return (events.event(post, post.meta, province),)
        case Klarifikasi():
            return (_article(post, province), _review(post, post.meta, province))
    return (_article(post, province),)


def meta(post: Post, province: Province) -> tuple[tuple[str, str], ...]:
    """Return what a page's head says of an article (ogp.me/#type_article)."""
    if post.entry.is_example:
        return ()
    told = post.meta
    names = province.registry.topics_by_id
    found = [
        ("article:published_time", iso(told.date)),
        ("article:modified_time", iso(modified(told, province.settings.now))),
        ("article:section", KIND_LABELS[told.kind]),
        *(("article:tag", names[topic].name) for topic in told.topics),
    ]
    return tuple((name, value) for name, value in found if value)


def modified(told: FrontMatter, now: dt.datetime) -> Moment | None:
    """Return when a post last changed, as far as its page says so."""
    updated = changes.updated(told, now)
    corrected = [one.at for one in told.corrections if one.at.at <= now]
    return max([*([updated] if updated else []), *corrected], key=lambda at: at.at, default=None)


def headline(told: FrontMatter) -> str:
    """Return a title that is no rumour alone, in the length that search engines show."""
    return shortened(sharing.lasting_title(told), LONGEST_TITLE)


def _article(post: Post, province: Province) -> Context:
    told = post.meta
    kind = "NewsArticle" if told.kind in NEWS else "Article"
    return node(
        kind,
        url=province.absolute(post.url),
        headline=headline(told),
        description=told.summary,
        image=image(post, province),
        datePublished=iso(told.date),
        dateModified=iso(modified(told, province.settings.now)),
        expires=iso(getattr(told, "valid_until", None)),
        articleSection=KIND_LABELS[told.kind],
        inLanguage=told.lang or "id",
        contentLocation=_places(post, province),
        author=group(province.group_of(post), province),
        publisher=site(province),
        sourceOrganization=_agency(told),
        correction=_corrections(told, province.settings.now),
        license=CC_BY.url,
    )


def _places(post: Post, province: Province) -> list[Context]:
    named = parts.place_names(post, province).split("; ")
    return [node("Place", name=name) for name in named]


def _agency(told: FrontMatter) -> Context | None:
    """Return the public agency whose notice it is."""
    agency = getattr(told, "agency", None)
    return node("Organization", name=agency) if agency else None


def _corrections(told: FrontMatter, now: dt.datetime) -> list[Context]:
    return [
        node("CorrectionComment", text=one.note, datePublished=iso(one.at))
        for one in told.corrections
        if one.at.at <= now
    ]


def _review(post: Post, told: Klarifikasi, province: Province) -> Context:
    """Make what fact-check explorers read. Our verdicts are words, no points of a scale."""
    appearance = node("CreativeWork", name=told.claim_source)
    return node(
        "ClaimReview",
        url=province.absolute(post.url),
        datePublished=iso(told.date),
        claimReviewed=" ".join(told.claim.split()),
        author=group(province.group_of(post), province),
        reviewRating=node("Rating", alternateName=VERDICT_LABELS[told.verdict]),
        itemReviewed=node("Claim", appearance=appearance),
    )
