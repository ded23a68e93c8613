"""Open data: what the files hold is what their page says, in formats that others can read."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import open_data
from kim_plugins.views.datasets import DATASETS, GROUPS
from kim_plugins.views.output import RowsFile
from tests.builders import a_post, a_province, a_registry
from tests.unit.views.provinces import a_full_province, outputs

SITE = "https://kim.example.org/"


def _files(province: Province) -> dict[str, str]:
    return {file.path: file.make().decode() for file in open_data.files(province)}


def _table(name: str, province: Province) -> list[dict[str, str]]:
    text = _files(province)[f"data/{name}.csv"]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _groups(**changes: object) -> Province:
    base = {"id": "kim-a", "name": "KIM A", "regency": "berau", "status": "aktif"}
    plain = {"id": "kim-b", "name": "KIM B", "regency": "berau", "status": "vakum"}
    desk = {"id": "redaksi", "name": "Redaksi", "regency": "provinsi", "status": "aktif"}
    return a_province(registry=a_registry(groups=[{**base, **changes}, plain, desk]))


def test_the_page_leads_to_every_file_and_explains_every_field() -> None:
    province = a_full_province()
    datasets: Any = outputs(province)["data/"].context["datasets"]

    linked = {file["url"] for dataset in datasets for file in dataset["files"]}
    assert linked == _files(province).keys() - {urls.DATA_PACKAGE, urls.DATA_CATALOGUE}
    for dataset in datasets:
        (row, *_) = _table(dataset["id"], province)
        assert list(row) == [field["name"] for field in dataset["fields"]]
        assert dataset["licence"]
        assert dataset["terms"]["url"].startswith("https://")


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_row_holds_the_fields_that_are_explained(dataset: Any) -> None:
    for row in dataset.rows(a_full_province()):
        assert list(row) == list(dataset.fields)


def test_a_table_has_a_header_and_ends_each_line_as_rfc_4180_says() -> None:
    post = a_post(title='Madu, "kelulut"', summary="Panen madu di Desa Contoh, " + "lagi " * 5)
    text = _files(a_province([post]))["data/posts.csv"]

    assert text.startswith("url,title,summary,")
    assert text.count("\r\n") == text.count("\n") == 2
    assert '"Madu, ""kelulut"""' in text


def test_a_text_that_a_spreadsheet_would_run_is_quoted_and_a_number_is_not() -> None:
    formula = a_post(title='=HYPERLINK("x")')
    (row,) = _table("posts", a_province([formula]))
    (group, *_) = _table("groups", _groups(location=["-0.5", "117.1"]))

    assert row["title"] == '\'=HYPERLINK("x")'
    assert (group["latitude"], group["longitude"]) == ("-0.5", "117.1")


def test_no_point_of_a_number_can_be_taken_for_one_that_parts_thousands() -> None:
    """A spreadsheet whose locale is Indonesian reads 117.153 as 117153 (LibreOffice 7.4)."""
    (group, *_) = _table("groups", _groups(location=["2.153", "117.1534"]))

    assert (group["latitude"], group["longitude"]) == ("2.1530", "117.1534")


