"""YAML as text with places: every scalar stays the text its author wrote.

Plain YAML would turn `64.10` into 64.1 and `12:30` into 750. Anchors, aliases,
tags and duplicate keys are refused; nesting is bounded, so no input can explode.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import yaml

from kim_plugins.base.diagnostics import Diagnostic, Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 8
"""Levels of nesting; groups.yaml itself needs five."""
_KEY = re.compile(r"\s*(?:- +)?[\w-]+:(?:\s|$)")
_OPEN_BRACKET = ("while parsing a flow sequence", "while parsing a flow mapping")
_BEGUN_EARLIER = ("while scanning a quoted scalar", "while scanning a simple key", *_OPEN_BRACKET)
"""What the parser was doing when it stopped far behind the place to be mended."""
_NO_BLANK = re.compile(r"\s*(?:- +)?[A-Za-z_]+(:)(?!//)\S")
_WORDS = re.compile(r"\s*[A-Za-z_]+ +[^:#]+")
"""A key and its value whose colon was forgotten."""
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What counts as the end of a line (YAML 1.1, 5.4), so that a mark's line is found in `lines`."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclasses.dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `None` where nothing (or null) was written."""

    span: Span
    text: str | None


@dataclasses.dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    span: Span
    items: list[Node] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(slots=True)
class Mapping:
    """Keys with their nodes; `keys` holds the place of each key."""

    span: Span
    items: dict[str, Node] = dataclasses.field(default_factory=dict)
    keys: dict[str, Span] = dataclasses.field(default_factory=dict)


Node = Scalar | Sequence | Mapping
Data = str | None | list["Data"] | dict[str, "Data"]


class Refused(Exception):
    """Carries the one problem after which reading can't go on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """What was read: the root (`None` if empty or unreadable) and the problems."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def read(text: str, path: str, first_line: int = 1) -> Document:
    """Read one YAML document whose first line is line `first_line` of `path`."""
    composer = _Composer(text, path, first_line)
    try:
        return Document(composer.document(), tuple(composer.diagnostics))
    except Refused as refused:
        return Document(None, (*composer.diagnostics, refused.diagnostic))


def data(node: Node) -> Data:
    """Return the plain lists, dicts and texts that a node stands for."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [data(item) for item in node.items]
        case Mapping():
            return {key: data(value) for key, value in node.items.items()}


def locate(node: Node, steps: tuple[int | str, ...], *, key: bool = False) -> Span:
    """Return the place that `steps` (keys and indexes) lead to, or the nearest one above it.

    With `key`, the place of the last key itself rather than of its value.
    """
    for position, step in enumerate(steps):
        is_last = position == len(steps) - 1
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
            if key and is_last:
                return node.keys[step]
            node = node.items[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.span


def explained(error: yaml.YAMLError, text: str, path: str) -> Diagnostic:
    """Tell why a file can't be read as YAML, at the line to be mended."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _Composer(text, path, 1).explain(error)
    return Diagnostic("KIM060", Span(path, 1))


