"""A province of three kecamatan and a handbook of few codes: some three hundred pages less.

What is shown of incremental builds doesn't hang on how many villages or codes there are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

import pytest

from kim_plugins.base import messages
from kim_plugins.base.areas import Former
from kim_plugins.base.home import Home
from kim_plugins.base.zones import WITA
from kim_plugins.builder.sources import sources
from kim_plugins.model.regions import RegionTable, table_of

HOME = Home("64", WITA)
"""The province of the samples."""
KECAMATAN = ("64.08.04", "64.08.12", "64.72.01")
REGENCY = 5
"""Characters of a regency's code; the province's is shorter."""
AS_PROGRAM = """
from tests.few_places import few_places
few = few_places()
few.__enter__()
"""
"""What a program begins with whose own builds are to know few places; `tests` must be found."""
STEP = 25
"""Of the codes in the handbook one in so many is explained."""


@contextlib.contextmanager
def few_places() -> Iterator[None]:
    """Let builds of this process know all regencies, but few places in them, and few codes."""
    few = messages.codes()[::STEP]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "table_of", _of_few)
        patch.setattr(messages, "codes", lambda: few)
        sources.table_cached.cache_clear()
        try:
            yield
        finally:
            sources.table_cached.cache_clear()


def _of_few(rows: Iterable[tuple[str, str]], former: Iterable[Former]) -> RegionTable:
    few = (r for r in rows if len(r[0]) <= REGENCY or r[0].startswith(KECAMATAN))
    return table_of(few, (one for one in former if one.code.startswith(KECAMATAN)))
