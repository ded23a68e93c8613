"""What a PDF beside a post may be: rules on facts that others have read out of its file."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.privacy import privacy

LARGEST = 5_000_000
"""Bytes; a scanned letter of ten pages takes about 2 MB."""
_PRIVATE = {
    "KIM066": "nomor seperti NIK atau KK",
    "KIM067": "nomor telepon",
    "KIM069": "nomor rekening",
    "KIM127": "nomor kartu BPJS",
}


class Fault(enum.StrEnum):
    """Why a file may not be published."""

    NONE = ""
    LARGE = "KIM164"
    BROKEN = "KIM165"
    """It is no PDF, or can't be read to its end."""
    ENCRYPTED = "KIM166"
    ACTIVE = "KIM167"
    """It does something, or carries another file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What a PDF says of itself."""

    pages: int = 0
    fault: Fault = Fault.NONE
    detail: str = ""
    """What is active in it, or how large it is."""
    private: str = ""
    """What looks private in its text, in words; of numbers themselves nothing is kept."""


def private_in(text: str) -> str:
    """Name what looks private in a text."""
    codes = {found.code for found in privacy.find(text)}
    return ", ".join(words for code, words in _PRIVATE.items() if code in codes)


def problems(path: str, facts: Facts) -> list[Diagnostic]:
    """Return everything that is to be said of a PDF, at its path."""
    return list(_problems(Span(path), facts))


def may_be_published(found: list[Diagnostic]) -> bool:
    """Tell whether nothing stands against a PDF but advice."""
    return not any(map(messages.is_error, found))


def _problems(span: Span, facts: Facts) -> Iterator[Diagnostic]:
    if facts.fault is not Fault.NONE:
        yield Diagnostic(facts.fault.value, span, {"detail": facts.detail})
    if facts.private:
        yield Diagnostic("KIM168", span, {"what": facts.private})
