"""The marks of the statistics' pictures: whole numbers that a template draws as SVG.

Nothing is coloured to tell one thing from another: what belongs together has a line of its own,
with its name and its number in words, so that a picture reads on paper and without colours.
All units are those of a drawing 320 wide, which is as wide as a small phone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kim_plugins.views.output import Context

WIDTH = 320
LARGER = 1.25
"""How much larger a picture may be drawn where there is room."""
ROW, LONGEST = 40, 225
"""The height of a line with its bar, and a bar's greatest length: a number stands behind it."""
TALLEST = 60
"""The height of the tallest column."""
NAME, GAP = 18, 8
"""Room above columns for their name, and below them."""
WIDEST = 48
"""How wide a column may be with its gap, however few there are."""
LEAST = 2
"""The smallest mark of anything that isn't nothing."""


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """A line: its name, its number in words, and the number as a share of `whole`."""

    label: str
    told: str
    value: int
    whole: int


def bars(rows: Sequence[Bar]) -> Context:
    """Lay out lines with a bar each, as long as its share."""
    return {
        **_frame(len(rows) * ROW),
        "rows": [
            {
                "y": number * ROW,
                "label": bar.label,
                "told": bar.told,
                "length": _scaled(bar.value, bar.whole, LONGEST),
            }
            for number, bar in enumerate(rows)
        ],
        "longest": LONGEST,
    }


def columns(series: Sequence[tuple[str, str, Sequence[int]]], first: str, last: str) -> Context:
    """Lay out series of columns below each other, all on one scale, each as one path.

    A series is its name, its sum in words, and a number for each step of time; `first` and `last`
    name the first and the last step.
    """
    top = max((max(values, default=0) for *_, values in series), default=0)
    steps = max((len(values) for *_, values in series), default=0)
    width = min(WIDEST, WIDTH // max(steps, 1))
    placed: list[Context] = []
    y = 0
    for label, told, values in series:
        highest = _scaled(max(values, default=0), top, TALLEST)
        base = y + NAME + highest
        placed.append(
            {
                "y": y,
                "base": base,
                "label": label,
                "told": told,
                "path": "".join(
                    f"M{step * width} {base}v-{_scaled(value, top, TALLEST)}h{width - 3}V{base}z"
                    for step, value in enumerate(values)
                    if value
                ),
            }
        )
        y = base + GAP
    return {
        **_frame(y + NAME),
        "rows": placed,
        "across": steps * width,
        "first": first,
        "last": last if steps > 1 else "",
        "last_at": max(steps * width, WIDTH // 2),
    }


def _frame(height: int) -> Context:
    return {
        "width": WIDTH,
        "height": height,
        "wide": round(WIDTH * LARGER),
        "high": round(height * LARGER),
    }


def _scaled(value: int, whole: int, length: int) -> int:
    """Return how long the mark of a value is; nothing has none, and the rest is never too small."""
    return max(LEAST, round(length * value / whole)) if value and whole else 0
