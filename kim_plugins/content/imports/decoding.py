"""Text out of bytes whose encoding nobody has noted down."""

from __future__ import annotations

import codecs

_MARKS = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WITHOUT_MARK = ((b"\x00", 0, "utf-16-be"), (b"\x00", 1, "utf-16-le"))
"""A null byte beside the first letter: the Notepad of Windows and PowerShell write so."""


def decoded(content: bytes) -> str:
    """Return the text: UTF-8, or UTF-16; what is no UTF-8 is Windows' western letters.

    Old databases hold both in one file, so each wrong byte is read by itself.
    """
    if encoding := _sixteen(content):
        return content.decode(encoding, "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "kim-western")


def _sixteen(content: bytes) -> str:
    """Return the name of UTF-16's form that bytes have; "" where they have none."""
    if encoding := _MARKS.get(content[:2], ""):
        return encoding
    marks = (name for sign, at, name in _WITHOUT_MARK if content[at : at + 1] == sign)
    return next(marks, "") if len(content) > 1 else ""


def _western(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("kim-western", _western)
