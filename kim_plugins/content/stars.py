"""An asterisk between letters or figures is one: `60*90 cm`, `*888*1#` (chats read it so, too)."""

from __future__ import annotations

import re

from markdown.inlinepatterns import InlineProcessor


class Stars(InlineProcessor):
    """Leaves such an asterisk in the text, where CommonMark 6.2 would take it for emphasis."""

    def __init__(self) -> None:
        super().__init__(r"(?<=[^\W_])\*(?=[^\W_])")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Return the asterisk itself, which no later pattern sees."""
        return "*", m.start(0), m.end(0)
