"""`dcat.jsonld`: the data as an entry for catalogues (Data Catalog Vocabulary, version 3)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import data_package
from kim_plugins.views.dataset import CC_BY, VERSION, Dataset
from kim_plugins.views.datasets import DATASETS

CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "@language": "id",
}
MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "json": "application/json",
}
NAMES: Mapping[str, str] = {"csv": "CSV", "geojson": "GeoJSON", "json": "JSON"}
"""What catalogues call the formats; people choose by them."""
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/IND"
"""Where DCAT wants a language as an address; there is no other list of them that is so used."""


def written(province: Province) -> bytes:
    """Write the file."""
    text = {"@context": CONTEXT, **_catalogue(province)}
    return (json.dumps(text, ensure_ascii=False, indent=1) + "\n").encode()


def _catalogue(province: Province) -> Mapping[str, Any]:
    site = province.settings.site_url
    publisher = {
        "@id": site,
        "@type": "foaf:Agent",
        "foaf:name": province.settings.site_name,
        "foaf:homepage": {"@id": site},
    }
    return {
        "@id": urls.absolute(site, urls.DATA),
        "@type": "dcat:Catalog",
        "dct:title": data_package.title(province),
        "dct:description": data_package.about(province),
        "dct:language": {"@id": _LANGUAGE},
        "dct:license": {"@id": CC_BY.url},
        "dct:publisher": publisher,
        "dcat:version": VERSION,
        "foaf:homepage": {"@id": urls.absolute(site, urls.DATA)},
        "dcat:dataset": [_dataset(dataset, province) for dataset in DATASETS],
    }


def _dataset(dataset: Dataset, province: Province) -> Mapping[str, Any]:
    site = province.settings.site_url
    page = urls.absolute(site, f"{urls.DATA}#{dataset.name}")
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": page,
        "dct:title": dataset.title,
        "dct:description": dataset.about,
        "dct:language": {"@id": _LANGUAGE},
        "dct:license": {"@id": dataset.terms.url},
        "dct:publisher": {"@id": site},
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": province.registry.province.name},
        "dcat:version": VERSION,
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [_distribution(dataset, form, site) for form in dataset.formats],
    }


def _distribution(dataset: Dataset, form: str, site: str) -> Mapping[str, Any]:
    address = urls.absolute(site, dataset.path(form))
    found = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{dataset.name}.{form}",
        "dct:license": {"@id": dataset.terms.url},
        "dcat:accessURL": {"@id": urls.absolute(site, urls.DATA)},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA + MEDIA_TYPES[form]},
        "dct:format": _format(form),
    }
    if form != data_package.TABLE:
        return found
    package = urls.absolute(site, urls.DATA_PACKAGE)
    return {**found, "dct:conformsTo": {"@id": package, "@type": "dct:Standard"}}


def _format(form: str) -> Mapping[str, str]:
    """Name a format for CKAN, which takes an address of a media type for the name itself."""
    return {"@type": "dct:IMT", "rdf:value": MEDIA_TYPES[form], "rdfs:label": NAMES[form]}
