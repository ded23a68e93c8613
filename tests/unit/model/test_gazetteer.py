"""Every place of the registry's regencies has an address, and the site knows all of them."""

from __future__ import annotations

import pytest

from kim_plugins.build.sources import region_table
from kim_plugins.model import gazetteer
from tests.builders import a_registry

REGISTRY, REGIONS = a_registry(), region_table()


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("64", "provinsi/"),
        ("64.08", "kutai-timur/"),
        ("64.08.12", "kutai-timur/kecamatan/sangatta-selatan/"),
        ("64.08.12.2004", "kutai-timur/kecamatan/sangatta-selatan/#desa-teluk-singkama"),
        ("64.08.12.1002", "kutai-timur/kecamatan/sangatta-selatan/#desa-singa-geweh"),
    ],
)
def test_a_place_is_told_about_at_its_regency_s_or_its_kecamatan_s_page(
    code: str, url: str
) -> None:
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


def test_posts_may_link_to_every_kecamatan_and_every_list() -> None:
    found = list(gazetteer.site_urls(REGISTRY, REGIONS))

    assert len(found) == len(set(found))
    assert {"desa/", "desa/s/", "kutai-timur/kecamatan/sangatta-selatan/"} <= set(found)
    assert sum("/kecamatan/" in url for url in found) == 18 + 13 + 10
