"""What describes the open data: every reference holds, every value is of its type."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.model.region_changes import applied
from kim_plugins.views import open_data
from kim_plugins.views.dataset import MOMENT
from kim_plugins.views.datasets import DATASETS
from tests.builders import a_post, a_province, a_registry, surroundings
from tests.unit.model.test_region_changes import GROUP, OLD, REGENCIES, SPLIT
from tests.unit.views.provinces import a_full_province

Rows = list[dict[str, str]]
TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": ["false", "true"].index,
    "date": dt.date.fromisoformat,
    "datetime": lambda text: dt.datetime.strptime(text, MOMENT.format),  # noqa: DTZ007 - has %z
    "yearmonth": lambda text: dt.date.fromisoformat(f"{text}-01"),
}
"""How a value of each type is read; it raises where it is of another."""
DESK = "posts/provinsi/redaksi"


def _files(province: Province) -> dict[str, bytes]:
    return {file.path: file.make() for file in open_data.files(province)}


def _rows(name: str, files: dict[str, bytes]) -> Rows:
    text = files[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _described(province: Province) -> tuple[list[dict[str, Any]], dict[str, Rows]]:
    """Return the tables as the package describes them, and their rows by name."""
    files = _files(province)
    resources = json.loads(files[urls.DATA_PACKAGE])["resources"]
    return resources, {one["name"]: _rows(one["name"], files) for one in resources}


def _a_province() -> Province:
    """Make one whose desk writes too, about several places and at an hour."""
    desk = a_post("2026-05-10-surat", folder=DESK, areas=["64", "64.72"], date="2026-05-10T08:00")
    return a_province([desk, a_post(), a_post("2026-05-11-b", topics=["literasi"])])


def a_changed_province() -> Province:
    """Make one of which a regency was parted, with a post from before that day and one since."""
    registry, table = a_registry(regencies=REGENCIES, groups=[GROUP]), applied(OLD, SPLIT)
    around = dataclasses.replace(surroundings(registry=registry), regions=table)
    folder = "posts/contoh/kim-contoh"
    posts = [
        a_post("2026-12-31-lama", folder=folder, around=around, areas=["64.08.05.2002"]),
        a_post("2027-01-01-baru", folder=folder, around=around),
    ]
    made = a_province(posts, registry=registry, now="2027-02-01T12:00")
    return dataclasses.replace(made, regions=table)


@pytest.fixture(params=[_a_province, a_full_province, a_province, a_changed_province])
def province(request: pytest.FixtureRequest) -> Province:
    made: Province = request.param()
    return made


def test_every_reference_of_a_table_is_a_row_of_another(province: Province) -> None:
    resources, rows = _described(province)
    for one in resources:
        for link in one["schema"].get("foreignKeys", []):
            to = link["reference"]
            known = {_values(row, to["fields"]) for row in rows[to["resource"] or one["name"]]}
            given = {_values(row, link["fields"]) for row in rows[one["name"]]}
            assert {found for found in given if any(found)} <= known, (one["name"], link)


def test_every_key_tells_one_row_from_all_others(province: Province) -> None:
    resources, rows = _described(province)
    for one in resources:
        key = one["schema"].get("primaryKey", [])
        found = [_values(row, key) for row in rows[one["name"]]]
        assert not key or len(found) == len(set(found)), one["name"]


def test_every_value_is_of_its_type_and_within_its_bounds(province: Province) -> None:
    resources, rows = _described(province)
    for one in resources:
        for field in one["schema"]["fields"]:
            limits = field.get("constraints", {})
            for row in rows[one["name"]]:
                _hold(row[field["name"]], field["type"], limits)


def _hold(value: str, kind: str, limits: dict[str, Any]) -> None:
    if not value:
        assert not limits.get("required"), limits
        return
    TYPES[kind](value)
    assert re.fullmatch(limits.get("pattern", ".*"), value, re.DOTALL), (value, limits)
    assert value in limits.get("enum", [value])
    if "minimum" in limits:
        assert limits["minimum"] <= float(value) <= limits["maximum"]


def _values(row: dict[str, str], fields: list[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in fields)


def test_every_code_of_a_post_is_a_region_with_its_name_and_page() -> None:
    _, rows = _described(_a_province())
    regions = {row["code"]: row for row in rows["regions"]}
    codes = [code for post in rows["posts"] for code in post["areas"].split()]

    assert [row["code"] for row in rows["post_areas"]] == codes
    assert "64.08.12.2004" in codes
    assert all(regions[code]["name"] and regions[code]["url"] for code in codes)


def test_a_region_has_its_kind_name_and_place() -> None:
    _, rows = _described(_a_province())
    regions = {row["code"]: row for row in rows["regions"]}

    merabu = regions["64.03.01.2001"]
    assert (merabu["name"], merabu["kind"], merabu["term"]) == ("Merabu", "desa", "Kampung")
    assert (merabu["parent"], regions["64.03.01"]["parent"]) == ("64.03.01", "64.03")
    assert merabu["url"] == "https://kim.example.org/berau/kecamatan/kelay/merabu/"
    assert (merabu["slug"], merabu["status"], merabu["current_code"]) == (
        "merabu",
        "berlaku",
        "64.03.01.2001",
    )
    unserved = regions["64.01"]
    assert (unserved["name"], unserved["url"], unserved["parent"]) == ("Paser", "", "64")


def test_a_code_that_is_gone_leads_to_the_one_of_today() -> None:
    _, rows = _described(a_changed_province())
    gone = [row for row in rows["regions"] if row["status"] == "lama"]

    assert gone
    for row in gone:
        assert row["name"]
        assert row["current_code"] != row["code"]
        assert row["url"] == ""


def test_regions_do_not_hang_on_posts() -> None:
    without, with_posts = (_files(a_province(posts)) for posts in ([], [a_post()]))
    for path in ("data/regions.csv", "data/regions.json", urls.DATA_PACKAGE, urls.DATA_CATALOGUE):
        assert without[path] == with_posts[path]


def test_each_table_names_its_licence_by_its_spdx_name() -> None:
    resources, _ = _described(_a_province())
    licences = {one["name"]: one["licenses"][0]["name"] for one in resources}

    assert licences == {
        "groups": "ODbL-1.0",
        "posts": "CC-BY-4.0",
        "post_areas": "CC-BY-4.0",
        "activity": "CC-BY-4.0",
        "numbers": "CC0-1.0",
        "topics": "CC-BY-4.0",
        "regions": "ODbL-1.0",
    }
    assert all(one["licenses"][0]["path"].startswith("https://") for one in resources)


def test_what_is_made_from_the_region_table_says_so() -> None:
    resources, _ = _described(_a_province())
    named = {one["name"] for one in resources if "sources" in one}

    assert named == {"groups", "numbers", "regions"}
    assert "idn-area-data" in resources[0]["sources"][0]["title"]


def test_readers_of_the_first_version_of_the_standard_find_nothing_that_they_refuse() -> None:
    """They want lists that hold something, and to be told how a moment has its offset."""
    for one in _described(_a_province())[0]:
        schema = one["schema"]
        assert all(schema.get(name, ["given"]) for name in ("foreignKeys", "primaryKey"))
        moments = [field for field in schema["fields"] if field["type"] == "datetime"]
        assert all(field["format"] == "%Y-%m-%dT%H:%M:%S%z" for field in moments)


def test_every_type_belongs_to_a_field() -> None:
    for dataset in DATASETS:
        linked = {name for link in dataset.links for name in link.fields}
        assert {*dataset.types, *dataset.key, *linked} <= dataset.fields.keys(), dataset.name


def test_the_catalogue_leads_to_every_file() -> None:
    files = _files(a_province(registry=a_registry()))
    catalogue = json.loads(files[urls.DATA_CATALOGUE])
    shown = [form for one in catalogue["dcat:dataset"] for form in one["dcat:distribution"]]

    site = "https://kim.example.org/"
    linked = {one["dcat:downloadURL"]["@id"].removeprefix(site) for one in shown}
    assert linked == files.keys() - {urls.DATA_PACKAGE, urls.DATA_CATALOGUE}


def test_the_catalogue_names_formats_and_places_as_ckan_looks_for_them() -> None:
    catalogue = json.loads(_files(a_province(registry=a_registry()))[urls.DATA_CATALOGUE])
    named = {
        form["dct:title"].rpartition(".")[2]: form["dct:format"]["rdfs:label"]
        for one in catalogue["dcat:dataset"]
        for form in one["dcat:distribution"]
    }

    assert named == {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON"}
    places = {one["dct:spatial"]["skos:prefLabel"] for one in catalogue["dcat:dataset"]}
    assert places == {"Kalimantan Timur"}
