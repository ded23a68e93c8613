"""Alt text tells what a picture shows, briefly (WCAG 1.1.1, UU 8/2016 article 24)."""

from __future__ import annotations

import posixpath
import re

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.draft import Draft
from kim_plugins.model.body import SlotKind

LONGEST = 250
"""Letters; a screen reader can't be stopped and taken up again inside an alt text."""
SAY_NOTHING = frozenset(
    "gambar foto image img picture photo ilustrasi dokumentasi kegiatan tangkapan layar screenshot "
    "untitled alt teks alternatif deskripsi keterangan ini utama sampul cover logo lampiran".split()
)
"""Words that say nothing about a picture, alone or among themselves: `Foto kegiatan`."""
_FILE = re.compile(r"(?i)\S+\.(?:jpe?g|png|webp|gif|heic|bmp)$|^\S*(?:_\d{2,}|-\d{4,})\S*$")
_CAMERA = re.compile(r"(?i)^(?:img|dsc[nf]?|pxl|wa|whatsapp image|screenshot|vid)[ _-]*\d")


def check(draft: Draft) -> list[Diagnostic]:
    """Look at the pictures of the text and at the lead picture."""
    problems = []
    for slot in draft.body.slots:
        if slot.kind is SlotKind.PICTURE:
            place = Span(draft.path, slot.line, slot.column, len(slot.target))
            problems += _judge(slot.alt, slot.target, draft, place)
    alt = draft.meta.image_alt
    if alt and draft.meta.image:
        problems += _judge(alt, draft.meta.image, draft, draft.at("image_alt"))
    return problems


def _judge(alt: str, target: str, draft: Draft, place: Span) -> list[Diagnostic]:
    text = " ".join(alt.split())
    if not text:
        return [Diagnostic("KIM076", place, {"target": target})]
    if says_nothing(text, target) or text == draft.meta.title:
        return [Diagnostic("KIM077", place, {"alt": text})]
    if len(text) > LONGEST:
        args = {"length": str(len(text)), "limit": str(LONGEST)}
        return [Diagnostic("KIM078", place, args)]
    return []


def says_nothing(alt: str, target: str) -> bool:
    """Tell whether an alt text is a mere word for a picture, or a file's name."""
    stem = posixpath.splitext(posixpath.basename(target))[0]
    # A file's name in words, such as `panen madu`, says something after all.
    is_name = alt.casefold() == stem.casefold() and not re.fullmatch(r"[^\W\d_]+", alt)
    if is_name or _FILE.search(alt) or _CAMERA.search(alt):
        return True
    said = re.findall(r"[^\W\d_]+", alt.casefold())
    return SAY_NOTHING.issuperset(said)
