"""The province for which this process works: its code, and the zone of its clock.

Said once, by whoever opens a project, and true from then on for the whole process: one process
serves one site. Until then it is no province, and the clock is that of the capital. Workers that
are started anew rather than forked are told again (`settled` gives what to tell them).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

from kim_plugins.base import zones
from kim_plugins.base.zones import Zone


@dataclasses.dataclass(frozen=True, slots=True)
class Home:
    """A province's code ("" for none), its zone, and what groups.yaml says of its areas."""

    code: str = ""
    zone: Zone = zones.WIB
    regions: str = ""
    """The lines of `regions`, which say how the region table has changed ("" mostly)."""


_home = Home()
_BLOCK = re.compile(r"^[\"']?province[\"']?[ \t]*:.*(?:\n(?:[ \t].*|[ \t]*|#.*))*", re.MULTILINE)
_REGIONS = re.compile(r"^[\"']?regions[\"']?[ \t]*:.*(?:\n(?:[ \t\-\]}#].*|$))*", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_CODE = re.compile(r"\bcode[\"']?\s*:\s*[\"']?([0-9]{2})[\"']?(?=[\s,}]|$)")
_ZONE = re.compile(r"\btimezone[\"']?\s*:\s*[\"']?([A-Za-z]+/[A-Za-z]+)")
_REGENCY = re.compile(r"\bcode[\"']?\s*:\s*[\"']?([0-9]{2})\.[0-9]{2}\b")


def of_registry(text: str) -> Home:
    """Return the province of a groups.yaml, as far as that can be told.

    Its `province` says the code, else the codes of its regencies do, and the zone if it isn't
    that of the law. Read from the lines alone, since it is asked before anything is loaded, of
    texts with faults too: what is wrong with them is told by those who read them in full.
    """
    lines = "\n".join(_COMMENT.sub("", line) for line in text.splitlines())
    block = found[0] if (found := _BLOCK.search(lines)) else ""
    code = _CODE.search(block) or _REGENCY.search(lines)
    zone = _ZONE.search(block)
    known = code[1] if code else ""
    named = zones.ZONES.get(zone[1]) if zone else None
    changes = _REGIONS.search(text.replace("\r\n", "\n"))
    return Home(known, named or zones.of_province(known), changes[0] if changes else "")


def settle_for(groups: Path) -> None:
    """Work for the province of a groups.yaml; for none where there is no file."""
    try:
        text = groups.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        text = ""
    settle(of_registry(text))


def settle(home: Home) -> None:
    """Work for this province from now on."""
    global _home  # noqa: PLW0603 - the one thing that a process knows of itself
    _home = home


def settled() -> Home:
    """Return the province for which this process works."""
    return _home


def code() -> str:
    """Return the code of the province ("" where none has been said)."""
    return _home.code


def zone() -> Zone:
    """Return the zone of the site."""
    return _home.zone


def tz() -> dt.timezone:
    """Return the zone of the site as `datetime` wants it."""
    return _home.zone.tz


def moment_at(seconds: float) -> dt.datetime:
    """Return the moment so many seconds after 1970 began in UTC, in the zone of the site."""
    return dt.datetime.fromtimestamp(seconds, tz())


def local(moment: dt.datetime) -> dt.datetime:
    """Return a moment as the site's clocks show it; what has no zone is meant in the site's."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=tz())).astimezone(tz())
