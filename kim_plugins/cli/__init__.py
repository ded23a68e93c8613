"""Floor 6: the people's door, one command a file."""

from __future__ import annotations

import click

from kim_plugins.cli.build import build
from kim_plugins.cli.check import check
from kim_plugins.cli.new import new


@click.group(
    context_settings={"help_option_names": ["-h", "--bantuan", "--help"]},
    help="Perkakas KIM Kaltim.",
)
def main() -> None:
    """Open the door; the commands do the work."""


main.add_command(build)
main.add_command(check)
main.add_command(new)
