"""Adds a group to groups.yaml, or says why the file is left as it is."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.textfile import replace
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry, registry_edit
from kim_plugins.content.registry.registry_edit import CannotEdit, Value


@dataclasses.dataclass(frozen=True, slots=True)
class Edit:
    """groups.yaml before and after, known to hold one more group and nothing else new."""

    project: Project
    before: str
    after: str

    @property
    def diff(self) -> str:
        """Return what changes, as people read it."""
        name = self.project.shown(self.project.groups)
        old, new = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(old, new, name, name))

    def write(self) -> None:
        """Put the new text in place."""
        replace(self.project.groups, self.after)


def enrol(project: Project, entry: Mapping[str, Value]) -> Edit | list[Diagnostic]:
    """Make the edit that adds a group, or return what is wrong with the outcome.

    The new text is read again and compared: it has to hold everything that the old one held,
    and after it this group. Raises `CannotEdit` where that can't be done.
    """
    before = project.groups.read_bytes().decode("utf-8")
    after = registry_edit.with_group(before, entry)
    old, new = _read(project, before), _read(project, after)
    if new.registry is None:
        lines = new.source.split("\n")
        return [problem.with_excerpt(lines) for problem in new.diagnostics]
    groups = new.registry.groups
    rest = new.registry.model_copy(update={"groups": groups[:-1]})
    values = {key: getattr(groups[-1], key) for key in entry} if groups else {}
    meant = {key: tuple(v) if isinstance(v, tuple | list) else v for key, v in entry.items()}
    if rest != old.registry or values != meant:
        raise CannotEdit
    return Edit(project, before, after)


def _read(project: Project, text: str) -> registry.RegistryReading:
    content = text.encode("utf-8")
    file = SourceFile("", project.shown(project.groups), content, size=1)
    return registry.read(file, sources.region_table())
