"""From nothing to a province's site: the wheel, `kim init`, and no network."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kim_plugins.base import areas
from tests.e2e.packaged import Installed

EPOCH = {"SOURCE_DATE_EPOCH": "1795492800"}
"""24 November 2026, noon in WITA."""
CHOSEN = {"19": "babel", "65": "Kalimantan Utara", "93": "papua selatan"}
"""What is typed for one province of each zone; the last was founded in 2022."""
FEW = 800
"""Areas; a larger province takes no other way, only longer."""


def by_chance() -> str:
    """Return the code of a further province that nobody has picked."""
    others = [c for c in areas.provinces() if c not in CHOSEN and len(areas.rows(c)) < FEW]
    return random.Random(17).choice(others)


@pytest.fixture(scope="module", params=[*CHOSEN, by_chance()])
def begun(
    request: pytest.FixtureRequest, installed: Installed, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Begin a province's repository as an office does, and build its site."""
    code = request.param
    folder = tmp_path_factory.mktemp("kantor") / "isi"
    name = CHOSEN[code] if code in CHOSEN else areas.provinces()[code].name.upper()
    words = ("init", folder, "--province", name, "--yes", "--wheel", installed.wheel)
    made = installed.kim(*words, folder=folder.parent, **EPOCH)
    assert made.returncode == 0, made.stderr
    built = installed.kim("build", "--strict", "--quiet", folder=folder, **EPOCH)
    assert (built.returncode, built.stderr) == (0, "")
    return folder, code


def test_a_new_repository_has_nothing_to_correct(
    begun: tuple[Path, str], installed: Installed
) -> None:
    folder, _ = begun
    found = installed.kim("check", folder=folder, **EPOCH)

    assert (found.returncode, found.stdout.strip()) == (0, "Tidak ada masalah.")


def test_the_site_knows_every_regency_and_city(begun: tuple[Path, str]) -> None:
    folder, code = begun
    places = (folder / "site/data/desa.json").read_text("utf-8")

    assert [name for _, name in areas.regencies(code) if name not in places] == []


def test_the_site_s_clock_is_its_province_s(begun: tuple[Path, str]) -> None:
    folder, code = begun
    (data,) = (folder / "site/assets").glob("tulis-data.*.json")
    zone = areas.provinces()[code].zone

    assert json.loads(data.read_bytes())["zone"] == zone.hours
    assert f"timezone: {zone.name}" in (folder / "groups.yaml").read_text("utf-8")


def test_its_example_is_marked_as_one(begun: tuple[Path, str]) -> None:
    folder, _ = begun
    (page,) = (folder / "site/provinsi/redaksi/2026").glob("*/index.html")

    assert "contoh" in page.read_text("utf-8").lower()
    assert (folder / "docs/posts/provinsi/redaksi").exists()


def test_it_holds_no_code_of_ours(begun: tuple[Path, str]) -> None:
    folder, _ = begun
    written = [p for p in folder.rglob("*") if not {"site", ".kim-cache"} & {*p.parts}]

    assert [path for path in written if path.suffix in {".py", ".js", ".html", ".css"}] == []


def test_the_engine_alone_makes_the_same_site(
    begun: tuple[Path, str], installed: Installed, tmp_path: Path
) -> None:
    folder, _ = begun
    words = ("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "situs")
    built = installed.run("python", *words, folder=folder, **EPOCH)

    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    assert contents(tmp_path / "situs") == contents(folder / "site")


def test_beginning_twice_changes_nothing(begun: tuple[Path, str], installed: Installed) -> None:
    folder, _ = begun
    before = contents(folder)
    again = installed.kim("init", folder, "--province", "35", "--yes", folder=folder.parent)

    assert again.returncode == 1
    assert "sudah berisi" in again.stderr
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
