"""Floor 6: the people's door, one command a file."""

from __future__ import annotations

import importlib

import click

from kim_plugins.cli import wording

wording.speak_indonesian()

COMMANDS = (
    "alarm",
    "backup",
    "balas",
    "build",
    "cetak",
    "check",
    "codeowners",
    "compare",
    "digest",
    "editor",
    "fix",
    "gabung",
    "groups",
    "impor",
    "init",
    "new",
    "pindah-wilayah",
    "publish",
    "rapor",
    "scope",
    "terima",
    "upgrade",
    "withdraw",
)
"""Each is a module of this package and a command in it."""


class _Commands(click.Group):
    """Imports a command when it is asked for: an idle build must not load the model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or `None` for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"kim_plugins.cli.{name}")
        command: click.Command = getattr(module, name)
        return wording.localized(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for; guess where there is none of that name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(wording.unknown_command(args[0], COMMANDS))
        return super().resolve_command(ctx, args)


def _tell_version(ctx: click.Context, option: click.Parameter, is_asked: bool) -> None:
    """Say which release this is, and end."""
    if is_asked and not ctx.resilient_parsing:
        from kim_plugins.builder.founding import release

        click.echo(f"kim {release.running().version}")
        ctx.exit()


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--bantuan", "--help"]},
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH [LAINNYA]...",
    help="Perkakas situs KIM.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    callback=_tell_version,
    expose_value=False,
    help="Menampilkan rilis program ini.",
)
def main() -> None:
    """Open the door; the commands do the work."""
