"""The repository's own site, built once for all tests of a worker; a project to stand in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests import commands
from tests.builders import a_project
from tests.e2e.packaged import Installed, shared_installation
from tests.e2e.sites import NOW, ROOT, Build, Site
from tests.few_places import few_places as with_few_places
from tests.sharing import once


def build_own_site(folder: Path, further: Mapping[str, bytes] | None = None) -> Build:
    """Build the repository's own content, and further files, for a fixed moment."""
    for name in ("mkdocs.yml", "groups.yaml"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name, content in (further or {}).items():
        Site(folder).write(name, content)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - kim:\n", f'  - kim:\n      now: "{NOW}"\n'), "utf-8")
    return Site(folder).build("--strict")


def shared_own_site(factory: pytest.TempPathFactory) -> Build:
    """Build the site that the repository publishes, once for all of pytest's workers."""
    with once(factory, "sendiri") as (folder, is_new):
        log = folder / "catatan.txt"
        if is_new:
            build = build_own_site(folder)
            assert build.exit_code == 0, build.log
            log.write_text(build.log, encoding="utf-8")
        return Build(folder / "site", 0, log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Give the site that the repository publishes."""
    return shared_own_site(tmp_path_factory)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Give the package as an office has it: installed from the wheel, without the repository."""
    return shared_installation(tmp_path_factory)


@pytest.fixture
def few_places() -> Iterator[None]:
    """Give sites few villages and codes, be they built in this process or by commands."""
    with with_few_places(), commands.few_places():
        yield


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project, and stand in it."""
    folder = tmp_path / "proyek"
    a_project(folder)
    monkeypatch.chdir(folder)
    return folder
