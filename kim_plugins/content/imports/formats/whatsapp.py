"""A chat as WhatsApp exports it, from Android or an iPhone, in Indonesian or English.

Only what is chosen is taken over: who wrote, their numbers and the chat's name stay behind.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.content.files.post_paths import PHONE_PICTURES, PICTURE_SUFFIXES

_DATE = r"(?P<first>\d{1,4})[/.-](?P<second>\d{1,2})(?:[/.-](?P<third>\d{2,4}))?"
_TIME = (
    r"(?P<hour>\d{1,2})(?P<point>[.:])(?P<minute>\d{2})(?:[.:]\d{2})?"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
)
_STAMPS = (
    re.compile(rf"{_DATE},?\s(?:pukul\s|at\s)?{_TIME}"),
    re.compile(rf"{_TIME},\s{_DATE}"),
)
"""The hour stands first in what is copied from WhatsApp Web; telephones may leave out the year."""
_HEAD = re.compile(r"\[(\d[^\]\[\n]{7,40})\]\s(.*)|(\d[\d/.,: A-Za-z-]{9,40}?)\s[-\u2013]\s(.*)")
_SENDER = re.compile(r"([^:\n]{1,80}):(?:\s(.*)|$)", re.DOTALL)
_FILE = re.compile(
    r"(?im)^(?P<android>[^\n/\\<>|:]{1,200}\.[a-z0-9]{2,5}) \((?:file|berkas) \w+\)$"
    r"|(?:^[^\n<>\u2022]{1,200}\u2022[^\n<>]{1,30})?"
    r"<(?:attached|terlampir|lampiran): (?P<iphone>[^<>\n]{1,200})>"
)
_NOTHING = re.compile(
    r"(?im)^(?:[^\n<>\u2022]{1,200}\u2022[^\n<>]{1,20} )?"
    r"<?(?:media|image|gambar|foto|video|video note|pesan video|catatan video|audio|stiker|sticker"
    r"|gif|dokumen|document|contact card|kartu kontak)"
    r" (?:omitted|tidak disertakan|dihilangkan|dilewatkan)>?$"
    r"|<(?:pesan ini (?:telah |sudah )?diedit|this message was edited)>"
)
_GONE = re.compile(
    r"(?i)^(?:pesan ini (?:telah |sudah )?dihapus|this message was deleted"
    r"|anda (?:telah )?menghapus pesan ini|you deleted this message"
    r"|menunggu pesan ini|waiting for this message)\b[^\n]{0,100}$|^null$"
)
_MENTION = re.compile("@\u2068[^\u2069\n]{1,80}\u2069")
_NO_NAME = "@(nama tidak ditampilkan)"
"""Whoever is mentioned bears the name that the exporter's address book has."""
_INVISIBLE = str.maketrans({"\u200e": "", "\u200f": "", "\u202f": " ", "\u00a0": " ", "\ufeff": ""})
_PHOTOS = (*PICTURE_SUFFIXES, *PHONE_PICTURES)
ENOUGH, ENOUGH_WITH_PHOTO = 120, 40
"""Letters of a message that may be a contribution."""
TOGETHER = dt.timedelta(minutes=15)
"""Pictures that a sender adds within this time belong to the message."""
_BESIDE = 200
"""Messages looked through for them, before and after."""
_DAY = dt.timedelta(days=1)
"""How much out of order a chat's messages may stand: a telephone without a signal sends late."""


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """A message, without anything that tells who sent it but a number of their own."""

    at: dt.datetime
    sender: int
    """Tells senders of one chat apart."""
    text: str
    files: tuple[str, ...] = ()
    """Names of the files that came with it."""
    captions: tuple[tuple[str, str], ...] = ()
    """What its sender wrote below pictures that were sent beside it, by their names."""


