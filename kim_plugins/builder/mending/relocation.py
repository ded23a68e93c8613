"""What `kim pindah-wilayah` would change in a project, found out without changing anything."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.locale_id import short_date
from kim_plugins.builder.mending import moved_links
from kim_plugins.builder.mending.journal import Act
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project, hash_of
from kim_plugins.content.editors.template import quoted
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.post_paths import POSTS, FileRole
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.registry import registry, registry_edit, registry_values
from kim_plugins.content.registry.registry_edit import CannotEdit, Value
from kim_plugins.content.text.edits import Edit, Written, applied
from kim_plugins.model import region_changes
from kim_plugins.model.groups import Group, Registry
from kim_plugins.model.region_changes import RegionChange
from kim_plugins.model.regions import RegionTable, lies_in, regency_code

PROVINCIAL = "provinsi"


class Impossible(Exception):
    """Says in Indonesian why the change can't be made as it was asked for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    changes: tuple[RegionChange, ...]
    regency: Mapping[str, Value] | None = None
    """The entry of a regency that is new, with its `id` and `code`."""
    groups: tuple[str, ...] = ()
    """Ids of groups without a village that go to the new regency as well."""
    parent: str = ""
    """The id of the regency from which these come."""


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A file that would say something else; paths are shown ones."""

    path: str
    """Its place after the change."""
    before: str
    after: str


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would change."""

    groups: tuple[tuple[Group, Group], ...]
    """The groups whose village has another code, or that another regency has, before and after."""
    moves: tuple[tuple[str, str], ...]
    """Folders that go elsewhere, relative to the docs folder."""
    texts: tuple[Text, ...]
    """groups.yaml last."""
    unclear: tuple[Span, ...] = ()
    """Places where something has to be changed by hand."""

    def act(self, project: Project) -> Act:
        """Return what is to be done."""
        docs = project.shown(project.docs)
        moves = tuple((f"{docs}/{old}", f"{docs}/{new}") for old, new in self.moves)
        texts = ((t.path, hash_of(t.before.encode("utf-8")), t.after) for t in self.texts)
        return Act(moves, tuple(texts))


def plan(project: Project, wanted: Wanted, workshop: Workshop) -> Plan | list[Diagnostic]:
    """Find out what would change, or what would be wrong with groups.yaml then.

    Raises `Impossible`, and `CannotEdit` where groups.yaml can't be edited as text.
    """
    before = project.groups.read_bytes().decode("utf-8")
    old = _read(project, before)
    if old.registry is None:
        return list(old.diagnostics)
    table = _table(old.registry, wanted)
    groups = list(_groups(old.registry, wanted, table))
    after = _edited(before, wanted, groups)
    new = _read(project, after)
    if new.registry is None:
        lines = new.source.split("\n")
        return [problem.with_excerpt(lines) for problem in new.diagnostics]
    _insist_on_meant(old.registry, new.registry, wanted, groups)
    folders = _folders(project, groups)
    texts, unclear = _texts(project, folders, table, workshop)
    shown = project.shown(project.groups)
    return Plan(
        tuple(groups), tuple(folders.items()), (*texts, Text(shown, before, after)), tuple(unclear)
    )


def _read(project: Project, text: str) -> registry.RegistryReading:
    content = text.encode("utf-8")
    file = SourceFile("", project.shown(project.groups), content, size=1)
    return registry.read(file, sources.region_table())


def _table(known: Registry, wanted: Wanted) -> RegionTable:
    """Return the region table after the changes; raises `Impossible` where one doesn't fit."""
    done = list(known.regions)
    for change in wanted.changes:
        _insist_on_latest(change, known)
        now = region_changes.applied(sources.region_table(), done)
        if region_changes.why_not(change, now):
            codes = f"{change.former} → {change.code}" if change.former else change.code
            raise Impossible(
                f"Perubahan {codes} tidak cocok dengan wilayah yang ada. Periksa kodenya: "
                "kode lama harus masih berlaku, kode baru belum dipakai, dan induknya sudah ada."
            )
        done.append(change)
    return region_changes.applied(sources.region_table(), done)


def _insist_on_latest(change: RegionChange, known: Registry) -> None:
    """Refuse a change whose place has changed later already: it was asked of today's table."""
    for other in known.regions:
        if other.since == change.since and _is_rival(change, other):
            raise Impossible(
                f"Wilayah {other.code} sudah tercatat berubah pada hari yang sama, "
                f"{short_date(other.since)}, menjadi {other.code}, {other.name}. Satu wilayah "
                "berubah satu kali sehari: betulkan catatan itu pada regions di groups.yaml, "
                "atau periksa tanggalnya."
            )
        if other.since > change.since and _concerns(change, other):
            raise Impossible(
                f"Wilayah {change.code} sudah tercatat berubah sesudah itu, pada "
                f"{short_date(other.since)} ({other.code}, {other.name}). Perubahan dicatat "
                "menurut urutan harinya: periksa tanggalnya, atau susun sendiri regions di "
                "groups.yaml."
            )


def _is_rival(change: RegionChange, other: RegionChange) -> bool:
    """Tell whether two changes of one day give one place two names, or two places to lie in."""
    if change.is_move or other.is_move:
        return change.is_move and other.is_move and change.former in (other.code, other.former)
    return change.code == other.code


