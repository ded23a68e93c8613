"""groups.yaml → a complete, consistent `Registry`, or every reason why not."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from kim_plugins.base import messages, zones
from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content.front_matter import schema, times, yamltext
from kim_plugins.content.front_matter.source import SourceFile, decode
from kim_plugins.content.registry import area_codes, regency_names, useful_numbers
from kim_plugins.content.registry.regions import problems as region_problems
from kim_plugins.content.registry.validity import circles, lifetime
from kim_plugins.model import urls
from kim_plugins.model.fields import Record
from kim_plugins.model.groups import Group, Province, Regency, Registry, Topic
from kim_plugins.model.region_changes import RegionChange, applied
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    REGENCY_KINDS,
    RegionTable,
    lies_in,
    regency_code,
    village_code,
)

R = TypeVar("R", bound=Record)
PROVINCIAL_AREA = "provinsi"


@dataclasses.dataclass(frozen=True, slots=True)
class RegistryReading:
    """The registry (`None` if there is an error), the problems, and the text for excerpts."""

    registry: Registry | None
    diagnostics: tuple[Diagnostic, ...]
    source: str = ""


Entries = list[tuple[R, yamltext.Mapping]]
"""Valid records with the nodes they were read from."""


def read(file: SourceFile, regions: RegionTable) -> RegistryReading:
    """Read groups.yaml and check it as a whole against the region table."""
    text, problem = decode(file)
    if text is None or problem:
        return RegistryReading(None, (problem,) if problem else (), text or "")
    document = yamltext.read(text, file.path)
    if not isinstance(document.root, yamltext.Mapping):
        wrong = Diagnostic("KIM013", Span(file.path, 1), {"expected": "daftar kunci dan nilai"})
        return RegistryReading(None, document.diagnostics or (wrong,), text)
    reader = _Reader(document.root, regions)
    problems = (*document.diagnostics, *reader.problems())
    registry = None if any(map(messages.is_error, problems)) else reader.registry()
    return RegistryReading(registry, problems, text)


def _reserved(entry: Group | Topic, node: yamltext.Mapping) -> Iterator[Diagnostic]:
    if urls.is_reserved_group_id(entry.id):
        yield Diagnostic("KIM104", yamltext.locate(node, ("id",)), {"id": entry.id})


def _written(node: yamltext.Node | None, key: str) -> set[str]:
    """Return a key's values in a list's entries as written, the entries right or wrong."""
    return {text for item in _items(node) if (text := _text(item, key))}


def _items(node: yamltext.Node | None) -> list[yamltext.Mapping]:
    """Return a list's entries, right or wrong."""
    items = node.items if isinstance(node, yamltext.Sequence) else ()
    return [item for item in items if isinstance(item, yamltext.Mapping)]


def _text(node: yamltext.Mapping, key: str) -> str:
    """Return a key's value as written ("" where it is none)."""
    value = node.items.get(key)
    return (value.text or "").strip() if isinstance(value, yamltext.Scalar) else ""


