"""groups.yaml becomes a complete, consistent registry, or every reason why not."""

from __future__ import annotations

import pytest

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry
from tests.golden.cases import Case, assert_problems, cases


@pytest.mark.parametrize("case", cases("registry"))
def test_a_registry_is_read(case: Case) -> None:
    content = case["groups.yaml"].encode(case.get("encoding", "utf-8"))
    reading = registry.read(SourceFile("", "groups.yaml", content, size=1), region_table())

    lines = reading.source.split("\n")
    problems = [d.with_excerpt(lines) for d in reading.diagnostics]
    assert_problems(problems, case["problems"])
    assert (reading.registry is None) == (case["registry"] == "no")
    if reading.registry is not None:
        assert list(reading.registry.areas) == case["registry"]["areas"]
        groups = [f"{area}/{group}" for area, group in reading.registry.groups_by_id]
        assert groups == case["registry"]["groups"]
