"""What a text that arrived says of itself: its title, and an event's day and place."""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence

from kim_plugins.content.editors.template import quoted
from kim_plugins.content.front_matter import given_dates
from kim_plugins.content.imports.article import Article, Picture
from kim_plugins.content.text import chat_remains
from kim_plugins.model.frontmatter import LONGEST_TITLE

_MARKS = "*_~ \t#>-•"
_LABEL = re.compile(
    r"(?m)^(?:[^\w\n]|_){0,20}(\w[\w /]{1,24}?)[*_]{0,3}[ \t]{0,20}:[*_]{0,3}[ \t]{0,20}(\S[^\n]*)$"
)
_DAYS = ("hari/tanggal", "hari / tanggal", "hari tanggal", "tanggal", "hari dan tanggal", "hari")
_HOURS = ("waktu", "pukul", "jam", "pkl")
_PLACES = ("tempat", "lokasi", "bertempat di")
_HOUR = re.compile(r"(\d{1,2})[.:](\d{2})")
_FORWARDED = re.compile(
    r"(?i)^[\s*_]*(?:diteruskan|forwarded)(?: berkali-kali| many times)?[\s*_]*\n"
)
KEY = "diterima:"
"""Begins what a contribution is known by."""
_GREETING = re.compile(
    r"(?i)[\W_]{0,20}(?:as+al+am\w{0,2}['\u2018\u2019`]? ?'?alai(?:kum|qum)|bismil+ah|salam|shalom"
    r"|selamat (?:pagi|siang|sore|malam)|om swastiastu|yth|yang terhormat|kepada"
    r"|mohon izin|izin share|tolong dimuat)"
    r"\b[^\n]*(?:\n+|$)"
)
"""A line that begins a letter or a message, and is no title."""


def article(
    text: str,
    at: dt.datetime,
    pictures: tuple[Picture, ...] = (),
    *,
    html: str = "",
) -> Article:
    """Make a draft of a text, or of HTML whose words `text` are; it is known by its words."""
    words = _FORWARDED.sub("", re.sub(r"\r\n?", "\n", text)).strip()
    title, rest = _title(words)
    event = _event(words, at)
    return Article(
        KEY + hashlib.blake2b(words.encode(), digest_size=16).hexdigest(),
        title,
        html,
        at,
        picture=pictures[0] if pictures else None,
        others=pictures[1:],
        is_draft=True,
        text="" if html else rest,
        kind="agenda" if event else "berita",
        fields=event,
    )


def without_senders(text: str) -> str:
    """Return a text without the hours and names before messages that were copied into it."""
    parts, position = [], 0
    for start, end, _ in chat_remains.senders(text):
        parts.append(text[position:start])
        position = end + text[end : end + 1].isspace()
    return "".join([*parts, text[position:]])


def _title(text: str) -> tuple[str, str]:
    """Return the first line, if it reads as a title, and the text below it; else no title."""
    greeting = _GREETING.match(text)
    above = greeting[0] if greeting and text[greeting.end() :].strip() else ""
    first, _, rest = text[len(above) :].lstrip().partition("\n")
    title = " ".join(first.strip(_MARKS).split())
    is_title = (
        rest.strip() and 3 <= len(title) <= LONGEST_TITLE and not title.endswith((".", ":", ","))
    )
    return (_in_small(title), above + rest.strip()) if is_title else ("", text)


def _in_small(title: str) -> str:
    """Write a title in small letters where all of it is in capitals; short words (RT, KTP) stay."""
    if title != title.upper():
        return title
    words = [word if len(word) <= 4 and word.isalpha() else word.lower() for word in title.split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _event(text: str, at: dt.datetime) -> tuple[tuple[str, str], ...]:
    """Return `starts` and `place` where a text has the labels of an invitation, and a whole day."""
    labels, day, place = _labelled(text)
    iso = given_dates.read(day, at.date()).iso[:10] if day else ""
    if not (iso and place):
        return ()
    hour = next((found for name in _HOURS if (found := _HOUR.search(labels.get(name, "")))), None)
    clock = f"T{int(hour[1]):02}:{hour[2]}" if hour and int(hour[1]) < 24 else ""
    return ("starts", iso + clock), ("place", quoted(place[:500]))


def _labelled(text: str) -> tuple[Mapping[str, str], str, str]:
    """Return all labels of a text with what they say, its day and its place ("" without)."""
    labels = {found[1].strip().lower(): found[2].strip(_MARKS) for found in _LABEL.finditer(text)}
    day = next((labels[name] for name in _DAYS if name in labels), "")
    return labels, day, next((labels[name] for name in _PLACES if name in labels), "")


def is_received(made: Article) -> bool:
    """Tell whether an article came to the office, and from no other site."""
    return made.key.startswith(KEY)


def needs(made: Article, undescribed: int, missing: Sequence[str] = ()) -> list[str]:
    """Return what is to be asked of the contributor; `missing` photos could not be read."""
    if made.post:  # The form has asked for everything else.
        names = ", ".join(posixpath.basename(name) for name in missing)
        return [f"foto {names} dikirim lagi, karena belum sampai"] if missing else []
    asked: list[str] = []
    if not made.title:
        asked.append("judulnya")
    if made.kind != "agenda" and all(_labelled(made.text)[1:]):
        asked.append("hari dan tanggal kegiatannya, lengkap dengan tahun")
    if missing:
        asked.append("fotonya dikirim lagi, karena belum terbaca")
    if undescribed or (made.picture is not None) + len(made.others) > len(missing):
        asked.append("keterangan setiap foto, siapa pemotretnya, dan apakah orang di foto setuju")
    return asked
