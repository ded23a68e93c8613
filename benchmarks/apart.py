"""Runs `kim` or `mkdocs` as they are, but without making search indexes.

Hugo and Pelican make none, so what they do is compared with this too.
"""

from __future__ import annotations

import importlib
import sys

from kim_plugins.builder.search import index_record
from kim_plugins.builder.search.indexing import SiteSearch
from kim_plugins.model.province import Province

COMMANDS = {"kim": ("kim_plugins.cli", "main"), "mkdocs": ("mkdocs.__main__", "cli")}


def without_search() -> None:
    """Let every build note that its site has no indexes."""

    def update(search: SiteSearch, _: Province) -> None:
        if search.record:
            index_record.save(search.record, index_record.Index(""))

    setattr(SiteSearch, "update", update)  # noqa: B010 - it is no method of that class
    setattr(SiteSearch, "edit", lambda *_: None)  # noqa: B010


if __name__ == "__main__":
    without_search()
    module, function = COMMANDS[sys.argv.pop(1)]
    getattr(importlib.import_module(module), function)()
