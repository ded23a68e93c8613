"""Which province a site is of is read from groups.yaml before anything else is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kim_plugins.base import home
from kim_plugins.base.home import Home
from kim_plugins.base.locale_id import clock_time
from kim_plugins.base.zones import WIB, WIT, WITA


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('province:\n  code: "95"\n  name: Contoh\n', Home("95", WIT)),
        ("province: {name: Contoh, code: '35'}\n", Home("35", WIB)),
        ('province:\r\n  code: "64" # provinsi\r\n', Home("64", WITA)),
        ('version: 1\n\nprovince:\n# code: "11"\n\n  code: "51"\n', Home("51", WITA)),
        ('province:\n  code: "35"\n  timezone: Asia/Makassar\n', Home("35", WITA)),
        ('province:\n  code: "35"\n  timezone: Asia/Tokyo\n', Home("35", WIB)),
        ('province:\n  name: Contoh\nregencies:\n- code: "91.03"\n', Home("91", WIT)),
        ('regencies:\n- {id: contoh, code: "12.01"}\n', Home("12", WIB)),
        ('office:\n  code: "64"\n', Home("", WIB)),
        ("", Home("", WIB)),
    ],
)
def test_the_province_of_a_registry(text: str, expected: Home) -> None:
    assert home.of_registry(text) == expected


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("regions:\n  - code: '64.12'\n\n  # catatan\n  - code: '64.13'\n", "topics: []\n"),
        ("regions:\n- {code: '64.12'}\n# catatan\n- {code: '64.13'}\n", "groups:\n- {id: a}\n"),
        ("regions: [\n  {code: '64.12'},\n]\n", "topics: []\n"),
        ("", "topics: [regions]\n"),
    ],
)
def test_the_lines_that_tell_how_areas_changed_are_kept_as_they_are(
    written: str, rest: str
) -> None:
    for end in ("\n", "\r\n"):
        text = f"version: 1\n{written}{rest}".replace("\n", end)
        assert home.of_registry(text).regions.strip() == written.strip()


def test_without_a_registry_it_is_no_province(tmp_path: Path) -> None:
    home.settle_for(tmp_path / "groups.yaml")

    assert home.settled() == Home("", WIB)


def test_clocks_show_the_site_s_own_time(tmp_path: Path) -> None:
    noon = dt.datetime(2026, 12, 5, 0, tzinfo=dt.UTC)
    shown = []
    for code in ("35", "64", "95"):
        (tmp_path / "groups.yaml").write_text(f'province:\n  code: "{code}"\n', "utf-8")
        home.settle_for(tmp_path / "groups.yaml")
        shown.append(clock_time(noon))

    assert shown == ["07.00 WIB", "08.00 WITA", "09.00 WIT"]


def test_an_hour_without_a_zone_is_the_site_s() -> None:
    home.settle(Home("95", WIT))

    assert home.local(dt.datetime(2026, 12, 5, 9)).isoformat() == "2026-12-05T09:00:00+09:00"  # noqa: DTZ001
