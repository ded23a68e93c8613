"""`kim backup`: everything that a site needs to be set up again, checked after writing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from kim_plugins.base.messages import printable
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.requests import git
from kim_plugins.cli import options
from kim_plugins.cli.project_options import settings_of, site_options
from kim_plugins.cli.publish import told, unbuilt
from kim_plugins.publish import site, tree
from kim_plugins.publish.backup import verifying, wheels, writing
from kim_plugins.publish.backup.readme import Facts
from kim_plugins.publish.backup.writing import Packages, Parts
from kim_plugins.publish.lock import held
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.release_folder import ReleaseFolder

_FOLDER = click.Path(path_type=Path)


@click.command(help="Mencadangkan isi, situs, dan paket program ke folder baru atau berkas .tar.")
@click.argument("target", metavar="TUJUAN", type=_FOLDER)
@site_options
@click.option("--published", type=_FOLDER, help="Folder penerbitan: ambil rilis yang terbit.")
@click.option("--wheels", "folder", type=_FOLDER, help="Folder paket (wheel) yang ikut disimpan.")
@click.option("--download", is_flag=True, help="Unduh paketnya menurut daftar yang terkunci.")
@click.option("--lock", type=_FOLDER, help="Daftar paket yang terkunci.")
@click.option("--check", is_flag=True, help="Hanya periksa cadangan yang sudah ada.")
@options.now
def backup(
    target: Path,
    config: Path,
    built: Path | None,
    published: Path | None,
    folder: Path | None,
    download: bool,
    lock: Path | None,
    check: bool,
    now: str | None,
) -> None:
    """Write a backup and verify it, or verify an older one; exit with 1 where it is no good."""
    with told():
        if check:
            click.echo(f"Cadangan {target} utuh: {verifying.verify(target)} berkas.")
            return
        root = config.absolute().parent
        packages = None
        if folder or download:
            packages = Packages(wheels.lock_of(root, lock), folder)
        request = Request(config, site=built)
        with _release(request, published) as (place, release):
            facts = _facts(root, release, now)
            _insist_on_place(root, place, target.absolute())
            size = writing.write(target.absolute(), Parts(root, place, packages), facts)
    click.echo(f"Cadangan selesai dan sudah diperiksa: {target} ({tree.megabytes(size)}).")
    _warn(root, packages)


@contextlib.contextmanager
def _release(request: Request, published: Path | None) -> Iterator[tuple[Path, str]]:
    """Yield the folder of the site to keep, and its release, while nothing may remove it."""
    if published is None:
        folder = site.folder_of(request)
        with unbuilt(request):
            site.insist_on_finished(request, folder)
            yield folder, ""
        return
    releases = ReleaseFolder(published.absolute())
    if not releases.live():
        raise Refusal(f"Belum ada rilis di {published}.")
    waiting = "Penerbitan sedang berjalan; menunggu sampai selesai."
    with held(releases.lock, lambda: click.echo(waiting, err=True), shared=True):
        yield releases.folder(releases.live()), releases.live()


def _facts(root: Path, release: str, now: str | None) -> Facts:
    try:
        head, folder = _head(root), git.prefix(root)
        if git.is_cut_short(root):
            raise Refusal(
                "Riwayat repositori ini terpotong (salinan dangkal). Lengkapi dulu dengan: "
                "git fetch --unshallow"
            )
    except git.NoGit as error:
        raise Refusal(f"{root} tidak dapat dicadangkan. {error}") from error
    has_program = (root / "pyproject.toml").is_file() and (root / "kim_plugins").is_dir()
    has_release = (root / wheels.RELEASE).is_file()
    return Facts(settings_of(now).now, head, folder, release, 0, 0, has_program, has_release)


def _head(root: Path) -> str:
    try:
        return git.commit(root, "HEAD")
    except git.NoGit:
        if git.has_commits(root):
            raise
    raise Refusal(
        f"Belum ada yang disimpan ke Git di {root}, jadi belum ada riwayat untuk dicadangkan. "
        'Simpan dulu dengan: git add -A && git commit -m "Isi pertama"'
    )


def _insist_on_place(root: Path, place: Path, target: Path) -> None:
    there = target.resolve()
    for folder, name in ((root, "folder proyek"), (place, "folder situs")):
        if there.is_relative_to(folder.resolve()):
            raise Refusal(
                f"{target} ada di dalam {name} ({folder}) dan akan hilang bersamanya. Pilih "
                "tempat lain, sebaiknya di cakram lain."
            )


def _warn(root: Path, packages: Packages | None) -> None:
    """Tell what a backup lacks."""
    if count := git.unsaved(root):
        click.echo(f"{count} perubahan yang belum disimpan ke Git tidak ikut.", err=True)
    if elsewhere := git.kept_elsewhere(root):
        click.echo(
            f"Tidak ikut, sebab disimpan di repositori lain (submodule) atau di Git LFS: "
            f"{', '.join(map(printable, elsewhere))}. Cadangkan sendiri.",
            err=True,
        )
    if packages is None:
        click.echo(
            "Paket program tidak ikut. Supaya dapat dipulihkan tanpa jaringan, pakai --download "
            "atau --wheels.",
            err=True,
        )
