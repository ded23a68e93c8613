"""Markdown → sanitised HTML with numbered slots: a pure function of the text.

Raw HTML and attribute lists are off, ids come only from headings and footnotes
and carry a prefix, so a post can't shadow anything of the page around it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import html
import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.markdown import raw_tags
from kim_plugins.content.markdown.dialect import converter
from kim_plugins.content.markdown.patterns import idle
from kim_plugins.content.markdown.raw_tags import MANY
from kim_plugins.content.markdown.sanitize import sanitize
from kim_plugins.content.text.hidden_notes import blanked, hidden_notes, removed
from kim_plugins.content.text.prose import without_code
from kim_plugins.model.body import Body, Heading, SafeHtml, Slot, SlotKind

MOST_PROBLEMS = 50
"""Problems of one text that are told; a flood of them says no more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rendering:
    """A body and what is wrong in its text."""

    body: Body
    diagnostics: tuple[Diagnostic, ...]

    def at(self, path: str, first_line: int) -> Rendering:
        """Return the same, with places counted in the file where the text stands."""
        down = first_line - 1
        slots = tuple(
            dataclasses.replace(s, line=s.line and s.line + down) for s in self.body.slots
        )
        problems = tuple(
            dataclasses.replace(d, span=dataclasses.replace(d.span, path=path, line=line))
            for d in self.diagnostics
            for line in [d.span.line and d.span.line + down]
        )
        return Rendering(dataclasses.replace(self.body, slots=slots), problems)


def render(text: str, path: str = "", first_line: int = 1) -> Rendering:
    """Render a post's text, whose first line is line `first_line` of `path`."""
    return render_text(text).at(path, first_line)


def render_text(text: str) -> Rendering:
    """Render a text that stands nowhere: a pure function, with places counted in the text."""
    renderer = _Renderer(text)
    return Rendering(renderer.body(), tuple(renderer.diagnostics))


_LINK = "]("
"""What an address follows."""
_NO_ADDRESS = re.compile(
    r"\]\((?P<inside>)\s*(?:<[ \t]*>)?\s*(?:(?:\"[^\"\n]*\"|'[^'\n]*')[ \t]*)?\)"
    r"|\]:(?P<below>)[ \t]*(?:<[ \t]*>)?[ \t]*$",
    re.MULTILINE,
)
"""A link to nowhere: `[a]()`, `[a](<> "b")`, `[a]: <>`."""


_AFTER = frozenset(" \t\n\r)>\"'")
"""What an address is followed by, if it doesn't go on; nothing at the end of a text."""
_MOST_TRIED = 100
"""Longer addresses that are passed over, so that no text can take long."""


def _found(text: str, lead: str, needle: str, start: int, *, is_whole: bool) -> int:
    """Return where a needle stands after a lead, or -1; a whole one is no longer address's start.

    So `a.md` isn't found in `a.md#bagian`, which another link may lead to.
    """
    at = text.find(lead + needle, start)
    for _ in range(_MOST_TRIED if is_whole else 0):
        end = at + len(lead) + len(needle)
        if at < 0 or end >= len(text) or text[end] in _AFTER:
            break
        at = text.find(lead + needle, at + 1)
    return at + len(lead) if at >= 0 else -1


@dataclasses.dataclass(slots=True)
class _Finder:
    """Finds again, in the source, what Markdown has consumed, occurrence by occurrence."""

    text: str
    _seen: dict[str, int] = dataclasses.field(default_factory=dict)

    def span(self, needle: str, before: str = "") -> Span:
        """Return the place of the next occurrence of `needle` (none if it is not there).

        One that follows `before` (the bracket of a link) is preferred to a stray one, and any
        to one in code.
        """
        start = self._seen.get(needle, 0)
        position = -1
        if not needle and before == _LINK:
            position = self._without_address(start)
        for is_whole in (True, False) if before == _LINK else (False,):
            for text in (without_code(self.text), self.text):
                for lead in (before, ""):
                    if position < 0 and lead + needle:
                        position = _found(text, lead, needle, start, is_whole=is_whole)
        if position < 0 and before == _LINK and needle:
            return self._defined(needle)
        if position < 0:
            return Span("")
        self._seen[needle] = position + max(1, len(needle))
        return span_of(self.text, position, len(needle))

    def _defined(self, needle: str) -> Span:
        """Return the place of a definition (`[a]: b.md`), to which any number of links lead."""
        for lead in ("]: ", "]:", "]: <"):
            position = _found(self.text, lead, needle, 0, is_whole=True)
            if position >= 0:
                return span_of(self.text, position, len(needle))
        return Span("")

    def _without_address(self, start: int) -> int:
        """Return where the address of the next link should stand that has none, or -1."""
        found = _NO_ADDRESS.search(without_code(self.text), start)
        return max(found.span("inside")[0], found.span("below")[0]) if found else -1


