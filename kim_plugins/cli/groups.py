"""`kim groups`: who publishes, who has fallen silent; and one group more."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import click

from kim_plugins.base.locale_id import short_date
from kim_plugins.base.messages import as_text
from kim_plugins.builder import check, pipeline
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import options
from kim_plugins.cli.enrol import add
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.model.activity import Activity, activities
from kim_plugins.model.groups import STATUS_LABELS

HEADS = ("KELOMPOK", "WILAYAH", "STATUS", "TULISAN", "TERBARU", "CATATAN")


@click.group(help="Menampilkan daftar kelompok, atau menambahnya.", invoke_without_command=True)
@click.option("--dormant", is_flag=True, help="Hanya yang tidak menulis selama 90 hari.")
@click.option("--stale-decree", is_flag=True, help="Hanya yang masa berlaku SK-nya berakhir.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk keluaran."
)
@options.now
@project_options
@click.pass_context
def groups(
    context: click.Context,
    dormant: bool,
    stale_decree: bool,
    form: str,
    now: str | None,
    docs: Path,
    groups: Path,
) -> None:
    """List the groups, unless a subcommand is given."""
    project = project_of(docs, groups)
    context.obj = project
    if context.invoked_subcommand:
        return
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    site = check.site_of(project, settings_of(now), workshop)
    if isinstance(site, pipeline.Stopped):
        raise click.ClickException("\n\n".join(map(as_text, site.diagnostics)))
    chosen = [
        one
        for one in activities(site.province)
        if (one.is_dormant or not dormant) and (one.decree_ended or not stale_decree)
    ]
    click.echo(_json(chosen) if form == "json" else _table(chosen))


groups.add_command(add)


def _table(chosen: list[Activity]) -> str:
    """Write one line a group, and a line that counts."""
    rows = [HEADS, *(_row(one) for one in chosen)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    dormant = sum(one.is_dormant for one in chosen)
    ended = sum(one.decree_ended is not None for one in chosen)
    counts = f"{len(chosen)} kelompok; {dormant} tidak menulis 90 hari; {ended} SK berakhir."
    return "\n".join([*lines, "", counts])


def _row(one: Activity) -> tuple[str, ...]:
    notes = []
    if one.is_dormant:
        notes.append("tidak menulis 90 hari" if one.newest else "belum ada tulisan")
    if one.decree_ended:
        notes.append(f"SK berakhir {short_date(one.decree_ended)}")
    where = f"{one.village}, {one.regency}" if one.village else one.regency
    return (
        f"{one.group.regency}/{one.group.id}",
        where,
        STATUS_LABELS[one.group.status],
        str(one.posts),
        short_date(one.newest) if one.newest else "-",
        "; ".join(notes),
    )


def _json(chosen: list[Activity]) -> str:
    return json.dumps([_facts(one) for one in chosen], ensure_ascii=False, indent=2)


def _facts(one: Activity) -> dict[str, object]:
    def day(date: dt.date | None) -> str | None:
        return date.isoformat() if date else None

    return {
        "regency": one.group.regency,
        "group": one.group.id,
        "name": one.group.name,
        "village": one.group.village,
        "status": one.group.status,
        "posts": one.posts,
        "newest": day(one.newest),
        "dormant": one.is_dormant,
        "decree_ended": day(one.decree_ended),
    }
