"""Folders move and texts change all together, whenever the power fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder import pipeline
from kim_plugins.builder.mending import journal
from kim_plugins.builder.mending.applying import Changed
from kim_plugins.builder.mending.journal import Act, Damaged
from kim_plugins.builder.sources.sources import UNFINISHED, Project, hash_of, is_unfinished

STEPS = 4
"""The journal, the folder, and two texts."""


class PowerFailure(Exception):
    """Nothing more is written."""


def a_project(root: Path) -> Project:
    folder = root / "docs/posts/lama/kim"
    folder.mkdir(parents=True)
    (folder / "a.md").write_bytes(b"satu\r\n")
    (folder / "b.md").write_bytes(b"dua\n")
    (root / "groups.yaml").write_bytes(b"lama\n")
    return Project(root, root / "docs", root / "groups.yaml")


ACT = Act(
    (("docs/posts/lama/kim", "docs/posts/baru/kim"),),
    (
        ("docs/posts/baru/kim/a.md", hash_of(b"satu\r\n"), "tiga\r\n"),
        ("groups.yaml", hash_of(b"lama\n"), "baru\n"),
    ),
)
BEFORE = {"docs/posts/lama/kim/a.md": b"satu\r\n", "docs/posts/lama/kim/b.md": b"dua\n"}
AFTER = {"docs/posts/baru/kim/a.md": b"tiga\r\n", "docs/posts/baru/kim/b.md": b"dua\n"}


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("last", range(STEPS))
def test_what_was_interrupted_is_finished_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    project, steps = a_project(tmp_path), 0

    def failing(path: Path, fresh: Path) -> Path:
        nonlocal steps
        if steps == last:
            raise PowerFailure
        steps += 1
        return renamed(path, fresh)

    renamed = Path.replace
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        patch.setattr(Path, "rename", failing)
        with pytest.raises(PowerFailure):
            journal.carry_out(ACT, project)
    if last == 0:  # Not even the journal: nothing has been touched.
        assert not is_unfinished(project)
        assert files(tmp_path).items() >= (BEFORE | {"groups.yaml": b"lama\n"}).items()
        return
    problems = pipeline.read_registry(project).diagnostics
    assert [problem.code for problem in problems] == ["KIM114"]
    journal.finish(project)

    left = {n: c for n, c in files(tmp_path).items() if not n.endswith(".kim-tmp")}
    assert left == AFTER | {"groups.yaml": b"baru\n"}


def test_nothing_is_written_where_a_file_has_changed_since_the_plan(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    (tmp_path / "groups.yaml").write_bytes(b"lain\n")

    with pytest.raises(Changed, match=r"groups\.yaml"):
        journal.carry_out(ACT, project)

    assert files(tmp_path) == BEFORE | {"groups.yaml": b"lain\n"}


def test_a_file_that_changed_during_an_interruption_is_not_overwritten(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "finish", lambda _: None)
        journal.carry_out(ACT, project)
    (tmp_path / "groups.yaml").write_bytes(b"lain\n")

    with pytest.raises(Changed, match=r"groups\.yaml"):
        journal.finish(project)

    assert (tmp_path / "groups.yaml").read_bytes() == b"lain\n"
    assert is_unfinished(project)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"moves": [["docs/a"]], "texts": []}',
        '{"moves": [], "texts": [["groups.yaml", "", 1]]}',
        '{"moves": [], "texts": [["../lain.txt", "", "x"]]}',
        '{"moves": [], "texts": [["docs/../.git/hooks/lain", "", "x"]]}',
        '{"moves": [["docs/posts/lama", "/tmp/kim-contoh"]], "texts": []}',
    ],
)
def test_a_journal_that_no_plan_wrote_is_not_carried_out(tmp_path: Path, text: str) -> None:
    project = a_project(tmp_path / "situs")
    (project.root / UNFINISHED).write_text(text)
    before = files(tmp_path)

    with pytest.raises(Damaged):
        journal.finish(project)

    assert files(tmp_path) == before
