"""What the handbook shows as wrong raises its code, and what it shows as right does not."""

from __future__ import annotations

import re

import pytest
import yaml

from kim_plugins.base import messages
from kim_plugins.content.front_matter.source import SourceFile
from tests.builders import FOLDER, FRONT, a_source, judged, surroundings

CODES = ["KIM014", "KIM127", *(f"KIM0{number}" for number in range(66, 90))]
CODES += [*(f"KIM{number}" for number in range(170, 175)), "KIM207"]
KINDS = {"KIM083": {"kind": "aspirasi", "request": "pengaduan", "received": "2026-05-01"}}
KINDS["KIM084"] = KINDS["KIM083"]
AROUND = surroundings(f"{FOLDER}/img/panen-madu.jpg", f"{FOLDER}/2026-04-10-rapat-warga.md")


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_a_message_are_what_they_say(code: str) -> None:
    wrong, right = messages.message(code).examples.split("## Benar")

    assert code in _codes(_posts(code, wrong)[0])
    for post in _posts(code, right):
        assert code not in _codes(post)


def _codes(file: SourceFile) -> set[str]:
    return {problem.code for problem in judged(file, AROUND).diagnostics}


def _posts(code: str, example: str) -> list[SourceFile]:
    """Make a post of each example: its front matter over ours, its text under it."""
    blocks = re.findall(r"~~~markdown\n(.+?)~~~", example, re.DOTALL)
    assert blocks
    return [_post(code, block) for block in blocks]


def _post(code: str, text: str) -> SourceFile:
    head = {**FRONT, **KINDS.get(code, {})}
    if text.startswith("---\n"):
        _, given, text = text.split("---\n", 2)
        head |= yaml.load(given, Loader=yaml.BaseLoader)
        text = text or "Isi."
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return a_source(f"---\n{front}---\n\n{text}\n")
