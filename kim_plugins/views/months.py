"""Posts counted by month: which months are told of, what a table tells together, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from kim_plugins.base.locale_id import month_name, number
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.post_lists import Month, month_at, number_of
from kim_plugins.views import charts
from kim_plugins.views.output import Context

MOST = 12
FOLDED = 3
"""So many months without a post, one after the other, are one row or column of a table."""
Span = tuple[Month, ...]
"""Months that a table tells together: nearly always one."""


def shown(counts: Mapping[Month, int]) -> list[Month]:
    """Return the months up to the newest post's, oldest first: at most twelve, from the first.

    `counts` are the posts of each month that has any.
    """
    if not counts:
        return []
    first, last = number_of(min(counts)), number_of(max(counts))
    return [month_at(n) for n in range(max(first, last - MOST + 1), last + 1)]


def spans(months: Sequence[Month], used: Container[Month]) -> list[Span]:
    """Return what a table tells together: each month, and long runs without a post as one."""
    found: list[list[Month]] = []
    for month in months:
        if found and month not in used and found[-1][-1] not in used:
            found[-1].append(month)
        else:
            found.append([month])
    return [
        span
        for run in found
        for span in ([tuple(run)] if len(run) >= FOLDED else [(month,) for month in run])
    ]


def counted(counts: Counter[Month], spans: Sequence[Span]) -> list[int]:
    """Return how many posts are of each span."""
    return [sum(counts[month] for month in span) for span in spans]


def by_kind(
    found: Mapping[str, Counter[Month]], months: Sequence[Month], spans: Sequence[Span]
) -> Context:
    """Return the picture of posts by month and kind, and the table of the same numbers.

    `found` are the posts of each kind by month. `spans` are in the table's order; what is older
    than `months` is its last row but one.
    """
    of_kind = [found[kind] for kind in KIND_LABELS]
    each = [counted(counts, [(month,) for month in months]) for counts in of_kind]
    columns = [counted(counts, spans) for counts in of_kind]
    names = [span_name(span) for span in spans]
    sums = [counts.total() for counts in of_kind]
    older = [count - sum(known) for count, known in zip(sums, each, strict=True)]
    if any(older):
        names.append(f"Sebelum {_short_name(months[0])}")
        columns = [[*column, count] for column, count in zip(columns, older, strict=True)]
    rows = [*zip(*columns, strict=True), tuple(sums)]
    return {
        "labels": list(KIND_LABELS.values()),
        "rows": [
            {"name": name, "counts": [number(count) for count in (sum(row), *row)]}
            for name, row in zip([*names, "Seluruhnya"], rows, strict=True)
        ],
        "chart": _chart(each, months),
        "told": _most(months, [sum(month) for month in zip(*each, strict=True)]),
    }


def _chart(each: Sequence[Sequence[int]], months: Sequence[Month]) -> Context | None:
    if not months:
        return None
    series = [
        (label, number(sum(counts)), counts)
        for label, counts in zip(
            ("Semua tulisan", *KIND_LABELS.values()),
            ([sum(month) for month in zip(*each, strict=True)], *each),
            strict=True,
        )
        if any(counts)
    ]
    return charts.columns(series, _short_name(months[0]), _short_name(months[-1]))


def _most(months: Sequence[Month], counts: Sequence[int]) -> str:
    """Say in a sentence what the picture shows."""
    if not months:
        return ""
    most = max(counts)
    best = _name(months[counts.index(most)])
    return f"{period(months)}. Terbanyak {best}: {number(most)} tulisan."


def period(months: Sequence[Month]) -> str:
    """Name some months by the first and the last: `Juni 2025 sampai Mei 2026`."""
    if not months:
        return ""
    first, last = _name(months[0]), _name(months[-1])
    return first if first == last else f"{first} sampai {last}"


def span_name(span: Span) -> str:
    """Name what a table tells together: `Mei 2026`, `Jul 2025 sampai Apr 2026`."""
    first, last = _short_name(span[0]), _short_name(span[-1])
    return first if first == last else f"{first} sampai {last}"


def _name(month: Month) -> str:
    return f"{month_name(month[1])} {month[0]}"


def _short_name(month: Month) -> str:
    """Name a month in little room: `Sep 2026`."""
    return f"{month_name(month[1])[:3]} {month[0]}"