class _Composer:
    """Turns the parser's events into nodes, keeping the place of each."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.lines = _LINE_BREAK.split(text)
        self.path = path
        self.first_line = first_line
        self.diagnostics: list[Diagnostic] = []
        self.quoted_over_lines: tuple[Span, int] | None = None
        """The last quoted text that seems never to have been closed, and its last line."""

    def document(self) -> Node | None:
        events = self._events()
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise Refused(Diagnostic("KIM003", self._span(event)))
                root = self._node(next(events), events, depth=1)
        is_blank = isinstance(root, Scalar) and root.text is None
        return None if is_blank else root

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            raise Refused(self.explain(error)) from None
        except yaml.reader.ReaderError:
            raise Refused(Diagnostic("KIM060", Span(self.path, self.first_line))) from None

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        span = self._span(event)
        self._refuse_references(event, span)
        if depth > DEEPEST:
            raise Refused(Diagnostic("KIM020", span, {"limit": f"{DEEPEST} tingkat"}))
        match event:
            case yaml.ScalarEvent():
                is_plain = event.style in (None, "")
                is_null = is_plain and event.value in _NULLS
                if is_plain and not is_null:
                    self._warn_of_comment(event)
                else:
                    self._note_quoted(event, span)
                return Scalar(span, None if is_null else event.value)
            case yaml.SequenceStartEvent():
                sequence = Sequence(span)
                for item in events:
                    if isinstance(item, yaml.SequenceEndEvent):
                        break
                    sequence.items.append(self._node(item, events, depth + 1))
                return sequence
            case _:
                return self._mapping(span, events, depth)

    def _note_quoted(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Remember a quoted text that has swallowed keys below it."""
        start, end = event.start_mark, event.end_mark
        if start and end and any(map(_KEY.match, self.lines[start.line + 1 : end.line + 1])):
            self.quoted_over_lines = span, end.line

    def _mapping(self, span: Span, events: Iterator[yaml.Event], depth: int) -> Mapping:
        mapping = Mapping(span)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            self._tell_of_cut(event, key, value)
            if not isinstance(key, Scalar) or key.text is None:
                self._report("KIM003", key.span)
            elif key.text in mapping.items:
                first_line = str(mapping.keys[key.text].line)
                self._report("KIM005", key.span, key=key.text, first_line=first_line)
            else:
                mapping.items[key.text] = value
                mapping.keys[key.text] = key.span
        return mapping

    def _tell_of_cut(self, event: yaml.Event, key: Node, value: Node) -> None:
        """`{by: A, note: pagi, sore}` loses its `sore`, which is a key without a colon."""
        is_alone = isinstance(value, Scalar) and value.text is None and value.span.length == 1
        if not (is_alone and isinstance(key, Scalar) and key.text and event.end_mark):
            return
        end = event.end_mark
        rest = "".join([self.lines[end.line][end.column :], *self.lines[end.line + 1 :][:1]])
        if rest.lstrip()[:1] in (",", "}"):
            self._report("KIM196", key.span, lost=key.text[:40])

    def _warn_of_comment(self, event: yaml.Event) -> None:
        """`Rapat #1` loses its `#1`: say so, for YAML won't."""
        assert event.end_mark is not None  # only events made by hand lack it
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if found := re.match(r"\s+(#[^\s#].*)", rest):
            column = end.column + found.start(1) + 1
            length = len(found[1])
            place = Span(self.path, self.first_line + end.line, column, length)
            self._report("KIM061", place, lost=found[1][:40])

    def _refuse_references(self, event: yaml.Event, span: Span) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise Refused(Diagnostic("KIM006", span, {"mark": sign + anchor}))
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Refused(Diagnostic("KIM007", span, {"tag": _short_tag(tag)}))

    def explain(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        """Choose the code that fits the parser's complaint, at the line to be mended."""
        mark, context = error.problem_mark, error.context or ""
        if context.startswith(_BEGUN_EARLIER) and error.context_mark:
            mark = error.context_mark
        line = mark.line if mark else 0
        source = self.lines[min(line, len(self.lines) - 1)]
        span = Span(self.path, self.first_line + line, (mark.column if mark else 0) + 1)
        if context.startswith("while scanning a quoted scalar"):
            return Diagnostic("KIM051", span)
        if self.quoted_over_lines and self.quoted_over_lines[1] == line:
            # The mark that closes it was meant to open a text of its own.
            return Diagnostic("KIM051", self.quoted_over_lines[0])
        if "\t" in source[: len(source) - len(source.lstrip())] or "\t" in source[: span.column]:
            column = source.index("\t") + 1
            return Diagnostic("KIM004", dataclasses.replace(span, column=column))
        is_of_colon = "mapping values are not allowed" in (error.problem or "")
        found = re.match(r"\s*(?:- +)?[\w-]+: +([\[{\"'%@`&*!|>?,])", source)
        # The colon of a key itself is refused for what stands above it.
        is_of_value = found and not (is_of_colon and span.column < found.start(1))
        if found and is_of_value and not context.startswith(_OPEN_BRACKET):
            place = dataclasses.replace(span, column=found.start(1) + 1)
            return Diagnostic("KIM006" if found[1] in "&*" else "KIM065", place, {"mark": found[1]})
        if is_of_colon:
            return self._colon(span, line)
        return Diagnostic("KIM003", span)

    def _colon(self, span: Span, line: int) -> Diagnostic:
        """Tell a colon inside a value from one above it that is missing, or has no blank behind."""
        above = _NO_BLANK.match(self.lines[line - 1]) if line else None
        if above:
            return Diagnostic("KIM003", Span(self.path, span.line - 1, above.start(1) + 1))
        if line and self._has_lost_colon(line - 1):
            text = self.lines[line - 1]
            place = len(text) - len(text.lstrip()) + 1
            return Diagnostic("KIM003", Span(self.path, span.line - 1, place, len(text.strip())))
        return Diagnostic("KIM050", span)

    def _has_lost_colon(self, line: int) -> bool:
        """Tell whether a line stands where a key should, beside the key below it, without colon."""
        before = next((text for text in reversed(self.lines[:line]) if text.strip()), "x:")
        text, below = self.lines[line], self.lines[line + 1]
        indents = {len(one) - len(one.lstrip()) for one in (text, below)}
        begins = before.rstrip().endswith((":", "---")) or before.lstrip().startswith("#")
        return begins and len(indents) == 1 and _WORDS.fullmatch(text) is not None

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # only events made by hand lack their marks
        assert end is not None
        length = end.column - start.column if end.line == start.line else 1
        return Span(self.path, self.first_line + start.line, start.column + 1, max(1, length))

    def _report(self, code: str, span: Span, **args: str) -> None:
        self.diagnostics.append(Diagnostic(code, span, args))


def _short_tag(tag: str) -> str:
    """Write a resolved tag as its author did: `!!python/name:os.system`."""
    return tag.replace("tag:yaml.org,2002:", "!!")
