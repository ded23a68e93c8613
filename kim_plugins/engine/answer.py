"""Answers `mkdocs build` and a preview from the record, where `kim build` needs no engine either.

MkDocs is given nothing to do, is told what is wrong, and finds the site as it has to be.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files

from kim_plugins.builder.changes import build_record, build_request, last_build, quick_update
from kim_plugins.builder.changes.build_record import Complaints
from kim_plugins.builder.changes.build_request import Memory, Report, Request
from kim_plugins.builder.search import index_record
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage.aside import Aside
from kim_plugins.builder.storage.folder import remove
from kim_plugins.engine import report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TOLD_APART = frozenset({"config_file_path", "plugins", "site_dir", "strict", "theme"})


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """A site that is as it has to be."""

    report: Report
    complaints: Complaints
    aside: Aside
    config: MkDocsConfig

    def files(self) -> Files:
        """Say what is wrong, but for what MkDocs has found itself by now; there are no files."""
        retold(self.complaints, self.report)
        return Files([])

    @contextlib.contextmanager
    def instead(self) -> Iterator[None]:
        """Give MkDocs nothing to do inside the block; the waiting site comes back then."""
        nav, templates = self.config.nav, self.config.extra_templates
        self.config.nav, self.config.extra_templates = None, []
        try:
            yield
        finally:
            self.config.nav, self.config.extra_templates = nav, templates
            self.aside.come_back()


def retold(complaints: Complaints, done: Report) -> None:
    """Tell MkDocs' log what is known to be wrong, and what became of the posts."""
    for is_error, text in complaints.since_asked():
        write = report.log.warning if is_error else report.log.info
        write("%s", text, extra={"is_problem": True})
    report.log.info("%s", done.summary)


def answered(asked: Request, memory: Memory, config: MkDocsConfig, aside: Aside) -> Answer | None:
    """Bring the site up to date and let it step aside; `None` where that can't be so."""
    known, kept = memory.known, memory.record
    if known is None or kept is None or known.site != str(aside.site):
        return None
    if known.settings != mark_of(config):
        return None
    done = build_request.unchanged(asked, memory) or quick_update.apply(asked, memory)
    told = build_record.complaints(kept) if done else None
    if done is None or told is None or not aside.step():
        return None
    sweep(aside.where, last_build.Outputs(kept).keys() | index_record.files_of(kept).keys())
    return Answer(done, told, aside, config)


def sweep(site: Path, known: AbstractSet[str]) -> None:
    """Remove what is no output and not hidden, as MkDocs does before it builds."""
    start = len(str(site)) + 1
    there = {path[start:].replace(os.sep, "/") for path in inputs.walk(str(site))}
    remove({path for path in there - known if not path.startswith(".")}, site)


def mark_of(config: MkDocsConfig) -> str:
    """Return what tells that settings are those of another build, besides what mkdocs.yml says.

    Options of the command line replace them. What is no plain value comes from mkdocs.yml alone.
    """
    facts: dict[str, object] = {
        name: _plain(value) for name, value in config.items() if name not in _TOLD_APART
    }
    theme = config.theme
    plugins = config.plugins.items()
    facts["plugins"] = [(name, _plain(dict(plugin.config))) for name, plugin in plugins]
    facts["theme"] = [theme.name, _plain(theme.custom_dir), _plain(dict(theme))]
    return hashlib.blake2b(repr(facts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _plain(value: Any) -> object:
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, Mapping):
        return sorted((str(name), repr(_plain(one))) for name, one in value.items())
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return type(value).__name__
