"""How long nothing has been published: an office must hear of it before its readers do."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from kim_plugins.publish.refusal import Refusal

STAMP = "terbit.txt"
"""A file of the published site that says when it was published, for hosts we can't look into."""
_LONGEST = 64


def stamp(site: Path, at: str) -> None:
    """Leave in a site the moment at which it goes out."""
    (site / STAMP).write_text(f"{at}\n", encoding="utf-8")


def stamped(address: str) -> str:
    """Return the moment that a site on the web says it was published at.

    Raises `Refusal` where it doesn't answer or doesn't say.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise Refusal(f"{address} bukan alamat situs. Tulis lengkap dengan https://")
    url = urljoin(address.rstrip("/") + "/", STAMP)
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - http(s) only
            return str(answer.read(_LONGEST).decode("ascii", "replace")).strip()
    except (OSError, urllib.error.URLError) as error:
        raise Refusal(f"{url} tidak dapat dibaca: {error}") from error


def is_longer_than(at: str, now: dt.datetime, longest: dt.timedelta) -> bool:
    """Tell whether more time has passed since a moment; raise `Refusal` for one that is none."""
    try:
        moment = dt.datetime.fromisoformat(at)
        return now - moment > longest
    except (ValueError, TypeError, OverflowError):
        raise Refusal("Waktu terbit terakhir tidak terbaca.") from None
