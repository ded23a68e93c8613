"""Reads golden cases: one behaviour a file, whose name is the sentence that it shows.

Every scalar is text, as its author wrote it. `problems` lists all diagnostics in
the order in which they are shown: `at` is `line:column` (`line` alone, or `file`,
where there is no column), `marks` the words that the place covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kim_plugins.base.diagnostics import Diagnostic, by_place

HERE = Path(__file__).parent
Case = dict[str, Any]


def load(path: Path) -> Case:
    """Read one case, leaving every scalar a text."""
    # Every worker reads a thousand of them: the reader in C takes a tenth of the time.
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    assert isinstance(case, dict)
    return case


def cases(stage: str) -> list[Any]:
    """Return the cases of a stage as parameters of one test."""
    files = sorted((HERE / stage).glob("*.yml"))
    return [pytest.param(load(file), id=file.stem) for file in files]


def assert_problems(found: Iterable[Diagnostic], expected: Iterable[Mapping[str, Any]]) -> None:
    """Compare diagnostics with a case's `problems`; details are compared where they are named."""
    problems, wanted = by_place(found), list(expected)
    assert [problem.code for problem in problems] == [want["code"] for want in wanted]
    for problem, want in zip(problems, wanted, strict=True):
        assert _place(problem) == want.get("at", _place(problem))
        args = want.get("args", {})
        assert {name: problem.args.get(name) for name in args} == args
        assert problem.suggestion == want.get("suggestion", problem.suggestion)
        assert _marked(problem) == want.get("marks", _marked(problem))


def _place(problem: Diagnostic) -> str:
    numbers = [str(n) for n in (problem.span.line, problem.span.column) if n]
    return ":".join(numbers) or "file"


def _marked(problem: Diagnostic) -> str:
    start = problem.span.column - problem.excerpt_start
    return problem.excerpt[start : start + problem.span.length] if start >= 0 else ""
