"""Asks a person, one thing at a time, until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import click

from kim_plugins.base.diagnostics import closest
from kim_plugins.cli.finding import Place
from kim_plugins.model.kinds import KIND_LABELS

Answer = TypeVar("Answer")

KIND_HELP: Mapping[str, str] = {
    "berita": "yang terjadi di desa Anda",
    "pengumuman": "kabar dari kantor desa atau dinas",
    "agenda": "acara yang akan datang",
    "klarifikasi": "meluruskan kabar bohong",
    "aspirasi": "keluhan atau usul warga dan jawabannya",
    "potensi": "usaha, wisata, budaya, hasil bumi",
}
YES, NO = ("y", "ya"), ("t", "tidak", "n")
LONGEST_LIST = 12
"""Choices shown at once; more would scroll off a small screen."""


class Unusable(Exception):
    """Says, in Indonesian, why an answer can't be used."""


def ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until `read` accepts the answer; say why where it raises `Unusable`.

    Raises `click.Abort` where the person gives up or the input ends.
    """
    while True:
        given = click.prompt(question, default="", show_default=False)
        try:
            return read(str(given).strip())
        except Unusable as reason:
            click.echo(str(reason))


def confirm(question: str, *, default: bool = False) -> bool:
    """Ask for yes or no, in Indonesian; nothing means `default`.

    Raises `click.Abort` where the person gives up or the input ends.
    """

    def read(given: str) -> bool:
        if given and given.lower() not in (*YES, *NO):
            raise Unusable("Jawab dengan y (ya) atau t (tidak).")
        return given.lower() in YES if given else default

    return ask(f"{question} [{'Y/t' if default else 'y/T'}]", read)


def ask_kind() -> str:
    """Ask for the kind of post, by number or by name; nothing means the first."""
    kinds = list(KIND_LABELS)
    click.echo("Jenis tulisan:")
    for number, kind in enumerate(kinds, start=1):
        click.echo(f"  {number}. {KIND_LABELS[kind]}: {KIND_HELP[kind]}")
    return ask("Nomor jenisnya (kosong berarti 1)", read_kind)


def read_kind(given: str) -> str:
    """Return the kind meant by a number, an id or a label."""
    kinds = list(KIND_LABELS)
    names = {label.lower(): kind for kind, label in KIND_LABELS.items()}
    names |= {kind: kind for kind in kinds} | {str(n): k for n, k in enumerate(kinds, start=1)}
    found = names.get(given.lower()) if given else kinds[0]
    if found is None:
        near = closest(given, names)
        guess = f" Mungkin maksud Anda: {near}." if near else ""
        raise Unusable(f"Tidak ada jenis {given}.{guess} Jawab dengan nomor 1 sampai {len(kinds)}.")
    return found


def group_called(given: str, places: Sequence[Place]) -> Place:
    """Find a group by its folder, or by its id or name alone where that is enough.

    Raises `Unusable`.
    """
    found = [place for place in places if place.is_called(given.strip())]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(place.names[0] for place in found)
        raise Unusable(f"Ada beberapa kelompok bernama {given}: {names}.")
    near = closest(given, [name for place in places for name in place.names])
    guess = f" Mungkin maksud Anda: {near}." if near else ""
    raise Unusable(
        f"Kelompok {given} tidak terdaftar.{guess} Lihat daftarnya dengan: kim new --list-groups"
    )


class GroupQuestion:
    """A search among groups: each answer narrows it, or picks one of those just shown."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self.shown: Sequence[Place] = ()

    def ask(self) -> Place:
        """Ask until one group is found, and say which."""
        if len(self.places) <= LONGEST_LIST:
            self._list(self.places)
            question = "Nomornya"
        else:
            question = "Nama KIM, tempat, atau kabupaten (? untuk melihat semua)"
        found = ask(question, self.read)
        click.echo(f"Dipilih: {found}")
        return found

    def read(self, given: str) -> Place:
        """Return the group meant; where several or none could be, say so by `Unusable`."""
        if not given:
            raise Unusable("Tulis sebagian namanya, misalnya nama tempat Anda.")
        if given == "?":
            self._list(self.places)
            raise Unusable("Tulis nomornya.")
        if given.isdecimal() and self.shown:
            if 1 <= int(given) <= len(self.shown):
                return self.shown[int(given) - 1]
            raise Unusable(f"Nomornya dari 1 sampai {len(self.shown)}.")
        return self._searched(given)

    def _searched(self, given: str) -> Place:
        exact = [place for place in self.places if place.is_called(given)]
        found = exact or [place for place in self.places if place.fits(given)]
        if len(found) == 1:
            return found[0]
        if found:
            self._list(found)
            raise Unusable("Tulis nomornya, atau kata lain.")
        near = closest(given, [name for place in self.places for name in place.names])
        guess = f" Mungkin maksud Anda: {near}." if near else ""
        raise Unusable(f"Tidak ada yang cocok dengan {given}.{guess} Ketik ? untuk melihat semua.")

    def _list(self, places: Sequence[Place]) -> None:
        self.shown = places
        for number, place in enumerate(places, start=1):
            click.echo(f"  {number}. {place}")
