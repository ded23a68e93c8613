"""`kim terima`: make drafts of what an office received, and a text to send back."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from pathlib import Path

import click

from kim_plugins.base.locale_id import long_date, number
from kim_plugins.base.messages import harmless
from kim_plugins.builder.imports import inbox
from kim_plugins.builder.imports.importing import Import
from kim_plugins.builder.sources import address
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli import asking, replies
from kim_plugins.cli.asking import Unusable
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.import_steps import bring, bring_options, wish_of
from kim_plugins.cli.project_options import settings_of
from kim_plugins.cli.recipients import parted
from kim_plugins.content.imports.article import Unreadable
from kim_plugins.content.imports.formats.whatsapp import Message
from kim_plugins.content.privacy.privacy import masked

LONGEST_HINT = 70


@click.command(help="Membuat draf dari kiriman: teks, chat WhatsApp, Word, PDF, dan foto.")
@bring_options
@click.option("--pesan", help="Nomor pesan yang diambil dari chat, misalnya 2 atau 1,3.")
def terima(
    files: tuple[Path, ...],
    group: str | None,
    pesan: str | None,
    yes: bool,
    dry_run: bool,
    docs: Path,
    groups: Path,
) -> None:
    """Read, make drafts, show them, answer, ask, and keep them."""
    project = project_to_change(docs, groups)

    def choose(found: Sequence[Message], has_posts: bool) -> Sequence[Message]:
        return _chosen(found, pesan, is_sure=yes, has_posts=has_posts)

    try:
        given = wish_of(project, group) if group else None
        opened = inbox.Inbox(settings_of(None).now, choose).read(files)
        parts = list(parted(project, opened, given, is_sure=yes or dry_run))
    except (Unusable, Unreadable) as reason:
        raise click.ClickException(str(reason)) from None
    for wish, part in parts:
        answer = functools.partial(_answer, project=project, folder=wish.folder)
        bring(project, wish, part, answer, is_sure=yes, is_rehearsal=dry_run)


def _answer(done: Import, project: Project, folder: str) -> None:
    site = address.of_site(project.root, os.environ) or "/"
    for line in replies.to_received(done, site, folder):
        click.echo(harmless(line))


def _chosen(
    found: Sequence[Message], given: str | None, *, is_sure: bool, has_posts: bool
) -> Sequence[Message]:
    """Return the messages that are meant; who wrote them is shown to nobody.

    Beside whole posts other messages count only where they are asked for.
    """
    if given is None and has_posts:
        click.echo(
            f"{number(len(found))} pesan panjang lain di chat ini dilewati; ambil dengan --pesan."
        )
        return ()
    if given is None and len(found) == 1:
        return found
    if given is None:
        for place, message in enumerate(found, start=1):
            hint = masked(" ".join(message.text.split()))[:LONGEST_HINT]
            photos = f" ({len(message.files)} berkas)" if message.files else ""
            click.echo(harmless(f"  {place}. {long_date(message.at.date())}: {hint}…{photos}"))
        if is_sure:
            raise Unusable("Ada beberapa pesan panjang di chat ini. Pilih nomornya dengan --pesan.")
        return asking.ask("Nomor pesan yang diambil", lambda answer: _numbered(found, answer))
    return _numbered(found, given)


def _numbered(found: Sequence[Message], given: str) -> Sequence[Message]:
    numbers = [part.strip() for part in given.split(",")]
    if not all(one.isdecimal() and 1 <= int(one) <= len(found) for one in numbers):
        raise Unusable(f"Tulis nomor pesan dari 1 sampai {len(found)}, misalnya 1 atau 1,2.")
    return [found[int(one) - 1] for one in dict.fromkeys(numbers)]
