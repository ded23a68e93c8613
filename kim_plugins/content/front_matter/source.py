"""A file's bytes as text, and the two halves of a post."""

from __future__ import annotations

import dataclasses
import re

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter import yamltext

LARGEST_POST = 200_000
"""Bytes."""
LARGEST_FRONT_MATTER = 16_000
"""Characters."""
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"(?:^|[ \t])(#.+)")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_ODD_SPACES = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Line breaks that only word processors make; YAML would count them as lines."""


@dataclasses.dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the docs folder as it was found; `path` is how people name it."""

    uri: str
    """Relative to the docs folder, with forward slashes."""
    path: str
    """Relative to the project: what diagnostics show."""
    content: bytes
    is_link: bool = False
    """It, or a folder above it, is a symbolic link; `content` is then empty."""
    size: int = 0
    """Bytes on disk; the content of an oversized file is not read."""


@dataclasses.dataclass(frozen=True, slots=True)
class RawPost:
    """A post's two halves, not yet judged."""

    head: yamltext.Mapping
    text: str
    """The body."""
    text_line: int
    """The line of the file on which the body starts."""
    notes: tuple[tuple[str, Span], ...] = ()
    """What stands behind `#` in the front matter: not shown, but open to all in the file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Halves:
    """The outcome of splitting a post."""

    raw: RawPost | None
    diagnostics: tuple[Diagnostic, ...]
    source: str = ""
    """The file's text, for excerpts."""


def split(file: SourceFile) -> Halves:
    """Read a post's bytes: decode them and part front matter from body."""
    text, problem = decode(file)
    if text is None or problem:
        return Halves(None, (problem,) if problem else (), text or "")
    fences = _FENCE.finditer(text)
    start, end = next(fences, None), next(fences, None)
    if start is None or text[: start.start()].strip():
        return _refuse("KIM001", file, text)
    if end is None:
        return _refuse("KIM002", file, text, line=text.count("\n", 0, start.start()) + 1)
    head = text[start.end() : end.start()]
    if len(head) > LARGEST_FRONT_MATTER:
        return _refuse("KIM020", file, text, limit="16 KB")
    first_line = text.count("\n", 0, start.end()) + 1
    document = yamltext.read(head, file.path, first_line)
    root = document.root
    if root is None and not document.diagnostics:
        root = yamltext.Mapping(Span(file.path, first_line))
    if not isinstance(root, yamltext.Mapping):
        return Halves(None, _not_a_mapping(document, head, file, first_line), text)
    text_line = text.count("\n", 0, end.end()) + 1
    raw = RawPost(root, text[end.end() :], text_line, _notes(head, file.path, first_line))
    return Halves(raw, document.diagnostics, text)


def decode(file: SourceFile) -> tuple[str | None, Diagnostic | None]:
    """Return a file's text with Unix line ends and no byte order mark, or what is wrong."""
    place = Span(file.path)
    if file.is_link:
        return None, Diagnostic("KIM021", place)
    if file.size > LARGEST_POST:
        size = f"{-(-file.size // 1000)} KB"
        return None, Diagnostic("KIM019", place, {"size": size, "limit": "200 KB"})
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content.count(b"\n", 0, error.start) + 1
        column = error.start - file.content.rfind(b"\n", 0, error.start)
        return None, Diagnostic("KIM018", Span(file.path, line, column))
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ODD_SPACES)
    if not text.strip():
        return None, Diagnostic("KIM017", place)
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        return text, Diagnostic("KIM060", Span(file.path, line, column))
    return text, None


def _notes(head: str, path: str, first_line: int) -> tuple[tuple[str, Span], ...]:
    """Return what YAML passes over as a comment; inside quotation marks it may be none."""
    if "#" not in head:
        return ()
    lines = enumerate(head.split("\n"), start=first_line)
    found = ((number, match) for number, line in lines if (match := _NOTE.search(line)))
    return tuple(
        (match[1], Span(path, number, match.start(1) + 1, len(match[1]))) for number, match in found
    )


def _not_a_mapping(
    document: yamltext.Document, head: str, file: SourceFile, first_line: int
) -> tuple[Diagnostic, ...]:
    """Say what is wrong with a front matter that holds no keys.

    Where a blank line comes before the fault, the text has begun: a line `---` is missing,
    and the one found was a rule further down.
    """
    if document.root is not None:
        return (Diagnostic("KIM013", document.root.span, {"expected": "kunci dan nilai"}),)
    first = document.diagnostics[0]
    before = head.split("\n")[1 : first.span.line - first_line]
    if any(not line.strip() for line in before):
        return (Diagnostic("KIM002", Span(file.path, first_line)),)
    return document.diagnostics


def _refuse(code: str, file: SourceFile, text: str, line: int = 1, **args: str) -> Halves:
    return Halves(None, (Diagnostic(code, Span(file.path, line), args),), text)
