"""Runs `kim` or `mkdocs` as they are, but without search indexes, or without share cards.

Hugo and Pelican make neither, so what they do is compared with this too.
"""

from __future__ import annotations

import importlib
import sys

from kim_plugins.builder.search import indexing
from kim_plugins.builder.search.index_record import Index
from kim_plugins.builder.search.indexing import SiteSearch
from kim_plugins.model.province import Province
from kim_plugins.views import cards
from kim_plugins.views.output import Card, Preview

COMMANDS = {"kim": ("kim_plugins.cli", "main"), "mkdocs": ("mkdocs.__main__", "cli")}


def without_search() -> None:
    """Let every build note that its site has no indexes."""

    def update(_: SiteSearch, __: Province) -> Index:
        return Index("")

    setattr(SiteSearch, "update", update)  # noqa: B010 - it is no method of that class
    setattr(indexing, "edited", lambda *_: None)  # noqa: B010


def without_cards() -> None:
    """Let every page show a card that nobody draws."""

    def own(_: str, card: Card, __: Province) -> Preview:
        return Preview("assets/kartu.png", card.alt)

    setattr(cards, "own", own)  # noqa: B010 - as above


WITHOUT = {"search": without_search, "cards": without_cards}


if __name__ == "__main__":
    WITHOUT[sys.argv.pop(1)]()
    module, function = COMMANDS[sys.argv.pop(1)]
    getattr(importlib.import_module(module), function)()
