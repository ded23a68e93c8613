"""Asks every site of a list for its files; none can harm what is shown of the others."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import datetime as dt
from functools import partial
from pathlib import Path

from kim_plugins.base.locale_id import short_date
from kim_plugins.builder.federation import fetching, kept
from kim_plugins.builder.federation.fetching import Unreachable
from kim_plugins.content.federation import published
from kim_plugins.content.federation.refusal import Refused
from kim_plugins.model.federation import Federation, LeftOut, Member, Membership

AT_ONCE = 8
"""Sites that are asked at the same time; each of them is asked for one file after another."""


class NotKept(Exception):
    """What a site sent can't be kept on this machine, which is no fault of the site."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def gather(
    membership: Membership, folder: Path, now: dt.datetime, seconds: float = fetching.SECONDS
) -> Federation:
    """Return all that the sites publish now, or published when they last answered.

    `seconds` bound each file. The order is that of the list, whoever answers first. Raises
    `NotKept`.
    """
    ask = partial(_asked, folder=folder, now=now, seconds=seconds)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(ask, membership.sites))
    return Federation(
        membership,
        now,
        tuple(one for one in found if isinstance(one, Member)),
        tuple(one for one in found if isinstance(one, LeftOut)),
    )


def _asked(address: str, folder: Path, now: dt.datetime, seconds: float) -> Member | LeftOut:
    try:
        files = _files(address, seconds)
        member = published.member(files, address, now)
    except Refused as reason:
        return LeftOut(address, str(reason))
    except Unreachable as reason:
        return _as_it_was(address, folder, now, str(reason))
    except Exception as error:  # Whatever a file finds in a parser: the others are shown.
        return LeftOut(address, f"isinya tidak terbaca ({type(error).__name__})")
    try:
        kept.keep(folder, address, files, now)
    except OSError as error:
        raise NotKept(error) from error
    return dataclasses.replace(member, fetched=now)


def _files(address: str, seconds: float) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in (*published.REQUIRED, *published.OPTIONAL):
        content = fetching.fetch(address, path, seconds)
        if content is not None:
            found[path] = content
        elif path in published.REQUIRED:
            raise Refused(f"tidak ada {path} di sana; periksa alamatnya")
    return found


def _as_it_was(address: str, folder: Path, now: dt.datetime, trouble: str) -> Member | LeftOut:
    """Return a site that doesn't answer as it was when it last did."""
    last = kept.last(folder, address)
    if last is None:
        return LeftOut(address, f"{trouble}; isinya belum pernah terambil")
    files, moment = last
    if now - moment > dt.timedelta(days=kept.DAYS):
        return LeftOut(
            address, f"{trouble}; terakhir terambil {short_date(moment.date())}, sudah terlalu lama"
        )
    try:
        member = published.member(files, address, now)
    except Refused as reason:
        return LeftOut(address, str(reason))
    return dataclasses.replace(member, fetched=moment, trouble=trouble)
