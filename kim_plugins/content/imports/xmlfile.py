"""Reads XML of exports piece by piece, without entities or anything from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kim_plugins.content.imports.article import Unreadable

_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Bytes that XML 1.0 (2.2) doesn't allow, which WordPress writes out all the same."""


def elements(content: bytes, names: frozenset[str]) -> Iterator[Element]:
    """Yield each element of one of these local names when it ends; what it held is then dropped.

    Raises `Unreadable`.
    """
    cleaned = content if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _NO_XML.sub(b"", content)
    try:
        for _, element in iterparse(io.BytesIO(cleaned), events=("end",), forbid_entities=True):
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
