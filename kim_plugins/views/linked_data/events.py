"""An event (schema.org/Event): the meeting to come, and by which rule it repeats."""

from __future__ import annotations

from kim_plugins.base import home
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.occurrences import coming, occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import regency_code
from kim_plugins.model.repetition import LAST, Repetition
from kim_plugins.views.linked_data.nodes import group, image, iso, node
from kim_plugins.views.output import Context, Json

_VOCABULARY = "https://schema.org/"
_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
"""What an ISO 8601 duration counts in."""


def event(post: Post, told: Agenda, province: Province) -> Context:
    """Return the node of an event: its next meeting, or the last one.

    Its page is made anew when a meeting is over, so the date is that of the page.
    """
    found = occurrences(told)
    one = next(iter(coming(found, province.settings.now)), found[-1])
    state = "EventCancelled" if told.cancelled else "EventScheduled"
    return node(
        "Event",
        url=province.absolute(post.url),
        name=told.title,
        description=told.summary,
        image=image(post, province),
        startDate=iso(one.starts),
        endDate=iso(one.ends),
        eventSchedule=_schedule(told),
        eventStatus=_VOCABULARY + state,
        inLanguage=told.lang or "id",
        location=node("Place", name=told.place, address=_address(post, province)),
        organizer=group(province.group_of(post), province),
    )


def _address(post: Post, province: Province) -> Context:
    """Return where an event is, as far as its post is about one place alone."""
    table = province.regions.at(post.place.day)
    codes = province.codes_then(post)
    local = ""
    if len(codes) == 1 and codes[0] != regency_code(codes[0]):
        local = table[codes[0]].name
    regencies = dict.fromkeys(map(regency_code, codes))
    area = province.registry.area_by_code[next(iter(regencies))].name
    return node(
        "PostalAddress",
        addressLocality=local or (area if len(regencies) == 1 else ""),
        addressRegion=area if local else province.registry.province.name,
        addressCountry="ID",
    )


def _schedule(told: Agenda) -> Context | None:
    """Return by which rule an event repeats, where schema.org can say it."""
    rule = told.repeats
    if rule is None or told.cancelled or LAST in rule.days:
        return None
    found = occurrences(told)
    first, last = found[0].starts, found[-1].starts
    ends = told.ends if told.ends and told.ends.day == told.starts.day else None
    return node(
        "Schedule",
        repeatFrequency=f"P{rule.every}{_UNITS[rule.unit]}",
        startDate=first.day.isoformat(),
        endDate=last.day.isoformat(),
        startTime=_clock(told.starts) if told.starts.has_time else None,
        endTime=_clock(ends) if ends and ends.has_time else None,
        scheduleTimezone=home.zone().name,
        exceptDate=[day.isoformat() for day in told.repeats_except],
        **_days(told, rule),
    )


def _days(told: Agenda, rule: Repetition) -> dict[str, Json]:
    """Return the days of a rule, named as iCalendar does (schema.org/byDay)."""
    said = rule.rfc(told.starts.day)
    names, days = said.get("BYDAY"), said.get("BYMONTHDAY")
    found: dict[str, Json] = {}
    if isinstance(names, list):
        found["byDay"] = names
    if isinstance(days, list):
        found["byMonthDay"] = days
    return found


def _clock(moment: Moment) -> str:
    return moment.at.time().isoformat()
