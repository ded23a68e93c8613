"""Makers of PDFs: small, of nobody, and none that does anything."""

from __future__ import annotations

import io
from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

Object = DictionaryObject | ArrayObject | NameObject | NumberObject | TextStringObject


def pdf(
    pages: int = 1, text: str = "", change: Callable[[PdfWriter], object] = lambda _: None
) -> bytes:
    """Return a PDF of blank pages, each with one line of text; `change` may add to it."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for _ in range(pages):
        page = writer.add_blank_page(300, 400)
        contents = DecodedStreamObject()
        contents.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(contents)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def entry(**given: Object | str) -> DictionaryObject:
    """Return a dictionary; texts are names."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}") if type(value) is str else value
            for key, value in given.items()
        }
    )


def in_root(**given: Object | str) -> Callable[[PdfWriter], object]:
    """Return a change that adds to the root of a PDF."""
    return lambda writer: writer.root_object.update(entry(**given))


def on_page(**given: Object | str) -> Callable[[PdfWriter], object]:
    """Return a change that adds to the first page of a PDF."""
    return lambda writer: writer.pages[0].update(entry(**given))
