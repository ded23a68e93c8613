"""Tables: what was measured, as ratios to Hugo, beside the bars."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

from benchmarks.record import Record, Result

REFERENCE = "hugo"
MEGA = 1_000_000
NONE = "–"

GROWTH_BARS = """\
The bars, at 100,000 against 10,000 posts: a clean build ≤ 11 × the time, goal ≤ 10 ×; \
one post changed in any way, or nothing, ≤ 2 ×, goal ≤ 1.2 ×.\
"""

Row = tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Bar:
    """What was promised, as a ratio to Hugo in the same run."""

    label: str
    keys: tuple[str, ...]
    """The cases that are held against it: the largest counts."""
    measure: str
    bar: float
    goal: float


POST_ACTS = ("kim-new", "kim-removed", "kim-renamed", "kim-retitled", "kim-post")
"""One post changed, in each way that is held against a bar."""
BARS = (
    Bar("a new post", ("kim-new",), "wall", 0.35, 0.2),
    Bar("a post removed", ("kim-removed",), "wall", 0.35, 0.2),
    Bar("a post retitled", ("kim-retitled",), "wall", 0.35, 0.2),
    Bar("text of one post changed", ("kim-post",), "wall", 0.3, 0.15),
    Bar("the same, search apart", ("kim-post-apart",), "wall", 0.3, 0.15),
    Bar("nothing changed", ("kim-nothing",), "wall", 0.1, 0.05),
    Bar("clean build, cold cache", ("kim-clean",), "wall", 3.0, 1.5),
    Bar("the same, search apart", ("kim-clean-apart",), "wall", 2.0, 1.0),
    Bar("`mkdocs build`, nothing changed", ("mkdocs-again",), "wall", 1.2, 0.8),
    Bar("`mkdocs build`, warm cache, without the site", ("mkdocs-warm",), "wall", 1.2, 0.8),
    Bar("the same, search apart", ("mkdocs-warm-apart",), "wall", 1.2, 0.8),
    Bar("peak memory, one post changed in any way", POST_ACTS, "peak", 0.15, 0.15),
    Bar("peak memory, clean build", ("kim-clean", "mkdocs-cold"), "peak", 0.6, 0.6),
)
CARDS = (
    ("clean build with share cards, to without", "kim-clean", "kim-clean-cardless", 1.4),
    ("a new post with its card, more than without", "kim-new", "kim-new-cardless", 0.05),
)
"""What share cards may cost: times a build without, and what is more, as a part of Hugo's."""
BARS_SIZE = 10_000
"""Posts for which the bars are meant."""
WHOLE = ("kim-clean", "mkdocs-cold")
"""Cases that make the whole site; all others make what a change asks for."""


def table(record: Record) -> str:
    """Return the measurements of one size as a Markdown table."""
    head = ("case", "wall s", "min–max", "CPU s", "peak MB", "files", "output MB")
    rows: list[Row] = [(*head, "wall ×", "CPU ×", "peak ×")]
    reference = record.results.get(REFERENCE)
    for result in record.results.values():
        walls = [run.wall for run in result.runs]
        rows.append(
            (
                result.label,
                f"{result.wall:.2f}",
                f"{min(walls):.2f}–{max(walls):.2f}",
                f"{result.cpu:.2f}",
                f"{result.peak / MEGA:.0f}",
                f"{result.files:,}",
                f"{result.bytes / MEGA:.1f}",
                *(_times(result, reference, name) for name in ("wall", "cpu", "peak")),
            )
        )
    return _markdown(rows)


def bars(record: Record) -> str:
    """Return the bars beside what was reached."""
    rows: list[Row] = [("case", "bar", "goal", "reached", "")]
    reference = record.results.get(REFERENCE)
    for bar in BARS:
        ratios = [
            getattr(result, bar.measure) / getattr(reference, bar.measure)
            for key, result in record.results.items()
            if reference and key in bar.keys
        ]
        reached = max(ratios, default=None)
        shown = NONE if reached is None else f"{reached:.2f} ×"
        rows.append((bar.label, f"≤ {bar.bar} ×", f"≤ {bar.goal} ×", shown, _verdict(reached, bar)))
    return _markdown([*rows, *_of_cards(record)])


def _of_cards(record: Record) -> Iterator[Row]:
    """Yield what share cards cost."""
    found, reference = record.results, record.results.get(REFERENCE)
    for label, key, without, most in CARDS:
        bar, reached = Bar(label, (key,), "wall", most, most), None
        if key in found and without in found and reference:
            more = found[key].wall - found[without].wall
            is_part = most < 1
            reached = more / reference.wall if is_part else found[key].wall / found[without].wall
        shown = NONE if reached is None else f"{reached:.2f} ×"
        yield (label, f"≤ {most} ×", f"≤ {most} ×", shown, _verdict(reached, bar))


def failures(record: Record) -> str:
    """Return the cases that couldn't be measured, as a list."""
    absent = record.failed.items()
    return "\n".join(f"- not measured: {label} ({why})" for label, why in absent)


def growth(records: list[Record]) -> str:
    """Return how the time grew from one size to the next, where the rest was the same."""
    rows: list[Row] = [("case", "from", "to", "posts", "time")]
    for small, large in itertools.pairwise(records):
        rows += _grown(small, large)
    return f"{GROWTH_BARS}\n\n{_markdown(rows)}" if len(rows) > 1 else ""


def _grown(small: Record, large: Record) -> Iterator[Row]:
    common = small.versions.keys() & large.versions.keys()
    if (small.machine, small.code) != (large.machine, large.code) or any(
        small.versions[name] != large.versions[name] for name in common
    ):
        return
    for key, result in large.results.items():
        if key in small.results and key in {*WHOLE, *POST_ACTS, "kim-nothing", REFERENCE}:
            posts = f"{large.size / small.size:.1f} ×"
            time = f"{result.wall / small.results[key].wall:.2f} ×"
            yield result.label, f"{small.size:,}", f"{large.size:,}", posts, time


def _times(result: Result, reference: Result | None, name: str) -> str:
    return f"{getattr(result, name) / getattr(reference, name):.2f}" if reference else NONE


def _verdict(reached: float | None, bar: Bar) -> str:
    if reached is None:
        return "not measured"
    if reached <= bar.goal:
        return "goal reached"
    return "bar met" if reached <= bar.bar else "**missed**"


def _markdown(rows: list[Row]) -> str:
    """Return a table: the first column is text, the others are aligned to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [
        [
            cell.rjust(w) if i else cell.ljust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]
    lines.insert(1, rule)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
