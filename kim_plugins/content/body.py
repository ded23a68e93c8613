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
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.slug import slugify
from kim_plugins.content.lists import ListIndents
from kim_plugins.content.sanitize import SCHEMES, sanitize, without_controls
from kim_plugins.model.body import Body, Heading, SafeHtml, Slot, SlotKind

ID_PREFIX = "isi-"
"""Set before every heading id, and before the `#part` of every link to one."""
MOST_PROBLEMS = 50
"""Problems of one text that are told; a flood of them says no more."""
EXTENSIONS = ("tables", "footnotes", "fenced_code", "def_list", "sane_lists", "pymdownx.magiclink")
_EXTENSION_CONFIGS: dict[str, dict[str, object]] = {
    "footnotes": {"BACKLINK_TITLE": "Kembali ke tempat catatan {} dalam teks"},
    "pymdownx.magiclink": {"hide_protocol": False},
}
_RAW_TAG = r"(</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--.*?-->)"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Two letters at least: `C:\\foto.jpg` is a path, if a useless one."""
_NO_SCHEME = re.compile(r"[\x00-\x20]")


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


@dataclasses.dataclass(slots=True)
class _Finder:
    """Finds again, in the source, what Markdown has consumed, occurrence by occurrence."""

    text: str
    _seen: dict[str, int] = dataclasses.field(default_factory=dict)

    def span(self, needle: str, before: str = "") -> Span:
        """Return the place of the next occurrence of `needle` (none if it is not there).

        One that follows `before` (the bracket of a link) is preferred to a stray one.
        """
        found = self.text.find(before + needle, self._seen.get(needle, 0)) if before else -1
        if found < 0:
            before = ""
            found = self.text.find(needle, self._seen.get(needle, 0)) if needle else -1
        if found < 0:
            return Span("")
        position = found + len(before)
        self._seen[needle] = position + len(needle)
        line = 1 + self.text.count("\n", 0, position)
        column = position - self.text.rfind("\n", 0, position)
        return Span("", line, column, len(needle))


class _Renderer:
    """One run over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.finder = _Finder(text)
        self.diagnostics: list[Diagnostic] = []
        self.slots: list[Slot] = []
        self.digest = hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
        self.token = f"kim-{self.digest}-"
        """Names the slots; a text can't contain its own digest."""

    def body(self) -> Body:
        markdown = Markdown(
            extensions=[*EXTENSIONS, _toc(), _PostExtension(self)],
            extension_configs=_EXTENSION_CONFIGS,
            tab_length=4,
        )
        safe = sanitize(markdown.convert(self.text))
        headings = tuple(_headings(markdown.toc_tokens))  # type: ignore[attr-defined]  # set by toc
        return Body(
            pieces=self._pieces(safe),
            slots=tuple(self.slots),
            headings=headings,
            anchors=frozenset(re.findall(r' id="([^"]+)"', safe)),
            digest=self.digest,
        )

    def _pieces(self, safe: SafeHtml) -> tuple[SafeHtml, ...]:
        """Cut the HTML at its slots and put the slots in the order of the text."""
        pattern = rf'<img src="{self.token}(\d+)">| href="{self.token}(\d+)"'
        parts = re.split(pattern, safe)
        order = [int(a or b) for a, b in zip(parts[1::3], parts[2::3], strict=True)]
        self.slots = [self.slots[number] for number in order]
        return tuple(SafeHtml(part) for part in parts[0::3])

    def add_slot(self, kind: SlotKind, target: str, written: str, alt: str = "") -> str:
        """Keep what a link or picture wants and return the token that stands for it."""
        span = self.finder.span(written, "](")
        self.slots.append(Slot(kind, target, alt, span.line, span.column))
        return f"{self.token}{len(self.slots) - 1}"

    def report(self, code: str, needle: str, before: str = "", **args: str) -> None:
        if len(self.diagnostics) < MOST_PROBLEMS:
            self.diagnostics.append(Diagnostic(code, self.finder.span(needle, before), args))


