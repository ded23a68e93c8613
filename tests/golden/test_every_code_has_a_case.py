"""No diagnostic code exists without an example of it that is run.

A code is covered by a golden case that expects it, or by a unit test of the
content or builder floor that names it.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from kim_plugins.base import messages
from tests.golden.cases import HERE, load

STAGES = ("bodies", "pages", "posts", "registry")
TESTED_END_TO_END = frozenset({"KIM040", "KIM201", "KIM202", "KIM203", "KIM204", "KIM137"})
"""Only MkDocs' own settings and files raise these; `tests/e2e` shows each."""
UNIT = Path(__file__).parents[1] / "unit"


@functools.cache
def _codes_of_cases() -> set[str]:
    files = [file for stage in STAGES for file in (HERE / stage).glob("*.yml")]
    return {problem["code"] for file in files for problem in load(file).get("problems", ())}


@functools.cache
def _codes_of_unit_tests() -> set[str]:
    files = [file for floor in ("content", "builder") for file in (UNIT / floor).rglob("test_*.py")]
    return {code for file in files for code in re.findall(r"KIM\d{3}", file.read_text("utf-8"))}


@pytest.mark.parametrize("code", sorted(set(messages.codes()) - TESTED_END_TO_END))
def test_a_code_is_raised_by_some_example(code: str) -> None:
    assert code in _codes_of_cases() | _codes_of_unit_tests()


def test_every_code_that_a_case_expects_has_a_message() -> None:
    assert _codes_of_cases() <= set(messages.codes())


def test_codes_left_to_end_to_end_tests_exist() -> None:
    assert set(messages.codes()) >= TESTED_END_TO_END


@pytest.mark.parametrize("stage", STAGES)
def test_a_case_is_named_by_a_sentence(stage: str) -> None:
    names = [file.stem for file in (HERE / stage).glob("*.yml")]
    assert names
    assert [n for n in names if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+){2,}", n)] == []
