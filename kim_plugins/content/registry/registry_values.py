"""Changes values of a group in the text of groups.yaml, leaving every other character as it is."""

from __future__ import annotations

from collections.abc import Mapping

from kim_plugins.content.editors.template import quoted
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.source import SourceFile, decode
from kim_plugins.content.registry.registry_edit import CannotEdit, written
from kim_plugins.content.text.edits import Edit, Written, applied


def with_values(
    text: str, regency: str, group: str, values: Mapping[str, str], address: str = ""
) -> str:
    """Return the text with other values for keys that a group has, and one more former address.

    Raises `CannotEdit` where the group or a value isn't written so that it can be replaced.
    """
    file = SourceFile("", "", text.encode("utf-8"), size=1)
    node, lines = _group(file, regency, group), Written(file)
    edits = [_value(node, key, value, lines) for key, value in values.items()]
    if address:
        edits.append(_address(node, address, lines))
    return applied(text, edits)


def _group(file: SourceFile, regency: str, group: str) -> yamltext.Mapping:
    plain, _ = decode(file)
    root = yamltext.read(plain or "", "").root
    groups = root.items.get("groups") if isinstance(root, yamltext.Mapping) else None
    for node in groups.items if isinstance(groups, yamltext.Sequence) else ():
        said = yamltext.data(node)
        is_it = isinstance(said, dict) and (said.get("regency"), said.get("id")) == (regency, group)
        if is_it and isinstance(node, yamltext.Mapping):
            return node
    raise CannotEdit


def _value(node: yamltext.Mapping, key: str, value: str, lines: Written) -> Edit:
    start, end = _scalar(node.items.get(key), lines)
    return Edit(start, end, written(value))


def _scalar(node: yamltext.Node | None, lines: Written) -> tuple[int, int]:
    if not isinstance(node, yamltext.Scalar) or node.text is None:
        raise CannotEdit
    place = lines.scalar(node.span, node.text)
    if place is None:
        raise CannotEdit
    return place


def _address(node: yamltext.Mapping, address: str, lines: Written) -> Edit:
    """Add to the former addresses: after the last, or in a new key below the id."""
    known = node.items.get("redirect_from")
    if isinstance(known, yamltext.Sequence) and known.items:
        _, end = _scalar(known.items[-1], lines)
        if lines.text[lines.offset(known.span)] == "[":
            return Edit(end, end, f", {quoted(address)}")
        return _line(f"- {quoted(address)}", known.items[-1].span.line, known.span.column, lines)
    if known is not None:
        raise CannotEdit
    key, (_, end) = node.keys["id"], _scalar(node.items["id"], lines)
    entry = f"redirect_from: [{quoted(address)}]"
    if lines.text[lines.offset(node.span)] == "{":
        return Edit(end, end, f", {entry}")
    return _line(entry, key.line, key.column, lines)


def _line(entry: str, after: int, column: int, lines: Written) -> Edit:
    """Add a line, beginning in a column, after another."""
    at = lines.end_of_line(after)
    return Edit(at, at, f"{lines.line_break}{' ' * (column - 1)}{entry}")
