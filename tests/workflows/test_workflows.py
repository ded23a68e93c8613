"""What runs on forges: safe as an attacker reads it, and nothing in it that isn't tested here."""

from __future__ import annotations

import importlib
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import yaml

from kim_plugins.cli import COMMANDS
from tests.e2e.sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
PLAIN = {"echo", "exit", "git", "(cd"}
"""Commands beside `kim` and `make`; only where nothing of ours can do it."""


def run(*arguments: str | Path) -> str:
    """Run a tool; return what it complains of."""
    result = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr


def read(path: Path) -> dict[Any, Any]:
    """Read a workflow."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Return every job with the name of its workflow."""
    return [(path.name, job) for path in WORKFLOWS for job in read(path)["jobs"].values()]


def steps() -> list[dict[str, Any]]:
    """Return every step."""
    return [step for _, job in jobs() for step in job.get("steps", ())]


def gitlab_lines() -> list[str]:
    """Return every line that GitLab's jobs run."""
    found = read(ROOT / ".gitlab-ci.yml")
    return [
        line for job in found.values() if isinstance(job, dict) for line in job.get("script", ())
    ]


def command_lines() -> list[str]:
    """Return every line that either forge runs."""
    lines = [line for step in steps() for line in step.get("run", "").splitlines()]
    return lines + gitlab_lines()


def test_zizmor_finds_nothing() -> None:
    assert run(BIN / "zizmor", "--offline", "--quiet", *WORKFLOWS) == ""


def test_actionlint_finds_nothing() -> None:
    assert run(BIN / "actionlint", "-color=false", *WORKFLOWS) == ""


def test_the_workflows_follow_githubs_schema() -> None:
    schema = ("--builtin-schema", "vendor.github-workflows")
    assert run(BIN / "check-jsonschema", *schema, *WORKFLOWS) == ""


def test_the_pipeline_follows_gitlabs_schema() -> None:
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    assert run(BIN / "check-jsonschema", *schema, ROOT / ".gitlab-ci.yml") == ""


def test_a_workflow_has_no_rights_of_its_own_and_a_job_names_each() -> None:
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}, path.name
    for name, job in jobs():
        assert isinstance(job["permissions"], dict), name


def test_only_the_withdrawal_may_write_to_the_repository() -> None:
    writers = [name for name, job in jobs() if job["permissions"].get("contents") == "write"]
    assert writers == ["withdraw.yml"]


def test_a_request_is_checked_without_secrets_rights_or_a_cache_to_write() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert list(read(ROOT / ".github/workflows/check.yml")[True]) == ["pull_request"]
    for job in read(ROOT / ".github/workflows/check.yml")["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert "actions/cache" not in text
    assert "pull_request_target" not in "".join(p.read_text(encoding="utf-8") for p in WORKFLOWS)


def test_actions_are_githubs_own_and_pinned_by_commit() -> None:
    for step in steps():
        if used := step.get("uses"):
            assert re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}", used), used


def test_nobodys_text_is_put_into_a_shell_line() -> None:
    for line in command_lines():
        assert "${{" not in line, line
        assert not re.search(
            r'(?<!")\$(POST|REASON|AUTHOR|CI_|GITLAB_)', line.replace(":$", '"$')
        ), line


def test_where_a_job_hands_its_token_to_git_nothing_else_is_run() -> None:
    for name, job in jobs():
        keeps = [s for s in job.get("steps", ()) if s.get("with", {}).get("persist-credentials")]
        if keeps:
            assert name == "withdraw.yml"
            assert not [s for s in job["steps"] if "upload" in s.get("uses", "")]
        for step in job.get("steps", ()):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert "persist-credentials" in step["with"], name


def test_steps_are_thin_and_their_commands_are_known() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w$()./-]+):", makefile, re.MULTILINE))
    targets |= {name.replace("$(VENV)", ".venv") for name in targets}
    for line in command_lines():
        words = shlex.split(line.split("||")[0].split(">")[0].strip("()"))
        if "&&" in words:
            words = words[words.index("&&") + 1 :]
        if words[0].endswith("/kim"):
            assert_known(words[1:])
        elif words[0] == "make":
            assert words[-1] in targets, line
        else:
            assert words[0] in PLAIN, line


def assert_known(words: list[str]) -> None:
    """Check a call of `kim` against the command it names."""
    name, *arguments = words
    assert name in COMMANDS, name
    command = getattr(importlib.import_module(f"kim_plugins.cli.{name}"), name)
    assert isinstance(command, click.Command)
    known = {option for parameter in command.params for option in parameter.opts}
    given = {word for word in arguments if word.startswith("--") and word != "--"}
    assert given <= known, words
