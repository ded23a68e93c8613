"""Floor 6: the people's door, one command a file."""

from __future__ import annotations

import click

from kim_plugins.cli.build import build


@click.group(
    context_settings={"help_option_names": ["-h", "--bantuan", "--help"]},
    help="Perkakas KIM Kaltim.",
)
def main() -> None:
    """Open the door; the commands do the work."""


main.add_command(build)
