"""Beginnings of posts as snippets for VS Code.

Their syntax: code.visualstudio.com/docs/editing/userdefinedsnippets.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from kim_plugins.content.editors.template import new_post
from kim_plugins.model.frontmatter import SCHEMAS
from kim_plugins.model.kinds import KIND_LABELS

Snippet = Mapping[str, str | list[str]]

_TITLE, _DAY = "Judul tulisan", dt.date(2000, 1, 1)
_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_OPEN = re.compile(r'^(\w+): ?(""|\[\])?$')
"""A key that waits for its value."""


def snippets() -> dict[str, Snippet]:
    """Return a snippet for each kind of post, by its name."""
    return {f"Tulisan {kind}": _snippet(kind) for kind in SCHEMAS}


def _snippet(kind: str) -> Snippet:
    return {
        "prefix": f"kim-{kind}",
        "scope": "markdown",
        "description": f"Memulai tulisan jenis {kind} ({KIND_LABELS[kind]})",
        "body": list(_body(new_post(kind, _TITLE, _DAY))),
    }


def _body(text: str) -> Iterator[str]:
    """Yield the lines of a new post, with a place to stop at for each open value."""
    stop = 1
    for line in text.rstrip("\n").split("\n"):
        found = _OPEN.match(line)
        if line.startswith("title: "):
            yield f'title: "${{1:{_TITLE}}}"'
        elif line.startswith("date: "):
            yield f"date: {_TODAY}"
        elif found:
            stop += 1
            quote = '"' if found[2] == '""' else ""
            left, right = ("[", "]") if found[2] == "[]" else (quote, quote)
            yield f"{found[1]}: {left}${{{stop}}}{right}"
        else:
            yield line.replace("\\", "\\\\").replace("$", "\\$")
    yield from ("", "$0")
