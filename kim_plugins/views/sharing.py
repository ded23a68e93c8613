"""What a link to a post says before it is opened: as a message, in a preview, on a tab.

Many who are sent it read no more than that. So what matters of a kind comes first: the day of
an event, the verdict on a rumour, until when a notice holds, where a wish stands; and never a
rumour, an invitation or an invention alone that the page itself takes back.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from kim_plugins.base.locale_id import short_date
from kim_plugins.model.frontmatter import Agenda, Aspirasi, FrontMatter, Klarifikasi, Pengumuman
from kim_plugins.model.kinds import VERDICT_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts, times, wish_states

LONGEST_SHARE = 400
"""Characters of a shared message, link included."""
LONGEST_DESCRIPTION = 300
"""Characters of a preview's text; no messenger and no search engine shows more."""
EXAMPLE = "Contoh"


def lasting_title(meta: FrontMatter) -> str:
    """Return a title with what it may not be read without, as far as no clock changes it."""
    own = ""
    match meta:
        case Agenda(cancelled=True):
            own = "BATAL: "
        case Klarifikasi():
            own = f"[{VERDICT_LABELS[meta.verdict].upper()}] "
    is_told = meta.title.casefold().startswith(EXAMPLE.casefold())
    example = f"{EXAMPLE}: " if meta.example and not is_told else ""
    return f"{own}{example}{meta.title}"


def title(meta: FrontMatter, now: dt.datetime) -> str:
    """Return the same as of a moment: `Sudah lewat: …`, `Sudah berakhir: …`."""
    over = ""
    if parts.is_over(meta, now):
        match meta:
            case Agenda(cancelled=False):
                over = "Sudah lewat: "
            case Pengumuman():
                over = "Sudah berakhir: "
    return over + lasting_title(meta)


def description(post: Post, province: Province) -> str:
    """Write what previews and search engines show below the title."""
    told = _facts(post, province) or f"Terbit {short_date(post.entry.day)}"
    return _cut(f"{told}. {post.meta.summary}", LONGEST_DESCRIPTION)


def text(post: Post, province: Province) -> str:
    """Write the message that a reader sends on: what, when, where, in short, and the link."""
    meta = post.meta
    address = province.absolute(post.url)
    place = parts.short_place(post, province)
    if not isinstance(meta, Agenda):  # There it would be read as the day of the event.
        place += f" · terbit {short_date(post.entry.day)}"
    facts = _facts(post, province)
    lines = [f"*{title(meta, province.settings.now)}*", *([facts] if facts else []), place]
    whole = "\n".join([*lines, meta.summary])
    return f"{_cut(whole, LONGEST_SHARE - len(address) - 2)}\n\n{address}"


def entry(post: Post, province: Province, place: str) -> str:
    """Write the same in a line, its link below, for a message that tells of several posts."""
    facts = _facts(post, province).removeprefix("Mendesak · ")
    told = " · ".join(filter(None, [lasting_title(post.meta), facts, place]))
    return f"{told}\n{province.absolute(post.url)}"


def url(post: Post, province: Province) -> str:
    """Return WhatsApp's click-to-chat link (faq.whatsapp.com) with that message."""
    return "https://wa.me/?text=" + quote(text(post, province), safe="")


def _facts(post: Post, province: Province) -> str:
    """Tell what a kind is read for: when and where, until when, what became of it."""
    meta, now = post.meta, province.settings.now
    match meta:
        case Agenda():
            when = times.soonest(meta, now, whole=True)
            told = f"Semula {when}" if meta.cancelled else when[0].upper() + when[1:]
            return f"{told} · {meta.place}"
        case Pengumuman():
            urgent = "Mendesak · " if meta.urgent and not parts.is_over(meta, now) else ""
            return urgent + parts.validity(meta, now)
        case Aspirasi():
            return f"Keadaan: {str(wish_states.of(post, province)['label']).lower()}"
    return ""


def _cut(told: str, room: int) -> str:
    return told if len(told) <= room else told[: room - 1].rstrip() + "…"
