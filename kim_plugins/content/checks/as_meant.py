"""A text is shown as its author meant it: without its title again, bold where it was bold."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.markdown.layout.pasted import chat_bold, repeated_title, without_titles


def check(draft: Draft) -> list[Diagnostic]:
    """Look at the first lines, and for the marks of chats."""
    problems = []
    title = draft.meta.title or ""
    if place := repeated_title(title, draft.text):
        problems.append(Diagnostic("KIM128", draft.within(*place)))
    for start, end in chat_bold(draft.text, without_titles(title, draft.text)[1]):
        words = draft.text[start:end]
        problems.append(
            Diagnostic("KIM156", draft.within(start, end), {"words": words}, f"*{words}*")
        )
    return problems
