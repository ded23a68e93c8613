"""Settings in mkdocs.yml that hold keys of their own, read against what may be given."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.model.fields import Record

Given = TypeVar("Given", bound=Record)


@dataclasses.dataclass(frozen=True, slots=True)
class SettingRecord(Generic[Given]):
    """How one setting is read."""

    record: type[Given]
    expected: Mapping[str, str]
    """What to write for each key, in Indonesian."""
    unknown: str
    """The code for a key that isn't among them."""
    misfits: str
    """The code for a value that doesn't fit."""

    @property
    def keys(self) -> str:
        """List the keys."""
        return ", ".join(self.expected)

    def read(
        self, value: Mapping[Any, object], path: str
    ) -> tuple[Given | None, dict[str, object], list[Diagnostic]]:
        """Return what fits (`None` where a value doesn't), all that is given, and the problems.

        A key without a value counts as not given; an unknown one is told beside what else is wrong.
        """
        given = {str(key): item for key, item in value.items() if item not in (None, "")}
        unknown = given.keys() - self.expected.keys()
        problems = [
            Diagnostic(
                self.unknown,
                Span(path),
                {"key": key, "choices": self.keys},
                closest(key, self.expected),
            )
            for key in sorted(unknown)
        ]
        try:
            known = {key: given[key] for key in given.keys() - unknown}
            return self.record.model_validate(known), given, problems
        except ValidationError as error:
            wrong = sorted({str(detail["loc"][0]) for detail in error.errors()})
            problems += [self.misfit(key, given.get(key, ""), path) for key in wrong]
            return None, given, problems

    def misfit(self, key: str, value: object, path: str, expected: str = "") -> Diagnostic:
        """Tell that a value doesn't fit, and what to write instead."""
        args = {"key": key, "value": str(value), "expected": expected or self.expected[key]}
        return Diagnostic(self.misfits, Span(path), args)
