"""What a chat leaves in a copied text is told: others' names, and lines that say nothing here."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.chat_remains import remains, senders

MOST = 10
"""How often each is told; whoever mends those finds the others."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look for senders and for what stands in place of pictures and the like."""
    names = list(senders(draft.text))
    problems = [
        Diagnostic("KIM126", draft.within(start, end), {"name": name, "count": str(len(names))})
        for start, end, name in names[:MOST]
    ]
    for start, end, advice in list(remains(draft.text))[:MOST]:
        args = {"text": draft.text[start:end], "advice": advice}
        problems.append(Diagnostic("KIM162", draft.within(start, end), args))
    return problems
