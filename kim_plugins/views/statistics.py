"""How much is written where, by whom and when: counts only, as pictures with their tables.

The months are the twelve up to the newest post's, without those before the first one, so that
the page changes with posts alone and not with the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import number
from kim_plugins.model import urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import answering, charts, coverage, months, parts
from kim_plugins.views.charts import Bar
from kim_plugins.views.months import Month, Span
from kim_plugins.views.output import Context, HtmlOutput


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the page of counts."""
    posts = [post for post in province.listed if not post.entry.is_example]
    shown = months.shown(posts)
    spans = months.spans(shown, posts)[::-1]
    areas = list(province.registry.areas.values())
    context: Context = {
        "crumbs": parts.crumbs(),
        "total": number(len(posts)),
        "period": months.period(shown),
        "months": [months.span_name(span) for span in spans],
        "kinds": months.by_kind(posts, shown, spans),
        "areas": [_area(area, shown, province) for area in areas],
        "writing_chart": _writing(areas, shown, province),
        "by_month": [_by_month(area, spans, province) for area in areas],
        "reached": coverage.reached(posts, province),
        "answers": answering.times(posts, province),
        "map": urls.MAP,
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


def _area(area: Regency, shown: Sequence[Month], province: Province) -> Context:
    groups = province.groups_by_area.get(area.id, ())
    counts = {
        "kim": len(groups),
        "verified": sum(group.verified is not None for group in groups),
        "writing": len(_who_write(groups, shown, province)),
    }
    is_desk = area.kind == "provinsi"
    return {
        "name": area.name,
        "url": urls.area(area.id),
        **{name: "–" if is_desk else number(count) for name, count in counts.items()},
        "posts": number(len(_about(area, province))),
    }


def _writing(areas: Sequence[Regency], shown: Sequence[Month], province: Province) -> Context:
    """Return the picture of how many groups of each regency write: numbers, and no names."""
    rows = []
    for area in areas:
        groups = province.groups_by_area.get(area.id, ())
        if groups and area.kind != "provinsi":
            writing = len(_who_write(groups, shown, province))
            told = f"{number(writing)} dari {number(len(groups))}"
            rows.append(Bar(area.name, told, writing, len(groups)))
    return charts.bars(rows)


def _who_write(
    groups: Sequence[Group], shown: Sequence[Month], province: Province
) -> Sequence[Group]:
    known = province.posts_by_group
    return [
        group
        for group in groups
        if any(
            months.month_of(post) in shown and not post.entry.is_example
            for post in known.get((group.regency, group.id), ())
        )
    ]


def _by_month(area: Regency, spans: Sequence[Span], province: Province) -> Context:
    """Count newest first: that is what a narrow screen shows of a wide table."""
    posts = _about(area, province)
    return {"name": area.name, "counts": [number(n) for n in months.counted(posts, spans)]}


def _about(area: Regency, province: Province) -> Sequence[Post]:
    """Return the posts about an area, without examples."""
    return [p for p in province.posts_by_area.get(area.id, ()) if not p.entry.is_example]
