"""Topics come from groups.yaml, areas from the region table."""

from __future__ import annotations

import dataclasses

from kim_plugins.base.diagnostics import Diagnostic, closest
from kim_plugins.content.draft import Draft, Surroundings
from kim_plugins.model.regions import regency_code


def check(draft: Draft, around: Surroundings) -> list[Diagnostic]:
    """Report every topic and region code that does not exist or that nobody serves."""
    topics = around.registry.topics_by_id
    unknown = [
        dataclasses.replace(
            draft.problem("KIM036", "topics", number, value=topic),
            suggestion=closest(topic, topics),
        )
        for number, topic in enumerate(draft.meta.topics or ())
        if topic not in topics
    ]
    missing = [
        draft.problem("KIM034", "areas", number, value=code)
        for number, code in enumerate(draft.meta.areas or ())
        if code not in around.regions
    ]
    unserved = [
        draft.problem("KIM062", "areas", number, value=code)
        for number, code in enumerate(draft.meta.areas or ())
        if code in around.regions and regency_code(code) not in around.registry.area_by_code
    ]
    return unknown + missing + unserved
