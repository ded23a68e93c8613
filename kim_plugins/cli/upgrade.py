"""`kim upgrade`: move a content repository to the release that runs."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.base.messages import as_text, printable
from kim_plugins.builder.founding import release, upgrading
from kim_plugins.builder.founding import upgrade as planning
from kim_plugins.builder.founding.upgrade import Plan
from kim_plugins.cli import two_sites
from kim_plugins.cli.asking import confirm
from kim_plugins.cli.project_options import settings_of
from kim_plugins.cli.release_options import release_options
from kim_plugins.content.settings.migrations import ByHand

MOST = 20
"""Addresses shown; `kim compare` lists more."""
GIVEN_UP = "Dihentikan; tidak ada yang diubah."


@click.command(help="Memindahkan repositori isi ke rilis program ini; tulisan tidak disentuh.")
@click.option("-y", "--yes", is_flag=True, help="Langsung menulis tanpa bertanya.")
@click.option("--dry-run", is_flag=True, help="Hanya menampilkan yang akan berubah.")
@click.option(
    "--old-kim",
    metavar="BERKAS",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Perintah kim rilis lama, untuk membandingkan halaman. Bawaan: .venv/bin/kim.",
)
@release_options
def upgrade(
    yes: bool, dry_run: bool, old_kim: Path | None, wheel: Path | None, wheel_url: str | None
) -> None:
    """Show what changes in files, addresses and pages, ask, and do it."""
    root = Path.cwd()
    if unknown := planning.newer_form(root):
        raise click.ClickException(as_text(unknown))
    try:
        new = release.given(wheel, wheel_url or "") if wheel else release.running()
        plan = planning.plan(root, new)
    except (release.Unusable, planning.Refused, ByHand) as reason:
        raise click.ClickException(str(reason)) from None
    _show(plan)
    if not plan.is_empty:
        _compare(plan, root, old_kim)
        _carry_out(plan, root, is_agreed=yes, is_shown_only=dry_run)


def _show(plan: Plan) -> None:
    before = plan.old.version if plan.old and plan.old.version else "belum disebut"
    click.echo(f"Rilis: {before} → {plan.new.version}")
    for path in plan.written:
        click.echo(f"  ditulis: {path}")
    for path in plan.removed:
        click.echo(f"  dihapus: {path}")
    for path in plan.kept:
        click.echo(f"  dibiarkan, sebab sudah Anda ubah: {path}")
    for path in plan.edited:
        click.echo(f"  sudah Anda ubah, dan tidak ada yang baru untuknya: {path}")
    for path in (path for path in plan.written if path.endswith(planning.ASIDE)):
        name = path.removesuffix(planning.ASIDE)
        click.echo(
            f"{path} memuat {name} yang pernah diubah orang. Pindahkan yang masih perlu ke {name} "
            f"yang baru, lalu hapus {path}."
        )
    if plan.kept:
        click.echo("Bentuk barunya dapat dilihat di repositori contoh: kim init <folder lain>")
    if plan.is_empty:
        click.echo("Sudah sesuai; tidak ada yang diubah.")


def _compare(plan: Plan, root: Path, old_kim: Path | None) -> None:
    """Tell which addresses and pages change, where the older release can still build."""
    older = old_kim or root / ".venv" / "bin" / "kim"
    if plan.old and plan.old.version == plan.new.version and not (old_kim or plan.settings):
        return
    if not older.exists():
        click.echo(
            "Untuk melihat alamat dan halaman yang berubah, sebutkan kim rilis lama dengan "
            "--old-kim, atau buat situs dengan kedua rilis lalu jalankan kim compare."
        )
        return
    now = settings_of(None).now.isoformat(timespec="seconds")
    try:
        found = two_sites.differences(root, older.absolute(), plan.settings, now)
    except two_sites.NoComparison as reason:
        click.echo(f"Halaman tidak dapat dibandingkan. {reason}")
        return
    _tell(found)


def _tell(found: list[tuple[str, str]]) -> None:
    pages = [(path.removesuffix("index.html"), became) for path, became in found if _is_page(path)]
    for became, head in (("hilang", "Alamat yang hilang"), ("baru", "Alamat baru")):
        some = [printable(f"/{path}") for path, what in pages if what == became]
        click.echo(f"{head}: {len(some)}")
        for address in some[:MOST]:
            click.echo(f"  {address}")
        if len(some) > MOST:
            click.echo(f"  dan {len(some) - MOST} lagi")
    click.echo(f"Halaman yang isinya berubah: {sum(what == 'berubah' for _, what in pages)}")


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _carry_out(plan: Plan, root: Path, *, is_agreed: bool, is_shown_only: bool) -> None:
    if is_shown_only:
        return
    try:
        if is_agreed or confirm("Terapkan?", default=True):
            upgrading.carry_out(plan, root)
        else:
            raise click.ClickException(GIVEN_UP)
    except click.Abort:
        raise click.ClickException(GIVEN_UP) from None
    except OSError as error:
        raise click.ClickException(
            f"Terhenti: {error}. Jalankan kim upgrade sekali lagi; yang sudah ditulis tetap benar."
        ) from None
    click.echo(
        "Selesai. Pasang rilis itu (dua baris di README.md), jalankan kim check, lalu kirim "
        "perubahan ini sebagai permintaan. Kunci tulisan yang berganti nama dibenahi kim fix."
    )
    if not plan.new.sha256:
        click.echo("Sidik jari rilis tidak diketahui; tambahkan dengan --wheel <berkas rilis>.whl")
