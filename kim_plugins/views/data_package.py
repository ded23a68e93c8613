"""`datapackage.json`: the tables' columns, types, keys and licences (datapackage.org/standard).

It is the second version of the standard. What the first says otherwise (`profile`) stands
beside it, so that tools of both read it; neither minds what it doesn't know. Nothing in it hangs
on posts: sizes and hashes would change with every one of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kim_plugins.base import areas
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.dataset import CC_BY, VERSION, Dataset, Licence, Type
from kim_plugins.views.datasets import DATASETS

PROFILE = "https://datapackage.org/profiles/2.0/"
TABLE = "csv"
"""The form that is described; the others hold the same rows."""


def written(province: Province) -> bytes:
    """Write the file."""
    return (json.dumps(_package(province), ensure_ascii=False, indent=1) + "\n").encode()


def title(province: Province) -> str:
    """Return what all the data is called."""
    return f"Data terbuka {province.settings.site_name}"


def about(province: Province) -> str:
    """Return what it is, in a sentence."""
    name = province.registry.province.name
    return f"Tulisan, KIM, nomor penting, dan wilayah {name} dari situs ini, sebagai tabel."


def attribution() -> Mapping[str, str]:
    """Return where the names and codes of areas are from."""
    made = areas.release()
    return {
        "title": f"{made.author}, {made.package} {made.version} ({made.licence}); {made.decree}",
        "path": f"https://www.npmjs.com/package/{made.package}",
    }


def _package(province: Province) -> Mapping[str, Any]:
    home = province.absolute(urls.DATA)
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "profile": "tabular-data-package",
        "name": f"kim-{province.registry.province.code}",
        "title": title(province),
        "description": about(province),
        "version": VERSION,
        "homepage": home,
        "languages": ["id"],
        "licenses": [_licence(CC_BY)],
        "contributors": [{"title": province.settings.site_name, "roles": ["publisher"]}],
        "sources": [dict(attribution())],
        "resources": [_resource(dataset) for dataset in DATASETS],
    }


def _resource(dataset: Dataset) -> Mapping[str, Any]:
    found = {
        "name": dataset.name,
        "path": f"{dataset.name}.{TABLE}",
        "profile": "tabular-data-resource",
        "title": dataset.title,
        "description": dataset.about,
        "format": TABLE,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "licenses": [_licence(dataset.terms)],
        "schema": _schema(dataset),
    }
    return {**found, "sources": [dict(attribution())]} if dataset.is_of_places else found


def _licence(terms: Licence) -> Mapping[str, str]:
    return {"name": terms.id, "title": terms.title, "path": terms.url}


def _schema(dataset: Dataset) -> Mapping[str, Any]:
    fields = [
        {"name": name, **_type(dataset.type_of(name)), "description": meaning}
        for name, meaning in dataset.fields.items()
    ]
    links = [
        {
            "fields": list(link.fields),
            "reference": {"resource": link.dataset, "fields": list(link.others)},
        }
        for link in dataset.links
    ]
    key = {"primaryKey": list(dataset.key)} if dataset.key else {}
    # An empty list is refused by readers of the first version.
    references = {"foreignKeys": links} if links else {}
    return {"fields": fields, "missingValues": [""], **key, **references}


def _type(kind: Type) -> Mapping[str, Any]:
    found: dict[str, Any] = {"type": kind.name}
    if kind.format:
        found["format"] = kind.format
    if kind.unit:
        found["unit"] = kind.unit
    return {**found, "constraints": limits} if (limits := dict(_limits(kind))) else found


def _limits(kind: Type) -> Iterator[tuple[str, Any]]:
    if kind.is_required:
        yield "required", True
    if kind.pattern:
        yield "pattern", kind.pattern
    if kind.choices:
        yield "enum", list(kind.choices)
    if kind.bounds:
        yield "minimum", kind.bounds[0]
        yield "maximum", kind.bounds[1]
