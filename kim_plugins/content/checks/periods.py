"""What ends does not end before it begins."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.fields import Moment

PAIRS = (("starts", "ends"), ("date", "valid_until"), ("date", "updated"))


def check(draft: Draft) -> list[Diagnostic]:
    """Compare each pair of moments that the post gives."""
    problems = []
    for first, second in PAIRS:
        begin, end = getattr(draft.meta, first, None), getattr(draft.meta, second, None)
        if isinstance(begin, Moment) and isinstance(end, Moment) and end.end < begin.at:
            problems.append(draft.problem("KIM049", second, first=first, second=second))
    return problems
