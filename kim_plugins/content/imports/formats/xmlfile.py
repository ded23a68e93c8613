"""Reads XML of exports piece by piece, without entities or anything from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kim_plugins.content.imports.article import Unreadable
from kim_plugins.content.imports.decoding import decoded

_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Bytes that XML 1.0 (2.2) doesn't allow, which WordPress writes out all the same."""
_REFERENCE = re.compile(rb"&(#[xX][0-9a-fA-F]{1,8}|#\d{1,8}|[A-Za-z][A-Za-z0-9]{1,8});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def elements(content: bytes, names: frozenset[str]) -> Iterator[Element]:
    """Yield each element of one of these local names when it ends; what it held is then dropped.

    Raises `Unreadable`.
    """
    try:
        for _, element in iterparse(
            io.BytesIO(_cleaned(content)), events=("end",), forbid_entities=True
        ):
            if local(element) in names:
                yield element
                element.clear()
    except ParseError as error:
        line = error.position[0]
        raise Unreadable(
            f"Ekspor ini rusak atau terpotong: baris {line} tidak terbaca. Buat ekspornya sekali "
            "lagi, dan tunggu sampai selesai diunduh."
        ) from None
    except DefusedXmlException:
        raise Unreadable(
            "Ekspor ini memuat singkatan (ENTITY) yang tidak dipakai ekspor yang wajar, jadi "
            "tidak dibuka."
        ) from None


def _cleaned(content: bytes) -> bytes:
    """Return a file without what its writer shouldn't have written.

    Those are bytes that are no UTF-8, control signs, and HTML's names of signs.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content
    if _declared(content) == "utf-8":
        content = decoded(content).encode()
    content = _NO_XML.sub(b"", content)
    return content if b"<!ENTITY" in content else _REFERENCE.sub(_readable, content)


def _declared(content: bytes) -> str:
    found = re.match(
        rb"\s*<\?xml[^>]{0,100}encoding=[\"']([\w-]{1,40})", content.lstrip(b"\xef\xbb\xbf")
    )
    return found[1].decode().lower() if found else "utf-8"


def _readable(found: re.Match[bytes]) -> bytes:
    """Write a reference to a sign as XML knows it; "" for one that XML doesn't allow."""
    name = found[1].decode()
    if not name.startswith("#"):
        code = name2codepoint.get(name)
        return found[0] if code is None or name in _OF_XML else b"&#%d;" % code
    code = int(f"0{name[1:]}", 16 if name[1] in "xX" else 10)
    is_allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return found[0] if is_allowed or 0x10000 <= code < 0x110000 else b""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def space(element: Element) -> str:
    """Return an element's namespace."""
    return element.tag.rpartition("}")[0].lstrip("{")


def text(parent: Element, name: str, within: str = "") -> str:
    """Return the text of the first child of this local name, whose namespace holds `within`."""
    for child in parent:
        if local(child) == name and within in space(child):
            return "".join(child.itertext()).strip()
    return ""
