"""What a new content repository runs on forges: as safe as ours, and nothing but pip and `kim`."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kim_plugins.builder.founding import starter
from tests.e2e.sites import ROOT
from tests.workflows.test_workflows import BIN, assert_known, run

OWN = {path: content.decode() for path, content in starter.own_files().items()}
GITHUB = [path for path in OWN if path.startswith(".github/workflows/")]
FORGEJO = [path for path in OWN if path.startswith(".forgejo/workflows/")]
PLAIN = {"git", "python", "python3", "exit"}
SCHEMA = ("--builtin-schema", "vendor.github-workflows")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files where the tools that judge them look."""
    root = tmp_path_factory.mktemp("isi")
    for path, text in OWN.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def test_zizmor_finds_nothing(folder: Path) -> None:
    paths = [folder / path for path in GITHUB]

    assert run(BIN / "zizmor", "--offline", "--quiet", *paths) == ""


def test_actionlint_finds_nothing(folder: Path) -> None:
    paths = [folder / path for path in GITHUB]

    assert run(BIN / "actionlint", "-color=false", *paths) == ""


def test_they_follow_the_forges_schemas(folder: Path) -> None:
    gitlab = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    paths = [folder / path for path in (*GITHUB, *FORGEJO)]

    assert run(BIN / "check-jsonschema", *SCHEMA, *paths) == ""
    assert run(BIN / "check-jsonschema", *gitlab, folder / ".gitlab-ci.yml") == ""


def test_actions_are_those_that_this_repository_uses_itself() -> None:
    ours = "".join(path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml"))
    used = {line.strip() for path in GITHUB for line in OWN[path].splitlines() if "uses:" in line}

    assert used
    assert [line for line in used if line not in ours] == []
    assert not any("uses:" in OWN[path] for path in FORGEJO)


def test_the_release_is_installed_as_it_is_locked() -> None:
    for path in (*GITHUB, *FORGEJO, ".gitlab-ci.yml", "deploy/post-receive"):
        pip = [line for line in lines(path) if "pip install" in line]
        assert all("--require-hashes -r" in a for a in pip[::2]), path
        assert all("--no-deps" in b and "kim.txt" in b for b in pip[1::2]), path
        assert len(pip) % 2 == 0, path


def test_nothing_but_pip_git_and_known_commands_is_run() -> None:
    for path in (*GITHUB, *FORGEJO, ".gitlab-ci.yml"):
        for line in lines(path):
            for part in line.split("&&"):
                words = shlex.split(part.split("||")[0].split(">")[0].strip(" ()"))
                name = words[0].rpartition("/")[2]
                if name == "kim":
                    assert_known(words[1:])
                else:
                    assert name in {*PLAIN, "pip", "cd", "echo"}, line


def test_nobodys_text_is_put_into_a_shell_line() -> None:
    for path in (*GITHUB, *FORGEJO):
        assert [line for line in lines(path) if "${{" in line] == [], path


def test_a_job_has_no_right_that_it_does_not_name() -> None:
    for path in GITHUB:
        assert read(path)["permissions"] == {}, path


def test_a_request_is_judged_by_the_release_of_the_branch_that_it_asks() -> None:
    judged = {
        ".github/workflows/check.yml": "-r dasar/kim.txt",
        ".forgejo/workflows/check.yml": "-r dasar/kim.txt",
        ".gitlab-ci.yml": "-r /tmp/dasar/kim.txt",
    }
    for path, lock in judged.items():
        text = OWN[path]
        rights = re.search(r"kim check [^\n]*--author", text)
        assert rights, path
        assert lock in text[: rights.start()], path


def test_the_hook_is_a_shell_script_and_differs_from_ours_in_what_it_installs(folder: Path) -> None:
    assert run("sh", "-n", folder / "deploy/post-receive") == ""
    ours = (ROOT / "deploy/post-receive").read_text("utf-8").splitlines()
    theirs = OWN["deploy/post-receive"].splitlines()

    missing = [line for line in ours if line and not line.startswith("#") and line not in theirs]
    assert missing == [line for line in ours if "make -s" in line]


def test_nginx_is_set_up_as_ours() -> None:
    assert OWN["deploy/nginx.conf"] == (ROOT / "deploy/nginx.conf").read_text("utf-8")


def read(path: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(OWN[path])
    return found


def lines(path: str) -> list[str]:
    """Return every line that a file's jobs run."""
    if not path.endswith(".yml"):
        return [line.strip() for line in OWN[path].splitlines()]
    return [line.strip() for text in scripts(read(path)) for line in text.splitlines()]


def scripts(value: Any, key: str = "") -> Iterator[str]:
    """Yield what stands under `run`, `script` and `before_script`, wherever that is."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from scripts(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from scripts(inner, key)
    elif key in {"run", "script", "before_script"}:
        yield str(value)
