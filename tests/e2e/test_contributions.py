"""The page of a contribution on a whole site: there from the day its post appears, and unlisted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.sites import POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")

NUMBER = "bn4x7r2m"


def test_a_contribution_has_a_page_that_is_listed_nowhere(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(contribution=NUMBER)}")

    built = project.build("--strict")

    page = built.page(f"kiriman/{NUMBER}/")
    assert '<meta name="robots" content="noindex' in page
    assert "Gotong royong di balai desa" in page
    assert 'href="../../kutai-timur/kim-contoh/2026/gotong-royong/"' in page
    elsewhere = {
        name: content
        for name, content in built.files().items()
        if NUMBER.encode() in content and not name.startswith("kiriman/")
    }
    assert elsewhere == {}
    assert "data-kim-kiriman=" in (built.folder / "404.html").read_text("utf-8")

    assert project.edit(f"-- {POST} --\n{post()}").build("--strict").has("kiriman") is False
