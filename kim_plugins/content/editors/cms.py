"""The configuration of a git-based CMS, made from the models and the registry.

In the form that Netlify CMS began and that Sveltia CMS and Decap CMS read (decision 0006).
Values stay text wherever our own reader takes text, so that nothing is written otherwise than
its author wrote it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from kim_plugins.base.slug import LONGEST
from kim_plugins.content.editors.template import FIRST
from kim_plugins.content.front_matter.vocabulary import LABELS, choices_of
from kim_plugins.model.fields import Record
from kim_plugins.model.frontmatter import (
    INDONESIAN_KEYS,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    SCHEMAS,
    SHORTEST_SUMMARY,
    FrontMatter,
)
from kim_plugins.model.glossary import KEYS
from kim_plugins.model.groups import Group, Registry
from kim_plugins.model.kinds import KIND_LABELS

Field = dict[str, Any]
"""One field of a form, as the configuration names it."""

DOCS = "docs/posts"
"""Where posts lie in the repository."""
_PICTURES = frozenset({"image", "still"})
_RECORDS = frozenset(schema.__name__ for schema in SCHEMAS.values())
_LEFT = frozenset("withdrawn contribution redirect_from first_published lang".split())
"""Keys that no form shows: what isn't named stays in a post as it is. `kim withdraw` withdraws."""
_NAMES = {key: given.replace("_", " ") for given, key in INDONESIAN_KEYS.items()} | {
    "at": "waktu",
    "by": "oleh",
    "claim_source": "tempat kabar beredar",
    "consent": "izin wali",
    "field_check": "perlu periksa lapangan",
    "image_people": "orang di gambar",
    "kip": "golongan informasi",
    "lapor_id": "nomor LAPOR!",
    "length": "lama video",
    "note": "catatan",
    "public_contacts": "nomor kantor yang boleh tampil",
    "request": "macam permintaan",
    "status": "keadaan",
    "still": "gambar diam",
    "url": "alamat",
}
"""What a form calls a key, in small letters."""
_PATTERNS: Mapping[str, tuple[str, str]] = {
    "title": (rf"^.{{1,{LONGEST_TITLE}}}$", f"Paling banyak {LONGEST_TITLE} huruf."),
    "date": (
        r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$",
        "Tulis seperti 2026-11-24 atau 2026-11-24T08:00.",
    ),
    "summary": (
        rf"^.{{{SHORTEST_SUMMARY},{LONGEST_SUMMARY}}}$",
        f"{SHORTEST_SUMMARY} sampai {LONGEST_SUMMARY} huruf.",
    ),
}


def configuration(registry: Registry, backend: Mapping[str, str], site_url: str) -> Field:
    """Return the whole configuration; `backend` names the forge, the repository and the branch."""
    return {
        "backend": dict(backend),
        "load_config_file": False,
        "site_url": site_url,
        "media_folder": DOCS,
        "public_folder": "/",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST},
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"quote": "none", "indent_sequences": True},
        },
        "collections": [
            _collection(kind, group, registry) for group in registry.groups for kind in SCHEMAS
        ],
    }


def _collection(kind: str, group: Group, registry: Registry) -> Field:
    """Return the posts of one kind of a group: its fields are its kind's."""
    folder = f"{DOCS}/{group.regency}/{group.id}"
    return {
        "name": f"{group.regency}-{group.id}-{kind}",
        "label": f"{group.name}: {KIND_LABELS[kind]}",
        "label_singular": KIND_LABELS[kind],
        "folder": folder,
        "filter": {"field": "kind", "value": kind},
        "create": True,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "slug": "{{fields.date | truncate(10, '')}}-{{fields.title}}",
        "summary": "{{date}} {{title}}",
        "media_folder": "img",
        "public_folder": "img",
        "editor": {"preview": False},
        "fields": list(_fields(kind, registry)),
    }


def _fields(kind: str, registry: Registry) -> Iterator[Field]:
    schema = SCHEMAS[kind]
    own = [name for name in schema.model_fields if name not in FrontMatter.model_fields]
    others = [n for n in FrontMatter.model_fields if n not in (*FIRST, *own, *_LEFT)]
    for name in (*FIRST, *own, *others):
        if name == "kind":
            yield {"name": "kind", "label": "Jenis", "widget": "hidden", "default": kind}
        else:
            yield _field(schema.__name__, name, schema.model_fields[name], registry)
    yield {
        "name": "body",
        "label": "Isi tulisan",
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }


def _field(record: str, name: str, info: FieldInfo, registry: Registry) -> Field:
    """Return one field, with the words that guides and editors have for it."""
    described = info.description or KEYS.get(record, {}).get(name, "")
    common = FrontMatter.model_fields.get(name)
    made: Field = {
        "name": name,
        "label": _label(name),
        "hint": described or (common.description if common else "") or "",
        "required": info.is_required(),
        **_widget(name, info, registry),
    }
    if record in _RECORDS and name in _PATTERNS:
        made["pattern"] = list(_PATTERNS[name])
    return made


def _label(name: str) -> str:
    words = _NAMES.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def _widget(name: str, info: FieldInfo, registry: Registry) -> Field:
    annotation = _without_none(info.annotation)
    if name == "topics":
        options = [{"label": topic.name, "value": topic.id} for topic in registry.topics]
        return {"widget": "select", "multiple": True, "options": options}
    if record := _record_in(annotation):
        inner = [
            # What isn't given at all would be asked for as well.
            {**_field(record.__name__, n, i, registry), "required": False}
            for n, i in record.model_fields.items()
        ]
        is_list = get_origin(annotation) is tuple
        return {"widget": "list" if is_list else "object", "collapsed": True, "fields": inner}
    if options := _options(name, annotation):
        return {"widget": "select", "options": options}
    if get_origin(annotation) is tuple:
        return {"widget": "list"}
    if name in _PICTURES:
        return {"widget": "image", "media_library": {"config": {"multiple": False}}}
    return {"widget": "text" if _is_long(info) else "string"}


def _options(name: str, annotation: Any) -> list[Field]:
    """Return the values that a key may have, by the words for them; nothing where it is open.

    Yes or no is chosen too: a switch would write *no* into every post that says nothing.
    """
    if annotation is bool:
        return [{"label": "ya", "value": True}, {"label": "tidak", "value": False}]
    labels = LABELS.get(name, {})
    return [{"label": labels.get(one, one), "value": one} for one in choices_of(annotation)]


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) in (types.UnionType, typing.Union):
        return _without_none(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record_in(_without_none(one)) for one in get_args(annotation))
    return next((found for found in inner if found), None)


def _is_long(info: FieldInfo) -> bool:
    return any(getattr(one, "max_length", 0) == 2000 for one in info.metadata)