def _concerns(change: RegionChange, later: RegionChange) -> bool:
    """Tell whether two changes are of the same place, or one moves what the other changes."""
    ours = {change.code, (change.is_move and change.former) or change.code}
    theirs = {later.code, (later.is_move and later.former) or later.code}
    return any(
        one == other
        or (later.is_move and lies_in(one, other))
        or (change.is_move and lies_in(other, one))
        for one in ours
        for other in theirs
    )


def _groups(known: Registry, wanted: Wanted, table: RegionTable) -> Iterator[tuple[Group, Group]]:
    """Yield the groups that say something else from now on, before and after."""
    ids = {area.code: area.id for area in known.regencies}
    if wanted.regency:
        ids[str(wanted.regency["code"])] = str(wanted.regency["id"])
    for group in known.groups:
        given: dict[str, object] = {}
        if group.village and (village := table.current(group.village)) != group.village:
            given["village"] = village
            given["regency"] = ids.get(regency_code(village or ""), group.regency)
        elif group.id in wanted.groups and group.regency == wanted.parent and wanted.regency:
            given["regency"] = wanted.regency["id"]
        if group.regency == PROVINCIAL:
            given.pop("regency", None)
        if given.get("regency", group.regency) != group.regency:
            given["redirect_from"] = (*group.redirect_from, f"/{group.regency}/{group.id}/")
        if given:
            yield group, group.model_copy(update=given)


def _edited(text: str, wanted: Wanted, groups: Sequence[tuple[Group, Group]]) -> str:
    for before, after in groups:
        keys = [k for k in ("regency", "village") if getattr(before, k) != getattr(after, k)]
        address = after.redirect_from[-1] if before.regency != after.regency else ""
        values = {key: str(getattr(after, key)) for key in keys}
        text = registry_values.with_values(text, before.regency, before.id, values, address)
    if wanted.regency:
        text = registry_edit.with_entry(text, "regencies", wanted.regency)
    for change in wanted.changes:
        given = change.model_dump(mode="json", exclude_none=True)
        entry = {key: given[key] for key in _KEYS if key in given}
        text = registry_edit.with_entry(text, "regions", entry)
    return text


_KEYS = ("code", "name", "since", "former", "former_name", "basis")


def _insist_on_meant(
    old: Registry, new: Registry, wanted: Wanted, groups: Sequence[tuple[Group, Group]]
) -> None:
    """Refuse a text that doesn't read as what was meant, whatever the reason may be."""
    now = {(before.regency, before.id): after for before, after in groups}
    meant = old.model_copy(
        update={
            "regions": (*old.regions, *wanted.changes),
            "regencies": (*old.regencies, *(new.regencies[-1:] if wanted.regency else ())),
            "groups": tuple(now.get((group.regency, group.id), group) for group in old.groups),
        }
    )
    is_named = not wanted.regency or new.regencies[-1].id == wanted.regency["id"]
    if new != meant or not is_named:
        raise CannotEdit


def _folders(project: Project, groups: Sequence[tuple[Group, Group]]) -> dict[str, str]:
    """Return the folders that go elsewhere; raises `Impossible` where something lies there."""
    found = {}
    for before, after in groups:
        old, new = (f"{POSTS}/{group.regency}/{group.id}" for group in (before, after))
        if old == new or not (project.docs / old).is_dir():
            continue
        if (project.docs / new).exists():
            shown = project.shown(project.docs / new)
            raise Impossible(f"Folder {shown} sudah ada. Pindahkan dahulu isinya.")
        found[old] = new
    return found


def _texts(
    project: Project, folders: Mapping[str, str], table: RegionTable, workshop: Workshop
) -> tuple[list[Text], list[Span]]:
    """Return the posts and pages that would say something else, and where that isn't possible."""
    uris = [uri for uri in sources.list_files(project) if post_paths.role(uri) is FileRole.POST]
    files = [sources.read_post(project, project.docs / uri) for uri in uris]
    files = [file for file in files if not file.is_link]
    texts: list[Text] = []
    unclear: list[Span] = []
    for file, found in zip(files, workshop.examine(files), strict=True):
        wished = [*moved_links.edits(file, found, folders), *_codes(file, found, table)]
        unclear += [one for one in wished if isinstance(one, Span)]
        if edits := [one for one in wished if isinstance(one, Edit)]:
            before = file.content.decode("utf-8")
            path = project.shown(project.docs / moved_links.moved(file.uri, folders))
            texts.append(Text(path, before, applied(before, edits)))
    return [*texts, *_pages(project, folders)], unclear


def _codes(file: SourceFile, found: Examination, table: RegionTable) -> Iterator[Edit | Span]:
    """Yield the codes in a post of after a change that were others only before it."""
    name, _ = post_paths.name_of(file.uri, file.path)
    before = sources.region_table()
    for code, span in found.areas if name else ():
        now = table.current(code)
        if name and code in before and now and code not in table.at(name.day):
            place = Written(file).scalar(span, code)
            yield Edit(*place, quoted(now)) if place else span


def _pages(project: Project, folders: Mapping[str, str]) -> Iterator[Text]:
    """Yield the hand-written pages, and mkdocs.yml, that name a folder that goes elsewhere."""
    uris = [uri for uri in sources.list_files(project) if not post_paths.is_post(uri)]
    paths = [project.docs / uri for uri in uris if post_paths.is_page(uri)]
    for path in [*paths, project.config] if folders else ():
        before = _text_of(path)
        after = moved_links.in_page(before, folders)
        if after != before:
            yield Text(project.shown(path), before, after)


def _text_of(path: Path) -> str:
    """Return a text file's text; "" where it is none, which others tell."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
