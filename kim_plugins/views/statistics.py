"""How much is written where, by whom and when: counts only, as plain tables.

The months are the twelve up to the newest post's, so that the page changes with
posts alone and not with the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import month_name, number
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context, HtmlOutput

MONTHS = 12
Month = tuple[int, int]
"""Year and month."""


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the page of counts."""
    posts = _real(province.listed)
    months = _months(posts)
    areas = list(province.registry.areas.values())
    kinds = Counter(post.entry.kind for post in posts)
    context: Context = {
        "crumbs": parts.crumbs(),
        "total": number(len(posts)),
        "period": f"{_name(months[0])} sampai {_name(months[-1])}" if months else "",
        "areas": [_area(area, months, province) for area in areas],
        "months": [_short_name(month) for month in reversed(months)],
        "by_month": [_by_month(area, months, province) for area in areas],
        "kinds": [
            {"label": label, "count": number(kinds[kind])} for kind, label in KIND_LABELS.items()
        ],
        "data": urls.DATA,
        "writing": urls.FORM,
    }
    yield HtmlOutput(
        url=urls.STATISTICS,
        template="statistics.html",
        title="Statistik",
        description="Jumlah tulisan dan KIM menurut kabupaten, kota, bulan, dan jenis tulisan.",
        context=context,
        changed=parts.last_day(posts),
    )


def _area(area: Regency, months: Sequence[Month], province: Province) -> Context:
    groups = province.groups_by_area.get(area.id, ())
    is_desk = area.kind == "provinsi"
    writing = [
        group
        for group in groups
        if any(
            _month(post) in months
            for post in _real(province.posts_by_group.get((group.regency, group.id), ()))
        )
    ]
    return {
        "name": area.name,
        "url": urls.area(area.id),
        "kim": "–" if is_desk else number(len(groups)),
        "verified": "–" if is_desk else number(sum(g.verified is not None for g in groups)),
        "writing": "–" if is_desk else number(len(writing)),
        "posts": number(len(_real(province.posts_by_area.get(area.id, ())))),
    }


def _by_month(area: Regency, months: Sequence[Month], province: Province) -> Context:
    """Count newest first: that is what a narrow screen shows of a wide table."""
    counts = Counter(_month(post) for post in _real(province.posts_by_area.get(area.id, ())))
    return {"name": area.name, "counts": [number(counts[month]) for month in reversed(months)]}


def _real(posts: Sequence[Post]) -> list[Post]:
    """Leave out examples."""
    return [post for post in posts if not post.entry.is_example]


def _months(posts: Sequence[Post]) -> list[Month]:
    """Return the twelve months up to the newest post's, oldest first."""
    if not posts:
        return []
    year, month = max(map(_month, posts))
    last = year * 12 + month - 1
    return [(n // 12, n % 12 + 1) for n in range(last - MONTHS + 1, last + 1)]


def _month(post: Post) -> Month:
    return (post.place.day.year, post.place.day.month)


def _name(month: Month) -> str:
    return f"{month_name(month[1])} {month[0]}"


def _short_name(month: Month) -> str:
    """Name a month in little room: `Sep 2026`."""
    return f"{month_name(month[1])[:3]} {month[0]}"
