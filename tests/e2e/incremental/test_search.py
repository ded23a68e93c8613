"""Only those files of the search index change that a change of posts concerns."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from kim_plugins.builder.changes import build_request as requests
from kim_plugins.builder.changes import quick_update
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.search import index_record, indexing, year_index
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage import record
from kim_plugins.model import urls
from tests.e2e.incremental.builds import build, clean, differing
from tests.e2e.sites import NOW, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

OTHER = "docs/posts/provinsi/redaksi/2025-11-02-samarinda.md"
NEW = "docs/posts/kutai-timur/kim-contoh/2026-11-01-aaa.md"


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """Make and build a project with a post of each of two years."""
    other = post("Kabar kota", areas='["64.72"]', date="2025-11-02")
    (tmp_path / "proyek").mkdir()
    made = site(tmp_path / "proyek", f"-- {POST} --\n{post()}-- {OTHER} --\n{other}")
    assert build(made, NOW) is not None
    return made


def index(project: Site) -> dict[str, bytes]:
    """Return every file of the index by its path."""
    folder = project.root / "site" / urls.SEARCH_INDEX
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def forbid(*arguments: object) -> None:
    raise AssertionError("made for nothing")


def test_each_year_with_posts_has_a_folder(project: Site) -> None:
    assert {name.split("/")[0] for name in index(project)} == {"2025", "2026"}
    record = project.root / f"site/{urls.SEARCH_INDEX}2026/isi/304-0.json"
    (found,) = json.loads(record.read_bytes())
    assert found["url"] == "kutai-timur/kim-contoh/2026/gotong-royong/"
    assert found["text"] == "Isi tulisan."


def test_a_build_without_a_change_makes_nothing(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year_index, "changed", forbid)

    report = build(project, NOW)

    assert report is not None
    assert report.written == ()


def test_an_edited_post_changes_its_year_alone_and_needs_no_engine(
    project: Site, tmp_path: Path
) -> None:
    before = index(project)

    project.edit(f"-- {POST} --\n{post(body='Trenggiling di kebun.')}")
    request = Request(project.root / "mkdocs.yml", now=NOW, jobs=1)
    with requests.recalled(request) as memory:
        report = quick_update.apply(request, memory)

    assert report is not None, "an edit is made without the engine"
    after = index(project)
    assert {name.split("/")[0] for name in differing(before, after)} == {"2026"}
    _is_as_clean(project, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        f"-- {NEW} --\n{post('Aaa lebih dahulu', topics='[literasi]')}",
        f"-- {POST} --\n{post('Judul lain', date='2026-11-01')}",
        f"-- {OTHER} --\n",
        f"-- {OTHER} --\n{post('Kabar kota', areas='[64.08.12.2004]', date='2025-11-02')}",
        f"-- {OTHER} --\n-- {OTHER.replace('2025', '2026')} --\n{post(date='2026-11-02')}",
    ],
    ids=["new, before another of its day", "retitled", "removed", "moved", "of another year"],
)
def test_after_a_change_the_index_is_that_of_a_clean_build(
    project: Site, tmp_path: Path, change: str
) -> None:
    project.edit(change)

    build(project, NOW)

    _is_as_clean(project, tmp_path)


def _is_as_clean(project: Site, tmp_path: Path) -> None:
    expected = clean(project, tmp_path / "bersih", NOW)
    assert expected is not None
    found = {urls.SEARCH_INDEX + name: content for name, content in index(project).items()}
    wanted = {n: c for n, c in expected.files.items() if n.startswith(urls.SEARCH_INDEX)}
    assert differing(found, wanted) == []


def test_after_an_edit_a_whole_build_has_nothing_to_make(
    project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit(f"-- {POST} --\n{post(body='Trenggiling di kebun.')}")
    build(project, NOW)
    project.edit("-- docs/baru.md --\n# Halaman baru\n\nIsi.\n")
    monkeypatch.setattr(year_index, "changed", forbid)

    assert build(project, NOW) is not None


@pytest.mark.parametrize("concerns_search", [False, True])
def test_changed_code_makes_it_anew_only_where_it_concerns_search(
    project: Site, monkeypatch: pytest.MonkeyPatch, *, concerns_search: bool
) -> None:
    making = Mock(wraps=year_index.changed)
    monkeypatch.setattr(year_index, "changed", making)
    module, name = (indexing, "searching_digest") if concerns_search else (inputs, "code_digest")
    monkeypatch.setattr(module, name, lambda: "lain")
    monkeypatch.setattr(inputs, "code_digest", lambda: "lain")

    report = build(project, NOW)

    assert report is not None
    assert making.called == concerns_search


def test_a_withdrawn_post_leaves_the_index_and_an_empty_year_goes(project: Site) -> None:
    withdrawn = post("Kabar kota", withdrawn="{at: 2026-11-03, reason: Keliru.}", date="2025-11-02")
    project.edit(f"-- {OTHER} --\n{withdrawn}")

    build(project, NOW)

    assert {name.split("/")[0] for name in index(project)} == {"2026"}


@pytest.mark.parametrize("harm", ["missing", "damaged", "strange", "forgotten", "gone"])
def test_a_harmed_index_is_made_good(project: Site, harm: str) -> None:
    folder = project.root / "site" / urls.SEARCH_INDEX / "2025"
    text = next(folder.glob("isi/*"))
    before = index(project)
    if harm == "missing":
        text.unlink()
    elif harm == "damaged":
        text.write_bytes(b"x")
    elif harm == "strange":
        (folder / "lain.txt").write_text("x", encoding="utf-8")
    elif harm == "gone":
        shutil.rmtree(folder)
    else:
        next((project.root / ".kim-cache").glob("site-*.sqlite")).unlink()

    build(project, NOW)

    with record.opened(next((project.root / ".kim-cache").glob("site-*.sqlite"))) as kept:
        assert kept
        assert index_record.is_complete(project.root / "site", index_record.files_of(kept).keys())
    assert index(project) == before


def test_mkdocs_build_makes_the_same(project: Site) -> None:
    kim = index(project)

    assert project.build().exit_code == 0

    assert index(project) == kim
