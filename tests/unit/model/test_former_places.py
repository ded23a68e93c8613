"""What the region table respells, moves or drops leads on from where it stood."""

from __future__ import annotations

from kim_plugins.base.areas import Former
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model import former_places, villages
from kim_plugins.model.regions import RegionTable, table_of
from tests.builders import a_registry

ROWS = (
    ("64", "Contoh"),
    ("64.08", "Kabupaten Contoh"),
    ("64.08.01", "Muara Satu"),
    ("64.08.01.2001", "Suka Maju"),
    ("64.08.01.2002", "Batu Dua"),
    ("64.08.02", "Muara Dua"),
    ("64.08.02.2001", "Tanjung"),
)
HERE = "kutai-timur/kecamatan"


def table(*former: tuple[str, str, str]) -> RegionTable:
    return table_of(ROWS, [Former("1", *one) for one in former])


def moves(regions: RegionTable) -> dict[str, str]:
    return {old: new for new, old in former_places.moves(a_registry(), regions)}


def test_a_village_that_is_respelt_leads_on() -> None:
    regions = table(("64.08.01.2001", "Sukamaju", "64.08.01.2001"))

    assert moves(regions) == {f"{HERE}/muara-satu/sukamaju/": f"{HERE}/muara-satu/suka-maju/"}
    assert former_places.folders(former_places.moves(a_registry(), regions)) == ()


def test_a_kecamatan_that_is_respelt_takes_its_villages_along() -> None:
    regions = table(("64.08.02", "Muaradua", "64.08.02"))

    assert moves(regions) == {
        f"{HERE}/muaradua/": f"{HERE}/muara-dua/",
        f"{HERE}/muaradua/tanjung/": f"{HERE}/muara-dua/tanjung/",
    }
    assert former_places.folders(former_places.moves(a_registry(), regions)) == (
        (f"{HERE}/muara-dua/", f"{HERE}/muaradua/"),
    )


def test_a_village_with_a_new_code_leads_on_to_where_it_lies_now() -> None:
    regions = table(
        ("64.08.01.2009", "Tanjung", "64.08.02.2001"), ("64.08.02.2001", "", "64.08.02.2001")
    )

    assert moves(regions) == {f"{HERE}/muara-satu/tanjung/": f"{HERE}/muara-dua/tanjung/"}
    assert regions.current("64.08.01.2009") == "64.08.02.2001"


def test_a_village_whose_successor_nobody_knows_leads_on_to_its_kecamatan() -> None:
    regions = table(("64.08.01.2009", "Hilang", ""))

    assert moves(regions) == {f"{HERE}/muara-satu/hilang/": f"{HERE}/muara-satu/"}
    assert regions.other_names == {}


def test_a_village_beside_one_that_takes_its_name_leads_on_as_well() -> None:
    # It was told apart by its code as soon as another one was called so.
    regions = table_of(
        (*ROWS, ("64.08.01.2003", "Batu Dua")),
        [Former("1", "64.08.01.2003", "Batu Tiga", "64.08.01.2003")],
    )

    assert moves(regions) == {
        f"{HERE}/muara-satu/batu-dua/": f"{HERE}/muara-satu/batu-dua-2002/",
        f"{HERE}/muara-satu/batu-tiga/": f"{HERE}/muara-satu/batu-dua-2003/",
    }


def test_names_of_several_releases_lead_to_that_of_today() -> None:
    regions = table_of(
        ROWS,
        [
            Former("1", "64.08.02.2001", "Tandjoeng", "64.08.02.2001"),
            Former("2", "64.08.02.2001", "Tanjoeng", "64.08.02.2001"),
        ],
    )

    today = f"{HERE}/muara-dua/tanjung/"
    assert moves(regions) == {
        f"{HERE}/muara-dua/tandjoeng/": today,
        f"{HERE}/muara-dua/tanjoeng/": today,
    }
    assert regions.other_names == {"64.08.02.2001": ("Tandjoeng", "Tanjoeng")}


def test_a_village_is_found_by_both_its_names() -> None:
    regions = table(("64.08.01.2001", "Sukamadju", "64.08.01.2001"))

    for name in ("Suka Maju", "Desa Sukamadju"):
        assert [found.code for found in villages.named(regions, name)] == ["64.08.01.2001"]
    assert [found.name for found in villages.like(regions, "Sukamadjo")][:1] == ["Suka Maju"]


def test_the_last_release_respelt_twelve_villages_of_the_samples() -> None:
    found = moves(region_table("64"))

    assert found == {}  # The sample's two regencies have none of them.
    assert len(region_table("64").other_names) == 12
