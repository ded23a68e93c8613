"""A snippet is a new post with a place to stop at for everything that must be filled in."""

from __future__ import annotations

import re

import pytest

from kim_plugins.content.editors import snippets
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import a_source

SNIPPETS = snippets.snippets()


def typed(kind: str) -> str:
    """Return what stands in the file right after the snippet was put in on 8 May 2026."""
    lines = SNIPPETS[f"Tulisan {kind}"]["body"]
    assert isinstance(lines, list)
    text = "\n".join(lines)
    for name, value in (("YEAR", "2026"), ("MONTH", "05"), ("DATE", "08")):
        text = text.replace(f"${{CURRENT_{name}}}", value)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"(?<!\\)\$(?:\{\d+\}|0)", "", text).replace("\\$", "$").replace("\\\\", "\\")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_snippet_asks_for_what_its_kind_needs_and_is_right_otherwise(kind: str) -> None:
    found = examine(a_source(typed(kind)), body.render_text)

    assert {problem.code for problem in found.diagnostics} <= {"KIM010", "KIM043", "KIM045"}
    asked = {p.args["key"] for p in found.diagnostics if p.code == "KIM010"}
    required = {n for n, field in SCHEMAS[kind].model_fields.items() if field.is_required()}
    assert asked == required - {"title", "date", "kind"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_places_to_stop_at_are_numbered_one_after_the_other(kind: str) -> None:
    lines = SNIPPETS[f"Tulisan {kind}"]["body"]
    stops = [int(n) for n in re.findall(r"\$\{(\d+)[:}]", "\n".join(lines))]

    assert stops == list(range(1, len(stops) + 1))
    assert lines[-1] == "$0"


def test_each_kind_has_its_own_word_to_type() -> None:
    assert [snippet["prefix"] for snippet in SNIPPETS.values()] == [f"kim-{k}" for k in SCHEMAS]
