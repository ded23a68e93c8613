"""How soon offices answer wishes, against the limit of SP4N-LAPOR!; no clock changes it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from kim_plugins.base.locale_id import number
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.wishes import (
    AT_THE_DESK,
    FIRST_ANSWER,
    INFORMATION,
    Progress,
    answering_days,
)
from kim_plugins.views import charts
from kim_plugins.views.charts import Bar
from kim_plugins.views.output import Context

STEPS = (FIRST_ANSWER, INFORMATION, AT_THE_DESK)
"""Up to so many working days is a row; the first is the limit."""


def times(posts: Sequence[Post], province: Province) -> Context | None:
    """Return how many wishes were answered within how many working days; `None` without wishes."""
    found = [province.progress_of(post) for post in posts]
    if not found:
        return None
    days = answering_days(found)
    rows = [*_within(days), *_without(found)]
    return {
        "rows": [{"name": name, "count": number(count)} for name, count in rows],
        "chart": charts.bars([Bar(name, number(count), count, len(found)) for name, count in rows]),
        "limit": number(FIRST_ANSWER),
        "median": number(statistics.median(days)) if days else "",
        "count": number(len(days)),
        "total": number(len(found)),
    }


def _within(days: Sequence[int]) -> list[tuple[str, int]]:
    """Count answers by the working days that they took."""
    rows = []
    past = -1
    for most in STEPS:
        named = f"{past + 1} sampai {most} hari kerja" + (" (batas)" if past < 0 else "")
        rows.append((named, sum(past < day <= most for day in days)))
        past = most
    return [*rows, (f"Lebih dari {past} hari kerja", sum(day > past for day in days))]


def _without(found: Sequence[Progress]) -> list[tuple[str, int]]:
    """Count wishes without an answer: those that wait, and those that were never filed."""
    rest = [one for one in found if one.days_to_answer is None]
    filed = sum(one.answer is not None for one in rest)
    rows = [("Belum dijawab", filed), ("Belum dicatatkan di SP4N-LAPOR!", len(rest) - filed)]
    return [row for row in rows if row[1]]
