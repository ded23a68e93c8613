"""What the form `/tulis/` asks for each kind of post, made from the models of its front matter.

The words of hints, limits and vocabularies are the models' own; only the short labels and the
order in which people think of things are said here.
"""

from __future__ import annotations

import datetime as dt
import functools
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from kim_plugins.content.editors.template import BODY, NEEDED
from kim_plugins.content.form import form_values
from kim_plugins.content.front_matter.vocabulary import LABELS as VOCABULARIES
from kim_plugins.content.front_matter.vocabulary import choices_of
from kim_plugins.model import fields, kinds
from kim_plugins.model.frontmatter import SCHEMAS, FrontMatter
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.repetition import Repetition

LABELS: Mapping[str, str] = {
    "title": "Judul",
    "date": "Tanggal terbit",
    "summary": "Ringkasan",
    "authors": "Nama penulis",
    "areas": "Wilayah lain yang dibahas",
    "topics": "Topik",
    "video": "Video di situs lain",
    "image_alt": "Foto utama: apa yang tampak?",
    "image_credit": "Siapa yang memotret?",
    "image_people": "Siapa yang tampak di foto?",
    "consent": "Izin wali anak",
    "origin": "Asal tulisan",
    "sources": "Sumber",
    "public_contacts": "Nomor dan surel umum dalam tulisan",
    "example": "Ini hanya contoh",
    "lang": "Bahasa tulisan",
    "kip": "Golongan informasi",
    "agency": "Instansi yang mengumumkan",
    "valid_until": "Berlaku sampai",
    "starts": "Mulai",
    "ends": "Selesai",
    "repeats": "Berulang",
    "repeats_until": "Berulang sampai",
    "repeats_except": "Tanggal yang ditiadakan",
    "place": "Tempat",
    "cancelled": "Acara batal",
    "claim": "Kabar yang beredar",
    "verdict": "Hasil pemeriksaan",
    "claim_source": "Beredar di mana",
    "reviewer": "Pemeriksa",
    "request": "Macam permintaan",
    "field_check": "Perlu pemeriksaan lapangan",
    "received": "Tanggal diterima",
    "channel": "Diterima lewat",
    "lapor_id": "Nomor SP4N-LAPOR!",
    "steps": "Langkah penanganan",
    "category": "Golongan",
    "contact": "WhatsApp atau surel usaha",
    "url": "Alamat (https://…)",
    "length": "Lama, misalnya 4:10",
    "at": "Tanggal",
    "status": "Keadaan",
    "by": "Oleh",
    "note": "Catatan",
}
"""Short names of keys, also of those within sources, steps and videos."""
HINTS: Mapping[str, str] = {
    "title": "Satu baris, paling banyak 110 huruf.",
    "summary": "40–220 huruf: siapa, apa, di mana, kapan. Tampil di daftar dan WhatsApp.",
    "areas": "Tempat KIM Anda sudah tercatat. Tambahkan hanya bila kabar ini tentang tempat lain.",
    "topics": "",
    "image_alt": "Bagi yang tidak dapat melihatnya. Misalnya: warga memasang pipa di tepi jalan.",
    "image_credit": "Nama pemotret atau pemilik fotonya.",
    "image_people": "Untuk semua foto. Bila ada anak, pilih anak.",
    "consent": "Foto anak hanya terbit dengan izin walinya.",
    "steps": "Yang sudah dilakukan kantor atau KIM. Kosongkan bila belum ada.",
    "repeats_except": "Misalnya hari libur.",
    "reviewer": "Nama yang memeriksa kabar itu; bukan penulisnya.",
    "date": "Hari ini, kecuali tulisan ini harus terbit lebih lambat.",
    "sources": "Orang, surat, atau halaman yang menjadi dasar tulisan ini.",
    "public_contacts": "Hanya nomor dan surel kantor atau layanan umum.",
    "lang": "Kosongkan bila bahasa Indonesia; selain itu kodenya, misalnya jv.",
    "place": "Gedung, lapangan, atau alamatnya.",
    "video": "Hanya ditautkan; videonya tetap di situs itu.",
    "repeats": "Misalnya: tiap Rabu, tiap Sabtu pertama, tiap tanggal 10.",
    "channel": "Misalnya: rapat warga, WhatsApp, surat.",
    "claim_source": "Misalnya: grup WhatsApp warga, Facebook.",
    "claim": "Tulis sebagaimana beredar.",
    "agency": "Nama kantor atau lembaganya.",
    "valid_until": "Kosongkan bila tidak ada batasnya.",
}
"""Hints for the phone, where the model's own words speak of files and codes."""
KINDS: Mapping[str, str] = {
    "berita": "Kejadian, kegiatan, atau cerita dari warga.",
    "pengumuman": "Pemberitahuan dari kantor atau lembaga.",
    "agenda": "Acara yang akan datang.",
    "klarifikasi": "Kabar beredar yang sudah diperiksa.",
    "aspirasi": "Keinginan, keluhan, atau pertanyaan warga.",
    "potensi": "Usaha, wisata, budaya, atau hasil bumi.",
}
NOT_ASKED: Mapping[str, str] = {
    "kind": "chosen first, by its own buttons",
    "image": "the first photo that is added",
    "first_published": "only archives that are brought in have one",
    "updated": "of a post's later life",
    "corrections": "of a post's later life",
    "withdrawn": "of a post's later life",
    "redirect_from": "of a post's later life",
    "draft": "the office's inbox makes every contribution one",
    "contribution": "the office's inbox gives it its number",
    "urgent": "only an editor may say so",
    "secrecy": "what is to stay secret is never published, so it isn't written here",
}
"""Keys that the form leaves as they are in a post that is opened, and why."""
BEFORE = ("title",)
AFTER = ("summary", "sources", "authors")
FURTHER = ("topics", "areas", "date", "origin", "public_contacts", "video", "lang", "example")
"""Common keys with the text, after it, and folded away, in this order."""
_FURTHER_OWN = frozenset("kip repeats_except field_check channel lapor_id cancelled".split())
_ASKED_AS = {
    "authors": "names",
    "areas": "places",
    "topics": "topics",
    "repeats_except": "days",
    "public_contacts": "names",
    "sources": "records",
    "steps": "records",
    "contact": "line",
}
"""Keys that are asked in a way of their own; `contact` as the one text that it may be."""
_TYPES: Mapping[object, str] = {
    bool: "yes",
    Repetition: "repeats",
    fields.Moment: "moment",
    dt.date: "day",
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": kinds.STEP_LABELS,
    "image_people": {"tidak-ada": "Tidak ada orang", "dewasa": "Orang dewasa", "anak": "Ada anak"},
    "consent": {"wali": "Wali anak sudah mengizinkan"},
}
"""Labels that only the form shows."""
_ONE_LINE = 500
"""Letters up to which a text is one line."""


