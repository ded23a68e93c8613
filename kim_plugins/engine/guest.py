"""Lets `mkdocs build` build on what is known of the last build, as `kim build` does.

MkDocs empties the site folder before it writes. So the finished site steps aside, is brought up
to date there with what MkDocs has made, and comes back: the same work and the same record as in
`engine/run.py`, driven from the other side. Where that takes no engine, MkDocs gets an `Answer`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kim_plugins.builder.changes import build_request
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.pages.publication import Publication
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.aside import Aside
from kim_plugins.builder.storage.record import Record
from kim_plugins.builder.storage.stamps import clock_ns
from kim_plugins.engine.answer import Answer, answered, sweep
from kim_plugins.engine.report import listening
from kim_plugins.engine.run import Build, Plugin, is_alone

_READING_NS = 10_000_000_000
"""Nanoseconds; before we are asked for the first time MkDocs has read mkdocs.yml."""


@dataclasses.dataclass
class Guest:
    """One build that MkDocs drives."""

    build: Build
    aside: Aside
    kept: Record | None

    def publish(self, publication: Publication, staged: Path) -> None:
        """Bring the site up to date, put it in its place, and note what is known of it."""
        build = self.build
        build.publish(publication, staged, self.aside.where, self.kept)
        assert build.outcome is not None
        assert build.index is not None
        sweep(self.aside.where, build.outcome.outputs.keys() | build.index.outputs().keys())
        self.aside.come_back()
        made = build.last_build(str(build.plugin.config.now or ""))
        if not build.update(made, self.kept):
            build.rewrite(made)

    def come_back(self) -> None:
        """Put the former site in its place, where no new one has been made."""
        with contextlib.suppress(OSError):
            self.aside.come_back()


def begin(
    config: MkDocsConfig, plugin: Plugin, until_built: contextlib.ExitStack
) -> Guest | Answer | None:
    """Begin such a build; `None` where others have a say, or nothing can be kept.

    What has to be undone, whatever becomes of the build, is left to `until_built`.
    """
    if config.config_file_path is None or not is_alone(config):
        return None
    path, site = Path(config.config_file_path), Path(config.site_dir)
    asked = Request(config=path, site=site, jobs=plugin.jobs, is_guest=True)
    digest = _digest_of(path)  # Before we wait for anybody: MkDocs has read it by now.
    until_built.enter_context(build_request.alone(asked))
    until_built.enter_context(_as_quiet_as_before())
    heard = until_built.enter_context(listening())
    aside = asked.aside(site)
    is_read = bool(digest) and digest == _digest_of(path)
    with build_request.recalled(asked, asked.record(site)) as memory:
        answer = answered(asked, memory, config, aside) if is_read else None
        if answer:
            until_built.enter_context(answer.instead())
            return answer
        memory.survey.read()
    kept = until_built.enter_context(record.opened(asked.record(site)))
    build = Build(config, plugin, asked, memory, digest, heard, hears_all=False)
    build.inputs, build.survey = build.surveyed()
    guest = Guest(build, aside, kept)
    until_built.callback(guest.come_back)
    if kept:
        aside.step()
    return guest


@contextlib.contextmanager
def _as_quiet_as_before() -> Iterator[None]:
    """Let those who write MkDocs' log write no more of it while we listen to all."""
    logger = logging.getLogger("mkdocs")
    level, before = logger.getEffectiveLevel(), [(one, one.level) for one in logger.handlers]
    for handler, own in before:
        handler.setLevel(max(level, own))
    try:
        yield
    finally:
        for handler, own in before:
            handler.setLevel(own)


def _digest_of(config: Path) -> str:
    """Digest the settings ("" where they may be other ones by now than MkDocs has read)."""
    begun = clock_ns() - _READING_NS
    if any(file.stat().st_mtime_ns > begun for file in inputs.chain(config)):
        return ""
    return inputs.digest_of_config(config.absolute())
