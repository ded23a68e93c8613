"""Does the time of a build follow the number of posts? Builds two sizes, side by side."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_corpus

ROUNDS = 3


def build_seconds(folder: Path) -> float:
    """Return the wall time of one `mkdocs build` in a process of its own."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return time.perf_counter() - start


def main() -> None:
    """Print the medians, the milliseconds a post, and how the growth compares with linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=(500, 1000))
    options = parser.parse_args()
    small, large = options.sizes
    seconds: dict[int, list[float]] = {small: [], large: []}
    with tempfile.TemporaryDirectory() as temporary:
        for size in seconds:
            write_corpus(Path(temporary) / str(size), size)
        for _ in range(ROUNDS):
            for size, times in seconds.items():
                times.append(build_seconds(Path(temporary) / str(size)))
    medians = {size: statistics.median(times) for size, times in seconds.items()}
    for size, median in medians.items():
        print(f"{size:>7} posts  {median:6.2f} s  {1000 * median / size:5.2f} ms a post")
    growth = medians[large] / medians[small]
    print(f"{large / small:.1f} x the posts take {growth:.2f} x the time")


if __name__ == "__main__":
    main()
