"""Where people follow a group or an office: its public channel on WhatsApp or Telegram.

What is private behind a link is told apart, so that an author hears why it isn't taken: an
invitation lets whoever holds it in among the members and their numbers.
"""

from __future__ import annotations

import re

_SCHEME = r"(?i:https?://)?(?i:www\.)?"
_CHANNEL = re.compile(
    _SCHEME + r"(?i:whatsapp\.com)/channel/([0-9A-Za-z]{10,40})(?:/\d*)?(?:[?#]\S*)?", re.ASCII
)
_TELEGRAM = re.compile(
    rf"(?:@|{_SCHEME}(?i:(?:t|telegram)\.me)/(?:s/)?)?"
    r"([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)(?:/\d*)?(?:[?#]\S*)?",
    re.ASCII,
)
_NAME_LENGTHS = range(4, 33)
"""Letters of a public name (telegram.org/faq: from five; bought ones have four)."""
_OWN_PATHS = frozenset({"joinchat", "addlist", "share", "login", "proxy", "socks", "invoice"})
"""What Telegram's own links are called."""


def whatsapp_channel(text: str) -> str:
    """Return a channel's address in one form; "" for what is none."""
    found = _CHANNEL.fullmatch(text)
    return f"https://whatsapp.com/channel/{found[1]}" if found else ""


def telegram(text: str) -> str:
    """Return the address of a public name, given as such or as `@name`; "" for what is none."""
    found = _TELEGRAM.fullmatch(text)
    if not found or len(found[1]) not in _NAME_LENGTHS or found[1].lower() in _OWN_PATHS:
        return ""
    return f"https://t.me/{found[1]}"


def meant_on_whatsapp(text: str) -> str:
    """Name what was given in place of a channel, in Indonesian."""
    if "chat.whatsapp.com" in text.lower():
        return "tautan undangan grup"
    if re.search(r"(?i)wa\.me/|api\.whatsapp\.com|^[\d\s+().-]+$", text):
        return "nomor WhatsApp"
    return "alamat lain"


def meant_on_telegram(text: str) -> str:
    """Name what was given in place of a public name, in Indonesian."""
    if re.search(r"(?i)\.me/(?:\+|joinchat|c/|addlist)|^tg:|^\+", text):
        return "tautan undangan atau percakapan tertutup"
    return "tulisan lain"
