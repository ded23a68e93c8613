"""A post's page: label block, text, sources, what was corrected, where to go on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
from collections.abc import Iterator
from functools import partial

from kim_plugins.base import home
from kim_plugins.base.locale_id import file_size, long_date, number, short_date
from kim_plugins.model import changes, urls
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.body import FilledBody, Reference, SafeHtml, SlotKind
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import FrontMatter, Pengumuman
from kim_plugins.model.kinds import CORRECTION_LABELS, KIND_LABELS, ORIGIN_LABELS, VERDICT_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import cards, kinds, media, parts, response, sharing, sheet, useful
from kim_plugins.views.kinds import notice
from kim_plugins.views.linked_data import articles
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View

OLD_AFTER_DAYS = 365
FEWEST_HEADINGS = 4
"""Headings from which a contents list helps."""


def _plan(source: str, province: Province) -> Iterator[Planned]:
    post, now = province.post(source), province.settings.now
    entry, shown = post.entry, cards.of_post(post, province)
    yield Planned(
        url=post.url,
        build=partial(_page if entry.is_listed else _tombstone, post, province),
        source=post.source,
        changed=changes.changed_at(post, now).date().isoformat() if entry.is_listed else "",
        is_indexed=entry.is_listed and not entry.is_example,
        preview=shown,
    )
    yield from sheet.way_to(post, shown.elsewhere, province)


def _own(post: Post, province: Province) -> list[str]:
    return [post.source] if post.source in province.by_source else []


view = View("post", _plan, lambda _: (), _own)
"""One page a published post, and its short address; a withdrawn one leaves only the reason."""


def _page(post: Post, province: Province) -> HtmlOutput:
    meta = post.meta
    before, after = province.neighbours(post)
    told = sharing.title(meta, province.settings.now)
    context: Context = {
        **_head(post, province),
        "labels": _labels(post, province),
        **kinds.details(post, province),
        "image": media.lead(post, province),
        "video": media.video(post, province),
        "headings": _headings(post),
        "topics": _topics(post, province),
        "sources": parts.sources(meta.sources),
        "corrections": _corrections(meta, province.settings.now),
        "before": _beside(before, province),
        "after": _beside(after, province),
        "related": [_related(older, province) for older in province.related(post)],
        "share": sharing.url(post, province),
        "share_title": told,
        "permalink": province.absolute(post.url),
        "response": response.ways(post, province),
        "sheet": sheet.of_post(post, province),
    }
    return HtmlOutput(
        url=post.url,
        template="post.html",
        title=told,
        description=sharing.description(post, province),
        context=context,
        body=fill_body(post, province),
        meta=articles.meta(post, province),
        data=articles.of_post(post, province),
    )


def _head(post: Post, province: Province) -> Context:
    """Return what stands above a post's text, and the rows of its kind that stand below it."""
    meta, now = post.meta, province.settings.now
    verdict = getattr(meta, "verdict", "") or ""
    rows = kinds.rows(post, province)
    return {
        "crumbs": _crumbs(post, province),
        "title": meta.title,
        "summary": meta.summary,
        "kind": meta.kind,
        "kind_label": KIND_LABELS[meta.kind],
        "verdict": verdict,
        "verdict_label": VERDICT_LABELS.get(verdict, ""),
        "is_example": meta.example,
        "expired": _expired(meta, now),
        "is_old": _days_old(post, province) > OLD_AFTER_DAYS,
        "lang": meta.lang or "",
        "alarm": _alarm(post, province),
        "places": parts.dateline(post, province),
        "published": {"text": short_date(meta.date.day), "iso": meta.date.day.isoformat()},
        "group": _group(post, province),
        "head_rows": [row for row in rows if not row["is_further"]],
        "further_rows": [row for row in rows if row["is_further"]],
    }


def _tombstone(post: Post, province: Province) -> HtmlOutput:
    """Show why a post was withdrawn, and nothing of what it said."""
    withdrawn = post.meta.withdrawn
    assert withdrawn is not None  # is_listed has seen to it
    return HtmlOutput(
        url=post.url,
        template="withdrawn.html",
        title="Tulisan ini dicabut",
        description="Tulisan di alamat ini telah dicabut oleh penyunting.",
        context={
            "crumbs": _crumbs(post, province),
            "at": parts.moment(withdrawn.at),
            "reason": withdrawn.reason,
            "policy": parts.guide("pedoman-redaksi.md", province) or "",
        },
    )


def fill_body(post: Post, province: Province, root: str | None = None) -> FilledBody:
    """Put links and pictures into a post's text, as seen from its page.

    `root` is the way to the site's root from elsewhere, such as the site's whole address.
    """
    root = urls.root_from(post.url) if root is None else root
    values = tuple(_filling(n, to, post, root, province) for n, to in enumerate(post.references))
    known = province.attachments
    papers = [(n, known[to.key]) for n, to in enumerate(post.references) if to.key in known]
    notes = tuple((number, _note(paper)) for number, paper in papers)
    return FilledBody(post.body, values, notes)


def _note(attached: Attachment) -> SafeHtml:
    """Say at a link what will be loaded, before somebody pays for it."""
    facts = f"PDF, {number(attached.pages)} halaman, {file_size(attached.size)}"
    return SafeHtml(f" ({html.escape(facts)})")


