"""`kim fix`: mend what can be mended without a doubt, after showing it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kim_plugins.base.messages import harmless
from kim_plugins.builder.mending import applying
from kim_plugins.builder.mending import mending as planning
from kim_plugins.builder.mending.mending import Plan, TextChange
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import asking
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.project_options import files_below, project_options
from kim_plugins.content.privacy.privacy import masked


@click.command(help="Membenahi yang pasti: nama kunci, tanggal, nama berkas, dan isi gambar.")
@click.argument("paths", metavar="[BERKAS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("-y", "--yes", is_flag=True, help="Langsung simpan tanpa bertanya.")
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan perubahan; tidak ada yang disimpan.")
@project_options
def fix(paths: tuple[Path, ...], yes: bool, dry_run: bool, docs: Path, groups: Path) -> None:
    """Show what would change, ask, and change it."""
    run(project_to_change(docs, groups), paths, is_sure=yes, is_rehearsal=dry_run)


def run(
    project: Project, paths: Sequence[Path], *, is_sure: bool = False, is_rehearsal: bool = False
) -> None:
    """Do what `kim fix` does."""
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    plan = planning.plan(project, _chosen(project, paths), workshop)
    if plan.is_empty:
        click.echo("Tidak ada yang perlu dibenahi.")
        return
    for line in _shown(plan, project):
        click.echo(line)
    if is_rehearsal:
        click.echo("Baru ditampilkan; tidak ada yang disimpan.")
        return
    if not is_sure and not asking.confirm("Simpan perubahan ini?"):
        click.echo("Tidak ada yang disimpan.")
        return
    try:
        applying.carry_out(plan, project)
    except applying.Changed as changed:
        raise click.ClickException(
            f"{changed} berubah sementara itu, jadi belum ada yang disimpan. Jalankan lagi."
        ) from None
    click.echo(
        f"{len(plan.texts)} tulisan dan {len(plan.pictures)} gambar dibenahi. "
        "Periksa lagi dengan kim check."
    )


def _chosen(project: Project, paths: Sequence[Path]) -> list[str] | None:
    """Return the files to mend, relative to the docs folder (`None` for all of them)."""
    if not paths:
        return None
    files = [file for given in paths for file in files_below(given)]
    return [f.relative_to(project.docs).as_posix() for f in files if f.is_relative_to(project.docs)]


def _shown(plan: Plan, project: Project) -> Iterator[str]:
    for text in plan.texts:
        yield from (harmless(line, kept="\t") for line in _difference(text, project))
        yield ""
    for picture in plan.pictures:
        notes = list(picture.notes)
        if picture.target != picture.uri:
            notes.append(f"diberi nama {picture.target.rpartition('/')[2]}")
        name = masked(project.shown(project.docs / picture.uri))
        yield harmless(f"{name}: {', '.join(map(masked, notes))}")
    if any("titik lokasi dihapus" in picture.notes for picture in plan.pictures):
        yield (
            "Titik lokasi sebuah foto masih ada di riwayat Git bila foto itu sudah pernah "
            "dikirim. Bila begitu, beri tahu penyunting."
        )


def _difference(text: TextChange, project: Project) -> Iterator[str]:
    """Yield a unified diff; what is private stays covered, here as everywhere."""
    old, new = (masked(project.shown(project.docs / uri)) for uri in (text.uri, text.target))
    if old != new:
        yield f"{old}: diberi nama {new.rpartition('/')[2]}"
    before, after = (masked(content.decode()).splitlines() for content in (text.before, text.after))
    yield from difflib.unified_diff(before, after, old, new, n=1, lineterm="")
