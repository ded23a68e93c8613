"""The theme `kim` needs nothing of Material's, and its pages differ from its in the frame alone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.data_blocks import nodes_of
from tests.e2e.sites import POST, Build, Site, post, site
from tests.e2e.test_engines import WRITTEN, choose

BODY = re.compile(r'<a class="kim-skip".*</footer>', re.DOTALL)
BOX = re.compile(r'<(?:main|div class="md-[^"]*")[^>]*>|</(?:main|div)>')
"""Boxes that only hold others; our own theme has fewer."""
BLANK = re.compile(r"\s+")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    """Build the same small site under Material and under our own theme."""
    builds = []
    for theme in ("material", "kim"):
        project = site(tmp_path_factory.mktemp(theme), WRITTEN)
        choose(project, theme)
        build = project.build("--strict")
        assert build.exit_code == 0, build.log
        builds.append(build)
    return builds[0], builds[1]


def shown(build: Build) -> dict[str, str]:
    """Return of each page what stands from its header to its footer, without Material's boxes."""
    files = {n: c.decode() for n, c in build.files().items() if n.endswith(".html")}
    found = {name: BODY.search(text) for name, text in files.items()}
    return {n: BLANK.sub("", BOX.sub("", part[0])) for n, part in found.items() if part}


def test_all_pages_say_the_same(both: tuple[Build, Build]) -> None:
    before, ours = map(shown, both)

    assert len(ours) > 100
    assert ours == before


def test_all_pages_tell_machines_the_same(both: tuple[Build, Build]) -> None:
    before, ours = (
        {
            name: nodes_of(text.decode())
            for name, text in build.files().items()
            if name.endswith(".html")
        }
        for build in both
    )

    assert sum(map(bool, ours.values())) > 20
    assert ours == before


def test_nothing_of_material_is_left(both: tuple[Build, Build]) -> None:
    _, ours = both
    page = ours.page("halaman")
    assert "data-md" not in page
    assert '<meta name="generator"' not in page
    assert "--md-admonition-icon" not in _style(ours)


def test_neither_style_nor_page_is_heavier(both: tuple[Build, Build]) -> None:
    before, ours = both
    assert _weight(_style(ours)) < _weight(_style(before))
    assert _weight(ours.page("halaman")) <= _weight(before.page("halaman"))


def test_a_site_that_changes_its_theme_is_built_anew(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    assert project.kim().exit_code == 0
    choose(project, "kim")

    assert project.kim("--strict").exit_code == 0

    clean = Site(tmp_path / "bersih")
    clean.root.mkdir()
    other = site(clean.root, f"-- {POST} --\n{post()}")
    choose(other, "kim")
    assert Build(tmp_path / "site", 0, "").files() == other.build().files()


def _style(build: Build) -> str:
    (file,) = (build.folder / "assets").glob("kim.*.css")
    return file.read_text(encoding="utf-8")


def _weight(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))