def is_chat(text: str) -> bool:
    """Tell whether a text is a chat, exported or copied: it begins as one, or goes on as one."""
    lines = [line for line in _lines(text) if line.strip()]
    heads = [head for line in lines if (head := _head(line))]
    named = sum(_SENDER.match(head.said) is not None for head in heads)
    begins = bool(lines) and (first := _head(lines[0])) and _SENDER.match(first.said)
    return bool(begins) or (named > 0 and len(heads) >= max(2, min(len(lines) // 4, 3)))


def messages(text: str, today: dt.date) -> list[Message]:
    """Return the messages of people, the oldest first; the chat's own notices are left out.

    A date without a year is the last such day that isn't after `today`.
    """
    senders: dict[str, int] = {}
    made: list[Message] = []
    for at, said, more in _heads(_lines(text), today):
        parts = _SENDER.match("\n".join([said, *more])) if said else None
        if parts is None and said:
            continue
        body = (parts[2] if parts else "\n".join(more)) or ""
        files = tuple(one["android"] or one["iphone"] for one in _FILE.finditer(body))
        words = _NOTHING.sub("", _FILE.sub("", body)).strip()
        if not _GONE.match(words) and (parts or words):
            words = _MENTION.sub(_NO_NAME, words)
            made.append(
                Message(
                    at, senders.setdefault(parts[1] if parts else "", len(senders)), words, files
                )
            )
    return made


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n?|\n|\u2028", text.translate(_INVISIBLE))


def contributions(found: Sequence[Message]) -> list[Message]:
    """Return the messages that are long enough to be one, each with its sender's pictures."""
    made: list[Message] = []
    for place, one in enumerate(found):
        if len(one.text) < ENOUGH_WITH_PHOTO:
            continue
        beside = list(_beside(found, place))
        files = tuple(name for other in beside for name in other.files)
        captions = tuple(
            (other.files[0], " ".join(other.text.split()))
            for other in beside
            if other.text and other is not one
        )
        if len(one.text) >= ENOUGH or any(name.lower().endswith(_PHOTOS) for name in files):
            made.append(dataclasses.replace(one, files=files, captions=captions))
    return made


def _beside(found: Sequence[Message], place: int) -> Iterator[Message]:
    """Yield a message, among those by which its sender sent pictures with few words or none."""
    own = found[place]
    for step in (-1, 1):
        beside = place + step
        near: list[Message] = []
        while (
            0 <= beside < len(found)
            and abs(beside - place) <= _BESIDE
            and abs(found[beside].at - own.at) <= TOGETHER
        ):
            other = found[beside]
            if other.sender == own.sender:
                if len(other.text) >= ENOUGH_WITH_PHOTO or (other.text and not other.files):
                    break
                near += [other] if other.files else []
            beside += step
        if step < 0:
            yield from reversed(near)
            yield own
        else:
            yield from near


@dataclasses.dataclass(frozen=True, slots=True)
class _Head:
    """The first line of a message."""

    stamp: re.Match[str]
    said: str
    is_bracketed: bool


def _head(line: str) -> _Head | None:
    may_be = line[:1] == "[" or line[:1].isdigit()
    if not may_be or not (found := _HEAD.fullmatch(line)):
        return None
    when, said = (found[1], found[2]) if found[1] is not None else (found[3], found[4])
    stamp = next(filter(None, (form.fullmatch(when) for form in _STAMPS)), None)
    is_bracketed = found[1] is not None
    if stamp is None or not (is_bracketed or stamp["third"]):
        return None
    return _Head(stamp, said, is_bracketed)


def _heads(lines: Iterable[str], today: dt.date) -> Iterator[tuple[dt.datetime, str, list[str]]]:
    """Yield each message's time, its first line, and the lines that follow.

    Lines that only look like the beginning of another message stay with the one around them:
    those of the other form, and those whose day is out of the chat's order. What stands above
    the first message has its time and an empty first line.
    """
    read = [(line, _head(line)) for line in lines]
    heads = [head for _, head in read if head]
    form = bool(heads) and heads[0].is_bracketed
    is_month_first = _month_first(head.stamp for head in heads if head.is_bracketed is form)
    times = [
        _moment(head.stamp, today, is_month_first=is_month_first)
        if head and head.is_bracketed is form
        else None
        for _, head in read
    ]
    begun = _in_order([(place, at) for place, at in enumerate(times) if at])
    if not begun:
        return
    current: tuple[dt.datetime, str, list[str]] = next(iter(begun.values())), "", []
    for place, (line, head) in enumerate(read):
        if head and place in begun:
            yield current
            current = begun[place], head.said, []
        else:
            current[2].append(line)
    yield current


def _in_order(found: Sequence[tuple[int, dt.datetime]]) -> dict[int, dt.datetime]:
    """Return the places of times that follow on one another, give or take a day."""
    kept: dict[int, dt.datetime] = {}
    last: dt.datetime | None = None
    for number, (place, at) in enumerate(found):
        after = found[number + 1][1] if number + 1 < len(found) else None
        is_early = last is not None and at < last - _DAY
        is_late = (
            last is not None and after is not None and at > after + _DAY and after >= last - _DAY
        )
        if not is_early and not is_late:
            kept[place] = last = at
    return kept


def _month_first(stamps: Iterable[re.Match[str]]) -> bool:
    """Tell whether dates begin with the month: only American English does so.

    It writes `1/5/26, 8:05 PM`, without a zero before the day or a point in the time.
    """
    found = list(stamps)
    if any(int(one["first"]) > 12 for one in found):
        return False
    if any(int(one["second"]) > 12 for one in found):
        return True
    return bool(found) and all(
        one["half"] and one["point"] == ":" and "0" not in (one["first"][0], one["second"][0])
        for one in found
    )


def _moment(stamp: re.Match[str], today: dt.date, *, is_month_first: bool) -> dt.datetime | None:
    first, second, third = stamp["first"], stamp["second"], stamp["third"]
    year, month, day = third, second, first
    if len(first) == 4:
        year, month, day = first, second, third
    elif is_month_first:
        month, day = first, second
    late = 12 if (stamp["half"] or "").lower() == "p" else 0
    hour = int(stamp["hour"]) % 12 + late if stamp["half"] else int(stamp["hour"])
    try:
        at = dt.datetime(
            _year(year, today), int(month), int(day), hour, int(stamp["minute"]), tzinfo=home.tz()
        )
        return at if year or at.date() <= today else at.replace(year=at.year - 1)
    except (TypeError, ValueError):
        return None


def _year(given: str | None, today: dt.date) -> int:
    if given is None:
        return today.year
    return int(given) + (2000 if len(given) < 3 else 0)
