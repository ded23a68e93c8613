"""What is left of a chat when its text was copied or exported, and is no part of what was said.

The forms are WhatsApp's, in Indonesian and English: `[20/11/26 08.00] Nama: …` (copied from a
telephone or a browser), `20/11/26 08.00 - Nama: …` (exported), lines that stand for what a text
can't hold, and the words behind which a long message was cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kim_plugins.content.text.prose import without_code, words

_OMITTED = r"(?:tidak disertakan|dihilangkan|dilewatkan|omitted)"
_FILE = r"[\w .()-]{1,80}\.[a-z0-9]{2,5}"
_ATTACHED = r"\((?:file|berkas) (?:attached|terlampir|dilampirkan)\)"
_IN_BRACKETS = rf"(?:media|image|gambar|foto) {_OMITTED}|(?:attached|terlampir|lampiran): [^<>\n]+"
_PICTURE = rf"(?:image|gambar|foto) {_OMITTED}|{_FILE} {_ATTACHED}|IMG-\d{{8}}-WA\d{{4}}\.[a-z]+"
_DOCUMENT = rf"{_FILE} • \d+ (?:halaman|pages?)|(?:document|dokumen) {_OMITTED}"
_OTHER = (
    rf"(?:video|audio|sticker|stiker|gif|contact card|kartu kontak) {_OMITTED}"
    r"|(?:pesan ini|this message) (?:telah |sudah |was )?(?:diedit|dihapus|edited|deleted)"
    r"|(?:anda|you) (?:telah )?(?:menghapus pesan ini|deleted this message)"
)
_SECURITY = r"(?:pesan dan panggilan|messages and calls) [^\n]*(?:end-to-end|ujung ke ujung)[^\n]*"
_BEGINNING = "^[ \\t>]*\u200e?"
_REMAINS = re.compile(
    rf"(?im)(?P<tag><\u200e?(?:{_IN_BRACKETS})>)|(?P<note><\u200e?(?:{_OTHER}|{_DOCUMENT})>)"
    rf"|{_BEGINNING}(?:(?P<picture>{_PICTURE})|(?P<document>{_DOCUMENT})"
    rf"|(?P<other>{_OTHER}|{_SECURITY}))\.?[ \t]*$"
    r"|(?:…|\.\.\.)[ \t]?(?P<cut>(?:(?:baca|lihat) )?selengkapnya|read more|see more)[ \t]*$"
)
WORDS = frozenset(
    "disertakan dihilangkan dilewatkan omitted attached terlampir lampiran dilampirkan halaman "
    "page pages diedit dihapus edited deleted menghapus end ujung selengkapnya more".split()
)
"""One of these stands in everything that is found but a picture's bare name."""
_FOR_PICTURE = (
    "Hapus baris itu. Gambarnya dikirim sebagai berkas di folder img/ milik KIM Anda, "
    "lalu ditulis ![keterangan](img/nama.jpg)."
)
ADVICE: Mapping[str, str] = {
    "tag": _FOR_PICTURE,
    "picture": _FOR_PICTURE,
    "document": (
        "Hapus baris itu. Dokumennya dikirim sebagai PDF di folder berkas/ milik KIM Anda, "
        "lalu ditulis [judul dokumen](berkas/nama.pdf)."
    ),
    "note": "Hapus bagian itu.",
    "other": "Hapus baris itu.",
    "cut": "Pesannya terpotong di sini. Buka dulu seluruh pesannya, lalu salin lagi.",
}
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp][Mm])?"
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_WHOLE_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
_SENDER = re.compile(
    rf"(?m){_BEGINNING}(?P<all>(?:\[(?:{_DATE},?\s(?:pukul\s)?{_TIME}|{_TIME},\s{_DATE})\]"
    rf"|{_WHOLE_DATE},?\s(?:pukul\s)?{_TIME}\s[-–])"
    r"\s(?P<name>[^:\n\d][^:\n]{0,60}|\+?\d[\d ()-]{7,20}):)(?=\s|$)"
)
"""Who sent a message: a name of the reader's address book, or a number."""


def may_be_of_chat(tag: str) -> bool:
    """Tell whether a tag is none of HTML's but stands for something in a chat."""
    return _REMAINS.fullmatch(tag) is not None


def remains(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where something is left of a chat, and what to do about it."""
    if words(text).isdisjoint(WORDS) and "-WA" not in text:
        return
    for found in _REMAINS.finditer(without_code(text)):
        kind = found.lastgroup or ""
        yield (*found.span(kind), ADVICE[kind])


def senders(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a message begins with its hour and its sender, and who that is."""
    if "[" not in text and " - " not in text and " – " not in text:
        return
    for found in _SENDER.finditer(without_code(text)):
        yield (*found.span("all"), found["name"].strip("~ \u202f\u00a0"))
