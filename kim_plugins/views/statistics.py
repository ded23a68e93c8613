"""How much is written where, by whom and when: counts only, as pictures with their tables.

The months are the twelve up to the newest post's, without those before the first one, so that
the page changes with posts alone and not with the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import number
from kim_plugins.model import urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.post_lists import Month
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import answering, charts, coverage, months, parts
from kim_plugins.views.charts import Bar
from kim_plugins.views.months import Span
from kim_plugins.views.output import Context, HtmlOutput


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the page of counts."""
    of_kind = {kind: province.months("kind", kind) for kind in KIND_LABELS}
    counts = sum(of_kind.values(), Counter[Month]())
    shown = months.shown(counts)
    spans = months.spans(shown, counts)[::-1]
    areas = list(province.registry.areas.values())
    context: Context = {
        "crumbs": parts.crumbs(),
        "total": number(counts.total()),
        "period": months.period(shown),
        "months": [months.span_name(span) for span in spans],
        "kinds": months.by_kind(of_kind, shown, spans),
        "areas": [_area(area, shown, province) for area in areas],
        "writing_chart": _writing(areas, shown, province),
        "by_month": [_by_month(area, spans, province) for area in areas],
        "reached": coverage.reached(province),
        "answers": answering.times(_wishes(province), province),
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
        changed=parts.last_real_day(province),
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
        "posts": number(province.months("area", area.id).total()),
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
    return [
        group
        for group in groups
        if not province.months("group", (group.regency, group.id)).keys().isdisjoint(shown)
    ]


def _by_month(area: Regency, spans: Sequence[Span], province: Province) -> Context:
    """Count newest first: that is what a narrow screen shows of a wide table."""
    counts = province.months("area", area.id)
    return {"name": area.name, "counts": [number(n) for n in months.counted(counts, spans)]}


def _wishes(province: Province) -> Sequence[Post]:
    wishes = province.posts_by_kind.get("aspirasi", ())
    return [post for post in wishes if not post.entry.is_example]
