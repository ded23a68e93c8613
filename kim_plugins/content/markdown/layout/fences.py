"""Code between fences, at the margin or further in, such as the steps of a guide have it.

Python-Markdown's own extension knows fences at the margin alone.
"""

from __future__ import annotations

import html

from markdown.preprocessors import Preprocessor

from kim_plugins.content.text import fenced
from kim_plugins.content.text.fenced import Fenced


class Fences(Preprocessor):
    """Puts such code away, so that nothing else looks at it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with a sign of the parser's in place of code."""
        result: list[str] = []
        number = 0
        for code in fenced.Fences(lines, fenced.PLAIN).all():
            result += [*lines[number : code.first], "", code.lead + self._stored(lines, code), ""]
            number = code.last + 1
        return result + lines[number:]

    def _stored(self, lines: list[str], code: Fenced) -> str:
        inside = (_dedented(n, len(code.lead)) for n in lines[code.first + 1 : code.last])
        text = html.escape("".join(f"{line}\n" for line in inside))
        name = f' class="language-{html.escape(code.language)}"' if code.language else ""
        stored: str = self.md.htmlStash.store(f"<pre><code{name}>{text}</code></pre>")
        return stored


def _dedented(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip(" "))) :]
