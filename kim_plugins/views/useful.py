"""Numbers to call in need and pages to look at, by place: whose they are, from where, how old.

Nothing here is asked over the net: these are links alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kim_plugins.base import home
from kim_plugins.base.locale_id import short_date
from kim_plugins.model import telephones, urls
from kim_plugins.model.fields import PLACE_CODE
from kim_plugins.model.groups import Regency, UsefulNumber
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import Context
from kim_plugins.views.parts import bare, link

SECTION = "nomor"
"""The part of an area's page that has them all."""
MOST_IN_NOTICE = 3
"""Numbers that an urgent notice has room for; all are a link further."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})")


_ALWAYS = _words("panggilan darurat")
_NEEDS = (
    (
        _words(r"banjir|longsor|gempa|angin\b|badai|gelombang|bencana|tenggelam|hanyut|buaya"),
        _words(r"bpbd|bencana|sar\b|basarnas|pencarian"),
    ),
    (_words(r"kebakaran|terbakar|karhutla|api\b"), _words("pemadam|damkar|kebakaran")),
    (
        _words("wabah|penyakit|keracunan|demam|diare|sakit|kesehatan|rabies|vaksin"),
        _words("ambulans|gawat darurat medis|kesehatan|puskesmas|rumah sakit|rsud"),
    ),
    (_words("listrik|padam"), _words("listrik|pln")),
    (_words("pencurian|penipuan|kejahatan|kerusuhan|begal"), _words("polisi|polres|kepolisian")),
)
"""What a notice is about, and the numbers that are wanted then."""


def numbers(area: Regency, province: Province) -> list[UsefulNumber]:
    """Return the numbers that hold in an area: its own, then those of the whole province."""
    own = {number.number for number in area.numbers}
    others = province.registry.province.numbers if area.kind != "provinsi" else ()
    return [*area.numbers, *(number for number in others if number.number not in own)]


def of_area(area: Regency, province: Province) -> list[Context]:
    """Make the entries of all numbers of an area, each with its source and day."""
    return [_entry(number, province.settings.now) for number in numbers(area, province)]


def briefly(area: Regency, code: str, province: Province) -> Context:
    """Make the same for a place in it: one day for all but the old, their sources a link away."""
    now = province.settings.now
    days = [one.checked for one in numbers(area, province) if not _is_stale(one, now)]
    return {
        "entries": of_area(area, province),
        "links": links(area, code, province),
        "checked": short_date(min(days)) if days else "",
        "all": _all(area),
    }


def for_notice(post: Post, area: Regency, province: Province) -> Context | None:
    """Choose the few numbers of an urgent notice: those that fit what has happened come first."""
    told = f"{post.meta.title} {post.meta.summary} {' '.join(post.entry.topics)}"
    wanted = [_ALWAYS, *(called for asked, called in _NEEDS if asked.search(told))]
    found = sorted(
        numbers(area, province),
        key=lambda one: not any(w.search(f"{one.name} {one.note or ''}") for w in wanted),
    )
    if not found:
        return None
    now = province.settings.now
    entries = [_entry(number, now) for number in found[:MOST_IN_NOTICE]]
    return {"entries": entries, "all": _all(area)}


def links(area: Regency, code: str, province: Province) -> list[Context]:
    """Make the links about a place: its area's own, then those of the whole province."""
    others = province.registry.province.links if area.kind != "provinsi" else ()
    given = {one.title: one for one in (*others, *area.links)}
    own = [one.title for one in area.links]
    titles = [*own, *(one.title for one in others if one.title not in own)]
    return [link(title, given[title].url.replace(PLACE_CODE, code)) for title in titles]


def by_place(province: Province) -> list[Context]:
    """Make the numbers of the whole site: those that hold everywhere, then each area's own."""
    now, registry = province.settings.now, province.registry
    areas = [registry.provincial_area, *registry.regencies]
    return [
        {
            "name": area.name,
            "is_everywhere": area is registry.provincial_area,
            "all": _all(area),
            "entries": [_entry(number, now) for number in area.numbers],
        }
        for area in areas
        if area.numbers
    ]


def everywhere(province: Province) -> list[Context]:
    """Make one entry a number for the whole site, with the areas in which it is called."""
    now, registry = province.settings.now, province.registry
    areas: dict[tuple[str, str], list[Regency]] = {}
    found: dict[tuple[str, str], UsefulNumber] = {}
    for area in (registry.provincial_area, *registry.regencies):
        for one in area.numbers:
            key = (one.number, one.name)
            areas.setdefault(key, []).append(area)
            found[key] = min(found.get(key, one), one, key=lambda other: other.checked)
    return [
        {
            **_entry(one, now),
            "places": ""
            if registry.provincial_area in areas[key]
            else ", ".join(bare(area) for area in areas[key]),
        }
        for key, one in found.items()
    ]


def changes(province: Province) -> Iterator[dt.datetime]:
    """Yield when each number begins to be old."""
    for area in province.registry.areas.values():
        for number in area.numbers:
            day = number.checked + telephones.STALE_AFTER + dt.timedelta(days=1)
            yield dt.datetime.combine(day, dt.time(), home.tz())


def _entry(number: UsefulNumber, now: dt.datetime) -> Context:
    return {
        "name": number.name,
        "number": telephones.shown(number.number),
        "url": telephones.address(number.number),
        "note": number.note or "",
        "source": number.source,
        "checked": short_date(number.checked),
        "is_stale": _is_stale(number, now),
    }


def _is_stale(number: UsefulNumber, now: dt.datetime) -> bool:
    return telephones.is_stale(number.checked, now.date())


def _all(area: Regency) -> str:
    return f"{urls.area(area.id)}#{SECTION}"
