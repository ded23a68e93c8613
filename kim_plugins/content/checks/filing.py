"""No step of a wish comes before its receipt, and the clock of a filed report runs."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Aspirasi
from kim_plugins.model.wishes import FILING


def check(draft: Draft) -> list[Diagnostic]:
    """Compare the first step with the day of receipt, and a report's number with the steps."""
    meta = draft.meta
    if not isinstance(meta, Aspirasi):
        return []
    steps = meta.steps or ()
    # Of later ones it is told that they come before the one above.
    problems = [
        draft.problem("KIM125", "steps", number, day=step.at.day.isoformat())
        for number, step in enumerate(steps[:1])
        if meta.received and step.at.day < meta.received
    ]
    # A step that doesn't fit may have been meant for it.
    are_known = len(steps) == (draft.count("steps") or 0)
    if meta.lapor_id and are_known and not any(step.status == FILING for step in steps):
        problems.append(draft.problem("KIM124", "lapor_id"))
    return problems
