"""What a post says of days after the moment of the build that is a slip, most of the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import long_date
from kim_plugins.content.front_matter import headreader, yamltext
from kim_plugins.content.front_matter.source import SourceFile, split
from kim_plugins.content.judging.judge import with_excerpts
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import FrontMatter
from kim_plugins.model.posts import Post

WAITS = "belum ditampilkan"
UNTOLD = "belum diberitahukan lewat umpan dan daftar ralat"
AHEAD = dt.timedelta(days=366)
"""A post that waits for longer was meant for another year."""
FAR = "masih lebih dari setahun lagi, dan sebelum itu tulisan ini tidak terbit"
Dated = tuple[Moment, str, tuple[str | int, ...]]
"""When something is said to happen, what of it waits until then, and where that is written."""


def problems(post: Post, file: SourceFile, now: dt.datetime) -> list[Diagnostic]:
    """Report what a post says of later than `now`; of a scheduled one, than its date.

    Drafts have time: by the day they appear it may be true.
    """
    if post.entry.is_draft:
        return []
    latest = max(now, post.entry.at)
    late = [one for one in _dated(post.meta) if one[0].at > latest]
    is_far = post.entry.at - now > AHEAD
    raw = split(file).raw if late or is_far else None
    if raw is None:
        return []
    _, head, _ = headreader.read(raw.head)
    found = [
        Diagnostic(
            "KIM150",
            yamltext.locate(head, place),
            {"date": long_date(moment.day), "waits": waits},
        )
        for moment, waits, place in late
    ]
    if is_far:
        args = {"date": long_date(post.entry.at.date()), "reason": FAR}
        found.append(Diagnostic("KIM217", yamltext.locate(head, ("date",)), args))
    return with_excerpts(found, file)


def turn(post: Post) -> dt.datetime:
    """Return the moment from which a post's day is no longer too far away to be meant."""
    return post.entry.at - AHEAD


def _dated(meta: FrontMatter) -> Iterator[Dated]:
    if meta.updated:
        yield meta.updated, WAITS, ("updated",)
    for number, correction in enumerate(meta.corrections):
        yield correction.at, WAITS, ("corrections", number, "at")
    if meta.withdrawn:
        yield meta.withdrawn.at, UNTOLD, ("withdrawn", "at")
