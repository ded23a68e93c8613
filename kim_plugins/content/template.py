"""The beginning of a new post, written from the schema of its kind."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from kim_plugins.model.fields import Moment, Record
from kim_plugins.model.frontmatter import SCHEMAS, FrontMatter

FIRST = ("title", "date", "summary", "kind")
"""Keys that every post has, in the order in which people think of them."""
LATER = frozenset(
    "updated corrections withdrawn redirect_from public_contacts draft example lang consent "
    "image_people".split()
)
"""Keys of a post's later life, or that go with a picture: not shown at the beginning."""
BODY = {"klarifikasi": "## Yang beredar\n\n## Temuan\n\n## Kesimpulan\n"}
"""The headings that a kind's text has. Nothing else stands there: it could be published."""


def new_post(kind: str, title: str, day: dt.date) -> str:
    """Return the text of a new post of a known kind, to be completed by its author.

    What must be filled in stands open; what may be is commented out.
    """
    schema = SCHEMAS[kind]
    own = [name for name in schema.model_fields if name not in FrontMatter.model_fields]
    common = [name for name in FrontMatter.model_fields if name not in (*FIRST, *LATER, *own)]
    lines = ["---", f"title: {quoted(title)}", f"date: {day.isoformat()}"]
    lines += ["# " + str(schema.model_fields["summary"].description), 'summary: ""']
    lines.append(f"kind: {kind}")
    for name in (*own, *common):
        lines += _entry(name, schema.model_fields[name])
    return "\n".join([*lines, "---", "", BODY.get(kind, "")])


def quoted(text: str) -> str:
    """Write a text as a YAML scalar that stays what it is."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entry(name: str, field: FieldInfo) -> Iterator[str]:
    """Yield a comment that explains a key, and the key: open if required, else commented out."""
    choices = _choices(field.annotation)
    explained = field.description or ""
    if choices:
        explained += " Pilihan: " + ", ".join(choices) + "."
    if _is_time(field.annotation):
        explained += " Contoh: 2026-12-05 atau 2026-12-05T08:00."
    yield f"# {explained}"
    line = f"{name}: {_example(name, field)}".rstrip()
    yield line if field.is_required() else f"# {line}"


def _example(name: str, field: FieldInfo) -> str:
    """Return a value that shows the shape, or nothing where only the author knows."""
    choices = _choices(field.annotation)
    if choices and not field.is_required():
        return choices[0]
    examples = {
        "areas": '["64.08.12.2004"]',
        "authors": "[Nama Penulis]",
        "topics": "[]",
        "image": "img/nama-gambar.jpg",
        "sources": "[{title: Judul sumber, url: https://example.org/}]",
        "contact": '{whatsapp: "", confirmed_at: }',
        "steps": "[]",
        "field_check": "false",
        "urgent": "false",
    }
    is_text = not choices and not _is_time(field.annotation)
    return examples.get(name, '""' if is_text else "")


def _is_time(annotation: object) -> bool:
    """Tell whether a value is a date or a moment."""
    parts = (annotation, *typing.get_args(annotation))
    return any(part in (Moment, dt.date) for part in parts)


def _choices(annotation: object) -> list[str]:
    """Return the choices of a closed vocabulary ([] for anything else)."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(choice) for choice in typing.get_args(annotation)]
    if annotation in (Moment, dt.date) or (
        isinstance(annotation, type) and issubclass(annotation, Record)
    ):
        return []
    inner = [_choices(part) for part in typing.get_args(annotation)]
    return next((choices for choices in inner if choices), [])