class _PostExtension(Extension):
    """Takes raw HTML out of Markdown and puts slots in."""

    def __init__(self, renderer: _Renderer) -> None:
        super().__init__()
        self.renderer = renderer

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.deregister("html_block")
        # After `fenced_code_block` (25), which has taken code away.
        md.preprocessors.register(ListIndents(md), "kim-lists", 24)
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_RawHtml(self.renderer, md), "kim-raw-html", 90)
        # After `inline` (20), before `toc` (5) and `unescape` (0): ids are not yet given.
        md.treeprocessors.register(_Headings(self.renderer, md), "kim-headings", 8)
        md.treeprocessors.register(_Addresses(self.renderer, md), "kim-addresses", 7)


class _RawHtml(InlineProcessor):
    """Shows a tag as the text it is, and says so."""

    def __init__(self, renderer: _Renderer, md: Markdown) -> None:
        super().__init__(_RAW_TAG, md)
        self.renderer = renderer

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        tag = self.unescape(m.group(1))
        self.renderer.report("KIM037", tag, tag=tag if len(tag) <= 60 else tag[:60] + "…")
        escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return self.md.htmlStash.store(escaped), m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """The page's title is its only h1; one in the text becomes an h2."""

    def __init__(self, renderer: _Renderer, md: Markdown) -> None:
        super().__init__(md)
        self.renderer = renderer

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            text = "".join(heading.itertext()).strip()
            self.renderer.report("KIM038", text, text=text)
            heading.tag = "h2"


class _Addresses(Treeprocessor):
    """Leaves outside addresses as they are, refuses dangerous ones, makes slots of the rest."""

    def __init__(self, renderer: _Renderer, md: Markdown) -> None:
        super().__init__(md)
        self.renderer = renderer

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._picture(element)

    def _link(self, link: Element) -> None:
        written = _marks_undone(link.get("href", ""))
        href = html.unescape(written)
        link.attrib.pop("title", None)
        if link.get("class") in ("footnote-ref", "footnote-backref"):
            return
        if not href.strip("#? "):
            self.renderer.report("KIM027", written, "](", target=href)
            del link.attrib["href"]
        elif not (scheme := _scheme(href)):
            link.set("href", self.renderer.add_slot(SlotKind.LINK, href, written))
        elif scheme not in SCHEMES or (scheme.startswith("http") and not _has_host(href)):
            self.renderer.report("KIM029", written, "](", value=href)
            del link.attrib["href"]

    def _picture(self, picture: Element) -> None:
        written = _marks_undone(picture.get("src", ""))
        source = html.unescape(written)
        alt = html.unescape(_marks_undone(picture.get("alt", "")))
        picture.attrib.clear()
        if _scheme(source) or source.startswith("//"):
            self.renderer.report("KIM031", written, "](", target=source)
            picture.tag = "span"
        else:
            slot = self.renderer.add_slot(SlotKind.PICTURE, source, written, without_controls(alt))
            picture.set("src", slot)


def _marks_undone(value: str) -> str:
    """Undo Markdown's own marks for escaped characters and ampersands."""
    value = re.sub("\x02(\\d+)\x03", lambda found: chr(int(found[1])), value)
    return value.replace("\x02amp\x03", "&")


def _has_host(address: str) -> bool:
    """Tell whether an http(s) address names a host."""
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _scheme(address: str) -> str:
    """Return an address's scheme as browsers see it (they ignore control characters), or ""."""
    found = _SCHEME.match(_NO_SCHEME.sub("", address))
    return found[0][:-1].lower() if found else ""


def _toc() -> TocExtension:
    return TocExtension(slugify=_heading_id, toc_depth="2-3", permalink=False, marker="")


def _heading_id(text: str, separator: str) -> str:
    """Make the id of a heading, always prefixed."""
    return ID_PREFIX + (slugify(text) or "bagian")


def _headings(tokens: list[dict[str, object]]) -> Iterator[Heading]:
    """Flatten the nested table of contents."""
    for token in tokens:
        yield Heading(
            int(str(token["level"])),
            str(token["id"]),
            html.unescape(str(token["data-toc-label"] or token["name"])),
        )
        yield from _headings(token["children"])  # type: ignore[arg-type]  # nested tokens
