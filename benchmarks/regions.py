"""How long the region table of a province takes to read, and how much of the whole that is.

    python -m benchmarks.regions

The largest province is to take 30 ms at most, on the machine of an office.
"""

from __future__ import annotations

import functools
import statistics
import sys
import time
from collections.abc import Callable

from kim_plugins.base import areas
from kim_plugins.model.regions import RegionTable, table_of

ROUNDS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor's time for it, the median of some rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


def read(province: str) -> RegionTable:
    """Read a province's table as a build does."""
    return table_of(areas.rows(province), areas.former(province))


def main() -> None:
    """Tell of the largest provinces, and of all of them together."""
    sizes = {code: len(areas.rows(code)) for code in areas.provinces()}
    largest = sorted(sizes, key=lambda code: -sizes[code])[:3]
    whole = milliseconds(lambda: [read(code) for code in sizes])
    for code in (*largest, "64"):
        took = milliseconds(functools.partial(read, code))
        told = f"{areas.provinces()[code].name:20} {sizes[code]:5} areas {took:6.1f} ms"
        sys.stdout.write(f"{told}, {took / whole:.0%} of all {whole:.0f} ms\n")


if __name__ == "__main__":
    main()
