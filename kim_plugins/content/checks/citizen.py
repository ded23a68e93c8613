"""A citizen's wish holds nobody's name, house or accusation, and nothing told in secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.draft import Draft
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.privacy.persons import citizens
from kim_plugins.content.text.prose import words
from kim_plugins.model.frontmatter import Aspirasi

_TITLE = (
    r"(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Ss]audar[ai]|[Ss]dr\.|[Hh]aji|[Hh]ajah|Hj?\.|[Mm]bak|[Mm]as)"
)
_OFFICES = (
    "Bupati Camat Desa Dinas Direktur Dusun Gubernur Guru Hakim Jaksa Kabid Kabupaten Kadis Kadus "
    "Kades Kampung Kelurahan Kepala Ketua Kota Lurah Menteri Pemerintah Petinggi PKK Polisi "
    "Presiden Provinsi Sekda Sekdes Sekretaris Wakil Wali Walikota"
).split()
_NAME = rf"(?!(?:{'|'.join(_OFFICES)})\b)[A-Z][a-z']+"
_HOME = re.compile(
    rf"\b[Rr][TtWw](?:/[Rr][Ww])?\.?\s*0*\d{{1,3}}(?!\d)|\b[Rr]umah(?:nya)?\s+{_TITLE}\s+{_NAME}"
    r"|\b[Rr]umah\s+(?:[Nn]omor|[Nn]o\.?)\s*\d+"
)
"""`RT 05`, `rumah Pak Anu`, `rumah nomor 12`; not `rumah sakit` nor `rumah ibadah`."""
_PERSON = re.compile(rf"\b{_TITLE}\s+{_NAME}")
"""`Pak Anu`; not `Bapak Camat` nor `ibu hamil`."""
_ACCUSATION = re.compile(
    r"(?i)\b(?:koruptor|(?:ber|di|meng)?korupsi(?:kan)?|maling|pencuri|penipu|penjahat|pemeras|"
    r"(?:di|meng)?gelapkan|menyelewengkan|diselewengkan|pungli|suap|disuap|menyuap)\b"
)
_RULES = (("KIM120", _HOME), ("KIM121", _PERSON), ("KIM122", _ACCUSATION))
_READ = ("title", "summary", "channel", "steps")
"""Keys of a wish that are shown as its author wrote them."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through the text and what the front matter shows (UU 27/2022; the site's own rules)."""
    if not isinstance(draft.meta, Aspirasi):
        return []
    problems = []
    if draft.meta.secrecy not in (None, "terbuka"):
        problems.append(draft.problem("KIM123", "secrecy", value=draft.meta.secrecy))
    for code, start, end in _found(draft.text):
        line = draft.text_line + draft.text.count("\n", 0, start)
        column = start - draft.text.rfind("\n", 0, start)
        words = draft.text[start:end]
        problems.append(
            Diagnostic(code, Span(draft.path, line, column, end - start), {"words": words})
        )
    for key in _READ:
        node = draft.head.items.get(key)
        problems += _in_node(node) if node is not None else []
    return problems


def _in_node(node: yamltext.Node) -> list[Diagnostic]:
    match node:
        case yamltext.Scalar():
            text = node.text or ""
            found = _found(text)
            return [Diagnostic(code, node.span, {"words": text[a:b]}) for code, a, b in found]
        case yamltext.Sequence():
            return [problem for item in node.items for problem in _in_node(item)]
        case yamltext.Mapping():
            # A step's `by` names an office or a group, whatever it sounds like.
            kept = (item for key, item in node.items.items() if key != "by")
            return [problem for item in kept for problem in _in_node(item)]


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what each rule finds; a house told with its owner counts once."""
    told: list[tuple[int, int]] = []
    homes = [match.span() for match in _HOME.finditer(text)]
    for code, pattern in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if pattern is not _PERSON or not any(a <= start < b for a, b in homes):
                told.append((start, end))
                yield code, start, end
    for start, end in citizens(text, words(text)):
        if not any(a < end and start < b for a, b in told):
            told.append((start, end))
            yield "KIM121", start, end
