"""Useful numbers that want another look: a person's own, or one not looked up for a long time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import short_date
from kim_plugins.content.front_matter import yamltext
from kim_plugins.model import telephones
from kim_plugins.model.groups import Province, Regency, Registry

_OFFICIAL = "nomor dinas"
"""What the note of a mobile number says that belongs to an office."""
AHEAD = dt.timedelta(days=31)
"""A site may be built for a moment that has passed; a day later than this is a slip of the pen."""


def private(place: Province | Regency, node: yamltext.Node) -> Iterator[Diagnostic]:
    """Yield the numbers that may be a person's own; a note can say whose they are."""
    for index, number in enumerate(place.numbers):
        if telephones.is_mobile(number.number) and _OFFICIAL not in (number.note or "").lower():
            span = yamltext.locate(node, ("numbers", index, "number"))
            yield Diagnostic("KIM187", span, {"name": number.name})


def aged(text: str, path: str, registry: Registry, now: dt.datetime) -> list[Diagnostic]:
    """Return the numbers of groups.yaml that were looked up long ago, or not yet.

    `text` is what the registry was read from.
    """
    wrong = [
        ((*steps, "numbers", index, "checked"), number.name, reason)
        for steps, place in _places(registry)
        for index, number in enumerate(place.numbers)
        if (reason := _reason(number.checked, now.date()))
    ]
    root = yamltext.read(text, path).root if wrong else None
    if root is None:
        return []
    lines = text.split("\n")
    return [
        Diagnostic(
            "KIM189", yamltext.locate(root, steps), {"name": name, "reason": reason}
        ).with_excerpt(lines)
        for steps, name, reason in wrong
    ]


def changes(registry: Registry) -> Iterator[dt.datetime]:
    """Yield when the day on which a number was looked up is no longer too far ahead."""
    for _, place in _places(registry):
        for number in place.numbers:
            yield dt.datetime.combine(number.checked - AHEAD, dt.time(), home.tz())


def _places(registry: Registry) -> Iterator[tuple[tuple[int | str, ...], Province | Regency]]:
    yield ("province",), registry.province
    for index, regency in enumerate(registry.regencies):
        yield ("regencies", index), regency


def _reason(checked: dt.date, today: dt.date) -> str:
    if checked - today > AHEAD:
        return f"tercatat dicocokkan pada {short_date(checked)}, yang belum tiba"
    if telephones.is_stale(checked, today):
        return f"terakhir dicocokkan pada {short_date(checked)}, lebih dari setahun lalu"
    return ""
