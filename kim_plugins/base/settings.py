"""What the site is told from outside, gathered once and never changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from kim_plugins.base import home

FIRST_YEAR = "2026"
_DOMAIN = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_AUTHORITY = re.compile(rf"(?:[a-z0-9._-]+@)?{_DOMAIN},(\d{{4}}(?:-\d{{2}}){{0,2}})", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class SiteContact:
    """How to reach those who run the site; "" for what isn't given."""

    name: str = ""
    """The office."""
    form: str = ""
    """The address of its form."""
    email: str = ""
    whatsapp: str = ""
    """Digits with the country code."""
    phone: str = ""
    """Digits (`model/telephones.py`)."""
    whatsapp_channel: str = ""
    telegram: str = ""
    """The addresses of public channels: there the site is followed, nobody is written to."""
    security: str = ""
    """Whom to tell of a hole in the site: an address that begins with `https:` or `mailto:`."""
    security_until: str = ""
    """The day until which that is right, as ISO 8601."""

    @property
    def is_given(self) -> bool:
        """Tell whether there is any way to them."""
        return bool(self.form or self.email or self.whatsapp or self.phone)


@dataclasses.dataclass(frozen=True, slots=True)
class Repository:
    """Where the site's content is kept."""

    url: str
    """Its address at the forge, without a slash at its end."""
    forge: str
    """What runs there: github, gitlab or forgejo."""
    branch: str = "main"
    folder: str = "docs"
    """Where the posts' folder lies in it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cms:
    """The editors' CMS: whose script is served, and which repository it works in."""

    package: str
    """The npm package (`.tgz`), relative to mkdocs.yml."""
    sha256: str
    """Hexadecimal digits of its content's hash."""
    backend: str
    repo: str
    branch: str
    server: str
    """Where the forge's interface answers, without a slash at its end."""


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """The site's settings; `now` is the only clock that any stage may look at."""

    site_name: str
    site_url: str
    """Absolute, with a trailing slash; may lie at any sub-path."""
    now: dt.datetime
    """The moment for which the site is built, in its own zone."""
    authority: str = ""
    """`domain,date` that feed ids are made from (RFC 4151); "" where none was set."""
    contact: SiteContact = SiteContact()
    repository: Repository | None = None
    """Where contributors with an account may write; `None` where nobody may."""
    cms: Cms | None = None
    """The editors' CMS, if there is to be one."""

    @property
    def tagging(self) -> str:
        """Return the authority of feed ids.

        Where none was set it is the site's own host, in the year in which the first such
        site was made: good for trying out, but ids made from it change when the site moves.
        """
        return self.authority or f"{_domain(self.site_url)},{FIRST_YEAR}"

    @property
    def base_path(self) -> str:
        """Return the path part of the site's URL, for pages that are served at any depth (404)."""
        return urlsplit(self.site_url).path or "/"


def parse_now(text: str) -> dt.datetime:
    """Read `now`: an ISO 8601 date-time, of the site's zone where it names none.

    Raises `ValueError` for anything else.
    """
    moment = dt.datetime.fromisoformat(text)
    return home.local(moment)


def resolve_now(option: str | None, environ: Mapping[str, str], clock: dt.datetime) -> dt.datetime:
    """Choose the moment of the build: the option, else SOURCE_DATE_EPOCH, else the clock.

    SOURCE_DATE_EPOCH is seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).
    Raises `ValueError` where the chosen one can't be read.
    """
    if option:
        return parse_now(option)
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), tz=home.tz())
    return home.local(clock)


def parse_authority(text: str) -> str:
    """Read who makes feed ids and since when: `domain,date` or `address,date` (RFC 4151, 2.1).

    Raises `ValueError` for anything else; letters are to be small, as 2.1 advises.
    """
    found = _AUTHORITY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    authority_date(found[0])
    return found[0]


def authority_date(authority: str) -> dt.date:
    """Return the day that an authority names: the first one of a year or month."""
    day = authority.rpartition(",")[2]
    return dt.date.fromisoformat(day + "-01" * (2 - day.count("-")))


def _domain(site_url: str) -> str:
    """Return the host of an address as a domain name in ASCII."""
    try:
        host = (urlsplit(site_url).hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        host = ""
    return host if re.fullmatch(_DOMAIN, host) else "localhost"
