"""What in mkdocs.yml leaves no site to make; the same for a build and for a check."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.base.settings import parse_authority, resolve_now
from kim_plugins.content.settings import cms_setting, repository, site_contact, siteaddress

FORMAT = 1
"""The form of content repositories that this program knows; `kim upgrade` brings others to it."""
_ANY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands for the clock, which can't be wrong."""


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """Settings as they are written; the defaults are right."""

    site_url: str = "https://example.org/"
    theme: str = "material"
    has_folders: bool = True
    """MkDocs' `use_directory_urls`."""
    now: str = ""
    authority: str = ""
    contact: object = None
    """As YAML gave it; `UNKNOWN` where only the engine can tell."""
    repository: object = None
    cms: object = None
    """The same."""
    keys: tuple[str, ...] = ()
    """What is set of the plugin's own."""
    format: str = str(FORMAT)


OPTIONS = frozenset(
    {"groups", "authority", "contact", "repository", "cms", "format", "now", "enabled"}
)
"""The plugin's settings, the last one MkDocs': one misspelt would be left out without a word."""
THEMES = ("material", "materialx", "kim")
"""Material for MkDocs, its fork, and our own: each has the base that `main.html` stands on."""
UNKNOWN = object()
RIGHT = Given()


def faults(given: Given, environ: Mapping[str, str], path: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings in the file `path`."""
    place = Span(path)
    if given.format != str(FORMAT):
        yield Diagnostic("KIM205", place, {"value": given.format, "known": str(FORMAT)})
    if not given.site_url:
        yield Diagnostic("KIM201", place)
    elif unusable := siteaddress.problem(given.site_url, place):
        yield unusable
    if given.theme not in THEMES:
        yield Diagnostic("KIM202", place, {"theme": given.theme})
    if not given.has_folders:
        yield Diagnostic("KIM203", place)
    try:
        resolve_now(given.now, environ, _ANY)
    except (ValueError, OverflowError, OSError):
        value = given.now or environ.get("SOURCE_DATE_EPOCH", "")
        yield Diagnostic("KIM204", place, {"value": value})
    try:
        parse_authority(given.authority or "example.org,2026")
    except ValueError:
        yield Diagnostic("KIM137", place, {"value": given.authority})
    for key in sorted({*given.keys} - OPTIONS):
        yield Diagnostic("KIM008", place, {"key": key}, closest(key, OPTIONS))
    yield from _records(given, path)


def _records(given: Given, path: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings that hold keys of their own."""
    if given.contact is not UNKNOWN:
        yield from site_contact.read(given.contact, path)[1]
    if given.repository is not UNKNOWN:
        yield from repository.read(given.repository, path)[1]
    if given.cms is not UNKNOWN:
        yield from cms_setting.read(given.cms, path)[1]
