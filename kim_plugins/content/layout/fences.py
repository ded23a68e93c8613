"""Code between fences, at the margin or further in, such as the steps of a guide have it.

Python-Markdown's own extension knows fences at the margin alone.
"""

from __future__ import annotations

import html
import re

from markdown.preprocessors import Preprocessor

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^`\s{}]*)[^`\n]*")


class Fences(Preprocessor):
    """Puts such code away, so that nothing else looks at it (CommonMark 4.5)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with a sign of the parser's in place of code."""
        result: list[str] = []
        number = 0
        while number < len(lines):
            opened = _FENCE.fullmatch(lines[number])
            end = _end(lines, number, opened["fence"]) if opened else 0
            if opened and end:
                code = [_dedented(n, len(opened["indent"])) for n in lines[number + 1 : end]]
                result += ["", opened["indent"] + self._stored(code, opened["language"]), ""]
                number = end
            else:
                result.append(lines[number])
            number += 1
        return result

    def _stored(self, code: list[str], language: str) -> str:
        text = html.escape("".join(f"{line}\n" for line in code))
        name = f' class="language-{html.escape(language)}"' if language else ""
        stored: str = self.md.htmlStash.store(f"<pre><code{name}>{text}</code></pre>")
        return stored


def _end(lines: list[str], start: int, fence: str) -> int:
    """Return the line that closes a fence, or 0."""
    closing = re.compile(rf" *{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    return next((n for n in range(start + 1, len(lines)) if closing.fullmatch(lines[n])), 0)


def _dedented(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip(" "))) :]
