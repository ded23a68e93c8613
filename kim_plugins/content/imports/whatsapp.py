"""A chat as WhatsApp exports it, from Android or an iPhone, in Indonesian or English.

Only what is chosen is taken over: who wrote, their numbers and the chat's name stay behind.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from kim_plugins.base.locale_id import WITA

_DATE = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})"
_TIME = r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?:\s?([AaPp])\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"\[{_DATE},?\s(?:pukul\s)?{_TIME}\]\s(.*)|{_DATE},?\s(?:pukul\s)?{_TIME}\s[-\u2013]\s(.*)"
)
_SENDER = re.compile(r"([^:\n]{1,80}):(?:\s(.*)|$)", re.DOTALL)
_FILE = re.compile(
    r"(?im)^(?P<android>[\w .()-]{1,90}\.[a-z0-9]{2,5}) \((?:file|berkas) \w+\)$"
    r"|<(?:attached|terlampir|lampiran): (?P<iphone>[^<>\n]{1,120})>"
)
_NOTHING = re.compile(
    r"(?im)^<?(?:media|image|gambar|foto|video|audio|stiker|sticker|gif|dokumen|document)"
    r" (?:omitted|tidak disertakan|dihilangkan|dilewatkan)>?$"
    r"|<(?:pesan ini (?:telah |sudah )?diedit|this message was edited)>"
)
_GONE = re.compile(
    r"(?i)^(?:pesan ini (?:telah |sudah )?dihapus|this message was deleted"
    r"|anda (?:telah )?menghapus pesan ini|you deleted this message)\.?$"
)
_INVISIBLE = str.maketrans({"\u200e": "", "\u200f": "", "\u202f": " ", "\u00a0": " ", "\ufeff": ""})
ENOUGH, ENOUGH_WITH_PHOTO = 120, 40
"""Letters of a message that may be a contribution."""
TOGETHER = dt.timedelta(minutes=15)
"""Pictures that a sender adds within this time belong to the message."""


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """A message, without anything that tells who sent it but a number of their own."""

    at: dt.datetime
    sender: int
    """Tells senders of one chat apart."""
    text: str
    files: tuple[str, ...] = ()
    """Names of the files that came with it."""


def is_chat(text: str) -> bool:
    """Tell whether a text is an exported chat."""
    lines = [line for line in text.translate(_INVISIBLE).split("\n", 30)[:30] if line.strip()]
    return sum(bool(_HEAD.fullmatch(line)) for line in lines) >= max(2, len(lines) // 4)


def messages(text: str) -> list[Message]:
    """Return the messages of people, the oldest first; the chat's own notices are left out."""
    heads = list(_heads(text.translate(_INVISIBLE).replace("\r\n", "\n").split("\n")))
    is_month_first = _month_first(found for found, _ in heads)
    senders: dict[str, int] = {}
    made: list[Message] = []
    for found, more in heads:
        body = found[7] if found[7] is not None else found[14]
        parts = _SENDER.match("\n".join([body, *more]))
        at = _moment(found, is_month_first=is_month_first)
        if parts is None or at is None:
            continue
        files = tuple(one["android"] or one["iphone"] for one in _FILE.finditer(parts[2] or ""))
        words = _NOTHING.sub("", _FILE.sub("", parts[2] or "")).strip()
        if not _GONE.match(words):
            made.append(Message(at, senders.setdefault(parts[1], len(senders)), words, files))
    return made


def contributions(found: Sequence[Message]) -> list[Message]:
    """Return the messages that are long enough to be one, each with its sender's pictures."""
    return [
        dataclasses.replace(one, files=files)
        for place, one in enumerate(found)
        if len(one.text) >= ENOUGH_WITH_PHOTO
        and (files := tuple(_files(found, place)) or (() if len(one.text) >= ENOUGH else None))
        is not None
    ]


def _files(found: Sequence[Message], place: int) -> Iterator[str]:
    """Yield the pictures of a message, and those that its sender sent without words beside it."""
    own = found[place]
    for step in (-1, 1):
        beside = place + step
        near: list[str] = []
        while 0 <= beside < len(found) and abs(found[beside].at - own.at) <= TOGETHER:
            other = found[beside]
            if other.sender == own.sender:
                if other.text:
                    break
                near += other.files
            beside += step
        if step < 0:
            yield from reversed(near)
            yield from own.files
        else:
            yield from near


Found = re.Match[str]


def _heads(lines: Iterable[str]) -> Iterator[tuple[Found, list[str]]]:
    """Yield the first line of each message, with the lines that follow it."""
    current: tuple[Found, list[str]] | None = None
    for line in lines:
        if found := _HEAD.fullmatch(line):
            if current:
                yield current
            current = found, []
        elif current:
            current[1].append(line)
    if current:
        yield current


def _numbers(found: Found) -> tuple[str, ...]:
    groups = found.groups()
    return tuple(groups[:6] if groups[0] else groups[7:13])


def _month_first(heads: Iterable[Found]) -> bool:
    """Tell whether dates begin with the month: only American English does so."""
    days = [_numbers(found) for found in heads]
    if any(int(first) > 12 for first, *_ in days):
        return False
    return any(int(second) > 12 for _, second, *_ in days) or bool(days and all(d[5] for d in days))


def _moment(found: Found, *, is_month_first: bool) -> dt.datetime | None:
    first, second, year, hour, minute, half = _numbers(found)
    month, day = (first, second) if is_month_first else (second, first)
    late = 12 if half and half.lower() == "p" else 0
    hours = int(hour) % 12 + late if half else int(hour)
    whole = int(year) + (2000 if len(year) < 3 else 0)
    try:
        return dt.datetime(whole, int(month), int(day), hours, int(minute), tzinfo=WITA)
    except ValueError:
        return None
