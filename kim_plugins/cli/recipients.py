"""Whose posts contributions are: what each says of itself, unless the office says otherwise."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import click

from kim_plugins.base.messages import harmless
from kim_plugins.builder.imports.exports import Opened
from kim_plugins.builder.imports.importing import Wish
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli import asking
from kim_plugins.cli.asking import Unusable
from kim_plugins.cli.import_steps import wish_of
from kim_plugins.content.imports.article import Article, Export


def parted(
    project: Project, opened: Opened, given: Wish | None, *, is_sure: bool
) -> Iterator[tuple[Wish, Opened]]:
    """Yield what was received for each group; `given` is the group that was asked for.

    Raises `Unusable` where it can't be known, and `click.Abort` where the person gives up.
    """
    articles = opened.export.articles
    if given:
        _follow(given, articles, is_sure=is_sure)
        yield given, opened
        return
    for name in dict.fromkeys(map(_group_of, articles)):
        own = tuple(one for one in articles if _group_of(one) == name)
        export = Export(own, opened.export.skipped, opened.export.pictures)
        wish = _wish(project, name, own, is_sure=is_sure)
        yield wish, dataclasses.replace(opened, export=export)


def _follow(given: Wish, articles: Sequence[Article], *, is_sure: bool) -> None:
    """Say which posts name another group than the one that they are to be of; ask where unsure."""
    others = [one for one in articles if _group_of(one) not in ("", given.folder)]
    for one in others:
        click.echo(
            harmless(
                f"“{one.title}” ditulis untuk {_group_of(one)}, tetapi disimpan untuk "
                f"{given.folder} sesuai --group."
            )
        )
    if others and not is_sure and not asking.confirm("Benar begitu?"):
        raise click.Abort


def _wish(project: Project, name: str, own: Sequence[Article], *, is_sure: bool) -> Wish:
    if not name:
        return wish_of(project, None)
    try:
        return wish_of(project, name)
    except Unusable as reason:
        told = f"“{own[0].title}”: {reason}"
        if is_sure:
            raise Unusable(f"{told}\nSebutkan kelompoknya dengan --group.") from None
        click.echo(harmless(told))
        return wish_of(project, None)


def _group_of(one: Article) -> str:
    return one.post.group if one.post else ""
