"""Articles of OpenSID, the content manager of many villages.

Its table `artikel` (judul, isi, gambar, gambar1 to gambar3, tgl_upload, id_kategori, enabled, slug,
dokumen, link_dokumen) arrives as a database's dump, or as JSON or CSV of phpMyAdmin and of its
own interface. Category 999 holds a site's fixed pages. Its times have no zone: they are the
village's, and so the site's own.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, urljoin

from kim_plugins.content.imports.article import (
    Article,
    Export,
    Picture,
    Unreadable,
    moment,
    plain,
)
from kim_plugins.content.imports.decoding import decoded
from kim_plugins.content.imports.formats import sqldump

TABLE, CATEGORIES = "artikel", "kategori"
_FIXED = "999"
_UPLOADS = "desa/upload/artikel/sedang_"
_PAPERS = "desa/upload/dokumen/"
_LARGEST_FIELD = 5_000_000

Row = Mapping[str, str]


def from_dump(content: bytes, base: str) -> Export:
    """Read a database's dump. Raises `Unreadable`."""
    dump = decoded(content)
    names = {row.get("id", ""): row.get("kategori", "") for row in sqldump.rows(dump, CATEGORIES)}
    return _export(sqldump.rows(dump, TABLE), base, names)


def from_csv(content: bytes, base: str) -> Export:
    """Read a table with a line of names at its head. Raises `Unreadable`."""
    csv.field_size_limit(_LARGEST_FIELD)
    text = decoded(content)
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > 2 else ",")
    try:
        rows = [{name: value or "" for name, value in row.items() if name} for row in reader]
    except csv.Error:
        raise Unreadable("Tabel ini rusak: sebuah isiannya tidak pernah ditutup.") from None
    return _export(iter(rows), base, {})


def from_json(content: bytes, base: str) -> Export:
    """Read JSON: a list of articles, wherever in it the list stands. Raises `Unreadable`."""
    try:
        data = json.loads(decoded(content))
    except (ValueError, RecursionError):
        raise Unreadable(
            "Berkas JSON ini rusak atau terpotong. Buat ekspornya sekali lagi."
        ) from None
    names: dict[str, str] = {}
    for found in _tables(data, 0):
        if "kategori" in found and "judul" not in found:
            names[found.get("id", "")] = found["kategori"]
    return _export((one for one in _tables(data, 0) if "judul" in one), base, names)


def _tables(data: Any, depth: int) -> Iterator[dict[str, str]]:
    """Yield every flat record in JSON data, in order."""
    if isinstance(data, dict) and ("judul" in data or "kategori" in data):
        yield {str(name): _text(value) for name, value in data.items()}
    elif isinstance(data, dict | list) and depth < 6:
        for one in data.values() if isinstance(data, dict) else data:
            yield from _tables(one, depth + 1)


def _text(value: Any) -> str:
    """Return a value of JSON as a table would hold it; of a category its name."""
    if isinstance(value, dict):
        return str(value.get("kategori") or value.get("nama") or "")
    return "" if value is None else str(value)


def _export(rows: Iterator[Row], base: str, names: Mapping[str, str]) -> Export:
    skipped: Counter[str] = Counter()
    found: list[Article] = []
    for row in rows:
        if row.get("id_kategori") == _FIXED:
            skipped["halaman tetap"] += 1
        elif not row.get("judul"):
            skipped["baris tanpa judul"] += 1
        else:
            found.append(_article(row, base, names))
    if not found and not skipped:
        raise Unreadable(
            "Tidak ada artikel OpenSID di berkas ini: tabel artikel dengan kolom judul dan isi "
            "tidak ditemukan."
        )
    return Export(tuple(found), skipped)


def _article(row: Row, base: str, names: Mapping[str, str]) -> Article:
    at = moment(row.get("tgl_upload", ""))
    address = row.get("url") or row.get("url_slug") or _address(row, base)
    label = row.get("kategori") or names.get(row.get("id_kategori", ""), "")
    main, *others = [row[name] for name in _PICTURES if row.get(name)] or [""]
    body = [
        row.get("isi", ""),
        *(f'<p><img src="{escape(_upload(one, base))}"></p>' for one in others),
    ]
    if paper := row.get("dokumen"):
        words = plain(row.get("link_dokumen", "")) or "Lampiran"
        body.append(
            f'<p><a href="{escape(urljoin(base, _PAPERS + quote(paper)))}">{escape(words)}</a></p>'
        )
    number, day = row.get("id", ""), row.get("tgl_upload", "")
    return Article(
        address if address and not number else f"opensid:{number}:{day}",
        plain(row["judul"]),
        "\n".join(body),
        at,
        address,
        labels=(plain(label),) if label else (),
        picture=Picture(_upload(main, base)) if main else None,
        is_draft=row.get("enabled", "1") not in ("1", "", "True", "true"),
    )


_PICTURES = ("gambar", "gambar1", "gambar2", "gambar3")


def _address(row: Row, base: str) -> str:
    """Return where an article stands on a site of OpenSID that names it by its slug."""
    at, slug = moment(row.get("tgl_upload", "")), row.get("slug", "")
    if not (base and slug and at):
        return ""
    return urljoin(base, f"artikel/{at.year}/{at.month}/{at.day}/{slug}")


def _upload(name: str, base: str) -> str:
    return name if "/" in name else urljoin(base, _UPLOADS + quote(name))
