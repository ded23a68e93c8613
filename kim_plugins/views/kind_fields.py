"""The own fields of each kind of post, as terms and values for its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kim_plugins.base.locale_id import short_date
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import (
    Agenda,
    Aspirasi,
    FrontMatter,
    Klarifikasi,
    Pengumuman,
    Potensi,
)
from kim_plugins.model.kinds import (
    CATEGORY_LABELS,
    KIP_LABELS,
    REQUEST_LABELS,
    STEP_LABELS,
    VERDICT_LABELS,
)
from kim_plugins.views import parts
from kim_plugins.views.output import Context

Row = tuple[str, str]


def fields(meta: FrontMatter) -> list[Context]:
    """Return the rows that only this kind of post has, in reading order."""
    rows = _ROWS[meta.kind](meta) if meta.kind in _ROWS else []
    return [{"term": term, "value": value} for term, value in rows if value]


def steps(meta: FrontMatter) -> list[Context]:
    """Return the steps of a wish, in the order of time."""
    found = sorted(getattr(meta, "steps", None) or (), key=lambda step: step.at.at)
    return [
        {
            "at": parts.moment(step.at),
            "status": step.status,
            "label": STEP_LABELS[step.status],
            "by": step.by,
            "note": step.note or "",
        }
        for step in found
    ]


def _until(value: Moment | None) -> str:
    return str(parts.moment(value)["text"]) if value else ""


def _pengumuman(meta: Pengumuman) -> list[Row]:
    return [
        ("Instansi", meta.agency or ""),
        ("Golongan informasi", KIP_LABELS[meta.kip] if meta.kip else ""),
        ("Berlaku sampai", _until(meta.valid_until)),
    ]


def _agenda(meta: Agenda) -> list[Row]:
    return [
        ("Mulai", _until(meta.starts)),
        ("Selesai", _until(meta.ends)),
        ("Tempat kegiatan", meta.place),
    ]


def _klarifikasi(meta: Klarifikasi) -> list[Row]:
    return [
        ("Yang beredar", meta.claim),
        ("Beredar di", meta.claim_source),
        ("Hasil pemeriksaan", VERDICT_LABELS[meta.verdict]),
    ]


def _aspirasi(meta: Aspirasi) -> list[Row]:
    return [
        ("Macam permintaan", REQUEST_LABELS[meta.request]),
        ("Diterima", short_date(meta.received)),
        ("Lewat", meta.channel or ""),
        ("Nomor SP4N-LAPOR!", meta.lapor_id or ""),
    ]


def _potensi(meta: Potensi) -> list[Row]:
    contact = meta.contact
    return [
        ("Golongan", CATEGORY_LABELS[meta.category]),
        ("Tempat", meta.place or ""),
        ("WhatsApp usaha", ("+" + contact.whatsapp) if contact and contact.whatsapp else ""),
        ("Surel usaha", (contact and contact.email) or ""),
        ("Alamat usaha", (contact and contact.address) or ""),
    ]


_ROWS: Mapping[str, Callable[[Any], list[Row]]] = {
    "pengumuman": _pengumuman,
    "agenda": _agenda,
    "klarifikasi": _klarifikasi,
    "aspirasi": _aspirasi,
    "potensi": _potensi,
}
