"""What tests of incremental builds share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import commands
from tests.few_places import few_places as with_few_places


@pytest.fixture
def few_places() -> Iterator[None]:
    """Give sites few villages and codes, be they built in this process or by commands."""
    with with_few_places(), commands.few_places():
        yield
