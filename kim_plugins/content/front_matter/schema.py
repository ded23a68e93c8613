"""From a YAML mapping to a frozen record, every misfit told with its place."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kim_plugins.base.addresses import likely_address
from kim_plugins.base.diagnostics import Diagnostic, closest
from kim_plugins.content.front_matter import given_dates, vocabulary, yamltext
from kim_plugins.model import repetition_words
from kim_plugins.model.fields import Record
from kim_plugins.model.frontmatter import INDONESIAN_KEYS

R = TypeVar("R", bound=Record)

_WORDS = {
    **INDONESIAN_KEYS,
    "nama": "name",
    "nomor": "number",
    "telepon": "phone",
    "surel": "email",
    "alamat": "address",
    "situs": "url",
    "catatan": "note",
    "keterangan": "note",
    "diperiksa": "checked",
    "kode": "code",
    "desa": "village",
    "kantor": "office",
    "penyunting": "editors",
    "rating": "verdict",
    "hasil": "verdict",
}
"""What keys are called by who thinks in Indonesian: no likeness of letters leads to `phone`."""
_EXPECTED = {
    "missing": "daftar dengan jumlah butir yang tepat",
    "string_type": "teks",
    "tuple_type": "daftar (tiap butir diawali tanda -)",
    "literal_error": "teks",
}
_OF_RECORDS = frozenset({"model_type", "model_attributes_type", "dict_type"})
_FILLED = {"at": "2026-11-30", "by": "Dinas Kominfo Contoh", "as_of": "2024-12", "count": "1000"}
"""Values by which a record's keys show what they ask for."""
_SHAPES = {
    "village_term": "sebutan dengan huruf kecil, misalnya nagari",
    "village_head_term": "sebutan dengan huruf kecil, misalnya wali nagari",
    "lang": "kode bahasa, misalnya id atau bjn",
    "decreed": "tahun, misalnya 2028",
    "contact": "satu nomor WhatsApp (08…) atau surel usaha",
    "as_of": "tahun, atau tahun dan bulan, misalnya 2024-12",
}
"""What keys ask for whose text has a pattern, or that may hold a text or a record."""
_OTHER = "nilai dengan bentuk lain; lihat panduan"


@dataclasses.dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """The record, if everything fitted, and the problems."""

    record: R | None
    diagnostics: tuple[Diagnostic, ...]


def read(node: yamltext.Mapping, model: type[R]) -> Reading[R]:
    """Validate a mapping against `model`; a key without a value counts as not given."""
    given = without_blanks(yamltext.data(node))
    try:
        return Reading(model.model_validate(given), ())
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        # What is left out has a default that hangs on other keys; these are told already.
        told = [
            (detail["loc"], _explain(detail, node, model))
            for detail in details
            if detail["type"] != "default_factory_not_called"
        ]
        # A key that was meant by a misspelt one beside it isn't missing as well.
        meant = {(loc[:-1], p.suggestion) for loc, p in told if p.code == "KIM008"}
        kept = (p for loc, p in told if p.code != "KIM010" or (loc[:-1], loc[-1]) not in meant)
        return Reading(None, tuple(kept))


def misfits(given: yamltext.Data, model: type[Record]) -> set[tuple[int | str, ...]]:
    """Return where values don't fit `model`: a top-level key, or one item of its list."""
    try:
        model.model_validate(given)
    except ValidationError as error:
        places = (detail["loc"] for detail in error.errors())
        return {loc[: 2 if len(loc) > 1 and isinstance(loc[1], int) else 1] for loc in places}
    return set()


