"""The steps of a wish follow one another as they can have happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import short_date
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Aspirasi, Step

FIRST = frozenset({"diterima", "diteruskan"})
"""Receiving is told by `received` as well, so that a list may begin with what came next."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look at the steps' times, and at their order where the times are in order."""
    meta = draft.meta
    if not isinstance(meta, Aspirasi) or not meta.steps:
        return []
    return _out_of_time(meta.steps, draft) or _out_of_order(meta.steps, draft)


def _out_of_time(steps: Sequence[Step], draft: Draft) -> list[Diagnostic]:
    """Report steps dated before the one above them; their page shows them in order of time."""
    problems = []
    for number, (before, after) in enumerate(pairwise(steps), start=1):
        if after.at.end < before.at.at:
            args = {"date": short_date(after.at.day), "before": short_date(before.at.day)}
            problems.append(draft.problem("KIM083", "steps", number, "at", **args))
    return problems


def _out_of_order(steps: Sequence[Step], draft: Draft) -> list[Diagnostic]:
    """Report what can't well come first, and what can't well follow."""
    problems = []
    for number, step in enumerate(steps):
        if number == 0:
            is_odd = step.status not in FIRST
        else:
            is_after_end = steps[number - 1].status == "selesai" and step.status != "dibuka-lagi"
            is_odd = is_after_end or step.status == "diterima"
        if is_odd:
            problems.append(draft.problem("KIM084", "steps", number, "status", status=step.status))
    return problems
