"""The handbook of codes: what the checker says, what it means, and how to mend it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import partial

from kim_plugins.base import chapters, examples, messages
from kim_plugins.base.chapters import REGISTRY, SETTINGS, Chapter
from kim_plugins.base.diagnostics import Severity
from kim_plugins.base.examples import Piece, Runs
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import cards, parts
from kim_plugins.views.output import Context, HtmlOutput, Planned

SEVERITY_LABELS = {Severity.ERROR: "Harus dibenahi", Severity.WARNING: "Peringatan"}
WARNED = {
    chapters.SENDING.id: "Tidak ada yang salah; ini pemberitahuan.",
    REGISTRY.id: "Situs tetap dibuat. Sebaiknya dibenahi oleh pengelola.",
}
"""What a warning does where it is not about a post."""
SENDING = "panduan/mengirim.md"
GUIDE_TITLES = {
    "panduan/menulis.md": "Cara menulis",
    "panduan/cek-kabar.md": "Cara memeriksa kabar",
    "panduan/gambar.md": "Gambar",
    "panduan/menempel.md": "Menempel dari WhatsApp, Word, dan situs",
    "panduan/pengaduan.md": "Pengaduan dan permintaan informasi",
    "panduan/privasi.md": "Data pribadi",
    "panduan/penyunting.md": "Untuk penyunting",
}


TITLE = "Kode masalah"


def view(province: Province) -> Iterator[Planned]:
    """Yield the list of codes, then one page a code."""
    divided = chapters.divided(messages.codes())
    preview = cards.of_title(urls.CODES, TITLE, province)
    yield Planned(urls.CODES, partial(_index, divided, province), preview=preview)
    for chapter, codes in divided.items():
        for code in codes:
            entry = _Entry(code, chapter, codes)
            build = partial(_page, entry, province)
            yield Planned(urls.code(code), build, preview=preview.elsewhere)


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A code among those of its chapter."""

    code: str
    chapter: Chapter
    codes: Sequence[str]

    @property
    def words(self) -> messages.Message:
        return messages.message(self.code)


def _index(divided: dict[Chapter, list[str]], province: Province) -> HtmlOutput:
    context: Context = {
        "crumbs": _crumbs(province),
        "chapters": [
            {
                "id": chapter.id,
                "name": chapter.name,
                "about": chapter.about,
                "codes": [_row(code) for code in codes],
            }
            for chapter, codes in divided.items()
        ],
        "sending": parts.guide(SENDING, province) or "",
    }
    return HtmlOutput(
        url=urls.CODES,
        template="codes.html",
        title=TITLE,
        description="Semua kode yang disebut pemeriksa: artinya, contohnya, dan cara membenahinya.",
        context=context,
    )


def _page(entry: _Entry, province: Province) -> HtmlOutput:
    words = entry.words
    shown = examples.read(words.examples)
    context: Context = {
        "crumbs": [*_crumbs(province), parts.link(TITLE, urls.CODES)],
        "code": entry.code,
        "title": words.title,
        "severity": words.severity.value,
        "severity_label": SEVERITY_LABELS[words.severity],
        "outcome": _outcome(words.severity, entry.chapter),
        "message": _runs(examples.with_blanks(words.message)),
        "hint": _runs(examples.with_blanks(words.hint)),
        "wrong": _pieces(shown.wrong, right=shown.right),
        "right": _pieces(shown.right, right=shown.right),
        "guide": parts.guide(entry.chapter.guide, province) or "",
        "guide_title": GUIDE_TITLES[entry.chapter.guide] if entry.chapter.guide else "",
        "chapter": entry.chapter.name,
        "siblings": [_row(code) for code in entry.codes if code != entry.code],
        "list": urls.CODES,
        "sending": parts.guide(SENDING, province) or "",
    }
    return HtmlOutput(
        url=urls.code(entry.code),
        template="code.html",
        title=f"{entry.code}: {words.title}",
        description=f"Arti {entry.code} ({words.title}), contoh salah dan benar, cara membenahi.",
        context=context,
    )


def _outcome(severity: Severity, chapter: Chapter) -> str:
    """Say what becomes of a post or the site while the problem is there."""
    if severity is Severity.WARNING:
        return WARNED.get(chapter.id, "Tulisan tetap terbit. Sebaiknya dibenahi bila sempat.")
    if chapter is chapters.SENDING:
        return "Kiriman belum dapat digabungkan sebelum ini dibenahi."
    if chapter in (REGISTRY, SETTINGS):
        return "Situs tidak dapat dibuat sebelum ini dibenahi."
    return "Berkas ini belum dapat terbit. Yang lain tetap terbit."


def _crumbs(province: Province) -> Sequence[Context]:
    guide = parts.guide("panduan/index.md", province)
    return parts.crumbs(*([parts.link("Panduan", guide)] if guide else []))


def _row(code: str) -> Context:
    words = messages.message(code)
    return {
        "code": code,
        "url": urls.code(code),
        "title": words.title,
        "severity": words.severity.value,
        "severity_label": SEVERITY_LABELS[words.severity],
    }


def _pieces(pieces: Sequence[Piece], *, right: Sequence[Piece]) -> list[Context]:
    """Make the blocks of an example; lines that the right one does not have are marked."""
    fine = {"", *(line for piece in right for line in piece.lines)}
    return [
        {
            "lines": [{"text": line, "is_faulty": line not in fine} for line in piece.lines],
            "sentence": _runs(piece.sentence),
        }
        for piece in pieces
    ]


def _runs(runs: Runs) -> list[Context]:
    return [{"text": text, "is_marked": is_marked} for text, is_marked in runs]
