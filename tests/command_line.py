"""The commands that there are, those inside others too."""

from __future__ import annotations

import click

from kim_plugins.cli import main


def every_command() -> dict[str, click.Command]:
    """Return each command by what is typed to call it: `kim`, `kim check` and so on."""
    found: dict[str, click.Command] = {}
    waiting: list[tuple[str, click.Command]] = [("kim", main)]
    while waiting:
        name, command = waiting.pop()
        found[name] = command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for inner in command.list_commands(context):
                known = command.get_command(context, inner)
                assert known is not None
                waiting.append((f"{name} {inner}", known))
    return found
