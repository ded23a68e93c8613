"""What tests of incremental builds share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.few_places import few_places as with_few_places


@pytest.fixture
def few_places() -> Iterator[None]:
    """Give sites few villages; only for tests whose builds are all made in this process."""
    with with_few_places():
        yield
