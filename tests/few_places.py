"""A province of three kecamatan, so that a test site has forty village pages and not a thousand.

What is shown of incremental builds doesn't hang on how many villages there are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.builder.sources import sources

KECAMATAN = ("64.08.04", "64.08.12", "64.72.01")
REGENCY = 5
"""Characters of a regency's code; the province's is shorter."""


@contextlib.contextmanager
def few_places(folder: Path) -> Iterator[None]:
    """Let builds of this process read a table of all regencies, but of few places in them."""
    head, *rows = sources.REGIONS.read_text("utf-8").splitlines(keepends=True)
    codes = [(row.partition(",")[0], row) for row in rows]
    few = (row for code, row in codes if len(code) <= REGENCY or code.startswith(KECAMATAN))
    whole, sources.REGIONS = sources.REGIONS, folder / "wilayah.csv"
    (folder / "wilayah.csv").write_text(head + "".join(few), encoding="utf-8")
    sources.region_table.cache_clear()
    try:
        yield
    finally:
        sources.REGIONS = whole
        sources.region_table.cache_clear()
