"""Every place of the registry's regencies has an address, and the site knows all of them."""

from __future__ import annotations

import re

import pytest

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model import gazetteer
from kim_plugins.model.regions import parse_table
from tests.builders import a_registry

VILLAGES_OF_ONE_NAME = (("1001", "Suka Maju"), ("2001", "Suka-Maju"), ("2002", "Mu'ut"))
REGISTRY, REGIONS = a_registry(), region_table()


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("64", "provinsi/"),
        ("64.08", "kutai-timur/"),
        ("64.08.12", "kutai-timur/kecamatan/sangatta-selatan/"),
        ("64.08.12.2004", "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"),
        ("64.08.12.1002", "kutai-timur/kecamatan/sangatta-selatan/singa-geweh/"),
    ],
)
def test_every_place_has_its_page(code: str, url: str) -> None:
    assert gazetteer.url_of(code, REGISTRY, REGIONS) == url


def test_a_village_is_called_as_its_regency_calls_it_and_a_kelurahan_everywhere() -> None:
    berau, kutim = REGISTRY.areas["berau"], REGISTRY.areas["kutai-timur"]

    assert gazetteer.term(REGIONS["64.03.01.2001"], berau) == "Kampung"
    assert gazetteer.term(REGIONS["64.08.12.2004"], kutim) == "Desa"
    assert gazetteer.term(REGIONS["64.08.12.1002"], kutim) == "Kelurahan"
    assert gazetteer.term(REGIONS["64.08.12"], kutim) == "Kecamatan"


def test_only_regencies_of_the_registry_have_kecamatan_and_the_province_itself_none() -> None:
    areas = REGISTRY.areas

    assert len(gazetteer.kecamatan_of(areas["kutai-timur"], REGIONS)) == 18
    assert gazetteer.kecamatan_of(areas["provinsi"], REGIONS) == ()
    found = {area.id for _, _, area in gazetteer.villages(REGISTRY, REGIONS)}
    assert found == {"kutai-timur", "berau", "samarinda"}


def test_initials_count_every_village_once() -> None:
    counts = gazetteer.initials(REGISTRY, REGIONS)

    assert sum(counts.values()) == 141 + 110 + 59
    assert list(counts) == sorted(counts)


def test_villages_of_one_name_in_one_kecamatan_are_all_told_apart_by_the_end_of_their_codes() -> (
    None
):
    lines = ["code,kind,name", "64.08,kabupaten,Kutai Timur", "64.08.12,kecamatan,Sangatta"]
    lines += [f"64.08.12.{end},desa,{name}" for end, name in VILLAGES_OF_ONE_NAME]
    regions = parse_table(lines)

    found = [
        gazetteer.url_of(f"64.08.12.{end}", REGISTRY, regions) for end, _ in VILLAGES_OF_ONE_NAME
    ]
    below = "kutai-timur/kecamatan/sangatta/"
    assert found == [f"{below}suka-maju-1001/", f"{below}suka-maju-2001/", f"{below}muut/"]


def test_no_two_places_of_the_table_that_lie_in_one_share_an_address() -> None:
    found = [(code.rpartition(".")[0], slug) for code, slug in REGIONS.slugs.items()]

    assert len(found) == len(set(found)) > 1038
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for _, slug in found)


def test_posts_may_link_to_every_place_and_every_list() -> None:
    found = list(gazetteer.site_urls(REGISTRY, REGIONS))

    assert len(found) == len(set(found))
    assert {"desa/", "desa/s/", "kutai-timur/kecamatan/sangatta-selatan/"} <= set(found)
    assert sum("/kecamatan/" in url for url in found) == 18 + 13 + 10 + 141 + 110 + 59
