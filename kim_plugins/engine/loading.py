"""Reads mkdocs.yml with MkDocs; what is wrong with it is told as `kim check` tells it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from kim_plugins.base import messages
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.judging import written_settings
from kim_plugins.builder.sources import handwritten
from kim_plugins.builder.sources.sources import Project
from kim_plugins.engine import report
from kim_plugins.engine.report import held, pass_on

_OWN = "Config value 'plugins': Plugin 'kim' option '"
"""So begins what MkDocs says of our settings, which are judged by ourselves."""
_NO_PLUGIN = "mkdocs.yml tidak memuat pengaya kim: tambahkan `plugins: [kim]`."


class Stopped(Exception):
    """There can be no site; the log says why."""


def load(asked: Request) -> MkDocsConfig:
    """Read mkdocs.yml.

    Raises `Stopped` where it can't be read and that was told, else what MkDocs raises.
    """
    options: dict[str, Any] = {"strict": True} if asked.is_strict else {}
    if asked.site is not None:
        options["site_dir"] = str(asked.site.absolute())
    with held() as records:
        try:
            config = load_config(config_file=str(asked.config), **options)
        except Exception as error:  # Of some wrong values its reader breaks in any way.
            failure: Exception | None = error
        else:
            failure = None
    if failure is None:
        _complain(asked, records)
        return config
    raise _stopped(asked) or _unexplained(failure, records)


def without_plugin(asked: Request) -> Stopped:
    """Say that our plugin isn't asked for; return the exception that ends the build."""
    stopped = _stopped(asked)
    if stopped is None:
        report.log.error(_NO_PLUGIN)
    return stopped or Stopped()


def _complain(asked: Request, records: Iterable[logging.LogRecord]) -> None:
    """Say what MkDocs only warns of, in our words if we have any."""
    records = [one for one in records if not one.getMessage().startswith(_OWN)]
    warnings = [one for one in records if one.levelno >= logging.WARNING]
    project = _project(asked)
    config = handwritten.settings(project)
    has_plugin = "kim" in config.named_plugins  # Else it is told by who misses it.
    wrong = written_settings.located(config.refused, project, config.places) if warnings else []
    report.report(wrong if has_plugin else ())
    pass_on(one for one in records if not wrong or one not in warnings)


def _stopped(asked: Request) -> Stopped | None:
    """Tell what is wrong with the settings as they are written, if anything is."""
    project = _project(asked)
    wrong = written_settings.problems(project, handwritten.settings(project))
    for problem in wrong:
        report.log.error("%s", messages.as_text(problem))
    return Stopped() if wrong else None


def _unexplained(failure: Exception, records: Iterable[logging.LogRecord]) -> Exception:
    """Leave it to MkDocs to say what only it knows."""
    pass_on(records)
    return failure


def _project(asked: Request) -> Project:
    file = asked.config.absolute()
    return Project(file.parent, file.parent / "docs", file.parent / "groups.yaml", file)
