"""A preview: what is made after each edit, and what is shown where nothing can be made.

MkDocs' server answers nothing after a build that failed until one succeeds.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException

from kim_plugins.base import messages
from kim_plugins.builder.changes import build_record, build_request, last_build, quick_update
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.judging import written_settings
from kim_plugins.builder.sources import handwritten
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage import record
from kim_plugins.engine import report
from kim_plugins.engine.answer import retold

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_POLLS = "/livereload/"
_WAITING = """<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>Pratinjau belum dapat dibuat</title></head>
<body><h1>Pratinjau belum dapat dibuat</h1>
<p>Benahi dulu yang disebut di bawah ini, lalu simpan. Halaman ini memuat ulang sendiri.</p>
<pre style="white-space: pre-wrap">{problems}</pre></body>
</html>
"""


class Rebuilding:
    """What a preview's server is to call after an edit, and whom it is to ask for pages."""

    def __init__(self, server: LiveReloadServer, project: Project, config: MkDocsConfig) -> None:
        """Take over a server whose site is made."""
        self._whole: Callable[[], None] = server.builder
        self._answer = server.serve_request
        self._project, self._site = project, Path(config.site_dir)
        file = config.config_file_path
        # The server has threads by now, beside which nobody may fork.
        self._asked = Request(Path(file), self._site, jobs=1, is_guest=True) if file else None
        self._wrong = ""
        """Why there is no site now."""

    def build(self) -> None:
        """Make the site anew, by MkDocs where it is needed."""
        if self._asked and _is_up_to_date(self._asked, self._site):
            self._wrong = ""
            return
        with report.listening() as heard:
            try:
                self._whole()
            except Exception as error:  # Of a template or a hook it can be any.
                told = [text for is_error, text in heard.told() if is_error]
                told += [] if isinstance(error, MkDocsException) else [_uncommon(error)]
                self._wrong = "\n\n".join(self._reasons(told) or [str(error)])
            else:
                self._wrong = ""

    def _reasons(self, told: list[str]) -> list[str]:
        """Return why there is no site; of the settings in our words, which the log gets too."""
        config = handwritten.settings(self._project)
        wrong = written_settings.problems(self._project, config)
        ours = [messages.as_text(problem) for problem in wrong]
        for text in ours:
            if text not in told:
                report.log.error("%s", text)
        return ours or told

    def answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a browser: with a page of the site, or with what is wrong."""
        if not self._wrong or str(environ["PATH_INFO"]).startswith(_POLLS):
            return self._answer(environ, start)
        page = _WAITING.format(problems=html.escape(self._wrong)).encode()
        size = ("Content-Length", str(len(page)))
        start("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), size])
        return [page]


def _uncommon(error: Exception) -> str:
    """Say what broke a build that MkDocs knows no words for; the log is told where, too."""
    report.log.error("Situs tidak dapat dibuat.", exc_info=error)
    return f"{type(error).__name__}: {error}"


def _is_up_to_date(asked: Request, site: Path) -> bool:
    """Make the edits of a few posts good, and say what is wrong; tell whether that is enough."""
    path = asked.record(site)
    with build_request.alone(asked), build_request.recalled(asked, path) as memory:
        done = build_request.unchanged(asked, memory) or quick_update.apply(asked, memory)
        told = build_record.complaints(memory.record) if done and memory.record else None
        if done and told:
            retold(told, done)
        return bool(done and told)


def forget_previews(config: MkDocsConfig) -> None:
    """Drop what is known of sites of previews: of this one, and of those that were killed."""
    if config.config_file_path is None:
        return
    cache = Request(Path(config.config_file_path)).cache
    for path in cache.glob("site-*.sqlite"):
        with record.opened(path) as kept:
            known = last_build.load(kept) if kept else None
        site = Path(known.site) if known else None
        if site and (site == Path(config.site_dir) or _is_lost_preview(site)):
            build_request.forget(cache, site)


def _is_lost_preview(site: Path) -> bool:
    """Tell whether it is a temporary folder of MkDocs that isn't there any more."""
    return site.name.startswith("mkdocs_") and not site.exists()
