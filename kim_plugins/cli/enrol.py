"""`kim groups add`: a new group in groups.yaml, its village looked up by name."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from kim_plugins.base.messages import as_text
from kim_plugins.base.slug import slugify
from kim_plugins.builder import pipeline
from kim_plugins.builder.enrol import enrol
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli import asking
from kim_plugins.cli.changing import insist_on_known_form
from kim_plugins.cli.finding import area_called
from kim_plugins.cli.place_codes import dotted, of_another_province
from kim_plugins.content.registry.registry_edit import CannotEdit, Value
from kim_plugins.model import villages
from kim_plugins.model.groups import Regency, Registry
from kim_plugins.model.regions import Region, regency_code


@click.command(help="Menambah kelompok ke groups.yaml, sesudah perubahannya ditampilkan.")
@click.option("-n", "--name", help="Nama kelompok, misalnya KIM Contoh.")
@click.option("-v", "--village", help="Nama atau kode desa, kampung, atau kelurahannya.")
@click.option("-r", "--regency", help="Kabupaten atau kota, bila nama desanya ada di beberapa.")
@click.option("--no-village", is_flag=True, help="Kelompok ini tidak terikat pada satu desa.")
@click.option("--id", "group_id", help="Nama foldernya. Bawaan: dari nama kelompok.")
@click.option("-a", "--author", "authors", multiple=True, help="Akun penulis; boleh berulang.")
@click.option("--description", help="Keterangan singkat.")
@click.option("-y", "--yes", is_flag=True, help="Tulis tanpa bertanya.")
@click.option("--dry-run", is_flag=True, help="Tampilkan saja, jangan tulis.")
@click.pass_obj
def add(
    project: Project,
    name: str | None,
    village: str | None,
    regency: str | None,
    no_village: bool,
    group_id: str | None,
    authors: tuple[str, ...],
    description: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Ask for what was not given, show the change, and write it when it is right."""
    insist_on_known_form(project)
    registry = _registry(project)
    name = _group_name(name)
    area = area_called(regency, registry) if regency else None
    place = None if no_village else _village(village or _asked_village(), area)
    area = area or _area_of(registry, place)
    entry: dict[str, Value] = {"id": group_id or slugify(name), "name": name, "regency": area.id}
    if place:
        entry["village"] = place.code
    entry["status"] = "aktif"
    if description:
        entry["description"] = description.strip()
    if authors:
        entry["authors"] = authors
    _enrol(project, entry, asks=not yes, writes=not dry_run)


def _group_name(given: str | None) -> str:
    """Return the group's name, asked for where it wasn't given."""
    name = (click.prompt("Nama kelompok") if given is None else given).strip()
    if not name:
        raise click.ClickException('Nama kelompok kosong. Tulis namanya: --name "KIM Contoh"')
    return name


def _asked_village() -> str:
    called = villages.called(sources.region_table())
    return str(click.prompt(called.capitalize().replace(" atau ", "/")))


def _registry(project: Project) -> Registry:
    reading = pipeline.read_registry(project)
    if reading.registry is None:
        raise click.ClickException("\n\n".join(map(as_text, reading.diagnostics)))
    return reading.registry


def _area_of(registry: Registry, place: Region | None) -> Regency:
    """Return the regency of a village."""
    if place is None:
        return area_called(click.prompt("Kabupaten/kota"), registry)
    area = registry.area_by_code.get(regency_code(place.code))
    if area is None:
        named = villages.described(sources.region_table(), place)
        raise click.ClickException(
            f"Kabupaten atau kotanya tidak terdaftar di groups.yaml: {named}"
        )
    return area


def _village(given: str, area: Regency | None) -> Region:
    """Find a village by its code or its name; list the choices where there are several."""
    table = sources.region_table()
    within = area.code if area and area.kind != "provinsi" else ""
    given = dotted(given)
    given = table.current(given) or given
    if given in table and table[given].kind in villages.KINDS:
        return table[given]
    found = villages.named(table, given, within)
    if len(found) == 1:
        return found[0]
    if found:
        return _choice(f"Ada {len(found)} {villages.called(table)} bernama {given}:", found)
    near = villages.like(table, given, within)
    where = f" di {area.name}" if area and within else ""
    if not near:
        raise click.ClickException(
            f"Tidak ada {villages.called(table)} bernama {given}{where}."
            f"{of_another_province(given, table)}"
        )
    return _choice(f"Tidak ada {given}{where}. Yang namanya mirip:", near)


def _choice(head: str, found: Sequence[Region]) -> Region:
    """Show villages with their places; ask for one where somebody can answer."""
    lines = "\n".join(
        f"  {villages.described(sources.region_table(), village)}" for village in found
    )
    text = f"{head}\n{lines}"
    if not sys.stdin.isatty():
        raise click.ClickException(f"{text}\nPilih satu dengan kodenya: --village KODE")
    click.echo(text)
    by_code = {village.code: village for village in found}
    return by_code[click.prompt("Kode", type=click.Choice(list(by_code)), show_choices=False)]


def _enrol(project: Project, entry: dict[str, Value], *, asks: bool, writes: bool) -> None:
    """Show the change, then write it unless somebody objects."""
    shown = project.shown(project.groups)
    try:
        edit = enrol(project, entry)
    except CannotEdit:
        text = "\n".join(f"  {key}: {value}" for key, value in entry.items())
        raise click.ClickException(
            f"Bentuk {shown} tidak dapat ditambah dengan aman, jadi tidak diubah. "
            f"Tambahkan sendiri kelompok ini:\n{text}"
        ) from None
    if isinstance(edit, list):
        problems = "\n\n".join(map(as_text, edit))
        raise click.ClickException(f"{shown} tidak diubah, karena akan keliru:\n\n{problems}")
    click.echo(edit.diff, nl=False)
    if not writes:
        return
    if asks and not asking.confirm(f"Tulis ke {shown}?", default=True):
        click.echo("Tidak ada yang diubah.")
        return
    edit.write()
    click.echo(f"{entry['name']} ditambahkan ke {shown}. Periksa dengan: kim check")
