"""A heading as high as the post's own title, told in words that fit how it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kim_plugins.content.text.prose import without_code

_TITLE = re.compile(
    r"^#(?!#)[ \t]+(?P<marked>\S[^\n]*?)[ \t]*#*[ \t]*$|^(?P<underlined>\S[^\n]*)\n=+[ \t]*$",
    re.MULTILINE,
)
MARKED: Mapping[str, str] = {
    "reason": "ada satu tanda # di depannya",
    "advice": "Pakailah dua tanda # (##) untuk judul bagian.",
}
UNDERLINED: Mapping[str, str] = {
    "reason": "ada garis ===== tepat di bawahnya",
    "advice": "Hapus garis itu. Kalau barisnya memang judul bagian, awali dengan dua tanda # (##).",
}
EITHER: Mapping[str, str] = {
    "reason": "ada satu tanda # di depannya atau garis ===== di bawahnya",
    "advice": "Pakailah dua tanda # (##) untuk judul bagian, tanpa garis =====.",
}


def titles(text: str) -> list[tuple[str, Mapping[str, str]]]:
    """Return the first-level headings of a text as they were written, each with its words."""
    return [
        (found[found.lastgroup or 0], MARKED if found.lastgroup == "marked" else UNDERLINED)
        for found in _TITLE.finditer(without_code(text))
    ]
