"""Only the search indexes of areas in which something changed are made anew."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from kim_plugins.build import edits, inputs, pagefind, search, searchable
from kim_plugins.build import request as requests
from kim_plugins.build.request import Request
from tests.e2e.incremental.builds import build
from tests.e2e.sites import NOW, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

OTHER = "docs/posts/provinsi/redaksi/2026-11-02-samarinda.md"


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """Make and build a project with a post about each of two regencies."""
    other = post("Kabar kota", areas='["64.72"]', date="2026-11-02")
    made = site(tmp_path, f"-- {POST} --\n{post()}-- {OTHER} --\n{other}")
    assert build(made, NOW) is not None
    return made


def entries(project: Site) -> dict[str, bytes]:
    """Return the entry of each index, which names all else in it, by its folder."""
    found = (project.root / "site/pagefind").glob("*/pagefind-entry.json")
    return {path.parent.name: path.read_bytes() for path in found}


def everything(project: Site) -> dict[str, bytes]:
    folder = project.root / "site/pagefind"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def forbid(*arguments: object) -> None:
    raise AssertionError("indexed for nothing")


def test_each_area_with_posts_has_an_index_and_the_engine_is_there_once(project: Site) -> None:
    assert entries(project).keys() == {"kutai-timur", "mesin", "samarinda"}
    scripts = [name for name in everything(project) if name.endswith((".js", ".css"))]
    assert scripts == ["mesin/pagefind.js"]


def test_a_build_without_a_change_indexes_nothing(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "_made", forbid)

    report = build(project, NOW)

    assert report is not None
    assert report.written == ()


def test_an_edited_post_changes_the_index_of_its_area_alone(project: Site) -> None:
    before = everything(project)

    project.edit(f"-- {POST} --\n{post(body='Trenggiling di kebun.')}")
    request = Request(project.root / "mkdocs.yml", now=NOW, jobs=1)
    with requests.recalled(request) as memory:
        report = edits.apply(request, memory)

    assert report is not None, "an edit is made without the engine"
    after = everything(project)
    changed = {name.split("/")[0] for name in after if before.get(name) != after[name]}
    assert changed == {"kutai-timur"}
    assert sum("fragment/" in name for name in after) == 3, "nothing old is left"


def test_after_an_edit_a_whole_build_has_nothing_to_index(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit(f"-- {POST} --\n{post(body='Trenggiling di kebun.')}")
    build(project, NOW)
    project.edit("-- docs/baru.md --\n# Halaman baru\n\nIsi.\n")
    monkeypatch.setattr(pagefind, "_made", forbid)

    assert build(project, NOW) is not None


def test_a_site_made_anew_from_a_kept_cache_has_nothing_to_index(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(project)
    shutil.rmtree(project.root / "site")
    monkeypatch.setattr(pagefind, "_made", forbid)

    build(project, NOW)

    assert everything(project) == before


@pytest.mark.parametrize("concerns_search", [False, True])
def test_changed_code_indexes_anew_only_where_it_concerns_search(
    project: Site, monkeypatch: pytest.MonkeyPatch, *, concerns_search: bool
) -> None:
    program = Mock(wraps=pagefind._made)
    monkeypatch.setattr(pagefind, "_made", program)
    module, name = (search, "searching_digest") if concerns_search else (inputs, "code_digest")
    monkeypatch.setattr(module, name, lambda: "lain")
    monkeypatch.setattr(inputs, "code_digest", lambda: "lain")

    report = build(project, NOW)

    assert report is not None
    assert program.called == concerns_search


def test_a_withdrawn_post_leaves_its_index_and_an_empty_index_goes(project: Site) -> None:
    withdrawn = post("Kabar kota", withdrawn="{at: 2026-11-03, reason: Keliru.}", date="2026-11-02")
    project.edit(f"-- {OTHER} --\n{withdrawn}")

    build(project, NOW)

    assert entries(project).keys() == {"kutai-timur", "mesin"}


@pytest.mark.parametrize("harm", ["missing", "damaged", "strange", "forgotten"])
def test_a_harmed_index_is_made_good(project: Site, harm: str) -> None:
    folder = project.root / "site/pagefind/samarinda"
    fragment = next(folder.glob("fragment/*"))
    names = everything(project).keys()
    if harm == "missing":
        fragment.unlink()
    elif harm == "damaged":
        fragment.write_bytes(b"x")
    elif harm == "strange":
        (folder / "lain.txt").write_text("x", encoding="utf-8")
    else:
        next((project.root / ".kim-cache").glob("*.search")).unlink()

    build(project, NOW)

    record = next((project.root / ".kim-cache").glob("*.search"))
    indexes = searchable.load(record)
    assert indexes is not None
    assert searchable.is_complete(project.root / "site", indexes)
    assert len(everything(project)) == len(names)
    assert next(folder.glob("fragment/*")).read_bytes() != b"x"


def test_without_pagefind_the_site_is_there_and_says_what_is_missing(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise pagefind.Failed("program pagefind tidak terpasang")

    with monkeypatch.context() as patched:
        patched.setattr(pagefind, "_made", fail)
        project.edit(f"-- {POST} --\n{post(body='Trenggiling di kebun.')}")
        report = build(project, NOW)

    assert report is not None
    assert any("pagefind tidak terpasang" in text for _, text in report.problems)
    page = project.root / "site/kutai-timur/kim-contoh/2026/gotong-royong/index.html"
    assert "Trenggiling" in page.read_text(encoding="utf-8")
    assert entries(project) == {}

    again = build(project, NOW)

    assert again is not None
    assert again.problems == ()
    assert entries(project).keys() == {"kutai-timur", "mesin", "samarinda"}


def test_mkdocs_build_makes_the_indexes_too(project: Site) -> None:
    kim = everything(project).keys()

    assert project.build().exit_code == 0

    assert len(everything(project)) == len(kim)
