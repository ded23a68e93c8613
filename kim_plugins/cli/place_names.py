"""Names of places as `kim pindah-wilayah` is given them: without the word for what they are.

Pages put that word before the name, so one within it is shown twice. But names such as Kampung
Baru and Desa Baru are real: where a word may belong to the name, the person is asked to say so.
"""

from __future__ import annotations

import re

import click

from kim_plugins.base import areas
from kim_plugins.model import villages
from kim_plugins.model.regions import DISTRICT_LENGTH, Region, regency_code

_KINDS = {
    "desa": "desa",
    "ds": "desa",
    "kelurahan": "kelurahan",
    "kel": "kelurahan",
    "kecamatan": "kecamatan",
    "kec": "kecamatan",
    "distrik": "distrik",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "provinsi": "provinsi",
    "prov": "provinsi",
}
"""What never begins a name by itself, or in a few villages alone (`Desa Baru`)."""
_WORD = re.compile(r"([^\W\d_]+)(?:\.\s*|\s+)(?=\S)")
_REGENCY = re.compile(r"(kabupaten|kota)(?:\s+administrasi)?\s+(.*)", re.IGNORECASE | re.DOTALL)


def given(name: str | None, *, before: str = "") -> str:
    """Return a name that was given, or the one `before` where none was.

    Raises `click.ClickException` for one without any letter.
    """
    if name is None:
        return before
    if not re.search(r"[^\W\d_]", name):
        raise click.ClickException(
            "Nama yang diberikan kosong. Tulis nama tempatnya, misalnya: --nama "
            '"Kerayaan Contoh". Tidak ada yang diubah.'
        )
    return " ".join(name.split())


def insist_on_single(name: str, place: Region, *, is_exact: bool) -> None:
    """Refuse a name that begins with what its place is; raises `click.ClickException`.

    `is_exact` says that the word belongs to the name; so does a name that began so before.
    """
    begun = _WORD.match(name)
    if begun is None or is_exact:
        return
    word, rest = begun[1].casefold(), name[begun.end() :]
    own = _term(place)
    known = {**_KINDS, own: own}
    if word not in known or place.name.casefold().startswith(f"{word} "):
        return
    raise click.ClickException(
        f"“{name}” memuat kata {known[word]}, padahal halaman sudah menulis “{own.capitalize()}” "
        f"di depan namanya: jadinya “{own.capitalize()} {name}”. Tulis tanpa kata itu: --nama "
        f'"{rest}". Bila kata itu memang bagian dari nama resminya, tambahkan --persis.'
    )


def regency(name: str) -> str:
    """Return a regency's name with its kind, once; raises `click.ClickException`."""
    found = _REGENCY.fullmatch(name)
    if found and not _REGENCY.fullmatch(found[2]):
        return f"{found[1].capitalize()}{name[found.end(1) :]}"
    raise click.ClickException(
        "Nama kabupaten atau kota ditulis berikut jenisnya, satu kali: misalnya "
        f"“Kabupaten Contoh” atau “Kota Contoh”, bukan “{name}”."
    )


def _term(place: Region) -> str:
    is_district = len(place.code) == DISTRICT_LENGTH
    return areas.terms(regency_code(place.code)).district if is_district else villages.term(place)
