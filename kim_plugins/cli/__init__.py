"""Floor 6: the people's door, one command a file."""

from __future__ import annotations

import importlib

import click

COMMANDS = ("build", "check", "new")
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
        module = importlib.import_module(f"kim_plugins.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--bantuan", "--help"]},
    help="Perkakas KIM Kaltim.",
)
def main() -> None:
    """Open the door; the commands do the work."""