def _filling(n: int, to: Reference, post: Post, root: str, province: Province) -> SafeHtml:
    slot, url = post.body.slots[n], province.targets.get(to.key)
    if slot.kind is SlotKind.PICTURE:
        # Elsewhere there is no room for pictures: a file to pass on names them, and no more.
        is_linked = root != urls.root_from(post.url) or media.is_in_link(post.body, n)
        return media.of_text(province.pictures[to.key], slot.alt, root, is_linked)
    if url is None:
        return SafeHtml("")
    is_gone = to.key in province.withdrawn
    query, fragment = parts.ending(dataclasses.replace(to, fragment="") if is_gone else to)
    is_here = url == post.url and fragment and not query
    address = fragment if is_here else urls.relative(url, root) + query + fragment
    return SafeHtml(f' href="{html.escape(address)}"')


def _beside(post: Post | None, province: Province) -> Context | None:
    """Make a link to another post of the group, with the clock for a notice that will expire."""
    if post is None:
        return None
    now = province.settings.now
    return {**parts.link(sharing.title(post.meta, now), post.url), **parts.clock(post.meta, now)}


def _related(post: Post, province: Province) -> Context:
    place = parts.short_place(post, province)
    return {**(_beside(post, province) or {}), "note": f"{place}, {short_date(post.entry.day)}"}


def _crumbs(post: Post, province: Province) -> list[Context]:
    area, group = province.area_of(post), province.group_of(post)
    return [
        *parts.crumbs(
            parts.link(area.name, urls.area(area.id)),
            parts.link(group.name, urls.group(area.id, group.id)),
        )
    ]


def _alarm(post: Post, province: Province) -> Context | None:
    """Return until when an urgent notice holds, and whom to call, while it does."""
    if not post.entry.is_urgent or not notice.is_valid(post, province.settings.now):
        return None
    area = response.area_of(post, province)
    own = post.areas[0] if len(post.areas) == 1 else area.code
    return {
        "until": parts.when(notice.meta_of(post).valid_until),
        "numbers": useful.for_notice(post, area, province),
        "links": useful.links(area, own, province),
    }


def _group(post: Post, province: Province) -> Context:
    group = province.group_of(post)
    link = parts.link(group.name, urls.group(group.regency, group.id))
    return {**link, "is_verified": group.is_verified}


def _labels(post: Post, province: Province) -> list[Context]:
    """Return what else is known of a post: by whom, when, how old, from where, checked by whom."""
    meta, group = post.meta, province.group_of(post)
    updated = changes.updated(meta, province.settings.now)
    rows: list[tuple[str, str, str]] = [
        ("Oleh", group.name, urls.group(group.regency, group.id)),
        ("Penulis", _others(meta.authors or (), group.name), ""),
        ("Terbit", _when(meta.date), ""),
        ("Diperbarui", _when(updated) if updated else "", ""),
        ("Umur", _age(_days_old(post, province)), ""),
        ("Asal", ORIGIN_LABELS[meta.origin], ""),
        ("Diperiksa oleh", getattr(meta, "reviewer", None) or "", ""),
        ("Golongan informasi", notice.openness(post), ""),
        ("Kabarnya beredar di", getattr(meta, "claim_source", ""), ""),
    ]
    found: list[Context] = [{"term": t, "value": v, "url": u, "href": ""} for t, v, u in rows if v]
    if first := meta.first_published:
        host = parts.host_of(first)
        found.append({"term": "Pertama terbit di", "value": host, "url": "", "href": first})
    return found


def next_change(post: Post, now: dt.datetime) -> dt.datetime:
    """Return when a post's page next tells another age; what its kind tells: `kinds.changes`."""
    days = (now.date() - post.place.day).days
    step = OLD_AFTER_DAYS + 1
    if days > OLD_AFTER_DAYS:
        step = (days // OLD_AFTER_DAYS + 1) * OLD_AFTER_DAYS
    day = post.place.day + dt.timedelta(days=step)
    return dt.datetime.combine(day, dt.time(), home.tz())


def _expired(meta: FrontMatter, now: dt.datetime) -> str:
    """Tell until when a notice was valid ("" while it is, and for whatever isn't one)."""
    if not isinstance(meta, Pengumuman) or not parts.is_over(meta, now):
        return ""
    return parts.when(meta.valid_until)


def _days_old(post: Post, province: Province) -> int:
    return (province.settings.now.date() - post.place.day).days


def _age(days: int) -> str:
    """Tell an old post's age in whole years, so that its page changes once a year at most."""
    if days <= OLD_AFTER_DAYS:
        return ""
    years = days // OLD_AFTER_DAYS
    return "Lebih dari setahun" if years == 1 else f"Lebih dari {years} tahun"


def _when(value: Moment) -> str:
    """Write a moment with its zone; a bare date stands for the whole day there."""
    return (
        str(parts.moment(value)["text"])
        if value.has_time
        else f"{long_date(value.day)} ({home.zone().word})"
    )


def _others(authors: tuple[str, ...], group: str) -> str:
    """Name the authors, unless the group alone is named."""
    return "" if authors == (group,) else ", ".join(authors)


def _headings(post: Post) -> list[Context]:
    """Return the contents list of a long post."""
    found = [{"id": h.id, "text": h.text} for h in post.body.headings if h.level == 2]
    return list(found) if len(found) >= FEWEST_HEADINGS else []


def _topics(post: Post, province: Province) -> list[Context]:
    topics = province.registry.topics_by_id
    return [parts.link(topics[name].name, urls.topic(name)) for name in post.meta.topics]


def _corrections(meta: FrontMatter, now: dt.datetime) -> list[Context]:
    told = (correction for correction in meta.corrections if correction.at.at <= now)
    found = sorted(told, key=lambda c: c.at.at)
    return [
        {"at": parts.moment(c.at), "label": CORRECTION_LABELS[c.kind], "note": c.note}
        for c in found
    ]
