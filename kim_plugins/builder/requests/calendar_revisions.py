"""Tells which events calendars would take for older than those they have already.

Programs go by SEQUENCE (RFC 5545, 3.8.7.4), which is made of what a post tells of its changes.
A post that tells of fewer can't be helped by the build, which remembers nothing; but where it is
compared with what it was, its author learns that readers' calendars will keep the old version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.locale_id import clock_time, short_date
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.mending import mending
from kim_plugins.model.frontmatter import Agenda, FrontMatter
from kim_plugins.views.calendars import changed_before, revision

Read = tuple[SourceFile, Examination]


def fallen(
    then: Mapping[str, Read], present: Mapping[str, Read], now: dt.datetime
) -> Iterator[Diagnostic]:
    """Yield the events that had a later revision; both are posts by each of their addresses."""
    found: dict[str, Diagnostic] = {}
    for url in then.keys() & present.keys():
        (_, old), (file, new) = then[url], present[url]
        before, after = _event(old), _event(new)
        if before and after and revision(before, now) > revision(after, now):
            last = changed_before(revision(before, now)) or before.date.at.astimezone(home.tz())
            args = {"before": f"{short_date(last.date())} pukul {clock_time(last)}"}
            found[file.uri] = Diagnostic("KIM177", _place(file), args)
    yield from (found[uri] for uri in sorted(found))


def _event(found: Examination) -> FrontMatter | None:
    """Return the front matter of what calendars hold; a withdrawn post may have been an event."""
    meta = headreader.complete(found.head) if found.head else None
    return meta if meta and (isinstance(meta, Agenda) or meta.withdrawn) else None


def _place(file: SourceFile) -> Span:
    """Return where `updated` stands, else the date that it would stand below."""
    raw = source.split(file).raw
    keys = mending.canonical_keys(raw.head) if raw else {}
    given = {key: name for name, key in keys.items()}
    name = given.get("updated") or given.get("date")
    return raw.head.keys[name] if raw and name else Span(file.path)
