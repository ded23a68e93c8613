"""The beginning of a new post, written from the schema of its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from kim_plugins.content.front_matter import placeholders
from kim_plugins.content.front_matter.vocabulary import choices_of, is_time
from kim_plugins.model.frontmatter import SCHEMAS, FrontMatter

FIRST = ("title", "date", "summary", "kind")
"""Keys that every post has, in the order in which people think of them."""
LATER = frozenset(
    "updated corrections withdrawn redirect_from public_contacts draft example lang consent "
    "image_people first_published contribution".split()
)
"""Keys of a post's later life, or that go with a picture: not shown at the beginning."""
NEEDED = {
    "klarifikasi": {
        "sources": "Paling sedikit dua: "
        f"[{', '.join(f'{{title: {title}}}' for title in placeholders.SOURCES)}]."
    }
}
"""Keys that a check asks of a kind though its schema does not, with the reason."""
BODY = {"klarifikasi": "## Yang beredar\n\n## Temuan\n\n## Kesimpulan\n"}
"""The headings that a kind's text has. Nothing else stands there: it could be published."""
HEAD = (
    "# Baris yang diawali # hanya keterangan dan tidak terbit.\n"
    "# Untuk memakai kunci yang boleh diisi, hapus tanda # di depannya."
)
MUST, MAY = "# WAJIB DIISI", "# BOLEH DIISI"
EXAMPLES: Mapping[str, str] = {
    "authors": f"[{placeholders.AUTHOR}]",
    "topics": "[]",
    "image": "img/nama-gambar.jpg",
    "video": '{url: "https://", title: "", length: "4:10", still: img/nama-gambar.jpg}',
    "sources": f"[{{title: {placeholders.SOURCE}, url: {placeholders.ADDRESS}}}]",
    "steps": "[]",
    "field_check": "false",
    "cancelled": "false",
    "repeats": "tiap Sabtu pertama",
    "repeats_except": "[]",
    "urgent": "false",
}


def new_post(kind: str, title: str, day: dt.date, area: str = "64") -> str:
    """Return the text of a new post of a known kind, to be completed by its author.

    What must be filled in stands open; what may be is commented out. `area` is the code
    that the example of `areas` shows.
    """
    schema = SCHEMAS[kind]
    own = [name for name in schema.model_fields if name not in FrontMatter.model_fields]
    common = [name for name in FrontMatter.model_fields if name not in (*FIRST, *LATER, *own)]
    reasons = NEEDED.get(kind, {})
    lines = ["---", HEAD, f"title: {quoted(title)}", f"date: {day.isoformat()}", f"kind: {kind}"]
    must: list[str] = [*_entry("summary", schema.model_fields["summary"], '""')]
    may: list[str] = []
    for name in (*own, *common):
        field = schema.model_fields[name]
        is_needed = field.is_required() or name in reasons
        value = "[]" if name in reasons else _example(name, field)
        value = f'["{area}"]' if name == "areas" else value
        entry = _entry(name, field, value, is_open=is_needed, reason=reasons.get(name, ""))
        (must if is_needed else may).extend(entry)
    return "\n".join([*lines, "", MUST, *must, "", MAY, *may, "---", "", BODY.get(kind, "")])


def quoted(text: str) -> str:
    """Write a text as a YAML scalar that stays what it is."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entry(
    name: str, field: FieldInfo, value: str, *, is_open: bool = True, reason: str = ""
) -> Iterator[str]:
    """Yield a comment that explains a key, and the key: open, or commented out."""
    choices = choices_of(field.annotation)
    explained = [field.description or "", reason]
    if choices:
        explained.append("Pilihan: " + ", ".join(choices) + ".")
    if is_time(field.annotation):
        explained.append("Contoh: 2026-12-05 atau 2026-12-05T08:00.")
    yield "# " + " ".join(part for part in explained if part)
    yield f"{'' if is_open else '#'}{name}: {value}".rstrip()


def _example(name: str, field: FieldInfo) -> str:
    """Return a value that shows the shape, or nothing where only the author knows."""
    choices = choices_of(field.annotation)
    if choices and not field.is_required():
        return choices[0]
    is_text = not choices and not is_time(field.annotation)
    return EXAMPLES.get(name, '""' if is_text else "")
