"""Closed vocabularies: what a key may hold, and what people write instead."""

from __future__ import annotations

import datetime as dt
import difflib
import typing
from collections.abc import Collection, Mapping

from kim_plugins.base.diagnostics import closest
from kim_plugins.base.slug import slugify
from kim_plugins.model import kinds
from kim_plugins.model.fields import Moment, Record

LABELS: Mapping[str, Mapping[str, str]] = {
    "kind": kinds.KIND_LABELS,
    "origin": kinds.ORIGIN_LABELS,
    "kip": kinds.KIP_LABELS,
    "verdict": kinds.VERDICT_LABELS,
    "request": kinds.REQUEST_LABELS,
    "category": kinds.CATEGORY_LABELS,
}
"""What readers see for the values of a key, and so what authors write."""
_INSTEAD = {
    "tidak-benar": "salah",
    "bukan-benar": "salah",
    "hoaks": "salah",
    "hoax": "salah",
    "tidak-salah": "benar",
    "tidak-terbukti": "belum-terbukti",
    "tidak-aktif": "vakum",
    "nonaktif": "vakum",
    "non-aktif": "vakum",
    "sedang-tidak-aktif": "vakum",
}
"""What people write, as a slug, for a value that letters alone would not lead to."""
CLOSE = 0.8
"""How alike two words must be (difflib's ratio) for one to be a slip of the other."""


def choices_of(annotation: object) -> list[str]:
    """Return the values that a field's type allows ([] where it is open)."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(choice) for choice in typing.get_args(annotation)]
    if annotation in (Moment, dt.date) or (
        isinstance(annotation, type) and issubclass(annotation, Record)
    ):
        return []
    inner = [choices_of(part) for part in typing.get_args(annotation)]
    return next((choices for choices in inner if choices), [])


def is_time(annotation: object) -> bool:
    """Tell whether a field's type is a date or a moment."""
    inner = typing.get_args(annotation)
    return annotation in (Moment, dt.date) or any(is_time(part) for part in inner)


def guess(given: str, choices: Collection[str]) -> str:
    """Return the choice that is probably meant by what is none ("" where nothing is near)."""
    instead = _INSTEAD.get(slugify(given), "")
    return instead if instead in choices else closest(given, choices)


def meant(given: str, labels: Mapping[str, str], *, may_be_near: bool = False) -> str:
    """Return the value that `given` names, by its label or otherwise written ("" if unsure).

    With `may_be_near` a slip of the pen counts too, where only one value is that close.
    """
    names = {slugify(label): value for value, label in labels.items()}
    names |= {value: value for value in labels}
    plain = slugify(given)
    if plain in names or not may_be_near:
        return names.get(plain, "")
    near = {names[name] for name in difflib.get_close_matches(plain, names, 5, CLOSE)}
    return near.pop() if len(near) == 1 else ""
