"""Git is asked what a branch has changed, and can't be talked into anything else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kim_plugins.builder.requests import git


def run(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Uji", "-c", "user.email=uji@example.org"]
    subprocess.run(["git", *identity, "-C", str(root), *arguments], check=True, capture_output=True)


def commit(root: Path, **files: str) -> None:
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    run(root, "add", "-A")
    run(root, "commit", "-qm", "ubah")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with two branches that have both gone on since they parted."""
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, awal="1", lain="1")
    run(tmp_path, "checkout", "-qb", "tulisan")
    commit(tmp_path, tulisan="1")
    run(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, lain="2")
    run(tmp_path, "checkout", "-q", "tulisan")
    return tmp_path


def names(found: list[Path]) -> list[str]:
    return [path.name for path in found]


def test_only_this_branch_counts_not_what_the_other_did_meanwhile(repository: Path) -> None:
    assert names(git.changed_since(repository, "main")) == ["tulisan"]


def test_files_that_are_new_changed_or_gone_count_before_they_are_committed(
    repository: Path,
) -> None:
    (repository / "baru").write_text("1", encoding="utf-8")
    (repository / "awal").unlink()
    (repository / "lain").write_text("3", encoding="utf-8")

    assert names(git.changed_since(repository, "HEAD")) == ["awal", "baru", "lain"]


@pytest.mark.parametrize("ref", ["tak-ada", "", "--output=curian", "-h", "HEAD:awal", "a\x00b"])
def test_what_names_no_commit_is_refused_and_never_an_option(repository: Path, ref: str) -> None:
    with pytest.raises(git.NoGit, match="Git"):
        git.changed_since(repository, ref)

    assert not (repository / "curian").exists()
