"""Options that several commands have: said once, so that they mean the same everywhere."""

from __future__ import annotations

import click

now = click.option("--now", help="Saat yang dianggap sekarang, misalnya 2026-11-24T12:00.")
regency = click.option("--regency", metavar="WILAYAH", help="Wilayah, misalnya kabupaten-contoh.")
group = click.option(
    "--group", metavar="KELOMPOK", help="Satu KIM, misalnya kabupaten-contoh/kim-contoh."
)
since = click.option(
    "--since", metavar="TANGGAL", help="Sejak kapan; kalau kosong, tujuh hari terakhir."
)