def test_posts_are_those_that_are_listed_without_examples() -> None:
    gone = a_post("2026-05-02-b", withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    example = a_post("2026-05-03-c", example="ya")
    post = a_post(
        "2026-05-01-a", date="2026-05-01T09:30", topics=["literasi"], areas=["64", "64.72"]
    )
    found = json.loads(_files(a_province([post, gone, example]))["data/posts.json"])

    assert found["posts"] == [
        {
            "url": f"{SITE}kutai-timur/kim-contoh/2026/a/",
            "title": "Panen madu",
            "summary": post.meta.summary,
            "kind": "berita",
            "verdict": None,
            "published": "2026-05-01",
            "updated": None,
            "regency": "kutai-timur",
            "group": "kim-contoh",
            "areas": ["64", "64.72"],
            "topics": ["literasi"],
            "published_at": "2026-05-01T09:30:00+08:00",
            "updated_at": None,
        }
    ]
    assert found["licence"].startswith("CC BY 4.0")
    assert (found["licence_id"], found["version"]) == ("CC-BY-4.0", "2.0.0")


def test_a_date_and_its_moment_have_a_column_each() -> None:
    """A column in which only some posts have an hour is a text to pandas and frictionless."""
    posts = [a_post("2026-05-01-a", date="2026-05-01T09:30", updated="2026-05-02"), a_post()]
    rows = _table("posts", a_province(posts))

    assert [row["published"] for row in rows] == ["2026-05-01", "2026-05-08"]
    assert [row["published_at"] for row in rows] == ["2026-05-01T09:30:00+08:00", ""]
    assert (rows[0]["updated"], rows[0]["updated_at"]) == ("2026-05-02", "")


def test_a_post_was_updated_when_that_has_been() -> None:
    posts = [a_post(updated="2026-11-24"), a_post("2026-05-09-b", updated="2026-11-25")]
    found = json.loads(_files(a_province(posts))["data/posts.json"])["posts"]

    assert [post["updated"] for post in found] == ["2026-11-24", None]


def test_groups_tell_only_what_is_known_and_the_desk_is_no_kim() -> None:
    known, plain, desk = GROUPS.rows(_groups(village="64.03.01.2001", founded="2020-01-01"))

    assert (known["kecamatan"], known["village"]) == ("Kelay", "Merabu")
    assert known["founded"] == "2020-01-01"
    assert (known["status"], known["verified"]) == (None, False)
    assert (plain["status"], plain["village_code"], plain["latitude"]) == ("vakum", None, None)
    assert known["url"] == f"{SITE}berau/kim-a/"
    assert [known["kind"], desk["kind"]] == ["kim", "redaksi"]
    assert [known["regency_code"], desk["regency_code"]] == ["64.03", "64"]


def _features(name: str, province: Province) -> list[Any]:
    found = json.loads(_files(province)[f"data/{name}.geojson"])
    assert found["type"] == "FeatureCollection"
    features: list[Any] = found["features"]
    return features


def _known(feature: Any) -> tuple[Any, Any]:
    return feature["properties"]["precision"], feature["geometry"]


def test_a_group_lies_where_it_says_longitude_first() -> None:
    located, plain, _ = _features("groups", _groups(location=["2.15", "117.5"]))

    assert _known(located) == ("koordinat", {"type": "Point", "coordinates": [117.5, 2.15]})
    assert (located["id"], located["properties"]["name"]) == ("berau/kim-a", "KIM A")
    assert not {"latitude", "longitude"} & located["properties"].keys()
    # Of the other nothing is known but its regency, and that is no point.
    assert _known(plain) == (None, None)


def test_a_group_whose_village_alone_is_known_lies_in_its_middle() -> None:
    located, *_ = _features("groups", _groups(village="64.03.01.2001"))

    assert _known(located) == ("desa", {"type": "Point", "coordinates": [117.301, 1.513]})


@pytest.mark.parametrize(
    ("areas", "precision", "coordinates"),
    [
        (["64.03.01.2001"], "desa", [117.301, 1.513]),
        (["64.03.01"], "kecamatan", [116.823, 1.808]),
        # The village is what it is about; its regency is where people look for it.
        (["64.03", "64.03.01.2001"], "desa", [117.301, 1.513]),
        (["64.03.01.2001", "64.03.01.2002"], "desa", [[117.301, 1.513], [117.366, 1.695]]),
    ],
)
def test_a_post_lies_where_it_is_about(areas: list[str], precision: str, coordinates: Any) -> None:
    (feature,) = _features("posts", a_province([a_post(areas=areas)]))

    kind = "MultiPoint" if isinstance(coordinates[0], list) else "Point"
    assert _known(feature) == (precision, {"type": kind, "coordinates": coordinates})


@pytest.mark.parametrize("areas", [["64"], ["64.03"], ["64.03", "64.72"]])
def test_what_is_about_whole_regencies_has_no_point(areas: list[str]) -> None:
    (feature,) = _features("posts", a_province([a_post(areas=areas)]))

    assert _known(feature) == (None, None)
    assert feature["id"] == feature["properties"]["url"]


def test_a_site_without_groups_and_posts_has_empty_maps() -> None:
    nobody = a_province(registry=a_registry(groups=[]))

    assert _features("groups", nobody) == _features("posts", nobody) == []


def test_activity_counts_the_posts_of_each_group_and_month() -> None:
    days = ("2026-04-30", "2026-05-01", "2026-05-31")
    other = a_post("2026-05-02-lain", folder="posts/samarinda/kim-teladan")
    rows = _table("activity", a_province([*(a_post(f"{day}-kabar") for day in days), other]))

    assert [tuple(row.values()) for row in rows] == [
        ("2026-04", "kutai-timur", "kim-contoh", "1", "kutai-timur"),
        ("2026-05", "kutai-timur", "kim-contoh", "2", "kutai-timur"),
        ("2026-05", "samarinda", "kim-teladan", "1", "samarinda"),
    ]


def test_the_lines_of_posts_tell_nothing_of_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of a group may change without a look at each post's lines."""
    post = a_post()
    for name in ("group_of", "groups", "groups_by_id", "groups_by_area", "groups_by_village"):
        monkeypatch.delattr(Province, name)

    files = [one for one in open_data.files(a_province([post])) if isinstance(one, RowsFile)]

    assert all(file.rows(post) for file in files)
