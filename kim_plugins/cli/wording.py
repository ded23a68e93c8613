"""The words of the command line that click writes by itself, in Indonesian.

click takes every sentence from `gettext`, which would need compiled catalogues and a
locale that few machines have; so its modules are given the functions below instead.
"""

from __future__ import annotations

import difflib
import gettext
import sys
from collections.abc import Iterable, Mapping

import click

WORDS: Mapping[str, str] = {
    "Usage:": "Cara pakai:",
    "Options": "Pilihan",
    "Positional arguments": "Yang disebut sesudahnya",
    "Commands": "Perintah",
    "Show this message and exit.": "Menampilkan bantuan ini.",
    "Show the version and exit.": "Menampilkan versi.",
    "%(prog)s, version %(version)s": "%(prog)s, versi %(version)s",
    "Try '{command} {option}' for help.": "Bantuan: {command} {option}",
    "Error: {message}": "Masalah: {message}",
    "Aborted!": "Dibatalkan.",
    "Missing command.": "Perintahnya belum disebut.",
    "No such command {name!r}.": "Tidak ada perintah {name!r}.",
    "No such option {name!r}.": "Tidak ada pilihan {name!r}.",
    "Missing argument": "Belum disebut:",
    "Missing option": "Pilihan ini belum diisi:",
    "Missing parameter": "Belum diisi:",
    "Missing {param_type}": "Belum diisi:",
    "Missing parameter: {param_name}": "Belum diisi: {param_name}",
    "Invalid value: {message}": "Nilainya tidak sesuai: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai {param_hint} tidak sesuai: {message}",
    "Option {name!r} does not take a value.": "Pilihan {name!r} tidak memakai nilai.",
    "Argument {name!r} takes {nargs} values.": "{name!r} memerlukan {nargs} nilai.",
    "Invalid start character for option ({option})": "Pilihan {option} tidak dikenal.",
    "Value must be an iterable.": "Nilainya harus berupa daftar.",
    "Choose from:\n\t{choices}": "Pilih salah satu:\n\t{choices}",
    "Choice({choices})": "Pilihan({choices})",
    "{value} is not in the range {range}.": "{value} berada di luar batas {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan angka yang dapat dipakai.",
    "{value!r} is not a valid UUID.": "{value!r} bukan UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "{value!r} tidak dikenal. Pakai salah satu: {states}"
    ),
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ada.",
    "{name} {filename!r} is a file.": "{filename!r} adalah berkas, bukan folder.",
    "{name} {filename!r} is a directory.": "{filename!r} adalah folder, bukan berkas.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulisi.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} tidak dapat dijalankan.",
    "Could not open file {filename!r}: {message}": (
        "Berkas {filename!r} tidak dapat dibuka: {message}"
    ),
    "unknown error": "sebabnya tidak diketahui",
    "file": "berkas",
    "directory": "folder",
    "path": "letak",
    "deprecated": "akan dihapus",
    "required": "wajib",
    "default: {default}": "bawaan: {default}",
    "env var: {var}": "dari lingkungan: {var}",
    "(dynamic)": "(menurut keadaan)",
    "Do you want to continue?": "Lanjutkan?",
    "Confirm the action without prompting.": "Melanjutkan tanpa bertanya.",
    "Repeat for confirmation": "Ulangi untuk memastikan",
    "Error: The two entered values do not match.": "Keduanya tidak sama.",
    "Error: invalid input": "Jawab y (ya) atau n (tidak).",
    "Press any key to continue...": "Tekan tombol apa saja untuk melanjutkan …",
    "{editor}: Editing failed": "{editor}: penyuntingan gagal",
    "{editor}: Editing failed: {e}": "{editor}: penyuntingan gagal: {e}",
}
"""click's sentences, and ours."""

PLURALS: Mapping[str, str] = {
    "Did you mean {possibility}?": "Mungkin maksud Anda {possibilities}.",
    "Got unexpected extra argument ({args})": "Ini tidak dikenal di sini: {args}.",
    "Takes {nargs} values but 1 was given.": "Perlu {nargs} nilai.",
    "{value!r} is not {choice}.": "{value!r} tidak ada dalam pilihan: {choices}.",
    "{value!r} does not match the format {format}.": "{value!r} tidak berbentuk {formats}.",
    "Option {name!r} requires an argument.": "Pilihan {name!r} memerlukan nilai.",
    "{len_type} values are required, but {len_value} was given.": "Perlu {len_type} nilai.",
}
"""click's sentences for one and for many, by the one; Indonesian has a single form."""

PLACES: Mapping[str, str] = {
    "text": "TEKS",
    "integer": "ANGKA",
    "integer range": "ANGKA",
    "float": "ANGKA",
    "float range": "ANGKA",
    "boolean": "ya|tidak",
    "datetime": "TANGGAL",
    "filename": "BERKAS",
    "file": "BERKAS",
    "berkas": "BERKAS",
    "directory": "FOLDER",
    "folder": "FOLDER",
    "path": "LETAK",
    "letak": "LETAK",
}
"""What stands for a value in a help page, by the name of its type."""


def translate(sentence: str) -> str:
    """Return click's sentence in Indonesian, or as it is where it has none."""
    return WORDS.get(sentence, sentence)


def translate_plural(one: str, many: str, count: int) -> str:
    """Return the same for a sentence that counts."""
    return PLURALS.get(one) or (one if count == 1 else many)


def unknown_command(name: str, commands: Iterable[str]) -> str:
    """Say that there is no such command, with a guess."""
    near = difflib.get_close_matches(name.lower(), commands, n=1)
    guess = f" Mungkin maksud Anda: {near[0]}." if near else ""
    return translate("No such command {name!r}.").format(name=name) + guess


def speak_indonesian() -> None:
    """Give click's modules our words in place of gettext's."""
    ours = {gettext.gettext: translate, gettext.ngettext: translate_plural}
    for name, module in list(sys.modules.items()):
        if name == "click" or name.startswith("click."):
            for attribute in ("_", "ngettext"):
                found = vars(module).get(attribute)
                if found in ours:
                    setattr(module, attribute, ours[found])


def localized(command: click.Command) -> click.Command:
    """Return a command after naming, in its help, what its options take."""
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[PILIHAN]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "PERINTAH [LAINNYA]..."
        for inner in command.commands.values():
            localized(inner)
    for parameter in command.params:
        is_free = parameter.metavar is None and parameter.type.name in PLACES
        if is_free and not getattr(parameter, "is_flag", False):
            parameter.metavar = PLACES[parameter.type.name]
    return command