class _Reader:
    """Reads entry by entry, so that one bad entry doesn't hide what is wrong in the others."""

    def __init__(self, root: yamltext.Mapping, regions: RegionTable) -> None:
        self.root, self.diagnostics = times.understood(root, Registry)
        self.changes = self._entries("regions", RegionChange)
        self.packaged = regions.packaged
        self.regions = applied(self.packaged, [change for change, _ in self.changes])
        self.regencies = self._entries("regencies", Regency)
        self.groups = self._entries("groups", Group)
        self.topics = self._entries("topics", Topic)
        self.regency_ids = _written(self.root.items.get("regencies"), "id")
        self.regency_codes = _written(self.root.items.get("regencies"), "code")
        self.group_ids = _written(self.root.items.get("groups"), "id")
        self._read_head()

    def registry(self) -> Registry:
        head = schema.without_blanks(yamltext.data(self.root))
        known = Registry.model_validate(head)
        groups = tuple(map(self._with_village, known.groups))
        return known if groups == known.groups else known.model_copy(update={"groups": groups})

    def _with_village(self, group: Group) -> Group:
        """Return a group whose village is one of today's, or none where that isn't known."""
        if group.village is None or group.village in self.regions:
            return group
        return group.model_copy(
            update={"village": village_code(self.regions.current(group.village) or "") or None}
        )

    def problems(self) -> list[Diagnostic]:
        """Return what is wrong in single entries and between them."""
        return [
            *self.diagnostics,
            *region_problems(self.changes, self.packaged),
            *self._duplicates(self.regencies, "id", "KIM102"),
            *self._duplicates(self.regencies, "code", "KIM108"),
            *self._duplicates(self.topics, "id", "KIM102"),
            *(p for topic, node in self.topics for p in _reserved(topic, node)),
            *self._group_duplicates(),
            *(p for regency, node in self.regencies for p in self._regency(regency, node)),
            *self._strangers(),
            *(p for group, node in self.groups for p in self._group(group, node)),
            *(p for entry in (*self.regencies, *self.groups) for p in lifetime(*entry)),
            *circles(self.groups),
            *self._province(),
        ]

    def _read_head(self) -> None:
        """Check everything but the lists that are read entry by entry."""
        lists = ("regions", "regencies", "groups", "topics")
        head = yamltext.Mapping(self.root.span)
        head.items = {k: v for k, v in self.root.items.items() if k not in lists}
        head.keys = self.root.keys
        for name in lists:
            node = self.root.items.get(name)
            if node is not None and yamltext.data(node) is not None:
                head.items[name] = yamltext.Sequence(node.span)
        self.diagnostics += schema.read(head, Registry).diagnostics

    def _entries(self, key: str, model: type[R]) -> Entries[R]:
        node = self.root.items.get(key)
        if node is None or (isinstance(node, yamltext.Scalar) and node.text is None):
            return []
        if not isinstance(node, yamltext.Sequence):
            expected = {"expected": "daftar (tiap butir diawali tanda -)"}
            self.diagnostics.append(Diagnostic("KIM013", node.span, expected))
            return []
        found: Entries[R] = []
        for item in node.items:
            if not isinstance(item, yamltext.Mapping):
                expected = {"expected": "kunci dan nilai (misalnya id: …)"}
                self.diagnostics.append(Diagnostic("KIM013", item.span, expected))
                continue
            reading = schema.read(item, model)
            # What is no id at all is no id of a regency either, which says more (`_strangers`).
            known = yamltext.locate(item, ("regency",)) if model is Group else None
            told = (p for p in reading.diagnostics if (p.code, p.span) != ("KIM103", known))
            self.diagnostics += told
            if reading.record is not None:
                found.append((reading.record, item))
        return found

    def _duplicates(self, entries: Entries[R], field: str, code: str) -> Iterator[Diagnostic]:
        first: dict[str, Span] = {}
        for record, node in entries:
            value, span = getattr(record, field), yamltext.locate(node, (field,))
            if value in first:
                args = {field: value, "first_line": str(first[value].line)}
                yield Diagnostic(code, span, args)
            first.setdefault(value, span)

    def _group_duplicates(self) -> Iterator[Diagnostic]:
        """Group ids need only differ within their regency; that is where their folders lie."""
        for area in sorted({group.regency for group, _ in self.groups}):
            same = [entry for entry in self.groups if entry[0].regency == area]
            yield from self._duplicates(same, "id", "KIM102")

    def _regency(self, regency: Regency, node: yamltext.Mapping) -> Iterator[Diagnostic]:
        if urls.is_reserved_area_id(regency.id):
            yield Diagnostic("KIM104", yamltext.locate(node, ("id",)), {"id": regency.id})
        span = yamltext.locate(node, ("code",))
        if self.regions.province is None:
            pass  # Nothing can be said of it: the province itself is unknown, which is told.
        elif wrong := area_codes.problem(regency.code, span, self.regions):
            yield self._with_guess(wrong, regency)
        elif self.regions[regency.code].kind != regency.kind or regency.kind == "provinsi":
            known = self.regions[regency.code].kind
            args = {"code": regency.code, "kind": regency.kind}
            yield Diagnostic("KIM106", span, args, known if known in REGENCY_KINDS else "")
        yield from useful_numbers.private(regency, node)
        yield from self._merged(regency, self.regency_ids, node)

    def _with_guess(self, wrong: Diagnostic, regency: Regency) -> Diagnostic:
        """Guess by its name the code of a regency whose own doesn't exist."""
        if wrong.code != "KIM034":
            return wrong
        meant = regency_names.code_of(regency.name, self.regions, taken=self.regency_codes)
        return dataclasses.replace(wrong, suggestion=meant)

    def _strangers(self) -> Iterator[Diagnostic]:
        """Tell of groups whose regency is none of the list, whatever else is wrong with them."""
        entries = _items(self.root.items.get("regencies"))
        names = {one: _text(entry, "name") for entry in entries if (one := _text(entry, "id"))}
        codes = {_text(entry, "code"): _text(entry, "id") for entry in entries}
        for node in _items(self.root.items.get("groups")):
            value, span = _text(node, "regency"), yamltext.locate(node, ("regency",))
            if value and value not in {*names, PROVINCIAL_AREA}:
                near = codes.get(value) or regency_names.id_of(value, names)
                yield Diagnostic("KIM105", span, {"value": value}, near)

    def _group(self, group: Group, node: yamltext.Mapping) -> Iterator[Diagnostic]:
        yield from _reserved(group, node)
        by_id = {regency.id: regency for regency, _ in self.regencies}
        if group.village is not None:
            yield from self._village(group.village, by_id.get(group.regency), node)
        yield from self._merged(group, self.group_ids, node)

    def _village(
        self, village: str, regency: Regency | None, node: yamltext.Mapping
    ) -> Iterator[Diagnostic]:
        span = yamltext.locate(node, ("village",))
        if self.regions.province is None:
            return
        if wrong := area_codes.problem(village, span, self.regions):
            yield wrong
            village = self.regions.current(village) or ""
            if len(village) <= DISTRICT_LENGTH:
                return
        if self.regions[village].kind not in ("desa", "kelurahan"):
            yield Diagnostic("KIM034", span, {"value": village})
        elif regency is not None and not lies_in(village, regency.code):
            args = {"code": village, "name": self.regions[village].name, "regency": regency.name}
            yield Diagnostic("KIM035", span, args)
        elif regency is None and regency_code(village) not in self.regency_codes:
            yield Diagnostic("KIM062", span, {"value": village})

    def _merged(
        self, entry: Regency | Group, ids: set[str], node: yamltext.Mapping
    ) -> Iterator[Diagnostic]:
        target, others = entry.merged_into, ids - {entry.id}
        if target is not None and target not in others:
            span = yamltext.locate(node, ("merged_into",))
            yield Diagnostic("KIM107", span, {"value": target}, closest(target, others))

    def _province(self) -> Iterator[Diagnostic]:
        node = self.root.items.get("province")
        if not isinstance(node, yamltext.Mapping):
            return
        province = schema.read(node, Province).record
        if province is None:
            return
        span = yamltext.locate(node, ("code",))
        if wrong := area_codes.province_problem(province.code, province.name, span):
            yield wrong
        elif province.timezone not in (None, zone := zones.of_province(province.code).name):
            args = {"value": str(province.timezone), "zone": zone}
            yield Diagnostic("KIM200", yamltext.locate(node, ("timezone",)), args)
        yield from useful_numbers.private(province, node)