def span_of(text: str, position: int, length: int) -> Span:
    """Return the place of a part of a text."""
    line = 1 + text.count("\n", 0, position)
    return Span("", line, position - text.rfind("\n", 0, position), length)


_NAMED = r'kim-([0-9a-f]{24})-(\d+)"'
_SLOT = re.compile(rf'<img src="{_NAMED}>| href="{_NAMED}')
"""A slot, of this text or of any other: one pattern for all, since each costs time to compile."""


class _Renderer:
    """One run over one text."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.text = blanked(text)
        self.shown = removed(text)
        self.finder = _Finder(self.text)
        self.diagnostics: list[Diagnostic] = []
        self.slots: list[Slot] = []
        self.tags = 0
        """How many HTML tags were found."""
        self.digest = hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
        self.token = f"kim-{self.digest}-"
        """Names the slots; a text can't contain its own digest."""

    def body(self) -> Body:
        parser = converter()
        safe = sanitize(parser.convert(self, idle(self.shown)))
        self._tell_of_hidden()
        headings = tuple(_headings(parser.markdown.toc_tokens))  # type: ignore[attr-defined]
        return Body(
            pieces=self._pieces(safe),
            slots=tuple(self.slots),
            headings=headings,
            anchors=frozenset(re.findall(r' id="([^"]+)"', safe)),
            digest=self.digest,
        )

    def _pieces(self, safe: SafeHtml) -> tuple[SafeHtml, ...]:
        """Cut the HTML at its slots and put the slots in the order of the text."""
        if not self.slots:
            return (safe,)
        order, pieces, end = [], [], 0
        for found in _SLOT.finditer(safe):
            if (found[1] or found[3]) == self.digest:  # Else an author has written it.
                order.append(int(found[2] or found[4]))
                pieces.append(SafeHtml(safe[end : found.start()]))
                end = found.end()
        self.slots = [self.slots[number] for number in order]
        return (*pieces, SafeHtml(safe[end:]))

    def _tell_of_hidden(self) -> None:
        """Tell of HTML and hidden notes; a text that is all HTML gets one message for both."""
        tags = [problem for problem in self.diagnostics if problem.code == "KIM037"]
        if self.tags > MANY:
            kept = [problem for problem in self.diagnostics if problem.code != "KIM037"]
            args = {"count": str(self.tags), "tag": tags[0].args["tag"]} if tags else {}
            self.diagnostics = [*kept, Diagnostic("KIM142", tags[0].span, args)] if tags else kept
        elif len(tags) > 1:
            others = [problem for problem in self.diagnostics if problem.code != "KIM037"]
            self.diagnostics = [*others, *raw_tags.once_a_line(tags)]
        for note in hidden_notes(self.source):
            if note.code == "KIM141" or self.tags <= MANY:
                span = span_of(self.source, note.told, 4)
                self.diagnostics.append(Diagnostic(note.code, span))

    def add_slot(self, kind: SlotKind, target: str, written: str, alt: str = "") -> str:
        """Keep what a link or picture wants and return the token that stands for it."""
        span = self.finder.span(written, _LINK)
        self.slots.append(Slot(kind, target, alt, span.line, span.column))
        return f"{self.token}{len(self.slots) - 1}"

    def report(
        self, code: str, needle: str, before: str = "", suggestion: str = "", **args: str
    ) -> None:
        self.tags += code == "KIM037"
        if len(self.diagnostics) < MOST_PROBLEMS:
            span = self.finder.span(needle, before)
            self.diagnostics.append(Diagnostic(code, span, args, suggestion))


def _headings(tokens: list[dict[str, object]]) -> Iterator[Heading]:
    """Flatten the nested table of contents."""
    for token in tokens:
        yield Heading(
            int(str(token["level"])),
            str(token["id"]),
            html.unescape(str(token["data-toc-label"] or token["name"])),
        )
        yield from _headings(token["children"])  # type: ignore[arg-type]  # nested tokens
