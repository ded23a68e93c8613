"""The options that say where the release of this program comes from, for `init` and `upgrade`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def release_options(command: Command) -> Command:
    """Add `--wheel` and `--wheel-url`."""
    wheel = click.option(
        "--wheel",
        metavar="BERKAS",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Berkas rilis ini (.whl): sidiknya dicatat, dan salinannya ditaruh di paket/.",
    )
    url = click.option(
        "--wheel-url",
        metavar="ALAMAT",
        callback=_with_file,
        help="Alamat https berkas itu, bila diambil dari sana dan tidak disalin.",
    )
    return wheel(url(command))


def _with_file(ctx: click.Context, option: click.Parameter, url: str | None) -> str | None:
    """Refuse an address whose file nobody has shown: its digest would be unknown."""
    if url is not None and not ctx.params.get("wheel"):
        raise click.BadParameter(
            "sebutkan juga berkasnya dengan --wheel, supaya sidiknya dapat dicatat",
            ctx=ctx,
            param=option,
        )
    return url
