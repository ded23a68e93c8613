"""What an import leaves to a person, the costliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kim_plugins.base.locale_id import number
from kim_plugins.base.messages import message
from kim_plugins.builder.imports.importing import Import, Made
from kim_plugins.content.imports import received
from kim_plugins.content.privacy.privacy import masked

Part = tuple[str, list[str]]
"""A heading, and a line for each thing to do."""


def summary(done: Import) -> str:
    """Say in one line what was made."""
    drafts = sum(is_draft(one) for one in done.made)
    told = [f"{number(len(done.made))} tulisan baru"]
    if drafts:
        told.append(f"{number(drafts)} di antaranya draf")
    told.append(f"{number(len(done.pictures))} gambar")
    if done.known:
        told.append(f"{number(done.known)} sudah pernah masuk dan dilewati")
    return ", ".join(told) + "."


def is_draft(one: Made) -> bool:
    """Tell whether a post was made a draft."""
    return bool(one.errors) or one.article.is_draft or one.composed.is_excerpt


def parts(done: Import) -> Iterator[Part]:
    """Yield what needs a person: what costs the most for each post comes first."""
    found = (
        ("Belum dapat terbit; perbaiki dulu, lalu hapus `draft: true`", _refused(done)),
        (
            "Hanya cuplikan: salin isi lengkapnya dari situs asal, lalu hapus `draft: true`",
            [one.name for one in done.made if one.composed.is_excerpt],
        ),
        ("Gambar tanpa keterangan: tulis apa yang terlihat", _undescribed(done)),
        ("Tidak diganti, karena drafnya sudah diubah atau sudah terbit", _refused_again(done)),
        (
            "Menggantikan draf yang belum diubah",
            [one.name for one in done.made if one.earlier is not None],
        ),
        ("Periksa", [f"{one.name}: {note}" for one in done.made for note in one.notes]),
        (
            "Gambar tidak ikut, diganti tautan: sebutkan foldernya (--gambar) atau unduh (--unduh)",
            _missing(done, are_received=False),
        ),
        (
            "Foto tidak ada atau tidak terbaca: minta dikirim lagi",
            _missing(done, are_received=True),
        ),
        ("Nomor atau surel pribadi ditutup: periksa apakah kalimatnya masih jelas", _hidden(done)),
        ("Bagian WordPress yang tidak dapat dibawa", _shortcodes(done)),
        ("Tanpa tanggal, tidak diimpor", [masked(one.title or one.key) for one in done.undated]),
        (
            "Label tanpa topik: hubungkan dengan --topik bila perlu",
            [
                f"{masked(label)} ({number(n)} tulisan)"
                for label, n in Counter(done.labels).most_common()
            ],
        ),
        (
            "Dilewati",
            [f"{number(n)} {what}" for what, n in sorted(done.skipped.items()) if what and n],
        ),
    )
    return ((heading, lines) for heading, lines in found if lines)


def _refused(done: Import) -> list[str]:
    return [
        f"{one.name}: "
        + "; ".join(dict.fromkeys(f"{e.code} {message(e.code).title}" for e in one.errors))
        for one in done.made
        if one.errors
    ]


def _refused_again(done: Import) -> list[str]:
    """Say of each post that came again what its author changed."""
    told = []
    for one in done.refused:
        what = [f"salin yang berbeda: {', '.join(one.differences)}"] if one.differences else []
        what += [f"foto menyusul: {', '.join(one.late)}"] if one.late else []
        told.append(f"{one.name}: {'; '.join(what) or 'isinya sama'}")
    return told


def _undescribed(done: Import) -> list[str]:
    many = [(one.composed.undescribed, one.name) for one in done.made if one.composed.undescribed]
    return [f"{name}: {n} gambar" for n, name in sorted(many, key=lambda one: (-one[0], one[1]))]


def _missing(done: Import, *, are_received: bool) -> list[str]:
    return [
        f"{one.name}: {masked(url)}"
        for one in done.made
        if received.is_received(one.article) is are_received
        for url in one.composed.left_behind
    ]


def _hidden(done: Import) -> list[str]:
    return [
        f"{one.name}: {', '.join(one.composed.hidden)}" for one in done.made if one.composed.hidden
    ]


def _shortcodes(done: Import) -> list[str]:
    return [
        f"{one.name}: {', '.join(f'[{name}]' for name in dict.fromkeys(one.composed.shortcodes))}"
        for one in done.made
        if one.composed.shortcodes
    ]
