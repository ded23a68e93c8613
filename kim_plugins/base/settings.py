"""What the site is told from outside, gathered once and never changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlsplit

from kim_plugins.base.locale_id import WITA


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """The site's settings; `now` is the only clock that any stage may look at."""

    site_name: str
    site_url: str
    """Absolute, with a trailing slash; may lie at any sub-path."""
    now: dt.datetime
    """The moment for which the site is built, in WITA."""

    @property
    def base_path(self) -> str:
        """Return the path part of the site's URL, for pages that are served at any depth (404)."""
        return urlsplit(self.site_url).path or "/"


def parse_now(text: str) -> dt.datetime:
    """Read `now`: an ISO 8601 date-time, taken as WITA where it has no zone.

    Raises `ValueError` for anything else.
    """
    moment = dt.datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=WITA)).astimezone(WITA)


def resolve_now(option: str | None, environ: Mapping[str, str], clock: dt.datetime) -> dt.datetime:
    """Choose the moment of the build: the option, else SOURCE_DATE_EPOCH, else the clock.

    SOURCE_DATE_EPOCH is seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).
    Raises `ValueError` where the chosen one can't be read.
    """
    if option:
        return parse_now(option)
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).astimezone(WITA)
    return clock.astimezone(WITA)
