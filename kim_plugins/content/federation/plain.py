"""Texts of others as plain text in one line."""

from __future__ import annotations


def plain(text: str, most: int) -> str:
    """Return a text without signs that can't be seen or that turn its direction, in one line.

    It holds `most` characters at most; a longer one ends with an ellipsis.
    """
    # Cut before it is looked through: what comes after is shown to nobody.
    kept = "".join(c if c.isprintable() else " " for c in text[: 4 * most])
    line = " ".join(kept.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
