"""How `kim pindah-wilayah` shows its plan, asks, and carries it out."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from kim_plugins.base.locale_id import long_date
from kim_plugins.base.messages import as_text, harmless
from kim_plugins.builder import pipeline
from kim_plugins.builder.mending import journal, relocation
from kim_plugins.builder.mending.applying import Changed
from kim_plugins.builder.mending.relocation import Impossible, Plan, Wanted
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import asking
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.project_options import project_options, settings_of
from kim_plugins.content.front_matter import times
from kim_plugins.content.privacy.privacy import masked
from kim_plugins.content.registry.registry_edit import CannotEdit
from kim_plugins.model.groups import Registry
from kim_plugins.model.region_changes import RegionChange

_FIRST_YEAR = 1945
"""No law of the republic is older."""
_AHEAD = 10
"""Years; no law has set the day of a change further off."""
Command = TypeVar("Command", bound=Callable[..., Any])


def options(command: Command) -> Command:
    """Add the options that every one of these commands has."""
    added = (
        click.option("--tanggal", required=True, help="Hari pertama berlakunya: 2027-01-01."),
        click.option("--dasar", help="Undang-undang atau keputusan yang menjadi dasarnya."),
        click.option("-y", "--yes", is_flag=True, help="Langsung simpan tanpa bertanya."),
        click.option("--dry-run", is_flag=True, help="Hanya tampilkan rencananya."),
        project_options,
    )
    for option in reversed(added):
        command = option(command)
    return command


def opened(docs: Any, groups: Any) -> tuple[Project, Registry]:
    """Return the project and its registry; what was interrupted before is finished first.

    Raises `click.ClickException`.
    """
    project = project_to_change(docs, groups)
    if sources.is_unfinished(project):
        try:
            journal.finish(project)
        except Changed as changed:
            raise click.ClickException(
                f"Perubahan yang terputus belum dapat diselesaikan, karena {changed} berubah "
                f"sementara itu. Kembalikan berkas itu, lalu jalankan lagi. Rencananya ada di "
                f"{sources.UNFINISHED}."
            ) from None
        except journal.Damaged:
            raise click.ClickException(
                f"{sources.UNFINISHED}, rencana perubahan yang terputus, tidak terbaca atau bukan "
                "buatan perintah ini, jadi tidak dijalankan. Kembalikan folder ini dari Git ke "
                "keadaan sebelum perubahan itu, hapus berkasnya, lalu jalankan lagi."
            ) from None
        click.echo("Perubahan yang tadinya terputus sudah diselesaikan.")
        project = project_to_change(docs, groups)
    reading = pipeline.read_registry(project)
    if reading.registry is None:
        raise click.ClickException("\n\n".join(map(as_text, reading.diagnostics)))
    return project, reading.registry


def change(since: str, **given: str | None) -> RegionChange:
    """Return a change as groups.yaml would tell it; raises `click.ClickException`."""
    moment = times.moment(since)
    if moment is None:
        raise click.BadParameter(
            f"“{since}” bukan tanggal. Contoh: 2027-01-01", param_hint="--tanggal"
        )
    _insist_on_likely(since, moment.day)
    try:
        return RegionChange.model_validate({**given, "since": moment.day.isoformat()})
    except ValidationError as error:
        wrong = ", ".join(str(given.get(str(one["loc"][0]))) for one in error.errors())
        raise click.ClickException(f"Ini tidak dapat ditulis ke groups.yaml: {wrong}") from None


def _insist_on_likely(since: str, day: dt.date) -> None:
    latest = settings_of(None).now.year + _AHEAD
    if not _FIRST_YEAR <= day.year <= latest:
        raise click.BadParameter(
            f"tahun pada {since} tidak mungkin: perubahan wilayah berlaku antara {_FIRST_YEAR} "
            f"dan {latest}. Periksa tahunnya di keputusannya.",
            param_hint="--tanggal",
        )


def run(project: Project, known: Registry, wanted: Wanted, asked: Mapping[str, Any]) -> None:
    """Show what would change, ask, and change it."""
    if done(wanted, known):
        click.echo("Perubahan ini sudah tercatat di groups.yaml. Tidak ada yang diubah.")
        return
    plan = _planned(project, wanted)
    for line in _shown(plan, project):
        click.echo(harmless(line, kept="\t"))
    for note in _notes(plan, wanted, project, known):
        click.echo(f"Perhatikan: {note}")
    if asked["dry_run"]:
        click.echo("Baru ditampilkan; tidak ada yang disimpan.")
        return
    if not asked["yes"] and not asking.confirm("Simpan perubahan ini?"):
        click.echo("Tidak ada yang disimpan.")
        return
    try:
        journal.carry_out(plan.act(project), project)
    except Changed as changed:
        raise click.ClickException(
            f"{changed} berubah sementara itu, jadi perubahannya belum selesai. Jalankan lagi."
        ) from None
    except OSError as error:
        raise click.ClickException(
            f"Tidak dapat ditulis: {error.filename or error}. Periksa izin dan ruang simpannya, "
            "lalu jalankan lagi; yang tersisa akan diselesaikan."
        ) from None
    click.echo("Perubahan wilayah disimpan. Periksa dengan: kim check")


def done(wanted: Wanted, known: Registry) -> bool:
    """Tell whether groups.yaml says all of it already."""
    told = {(one.code, one.name, one.since, one.former) for one in known.regions}
    return all((c.code, c.name, c.since, c.former) in told for c in wanted.changes)


def _planned(project: Project, wanted: Wanted) -> Plan:
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    shown = project.shown(project.groups)
    try:
        plan = relocation.plan(project, wanted, workshop)
    except Impossible as reason:
        raise click.ClickException(str(reason)) from None
    except CannotEdit:
        entries = "\n".join(f"  {one.model_dump_json(exclude_none=True)}" for one in wanted.changes)
        raise click.ClickException(
            f"Bentuk {shown} tidak dapat diubah dengan aman, jadi tidak diubah. "
            f"Tuliskan sendiri di bawah regions:\n{entries}"
        ) from None
    if isinstance(plan, list):
        problems = "\n\n".join(map(as_text, plan))
        raise click.ClickException(f"{shown} tidak diubah, karena akan keliru:\n\n{problems}")
    return plan


def _shown(plan: Plan, project: Project) -> Iterator[str]:
    docs = project.shown(project.docs)
    for old, new in plan.moves:
        yield f"Folder {docs}/{old} pindah ke {docs}/{new}"
    for text in plan.texts:
        before, after = (masked(one).splitlines() for one in (text.before, text.after))
        yield from difflib.unified_diff(before, after, text.path, text.path, n=1, lineterm="")


def _notes(plan: Plan, wanted: Wanted, project: Project, known: Registry) -> Iterator[str]:
    """Yield what else whoever reads the plan should know or do."""
    since = wanted.changes[0].since
    if since > settings_of(None).now.date():
        yield (
            f"ini baru berlaku {long_date(since)}. Situs menampilkannya begitu disimpan, jadi "
            "gabungkan permintaannya pada hari itu."
        )
    for code in [one.code for one in wanted.changes if one.is_move]:
        yield f"kode baru {code} dipakai sebagai alamat dan rujukan; cocokkan dengan keputusannya."
    if wanted.regency:
        yield (
            "lengkapi capital, location, dan office kabupaten baru itu di groups.yaml, dan "
            "perbarui population induknya."
        )
        yield _who_edits(wanted, project, known)
    for span in plan.unclear:
        yield f"{span.path}:{span.line} harus diubah sendiri, karena tidak terbaca dengan pasti."
    if plan.moves and any((project.root / name).is_file() for name in _OWNERS):
        yield "sesudah ini perbarui juga hak mengubah folder dengan: kim codeowners"


def _who_edits(wanted: Wanted, project: Project, known: Registry) -> str:
    """Say that nobody may edit a new regency yet, and where somebody is named."""
    assert wanted.regency is not None
    parent = known.areas[wanted.parent]
    now = f" (penyunting {parent.name}: {', '.join(parent.editors)})" if parent.editors else ""
    return (
        f"belum ada penyunting untuk {wanted.regency['name']}. Tulis akunnya pada editors di "
        f"bawah id: {wanted.regency['id']} di {project.shown(project.groups)}{now}; sampai itu "
        "diisi, perubahan di sana diperiksa penyunting provinsi. Sesudahnya jalankan: "
        "kim codeowners"
    )


_OWNERS = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")
