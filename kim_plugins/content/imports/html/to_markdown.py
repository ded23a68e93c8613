"""Writes tidied HTML in our dialect."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

_MARKUP = re.compile(
    r"[\\*`]|(?<![^\W_])_|_(?![^\W_])|~|<(?=[A-Za-z/!?])|\[(?=[^\[\]\n]{0,1000}\]\()|\|"
)
_HEADING = re.compile(r"(?m)^([ \t]*)(?=#{1,6}\s)")
_GAPS = re.compile(r"\n{3,}")
_END = "\ue000"
"""Stands for the end of a line until all lines are put together."""
_ENDS = re.compile(rf"\s*{_END}[\s{_END}]*")
_EDGE = re.compile(r"(?m)[ \t]+$")


class _Converter(MarkdownConverter):
    """As the library writes, but no sign of the text becomes markup."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Set a backslash before what our dialect would take for markup."""
        escaped = _MARKUP.sub(lambda found: "&lt;" if found[0] == "<" else "\\" + found[0], text)
        return _HEADING.sub(r"\1\\", escaped)

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """End the line where it ended, and a paragraph where two ends stand together."""
        return _END

    def convert_em(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Slant by underscores: one asterisk is WhatsApp's sign for bold."""
        words = text.strip()
        if not words or "em" in parent_tags:
            return text
        before, after = (" " * (text[:1].isspace()), " " * (text[-1:].isspace()))
        return f"{before}_{words}_{after}"

    convert_i = convert_em

    def convert_blockquote(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Quote after an empty line: without it the words before would be quoted as well."""
        quoted = super().convert_blockquote(el, text, parent_tags)  # type: ignore[misc]
        return f"\n\n{quoted}\n\n"


def markdown_of(soup: BeautifulSoup) -> str:
    """Return a text in our dialect, without blank edges, ending with a line's end."""
    converter = _Converter(heading_style=ATX, bullets="-", strong_em_symbol="*", autolinks=False)
    written: str = converter.convert_soup(soup)
    written = _ENDS.sub(_end, written.strip(f" \n{_END}"))
    written = _GAPS.sub("\n\n", _EDGE.sub("", written)).strip()
    return written + "\n" if written else ""


def _end(found: re.Match[str]) -> str:
    """End a line, or a paragraph where an empty line stands between."""
    return "\n\n" if found[0].count(_END) > 1 or found[0].count("\n") > 1 else "\n"
