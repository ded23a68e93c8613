"""What the handbook shows as wrong raises its code, and what it shows as right does not."""

from __future__ import annotations

import re

import pytest
import yaml

from kim_plugins.base import messages
from kim_plugins.content.source import SourceFile
from tests.builders import FOLDER, FRONT, a_source, judged, surroundings

CODES = ["KIM014", "KIM127", *(f"KIM0{number}" for number in range(66, 90))]
KINDS = {"KIM083": {"kind": "aspirasi", "request": "pengaduan", "received": "2026-05-01"}}
KINDS["KIM084"] = KINDS["KIM083"]
AROUND = surroundings(f"{FOLDER}/img/panen-madu.jpg", f"{FOLDER}/2026-04-10-rapat-warga.md")


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_a_message_are_what_they_say(code: str) -> None:
    wrong, right = messages.message(code).examples.split("## Benar")

    assert code in _codes(_post(code, wrong))
    assert code not in _codes(_post(code, right))


def _codes(file: SourceFile) -> set[str]:
    return {problem.code for problem in judged(file, AROUND).diagnostics}


def _post(code: str, example: str) -> SourceFile:
    """Make a post of an example: its front matter over ours, or its text under it."""
    block = re.search(r"~~~markdown\n(.+?)~~~", example, re.DOTALL)
    assert block
    head, text = {**FRONT, **KINDS.get(code, {})}, block[1]
    if text.startswith("---\n"):
        head |= yaml.load(text.strip("-\n"), Loader=yaml.BaseLoader)
        text = "Isi."
    given = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return a_source(f"---\n{given}---\n\n{text}\n")
