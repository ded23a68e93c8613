"""JSON Schemas (draft 2020-12) of groups.yaml and of each kind's front matter, for editors.

Derived from the models that we validate with. They take what an editor's YAML parser
makes of a file, and are never stricter than our own reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kim_plugins.model import schema_parts
from kim_plugins.model.frontmatter import (
    INDONESIAN_KEYS,
    SCHEMAS,
    TOMBSTONE_KEYS,
    FrontMatter,
    Tombstone,
)
from kim_plugins.model.glossary import KEYS, RECORDS
from kim_plugins.model.groups import Registry
from kim_plugins.model.schema_parts import Shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REGISTRY = "groups"
NAMES = (REGISTRY, *SCHEMAS)
"""The schemas that there are."""
_BLANK = {"enum": [None, ""]}
_TITLES = {REGISTRY: "Daftar kelompok (groups.yaml)"}


def schema(name: str, address: str = "") -> Shape:
    """Return the schema `name`, one of `NAMES`; `address` is where it is published."""
    head: Shape = {"$schema": DIALECT}
    if address:
        head["$id"] = address
    head["title"] = _TITLES.get(name, f"Keterangan tulisan: {name}")
    if name == REGISTRY:
        definitions = _definitions(Registry)
        return {**head, **definitions.pop("Registry"), "$defs": definitions}
    model = SCHEMAS[name]
    definitions = _definitions(model)
    definitions |= {k: v for k, v in _definitions(Tombstone).items() if k not in definitions}
    definitions["Tombstone"] = _tombstone(definitions["Tombstone"])
    for record in (model.__name__, "Tombstone"):
        definitions[record] = _with_old_names(record, definitions[record])
    names = ("withdrawn", *_old_names("withdrawn"))
    return {
        **head,
        "description": RECORDS.get(model.__name__, ""),
        "type": "object",
        "if": {"anyOf": [{"required": [key]} for key in names]},
        "then": {"$ref": "#/$defs/Tombstone"},
        "else": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": definitions,
    }


def _definitions(model: type[Any]) -> dict[str, Shape]:
    """Return the schemas of a record and of all the records in it, by name."""
    whole = model.model_json_schema()
    inner = whole.pop("$defs", {})
    found = {**inner, model.__name__: whole}
    return {name: _record(name, shape) for name, shape in found.items()}


def _record(name: str, shape: Shape) -> Shape:
    """Describe a record in Indonesian, and let keys that may be missing be blank."""
    required = shape.get("required", [])
    properties = {
        key: _property(name, key, inner, is_required=key in required)
        for key, inner in shape["properties"].items()
    }
    made: Shape = {
        "description": RECORDS.get(name, ""),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return {**made, "required": required} if required else made


def _property(record: str, key: str, shape: Shape, *, is_required: bool) -> Shape:
    text = shape.get("description") or KEYS.get(record, {}).get(key) or _common(key)
    plain = _loosened({k: v for k, v in shape.items() if k not in ("title", "description")})
    default = plain.pop("default", None)
    described: Shape = {"description": text}
    if default not in (None, []):
        described["default"] = default
    if is_required:
        return {**described, **plain}
    choices = [c for c in plain.get("anyOf", [plain]) if c != {"type": "null"}]
    return {**described, "anyOf": [*choices, _BLANK]}


def _common(key: str) -> str:
    """Describe a key that a kind only narrows: it means what it means for every post."""
    field = FrontMatter.model_fields.get(key)
    return str(field.description) if field else ""


def _loosened(shape: Any) -> Any:
    """Take numbers and booleans where any text is meant, and drop pydantic's own titles."""
    if isinstance(shape, list):
        return [_loosened(item) for item in shape]
    if not isinstance(shape, dict):
        return shape
    if schema_parts.is_plain_text(shape):
        return {**shape, "type": ["string", "number", "boolean"]}
    choices = shape.get("enum", [shape["const"]] if "const" in shape else [])
    numbers = [
        int(c) for c in choices if isinstance(c, str) and schema_parts.looks_like_a_number(c)
    ]
    if numbers:
        return {"enum": [*choices, *numbers]}
    return {key: _loosened(value) for key, value in shape.items() if key != "title"}


def _tombstone(shape: Shape) -> Shape:
    """Ask of a withdrawn post only what is still read of it."""
    kept = {key: shape["properties"][key] for key in shape["properties"] if key in TOMBSTONE_KEYS}
    return {
        "description": shape["description"],
        "type": "object",
        "properties": kept,
        "required": ["date", "withdrawn"],
    }


def _old_names(key: str) -> Iterator[str]:
    """Yield the Indonesian names under which a key is read as well, as people write them."""
    for name, english in INDONESIAN_KEYS.items():
        if english == key:
            yield from (name, name.capitalize())


def _with_old_names(record: str, shape: Shape) -> Shape:
    """Add the Indonesian names of keys as deprecated ones; two names for one key are refused."""
    properties = dict(shape["properties"])
    required: list[str] = []
    rules: list[Shape] = []
    for key in shape["properties"]:
        names = list(_old_names(key))
        is_required = key in shape.get("required", [])
        for name in names:
            text = f"Nama lama dari {key}. Pakailah {key}."
            place = f"#/$defs/{record}/properties/{key}"
            properties[name] = {"$ref": place, "description": text, "deprecated": True}
            rules.append({"not": {"required": [key, name]}})
        if is_required and names:
            others = {"anyOf": [{"required": [name]} for name in names]}
            rules.append({"if": {"not": others}, "then": {"required": [key]}})
        elif is_required:
            required.append(key)
    return {**shape, "properties": properties, "required": required, "allOf": rules}
