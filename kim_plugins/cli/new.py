"""`kim new`: begin a post at the right place, with the right name."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from kim_plugins.base.diagnostics import closest
from kim_plugins.base.locale_id import WITA
from kim_plugins.base.messages import as_text
from kim_plugins.base.settings import resolve_now
from kim_plugins.base.slug import slugify
from kim_plugins.build import pipeline
from kim_plugins.cli.places import project_of, project_options
from kim_plugins.content.places import POSTS
from kim_plugins.content.template import new_post
from kim_plugins.model.frontmatter import SCHEMAS
from kim_plugins.model.groups import Group, Registry
from kim_plugins.model.kinds import KIND_LABELS


@click.command(help="Memulai tulisan baru di tempat dan dengan nama yang benar.")
@click.option("-g", "--group", help="Kelompok, misalnya kutai-timur/kim-contoh.")
@click.option("-k", "--kind", type=click.Choice(list(SCHEMAS)), help="Jenis tulisan.")
@click.option("-t", "--title", help="Judul.")
@click.option("--date", "day", help="Tanggal terbit, misalnya 2026-11-24. Bawaan: hari ini.")
@click.option("--list-groups", is_flag=True, help="Tampilkan semua kelompok, lalu selesai.")
@project_options
def new(
    group: str | None,
    kind: str | None,
    title: str | None,
    day: str | None,
    list_groups: bool,
    docs: Path,
    groups: Path,
) -> None:
    """Ask for what was not given, and write the file; an existing one is never touched."""
    reading = pipeline.read_registry(project_of(docs, groups))
    registry = reading.registry
    if registry is None:
        raise click.ClickException("\n\n".join(map(as_text, reading.diagnostics)))
    if list_groups:
        click.echo("\n".join(f"{name_of(g)}  {g.name}" for g in registry.groups))
        return
    writer = _group(registry, group or click.prompt("Kelompok (kabupaten/kelompok)"))
    if kind is None:
        choices = click.Choice(list(KIND_LABELS))
        kind = click.prompt("Jenis", type=choices, default="berita")
    title = (title or click.prompt("Judul")).strip()
    date = _day(day)
    slug = slugify(title)
    if not slug:
        raise click.ClickException("Judul perlu memuat huruf atau angka.")
    path = docs / POSTS / writer.regency / writer.id / f"{date.isoformat()}-{slug}.md"
    _write(path, new_post(str(kind), title, date))
    click.echo(f"Tulisan baru: {path}")
    click.echo(f"Lengkapi isinya, lalu periksa: kim check {path}")


def name_of(group: Group) -> str:
    """Name a group as its folder does: `kutai-timur/kim-contoh`."""
    return f"{group.regency}/{group.id}"


def _group(registry: Registry, given: str) -> Group:
    """Find a group by its folder, or by its id alone where that is enough."""
    given = given.strip().strip("/").lower()
    found = [g for g in registry.groups if given in (name_of(g), g.id)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(map(name_of, found))
        raise click.ClickException(f"Ada beberapa kelompok bernama {given}: {names}.")
    near = closest(given, [name_of(g) for g in registry.groups] + [g.id for g in registry.groups])
    guess = f" Mungkin maksud Anda: {near}." if near else ""
    raise click.ClickException(
        f"Kelompok {given} tidak terdaftar.{guess} Lihat daftarnya dengan: kim new --list-groups"
    )


def _day(given: str | None) -> dt.date:
    """Return the date of publication; today, by WITA's calendar, unless another is given."""
    if given is None:
        return resolve_now(None, os.environ, dt.datetime.now(dt.UTC)).astimezone(WITA).date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise click.ClickException(
            f"Tanggal {given} tidak terbaca. Tulis seperti ini: 2026-11-24"
        ) from None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(
            f"Berkas {path} sudah ada dan tidak diubah. Pilih judul atau tanggal lain."
        ) from None
