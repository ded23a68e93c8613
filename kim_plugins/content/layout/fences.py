"""Code between fences, at the margin or further in, such as the steps of a guide have it.

Python-Markdown's own extension knows fences at the margin alone.
"""

from __future__ import annotations

import bisect
import html
import itertools
import re
import sys

from markdown.preprocessors import Preprocessor

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^`\s{}]*)[^`\n]*")


_BARE = re.compile(r" *(`{3,}|~{3,})[ \t]*")


class Fences(Preprocessor):
    """Puts such code away, so that nothing else looks at it (CommonMark 4.5)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with a sign of the parser's in place of code."""
        result: list[str] = []
        closings = _Closings(lines)
        number = 0
        while number < len(lines):
            opened = _FENCE.fullmatch(lines[number])
            end = closings.after(number, opened["fence"]) if opened else 0
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


class _Closings:
    """The lines that can close a fence, found without looking at all of them each time."""

    def __init__(self, lines: list[str]) -> None:
        self.found: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
        """Line and length of each, by its sign."""
        for number, line in enumerate(lines):
            if bare := _BARE.fullmatch(line):
                self.found[bare[1][0]].append((number, len(bare[1])))
        self.longest = {
            sign: list(itertools.accumulate((size for _, size in reversed(found)), max))[::-1]
            for sign, found in self.found.items()
        }
        """For each of them the longest from there on."""

    def after(self, number: int, fence: str) -> int:
        """Return the line that closes a fence which opens at a line, or 0."""
        found = self.found[fence[0]]
        start = bisect.bisect_right(found, (number, sys.maxsize))
        if start == len(found) or self.longest[fence[0]][start] < len(fence):
            return 0
        return next(
            line for line, size in itertools.islice(found, start, None) if size >= len(fence)
        )


def _dedented(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip(" "))) :]
