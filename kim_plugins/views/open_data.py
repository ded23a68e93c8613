"""The site's open data: the files, and the page that says what is in them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from kim_plugins.base import home
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import ALL_POSTS, ANY_HEAD, Province
from kim_plugins.views import data_catalogue, data_package, geojson, parts
from kim_plugins.views.dataset import VERSION, Cell, Dataset, Row
from kim_plugins.views.datasets import DATASETS, has_rows
from kim_plugins.views.linked_data import site
from kim_plugins.views.output import Context, HtmlOutput, PlannedFile, RowsFile

LABELS = {"csv": "CSV", "geojson": "GeoJSON", "json": "JSON"}
_FORMULA = ("=", "+", "-", "@")
"""Beginnings that make a spreadsheet run a text as a formula."""
_THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")


def files(province: Province) -> Iterator[PlannedFile | RowsFile]:
    """Yield the files."""
    for dataset in DATASETS:
        for form in dataset.formats:
            path = dataset.path(form)
            if dataset.of_post is None:
                yield PlannedFile(path, partial(_whole, dataset, form, province))
            else:
                yield _by_post(path, dataset, form, province)
    yield PlannedFile(urls.DATA_PACKAGE, partial(data_package.written, province))
    yield PlannedFile(urls.DATA_CATALOGUE, partial(data_catalogue.written, province))


def _whole(dataset: Dataset, form: str, province: Province) -> bytes:
    rows = dataset.rows(province)
    if form == "geojson":
        return geojson.collection(dataset, rows, province.regions).encode()
    return _WRITERS[form](dataset, rows).encode()


def _by_post(path: str, dataset: Dataset, form: str, province: Province) -> RowsFile:
    """Make a file of lines for each post, whose ends are those of a file without any."""
    empty = (geojson.EMPTY if form == "geojson" else _WRITERS[form](dataset, [])).encode()
    head, mark, tail = empty.rpartition(b"]}")
    is_json = form != "csv"
    return RowsFile(
        path,
        head + b"\n" if is_json else empty,
        posts=partial(parts.real, province),
        before=partial(parts.real_before, province),
        holds=has_rows,
        rows=partial(_rows, dataset, province, form),
        mark=partial(_mark, province, form),
        reads=ANY_HEAD if dataset.shows_heads else ALL_POSTS,
        between=b"," if is_json else b"",
        tail=mark + tail if is_json else b"",
    )


def _rows(dataset: Dataset, province: Province, form: str, post: Post) -> list[bytes]:
    assert dataset.of_post is not None
    return [_row(dataset, province, form, row) for row in dataset.of_post(post, province)]


def _row(dataset: Dataset, province: Province, form: str, row: Row) -> bytes:
    if form == "csv":
        return _csv_lines([[_cell(row[name]) for name in dataset.fields]])[:-1].encode()
    made = geojson.feature(dataset, row, province.regions) if form == "geojson" else row
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _mark(province: Province, form: str, post: Post) -> bytes:
    """Return what only a post's own lines hold: its address, by the name of the field."""
    url = province.absolute(post.url)
    if form == "csv":  # It is the first field.
        return b"\n" + _csv_lines([[url, ""]])[: -len("\r\n")].encode()
    # No text within a text of JSON has a quotation mark that isn't escaped.
    return json.dumps({"url": url}, ensure_ascii=False, separators=(",", ":"))[1:-1].encode()


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the page that explains the data."""
    context: Context = {
        "crumbs": parts.crumbs(),
        "datasets": [_entry(dataset) for dataset in DATASETS],
        "places": urls.VILLAGE_DATA,
        "schemas": urls.SCHEMAS,
        "package": urls.DATA_PACKAGE,
        "catalogue": urls.DATA_CATALOGUE,
        "version": VERSION,
        "code": province.registry.province.code,
        "guide": parts.guide("panduan/data-terbuka.md", province) or "",
        "site": urls.SITE_DATA,
        "zone": f"{home.zone().word}, {home.zone().offset}",
        "statistics": urls.STATISTICS,
    }
    yield HtmlOutput(
        url=urls.DATA,
        template="data.html",
        title="Data terbuka",
        description="Data situs ini sebagai berkas yang boleh diunduh dan diolah kembali.",
        context=context,
        data=site.of_data(province),
    )


def _entry(dataset: Dataset) -> Context:
    return {
        "id": dataset.name,
        "title": dataset.title,
        "about": dataset.about,
        "licence": dataset.licence,
        "terms": {"label": dataset.terms.title, "url": dataset.terms.url},
        "files": [
            parts.link(f"{dataset.name}.{form} ({LABELS[form]})", dataset.path(form))
            for form in dataset.formats
        ],
        "fields": [{"name": name, "meaning": meaning} for name, meaning in dataset.fields.items()],
    }


def as_csv(dataset: Dataset, rows: Sequence[Row]) -> str:
    """Write rows as RFC 4180 has it: a header, CRLF, quotes doubled; UTF-8 without a mark."""
    lines = ([_cell(row[name]) for name in dataset.fields] for row in rows)
    return _csv_lines([dataset.fields, *lines])


def _csv_lines(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cell(value: Cell) -> str | int | float:
    """Write a value for a table; a text that a spreadsheet would run gets an apostrophe."""
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(value)
    return str(value).lower() if isinstance(value, bool) else _number(value)


def _number(value: float) -> str | float:
    """Write a number so that no spreadsheet takes its point for one that parts thousands.

    Under an Indonesian locale `2.153` is read as 2153, without a word; `2.1530` stays a text.
    """
    text = str(value)
    return f"{text}0" if _THOUSANDS.fullmatch(text) else value


def as_json(dataset: Dataset, rows: Sequence[Row]) -> str:
    """Write rows as one object that names their licence and the version of their shape."""
    told = {"licence": dataset.licence, "licence_id": dataset.terms.id}
    found = {**told, "licence_url": dataset.terms.url, "version": VERSION, dataset.name: rows}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


_WRITERS = {"csv": as_csv, "json": as_json}
