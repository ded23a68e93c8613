"""Makes hand-written pages with MkDocs, and nothing else: the site around them is as it is known.

That is all the engine has to do where a page was edited, or where what pages link to came or
went (`builder/changes/changed_pages.py`).
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from kim_plugins.builder.changes import incremental
from kim_plugins.builder.changes.build_request import Memory, Request
from kim_plugins.builder.changes.changed_pages import EngineShare, PageSurroundings
from kim_plugins.builder.pages.publication import Publication
from kim_plugins.builder.pipeline import Site, Tally
from kim_plugins.builder.planning import Material, Plan
from kim_plugins.engine import loading, report, run, staging
from kim_plugins.engine.answer import mark_of
from kim_plugins.engine.report import Problems, listening
from kim_plugins.engine.run import Plugin
from kim_plugins.views.output import CardFile


def made(asked: Request, memory: Memory, around: PageSurroundings) -> EngineShare | None:
    """Return what MkDocs makes of the pages; `None` where that is not all there is to do.

    Other plugins may have a say in it, settings may differ from those of the last build, and
    what stops a build is told by a whole one.
    """
    stops = loading.Stopped, ConfigurationError, incremental.Vanished
    with contextlib.suppress(*stops), listening() as heard:
        config = loading.load(asked)
        plugin: Plugin | None = config.plugins.get("kim")
        if plugin and run.is_alone(config):
            with run.set_up(plugin, asked):
                share = _made(config, plugin, asked, around, heard)
                is_set_up_alike = memory.known and memory.known.settings == mark_of(config)
            return share if is_set_up_alike else None
    return None


def _made(
    config: MkDocsConfig, plugin: Plugin, asked: Request, around: PageSurroundings, heard: Problems
) -> EngineShare:
    found: dict[str, bytes] = {}
    cards: list[CardFile] = []

    def publish(publication: Publication, staged: Path) -> None:
        paths = incremental.staged_in(staged, around.written.urls.values())
        found.update({path: incremental.staged_content(staged / path) for path in paths})
        cards.extend(file for file in publication.assets if isinstance(file, CardFile))

    if asked.now:
        plugin.config.now = asked.now
    with staging.folder_in(asked.cache) as staged:
        config.site_dir = str(staged)
        plugin.around, plugin.publish = around, publish
        run.run(config)
    before, after = heard.parts()
    return EngineShare(
        files=found,
        cards=tuple(cards),
        findable=tuple(plugin.found_pages),
        asked=frozenset(plugin.links.asked),
        menu=plugin.frames.menu,
        frames=plugin.frames.every(),
        before=tuple(before),
        after=tuple(after),
    )


def site_of(around: PageSurroundings) -> Site:
    """Return a site of which MkDocs needs to know no more than this."""
    report.log.info("", extra={"ends_sources": True})
    return Site(
        province=around.province,
        plan=Plan({}, around.linked, (), ()),
        pictures=(),
        diagnostics=around.diagnostics,
        tally=Tally(0, 0, 0, 0),
        moments={},
        turn=None,
        material=Material((), (), frozenset(), {}),
        written=around.written,
        posts=(),
        asked={},
        of_pages=frozenset(),
        ways=around.ways,
        registry_text="",
    )
