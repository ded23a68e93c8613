"""Adds entries to the lists of groups.yaml as text, leaving every other character as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kim_plugins.content.editors.template import quoted
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.source import SourceFile, decode

_PLAIN = re.compile(r"[A-Za-z](?:[\w .()/-]*[\w.)])?")
"""Texts that YAML reads as themselves without quotation marks."""
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
Value = str | Sequence[str] | Mapping[str, str]


class CannotEdit(Exception):
    """A list is written in a way to which no lines can be added safely."""


def with_group(text: str, entry: Mapping[str, Value]) -> str:
    """Return the text with one more group after the last; as `with_entry`."""
    return with_entry(text, "groups", entry)


def with_entry(text: str, name: str, entry: Mapping[str, Value]) -> str:
    """Return the text with one more entry at the end of a list; line ends are kept.

    The caller reads the outcome and compares it with what was meant. Raises `CannotEdit`
    where the list is written in one line (`groups: [{…}]`).
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    plain, _ = decode(SourceFile("", "", text.encode("utf-8"), size=1))
    root = yamltext.read(plain or "", "").root
    if not isinstance(root, yamltext.Mapping):
        raise CannotEdit
    key = root.keys.get(name)
    if key is None:
        while lines and not lines[-1].strip():
            lines.pop()
        return end.join([*lines, "", f"{name}:", *_lines(entry, "  "), ""])
    first = key.line - 1
    entries = root.items[name]
    if not isinstance(entries, yamltext.Sequence) or not entries.items:
        return end.join(_with_first(lines, first, name, entry))
    last = _last_line(lines, first, root)
    indent = _indent(lines, first)
    between = [""] if _are_parted(lines, entries) else []
    return end.join([*lines[: last + 1], *between, *_lines(entry, indent), *lines[last + 1 :]])


def _with_first(lines: list[str], at: int, name: str, entry: Mapping[str, Value]) -> list[str]:
    """Write the first entry where the list was left blank or written as `[]`."""
    found = re.fullmatch(rf"({name}\s*:)\s*(?:\[\s*\]|~|null)?\s*(#.*)?", lines[at])
    if not found:
        raise CannotEdit
    head = " ".join(part for part in found.groups() if part)
    return [*lines[:at], head, *_lines(entry, "  "), *lines[at + 1 :]]


def _indent(lines: list[str], first: int) -> str:
    """Return how far the dashes of the list stand in."""
    for line in lines[first + 1 :]:
        if found := re.match(r"( *)-(?: |$)", line):
            return found[1]
        if line.strip() and not line.lstrip().startswith("#"):
            break
    raise CannotEdit


def _last_line(lines: list[str], first: int, root: yamltext.Mapping) -> int:
    """Return the last line of the list; comments at the margin belong to what follows."""
    following = [span.line - 1 for span in root.keys.values() if span.line - 1 > first]
    last = min(following, default=len(lines)) - 1
    while not lines[last].strip() or lines[last].startswith(("#", "---", "...")):
        last -= 1
    return last


def _are_parted(lines: list[str], entries: yamltext.Sequence) -> bool:
    """Tell whether blank lines stand between the entries."""
    starts = [item.span.line - 1 for item in entries.items[1:]]
    return any(not lines[start - 1].strip() for start in starts)


def _lines(entry: Mapping[str, Value], indent: str) -> list[str]:
    """Write an entry as YAML; values are quoted where they could be read as something else."""
    lines = []
    for key, value in entry.items():
        if isinstance(value, str):
            lines.append(f"{key}: {written(value)}")
        elif isinstance(value, Mapping):
            parts = (f"{name}: {quoted(text)}" for name, text in value.items())
            lines.append(f"{key}: {{{', '.join(parts)}}}")
        else:
            lines.append(f"{key}: [{', '.join(quoted(item) for item in value)}]")
    starts = ["- ", *["  "] * (len(lines) - 1)]
    return [f"{indent}{start}{line}" for start, line in zip(starts, lines, strict=True)]


def written(value: str) -> str:
    """Write a text so that YAML reads that text."""
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    return value if is_plain else quoted(value)