@functools.cache
def kind_records() -> Sequence[Mapping[str, Any]]:
    """Return for each kind its id, label, what it is for, its own keys, and how its text begins."""
    return [
        {
            "id": kind,
            "label": KIND_LABELS[kind],
            "about": KINDS[kind],
            "own": [key for key in _own(schema) if key not in _FURTHER_OWN],
            "further": [key for key in _own(schema) if key in _FURTHER_OWN],
            "needed": [*_required(schema), *NEEDED.get(kind, {})],
            "body": BODY.get(kind, ""),
        }
        for kind, schema in SCHEMAS.items()
    ]


@functools.cache
def field_records() -> Mapping[str, Mapping[str, Any]]:
    """Return how each key is asked: its label, hint, type, limits and choices, by its name.

    Types: line, note, day, moment, choice, yes, repeats, names, days, places, topics, records,
    record. `parts` are the fields within a record.
    """
    found: dict[str, dict[str, Any]] = {}
    for schema in SCHEMAS.values():
        for key, field in schema.model_fields.items():
            if key not in NOT_ASKED:
                found.setdefault(key, _field(key, field))
    return found


@functools.cache
def order() -> Sequence[str]:
    """Return all keys of all kinds in the order in which a front matter is written."""
    first = ["title", "date", "kind", "summary"]
    own = [key for schema in SCHEMAS.values() for key in schema.model_fields]
    common = FrontMatter.model_fields
    return list(dict.fromkeys([*first, *(key for key in own if key not in common), *common]))


def _own(schema: type[FrontMatter]) -> Iterator[str]:
    common = FrontMatter.model_fields
    return (key for key in schema.model_fields if key not in common and key not in NOT_ASKED)


def _required(schema: type[FrontMatter]) -> list[str]:
    return [key for key, field in schema.model_fields.items() if field.is_required()]


def _field(key: str, field: FieldInfo) -> dict[str, Any]:
    record: dict[str, Any] = {"label": LABELS[key], "type": _type(key, field)}
    hint = HINTS.get(key, field.description) if field.description else ""
    if hint and hint.rstrip(".") != LABELS[key].rstrip("."):
        record["hint"] = hint
    if choices := choices_of(field.annotation):
        record["choices"] = [[choice, _label(key, choice)] for choice in choices]
    record |= _limits(field)
    if key != "contact" and (inner := _inner(field.annotation)):
        record["parts"] = {
            name: _field(name, part) | {"needed": part.is_required()}
            for name, part in inner.model_fields.items()
            if name != "still"
        }
    return record


def _type(key: str, field: FieldInfo) -> str:
    if key in _ASKED_AS:
        return _ASKED_AS[key]
    if _inner(field.annotation):
        return "record"
    if choices_of(field.annotation):
        return "choice"
    parts = [*_parts(field.annotation)]
    for kind, name in _TYPES.items():
        if kind in parts:
            return name
    return "note" if _limits(field).get("max", 0) > _ONE_LINE else "line"


def _limits(field: FieldInfo) -> dict[str, int]:
    """Return the fewest and most letters of a text, or of each text in a list."""
    asked = form_values.shape(field)
    asked = asked.get("of", asked)
    return {key: asked[key] for key in ("min", "max") if asked.get(key, 1) > 1}


def _parts(annotation: object) -> Iterator[object]:
    """Yield a type and all that it is put together from."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)


def _inner(annotation: object) -> type[fields.Record] | None:
    """Return the record that a field holds, alone or in a list."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, fields.Record):
            return part
    return None


def _label(key: str, choice: str) -> str:
    return _CHOICES.get(key, VOCABULARIES.get(key, {})).get(choice, choice)
