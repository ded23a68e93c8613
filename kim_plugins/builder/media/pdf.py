"""The one door to pypdf: a PDF is looked through as readers' programs would, and never run.

Only what its root leads to counts, as for every program that shows it (ISO 32000-2, 7.7.2);
names are compared as they are meant, however they are escaped or packed.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from kim_plugins.base.logs import quieted
from kim_plugins.content.files import attachments
from kim_plugins.content.files.attachments import LARGEST, Facts, Fault

MOST_OBJECTS = 200_000
"""Objects of a file that are looked at; more are taken for broken."""
MOST_PAGES_READ = 20
MOST_TEXT = 1_000_000
"""Bytes of pages' contents whose text is searched: enough for letters, and quickly done."""
_ACTIVE_KEYS = {
    **dict.fromkeys(("/JS", "/JavaScript"), "skrip (JavaScript)"),
    "/AA": "perintah otomatis",
    **dict.fromkeys(("/EF", "/EmbeddedFiles"), "berkas lain yang disisipkan"),
    **dict.fromkeys(("/RichMedia", "/RichMediaContent"), "video atau suara"),
    "/XFA": "formulir XFA",
}
"""Keys that have no harmless use (ISO 32000-2, 12.6 and 7.11.4)."""
_ACTIONS = {
    "/JavaScript": "skrip (JavaScript)",
    "/Launch": "perintah menjalankan program",
    "/SubmitForm": "formulir yang mengirim isian",
    "/ImportData": "perintah membaca berkas lain",
    "/GoToR": "perintah membuka berkas lain",
    "/GoToE": "perintah membuka berkas lain",
    **dict.fromkeys(("/Rendition", "/Movie", "/Sound"), "video atau suara"),
}
_PARTS = {
    "/EmbeddedFile": "berkas lain yang disisipkan",
    "/FileAttachment": "berkas lain yang disisipkan",
    **dict.fromkeys(("/RichMedia", "/Movie", "/Screen", "/Sound", "/3D"), "video atau suara"),
}
"""Types and annotations (12.5.6)."""
_HARMLESS_STARTS = ("/GoTo", "/Named")


def facts_of(content: bytes) -> Facts:
    """Read a PDF and tell what it is."""
    if not content.startswith(b"%PDF-"):
        return Facts(fault=Fault.BROKEN)
    if len(content) > LARGEST:
        detail = f"{len(content) / 1_000_000:.1f} MB".replace(".", ",")
        return Facts(fault=Fault.LARGE, detail=detail)
    try:
        with quieted("pypdf"):  # Its advice on odd files; the facts tell.
            return _facts(PdfReader(io.BytesIO(content)))
    except Exception:  # A broken file can make its reader fail in any way.
        return Facts(fault=Fault.BROKEN)


def _facts(reader: PdfReader) -> Facts:
    if reader.is_encrypted:
        return Facts(fault=Fault.ENCRYPTED)
    if active := next(_active(reader), ""):
        return Facts(fault=Fault.ACTIVE, detail=active)
    pages = len(reader.pages)
    if not pages:
        return Facts(fault=Fault.BROKEN)
    return Facts(pages, private=attachments.private_in(_text(reader)))


def _active(reader: PdfReader) -> Iterator[str]:
    """Yield what is active in a file, in words."""
    for one in _dictionaries(reader):
        yield from (words for key, words in _ACTIVE_KEYS.items() if one.get(key) is not None)
        for names, key in ((_ACTIONS, "/S"), (_PARTS, "/Type"), (_PARTS, "/Subtype")):
            value = one.get(key)
            if isinstance(value, str) and value in names:
                yield names[value]
        start = one.get("/OpenAction")
        if isinstance(start, DictionaryObject) and start.get("/S") not in _HARMLESS_STARTS:
            yield _ACTIONS.get(str(start.get("/S")), "perintah otomatis")


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary that the root leads to, each once."""
    waiting: list[Any] = [reader.trailer.get("/Root")]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        count += 1
        if count > MOST_OBJECTS:
            raise ValueError("too many objects")
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            if (item.idnum, item.generation) in seen:
                continue
            seen.add((item.idnum, item.generation))
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            yield item
            waiting += (item.raw_get(key) for key in item)
        elif isinstance(item, ArrayObject):
            waiting += list.__iter__(item)


def _text(reader: PdfReader) -> str:
    """Return the text of the first pages, as far as that is quickly read."""
    found: list[str] = []
    left = MOST_TEXT
    for page in reader.pages[:MOST_PAGES_READ]:
        with contextlib.suppress(Exception):  # Odd fonts; the pages can be shown all the same.
            contents = page.get_contents()
            left -= len(contents.get_data()) if contents is not None else 0
            if left < 0:
                break
            found.append(page.extract_text())
    return "\n".join(found)
