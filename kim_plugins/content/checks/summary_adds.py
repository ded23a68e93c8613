"""A summary says more than the title above it."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft

FEWEST_ADDED = 20
"""Letters and figures that a summary which repeats the whole title has to add to it.

`Panen madu di Desa Contoh` may well become `Panen madu di Desa Contoh dimulai Sabtu pagi`.
"""


def check(draft: Draft) -> list[Diagnostic]:
    """Compare both by their letters and figures alone."""
    title, summary = draft.meta.title, draft.meta.summary
    if not isinstance(title, str) or not isinstance(summary, str):
        return []
    # Most summaries begin otherwise, which their first letters show.
    if not title or title[:1].casefold() != summary[:1].casefold():
        return []
    said, told = _letters(title), _letters(summary)
    if told.startswith(said) and len(told) - len(said) < FEWEST_ADDED:
        return [draft.problem("KIM074", "summary")]
    return []


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
