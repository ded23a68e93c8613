"""Mends a post where there is no doubt what was meant: text in, edits out.

Never touches what it can't mend, and never changes what a post says: names of keys, the
shape of dates, values given by their label, blanks around a title or summary, the title
repeated below, and bold as chats write it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from kim_plugins.content.files import post_paths
from kim_plugins.content.front_matter import given_dates, source, times, yamltext
from kim_plugins.content.front_matter.headreader import DEFAULT_KIND
from kim_plugins.content.front_matter.source import RawPost, SourceFile
from kim_plugins.content.front_matter.vocabulary import LABELS, choices_of, is_time, meant
from kim_plugins.content.markdown.body import span_of
from kim_plugins.content.markdown.layout import pasted
from kim_plugins.content.text.edits import Edit, Written
from kim_plugins.model.frontmatter import INDONESIAN_KEYS, SCHEMAS

_KEYS = frozenset(name for schema in SCHEMAS.values() for name in schema.model_fields)
_TRIMMED = frozenset({"title", "summary"})
_NEAR = frozenset({"kind"})
"""Keys of which a slip of the pen is mended too; of others only a value's other spellings."""


def mend(file: SourceFile, topics: Mapping[str, str]) -> list[Edit]:
    """Return what is to be changed in a post; `topics` are the names of topics by their ids."""
    raw = source.split(file).raw
    if raw is None:
        return []
    written = Written(file)
    keys = canonical_keys(raw.head)
    name, _ = post_paths.name_of(file.uri, file.path)
    mender = _Mender(written, topics)
    found = list(mender.keys(raw.head, keys))
    nodes = {key: raw.head.items[given] for given, key in keys.items()}
    schema = SCHEMAS.get(mender.kind(nodes.get("kind")), SCHEMAS[DEFAULT_KIND])
    for given, value in times.in_words(nodes, schema, name.day if name else None):
        found += mender.put(given, value)
    for key, node in nodes.items():
        field = schema.model_fields.get(key)
        if key == "topics" and isinstance(node, yamltext.Sequence):
            found += [edit for item in node.items for edit in mender.topic(item)]
        elif isinstance(node, yamltext.Scalar) and node.text and field is not None:
            found += mender.value(key, node, field.annotation)
    title = nodes.get("title")
    said = title.text if isinstance(title, yamltext.Scalar) else None
    return found + list(_as_meant(written, raw, said or ""))


def _as_meant(written: Written, raw: RawPost, title: str) -> Iterator[Edit]:
    """Yield what shows a pasted text as it was meant."""

    def place(position: int) -> int:
        found = span_of(raw.text, position, 0)
        return written.offset(dataclasses.replace(found, line=found.line + raw.text_line - 1))

    start, end = pasted.without_titles(title, raw.text)
    if end > start:
        yield Edit(place(start), place(end), "")
    for first, last in pasted.chat_bold(raw.text, end):
        yield Edit(place(first), place(last), f"*{raw.text[first:last]}*")


def canonical_keys(head: yamltext.Mapping) -> dict[str, str]:
    """Return the key that each given one stands for; where two would be one, they stay."""
    wanted = {given: _canonical(given) for given in head.items}
    counts = list(wanted.values())
    return {g: key if counts.count(key) == 1 else g for g, key in wanted.items()}


def publication_day(file: SourceFile) -> dt.date | None:
    """Return the day that a post's front matter names, however it is written."""
    raw = source.split(file).raw
    if raw is None:
        return None
    keys = canonical_keys(raw.head)
    nodes = {key: raw.head.items[given] for given, key in keys.items()}
    node = nodes.get("date")
    if not isinstance(node, yamltext.Scalar) or not node.text:
        return None
    moment = times.moment(node.text) or times.moment(given_dates.iso(node.text))
    return moment.day if moment else None


def _canonical(given: str) -> str:
    plain = "_".join(given.lower().replace("-", " ").split())
    key = INDONESIAN_KEYS.get(plain, plain)
    return key if key in _KEYS else given


class _Mender:
    """The edits of one front matter."""

    def __init__(self, written: Written, topics: Mapping[str, str]) -> None:
        self.written = written
        self.topics = topics

    def keys(self, head: yamltext.Mapping, keys: Mapping[str, str]) -> Iterator[Edit]:
        """Yield the keys that have a name of their own."""
        for given, key in keys.items():
            place = self.written.scalar(head.keys[given], given)
            if place and key != given:
                yield Edit(*place, key)

    def kind(self, node: yamltext.Node | None) -> str:
        """Return the kind that is meant."""
        text = node.text if isinstance(node, yamltext.Scalar) else None
        text = (text or DEFAULT_KIND).strip()
        return text if text in SCHEMAS else meant(text, LABELS["kind"], may_be_near=True)

    def value(self, key: str, node: yamltext.Scalar, annotation: object) -> Iterator[Edit]:
        """Yield the change of one value, if any."""
        text = node.text or ""
        choices = list(SCHEMAS) if key == "kind" else choices_of(annotation)
        if is_time(annotation):
            return
        if choices and text.strip() not in choices:
            labels = {value: LABELS.get(key, {}).get(value, value) for value in choices}
            yield from self.put(node, meant(text, labels, may_be_near=key in _NEAR))
        elif key in _TRIMMED:
            yield from self._trim(node, text)

    def topic(self, node: yamltext.Node) -> Iterator[Edit]:
        """Yield the id of a topic that is given by its name."""
        if isinstance(node, yamltext.Scalar) and node.text and node.text.strip() not in self.topics:
            yield from self.put(node, meant(node.text, self.topics, may_be_near=True))

    def put(self, node: yamltext.Scalar, value: str) -> Iterator[Edit]:
        """Yield the change of a value into another."""
        place = self.written.scalar(node.span, node.text or "")
        if place and value:
            yield Edit(*place, value)

    def _trim(self, node: yamltext.Scalar, text: str) -> Iterator[Edit]:
        """Yield the blanks within the quotation marks, and those at the end of the line."""
        place = self.written.scalar(node.span, text)
        if not place:
            return
        start, end = place
        lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        quote = int(self.written.text[start:end] != text)
        if lead and text.strip():
            yield Edit(start + quote, start + quote + lead, "")
        if tail and text.strip():
            yield Edit(end - quote - tail, end - quote, "")
        rest = self.written.line_end(node.span)
        if rest > end and not self.written.text[end:rest].strip():
            yield Edit(end, rest, "")
