"""A place that the region table spells otherwise is found by both its names, and leads on."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from kim_plugins.base.areas import Former
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import FILES, form, newest, search, villages
from kim_plugins.views.output import File
from kim_plugins.views.redirects import Moved, move
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

VILLAGE, KECAMATAN = "64.08.12.2004", "64.08.12"
BELOW = "kutai-timur/kecamatan/sangatta-selatan/"
RESPELT = (Former("1", VILLAGE, "Teluk Singkamah", VILLAGE),)
BOTH = (*RESPELT, Former("1", KECAMATAN, "Sangata Selatan", KECAMATAN))


def provinces(former: Iterable[Former], posts: Iterable[Post] = ()) -> Province:
    regions = dataclasses.replace(region_table(), former=tuple(former))
    return dataclasses.replace(a_province(posts), regions=regions)


def read(files: Iterable[File], path: str) -> Any:
    (found,) = (json.loads(file.make()) for file in files if file.path.startswith(path))
    return found


def moved(province: Province, written: Iterable[str] = ()) -> Moved:
    files = [file for view in FILES for file in view(province)]
    return move(province, list(outputs(province).values()), files, written)


def test_the_old_address_of_a_village_leads_on() -> None:
    found = moved(provinces(RESPELT))

    ways = {page.url: page.moved_to for page in found.pages}
    assert ways == {f"{BELOW}teluk-singkamah/": f"{BELOW}teluk-singkama/"}
    assert (found.refused, found.files) == ((), ())


def test_a_kecamatan_takes_its_villages_and_its_news_along() -> None:
    found = moved(provinces(BOTH))

    ways = {page.url: page.moved_to for page in found.pages}
    old = "kutai-timur/kecamatan/sangata-selatan/"
    assert ways[old] == BELOW
    assert ways[f"{old}teluk-singkamah/"] == f"{BELOW}teluk-singkama/"
    assert [file.path for file in found.files] == [f"{old}terbaru.json"]


def test_where_something_else_stands_by_now_it_stays_without_a_word() -> None:
    taken = (Former("1", VILLAGE, "Sangkima", VILLAGE),)  # Another village beside it is called so.

    found = moved(provinces(taken))

    assert f"{BELOW}sangkima/" not in {page.url for page in found.pages}
    assert found.refused == ()


def test_a_phone_that_holds_the_old_address_finds_the_village_s_news() -> None:
    files = newest.view(provinces(RESPELT, [a_post(areas=[VILLAGE])]))
    known = read(files, f"{BELOW}terbaru.json")["villages"]

    assert known["teluk-singkamah"] == known["teluk-singkama"]
    assert known["teluk-singkamah"]["posts"][0]["title"] == "Panen madu"


def test_the_finder_knows_both_names() -> None:
    regencies = read(villages.data(provinces(BOTH)), "data/desa.json")["regencies"]
    (kecamatan,) = (one for one in regencies[0]["kecamatan"] if one["url"] == BELOW)

    assert kecamatan["aliases"] == ["Sangata Selatan"]
    assert ["Teluk Singkama", "Desa", "teluk-singkama/", ["Teluk Singkamah"]] in kecamatan[
        "villages"
    ]


def test_the_form_knows_both_names() -> None:
    regencies = read(form.files(provinces(BOTH)), "assets/tulis-wilayah.")
    (kecamatan,) = (one for one in regencies[0][3] if one[0] == KECAMATAN)

    assert kecamatan[3] == ["Sangata Selatan"]
    assert ["2004", "Teluk Singkama", ["Teluk Singkamah"]] in kecamatan[2]


def test_the_search_finds_a_post_by_the_old_name_of_its_place() -> None:
    post = a_post(areas=[VILLAGE])

    words = search.document(post, provinces(BOTH, [post])).words

    assert "Teluk Singkamah" in words
    assert "Sangata Selatan" in words
    assert "Teluk Singkama" in words


def test_the_data_names_the_release_and_its_decree() -> None:
    told = read(villages.data(provinces(())), "data/desa.json")

    assert told["source"].startswith("Fityan Nugroho, idn-area-data 4.0.1, ODbL 1.0")
    assert told["decree"].startswith("Keputusan Menteri Dalam Negeri")
