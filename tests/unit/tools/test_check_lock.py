"""A new lock is told which packages got older or stay behind, with the resolver's reasons."""

from __future__ import annotations

from collections.abc import Sequence

from packaging.version import Version

from tools.check_lock import Answer, behind, newest, older, pins, reason, report

OLD = """\
a-calendar==0.109 \\
    --hash=sha256:00
a-parser==2.9.post0
a-theme==12.3 ; python_full_version < '3.11.5'
a-theme==13.1 ; python_full_version >= '3.11.5'
"""
NEW = "a-calendar==0.86\na-parser==4.0.0\na-theme==12.3\n"
REFUSAL = """\
error: No solution found when resolving dependencies
  cause: Because a-calendar>=0.109 depends on a-parser<3, we can conclude that
      your requirements are unsatisfiable.

hint: look at https://example.org/
"""
COMMAND = ("uv", "pip", "compile", "--python-version", "3.11", "pyproject.toml")


def test_a_package_that_got_older_is_named() -> None:
    assert older(pins(OLD), pins(NEW)) == ["a-calendar 0.109 -> 0.86"]
    assert older(pins(NEW), pins(OLD)) == ["a-parser 4.0.0 -> 2.9.post0"]


def test_of_a_package_with_two_releases_the_older_counts() -> None:
    assert pins(OLD)["a-theme"] == Version("12.3")
    assert newest(OLD)["a-theme"] == Version("13.1")
    assert behind(pins(OLD), newest(OLD)) == ["a-theme"]


def test_the_resolver_says_what_forbids_the_newest() -> None:
    told = reason(pins(NEW), Answer(REFUSAL, is_found=False))

    assert told.startswith("Because a-calendar>=0.109 depends on a-parser<3, we can")
    assert "example.org" not in told


def test_what_would_get_older_instead_is_a_reason() -> None:
    assert reason(pins(OLD), Answer(NEW, is_found=True)) == "else a-calendar 0.109 -> 0.86"
    assert "--upgrade" in reason(pins(NEW), Answer(NEW, is_found=True))


def test_each_package_worth_a_look_has_a_line() -> None:
    asked: list[Sequence[str]] = []

    def resolve(command: Sequence[str], given: str) -> Answer:
        asked.append([*command, given])
        if "--no-deps" in command:
            return Answer("a-calendar==0.109\na-parser==4.0.0\na-theme==13.1\n", is_found=True)
        return Answer(REFUSAL, is_found=False)

    known = {"a-theme": Version("12.3")}
    lines = list(report(pins(OLD), pins(NEW), COMMAND, resolve, known))

    assert lines[0] == "older: a-calendar 0.109 -> 0.86"
    assert lines[1].startswith("behind: a-calendar 0.86, newest 0.109: Because a-calendar>=0.109")
    assert len(lines) == 2
    assert asked[0][-1] == "a-calendar\na-parser"
    assert asked[1][-3:] == ["-c", "-", "a-calendar==0.109"]
