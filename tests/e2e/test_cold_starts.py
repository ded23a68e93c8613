"""A forked command (`tests/commands.py`) does what one does that people start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import commands
from tests.e2e.sites import POST, ROOT, Site, post, site

SECONDS = re.compile(r"\d+[.,]\d+ (?:seconds|detik)")


def test_the_tests_run_against_the_package_of_this_checkout() -> None:
    import kim_plugins

    assert Path(str(kim_plugins.__file__)).is_relative_to(ROOT)


def built(project: Site, name: str, *, cold: bool) -> tuple[int, str, dict[str, bytes]]:
    done = commands.run(name, "build", "--strict", folder=project.root, cold=cold)
    said = SECONDS.sub("", done.stdout + done.stderr).replace(str(project.root), "")
    files = {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in (project.root / "site").rglob("*")
        if path.is_file()
    }
    return done.returncode, said, files


@pytest.mark.parametrize("name", ["kim", "mkdocs"])
@pytest.mark.parametrize(("keys", "code"), [({}, 0), ({"kind": "brita"}, 1)])
def test_both_starts_end_the_same(
    tmp_path: Path, name: str, keys: dict[str, str], code: int
) -> None:
    ends = []
    for start in ("dingin", "hangat"):
        (tmp_path / start).mkdir()
        project = site(tmp_path / start, f"-- {POST} --\n{post(**keys)}")
        ends.append(built(project, name, cold=start == "dingin"))

    assert ends[0] == ends[1]
    assert ends[0][0] == code


def test_a_wrong_option_is_told_in_the_words_of_each_command(tmp_path: Path) -> None:
    for name in ("kim", "mkdocs"):
        cold, warm = (
            commands.run(name, "tak-ada", folder=tmp_path, cold=cold) for cold in (True, False)
        )
        assert (cold.returncode, cold.stderr) == (warm.returncode, warm.stderr)
        assert cold.returncode == 2
