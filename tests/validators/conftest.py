"""The sites that are looked at: the rich invented one, and the repository's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import shared_rich_site
from tests.e2e.conftest import shared_own_site


@pytest.fixture(scope="session", params=["kaya", "sendiri"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site."""
    if request.param == "kaya":
        return shared_rich_site(tmp_path_factory, urgent=3)
    return shared_own_site(tmp_path_factory).folder
