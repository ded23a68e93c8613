"""`[Waktu]: Sabtu` is text unless a link refers to it: Markdown would take it away unseen."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from kim_plugins.content.markdown.layout.signs import PLAIN

_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\]^\n][^\]\n]*)\]:")


class UnusedReferences(Preprocessor):
    """Leaves definitions of links that nobody refers to in the text (CommonMark 4.7)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, those that define nothing marked as text."""
        found = [_DEFINITION.match(line) for line in lines]
        if not any(found):
            return lines
        rest = "\n".join(
            line[match.end() :] if match else line for line, match in zip(lines, found, strict=True)
        )
        used = {label.casefold().strip() for label in re.findall(r"\[([^\[\]\n]+)\]", rest)}
        return [
            PLAIN + line if match and match["label"].casefold().strip() not in used else line
            for line, match in zip(lines, found, strict=True)
        ]
