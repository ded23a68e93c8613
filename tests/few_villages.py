"""A province with few villages, for tests that build many sites and look at no list of them.

Every site has a page for each village of its regencies and more for each kecamatan: most of a
small project's pages, and the same ones in each build. Where a test compares many builds, the
real table only makes it slow. Tests of places themselves keep the real one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from unittest import mock

from kim_plugins.build import sources
from kim_plugins.model.regions import REGENCY_LENGTH, RegionTable, kecamatan_code

KECAMATAN = ("64.03.01", "64.08.04", "64.08.12", "64.09.02", "64.72.01")
"""Those that are kept, with all their villages; no other one is there."""


def few(table: RegionTable) -> RegionTable:
    """Return the same province and regencies with five kecamatan."""
    return RegionTable(
        {
            code: region
            for code, region in table.by_code.items()
            if len(code) <= REGENCY_LENGTH or kecamatan_code(code) in KECAMATAN
        }
    )


@contextlib.contextmanager
def few_villages() -> Iterator[None]:
    """Let builds in this process, and in what it forks, see the small table."""
    table = few(sources.region_table())
    with mock.patch.object(sources, "region_table", return_value=table):
        yield