def without_blanks(value: yamltext.Data) -> yamltext.Data:
    """Drop keys whose value was left blank."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if item not in (None, "")}
        return {key: without_blanks(item) for key, item in kept.items()}
    if isinstance(value, list):
        return [without_blanks(item) for item in value]
    return value


def _explain(detail: ErrorDetails, node: yamltext.Mapping, model: type[Record]) -> Diagnostic:
    """Translate one of pydantic's errors into ours."""
    kind, steps = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    span = yamltext.locate(node, steps)
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    match kind:
        case "missing" if isinstance(steps[-1], str):
            place = yamltext.locate(node, steps, key=True)
            return Diagnostic("KIM010", place, {"key": key})
        case "extra_forbidden":
            place = yamltext.locate(node, steps, key=True)
            names = tuple(_names_at(model, steps[:-1]))
            word = _WORDS.get(key.lower(), "")
            # First, since `sumber` is nearer to `number` than to `source`.
            meant = next((one for one in (word, word.removesuffix("s")) if one in names), "")
            return Diagnostic("KIM008", place, {"key": key}, meant or closest(key, names))
        case "literal_error" if isinstance(detail["input"], str):
            choices = _choices(context["expected"])
            args = {"value": str(detail["input"]), "choices": ", ".join(choices)}
            return Diagnostic("KIM012", span, args, vocabulary.guess(str(detail["input"]), choices))
        case "string_too_long" | "string_too_short":
            limit = context.get("max_length", context.get("min_length"))
            length = len(str(detail["input"]).strip())
            args = {"key": key, "length": str(length), "limit": str(limit)}
            return Diagnostic("KIM015" if kind == "string_too_long" else "KIM052", span, args)
        case _ if kind.startswith("KIM") and isinstance(detail["input"], str):
            args = {name: str(arg) for name, arg in context.items()}
            return _coded(Diagnostic(kind, span, args, _meant(kind, detail["input"])), detail)
    is_shaped = kind in ("string_pattern_mismatch", "model_type")
    expected = (_SHAPES.get(key) if is_shaped else None) or _EXPECTED.get(kind)
    if expected is None and kind in _OF_RECORDS:
        expected = _record_as_example(model, steps)
    return Diagnostic("KIM013", span, {"expected": expected or _OTHER})


def _coded(problem: Diagnostic, detail: ErrorDetails) -> Diagnostic:
    """Return a coded fault; of a date between whose readings nobody can tell, both of them."""
    value = str(detail["input"]).strip()
    if problem.code == "KIM016" and (readings := given_dates.read(value).readings):
        args = {"value": value, "readings": " atau ".join(readings)}
        return Diagnostic("KIM155", problem.span, args)
    return problem


def _meant(code: str, given: str) -> str:
    """Guess what was meant by an address or a region code that can't be read."""
    bare = given.strip("\u201c\u201d\u2018\u2019\"' ")
    match code:
        case "KIM029":
            return likely_address(bare)
        case "KIM170":
            return repetition_words.guess(bare)
        case "KIM034" if found := re.fullmatch(
            r"\d{2}(?:\.?\d{2}(?:\.?\d{2}(?:\.?\d{4})?)?)?", bare
        ):
            digits = found[0].replace(".", "")
            parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
            return ".".join(part for part in parts if part)
    return ""


def _choices(expected: str) -> list[str]:
    """Take the choices out of pydantic's text: `'a', 'b' or 'c'`."""
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip()]


def _record_as_example(model: type[Record], steps: Iterable[int | str]) -> str:
    """Show the record that `steps` lead to, by the keys that it must have, else by its first."""
    fields = _model_at(model, steps).model_fields
    names = [name for name, field in fields.items() if field.is_required()] or [*fields][:1]
    shown = ", ".join(f"{name}: {_FILLED.get(name, '…')}" for name in names)
    return f"kunci dan nilai (misalnya {f'{{{shown}}}' if len(names) > 1 else shown})"


def _names_at(model: type[Record], steps: Iterable[int | str]) -> Iterator[str]:
    """Yield the keys allowed in the record that `steps` lead to."""
    return iter(_model_at(model, steps).model_fields)


def _model_at(model: type[Record], steps: Iterable[int | str]) -> type[Record]:
    for step in steps:
        if isinstance(step, str) and step in model.model_fields:
            model = _record_in(model.model_fields[step].annotation) or model
    return model


def _record_in(annotation: object) -> type[Record] | None:
    """Find the record type inside `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    found = (_record_in(inner) for inner in typing.get_args(annotation))
    return next((record for record in found if record), None)
