"""What a content repository begins with."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

import pytest

from kim_plugins.base import areas
from kim_plugins.builder.founding import starter
from tests.e2e.sites import ROOT

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize("code", ["31", "34", "93"])
def test_nothing_is_left_to_fill_in(code: str) -> None:
    found = starter.files(areas.provinces()[code], TODAY)

    assert [path for path, content in found.items() if b"@@" in content] == []


def test_the_same_province_and_day_give_the_same_bytes() -> None:
    province = areas.provinces()["93"]

    assert starter.files(province, TODAY) == starter.files(province, TODAY)


def test_what_stays_the_program_s_is_the_same_in_every_province() -> None:
    found = starter.files(areas.provinces()["93"], TODAY)
    own = starter.own_files()

    assert {path: found[path] for path in own} == own
    the_office_s = {path for path in found if path not in own}
    assert {p for p in the_office_s if not p.startswith("docs/")} == {
        ".gitignore",
        "README.md",
        "groups.yaml",
        "mkdocs.yml",
    }


def test_its_lock_is_part_of_this_repository_s_and_has_every_digest() -> None:
    ours = blocks((ROOT / "requirements/site.txt").read_text("utf-8"))
    locked = blocks(starter.own_files()[starter.LOCK].decode())

    assert locked.items() <= ours.items()
    assert all("--hash=sha256:" in block for block in locked.values())


def test_its_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[<>=!;\[ ]", one)[0] for one in project["dependencies"]}
    locked = blocks(starter.own_files()[starter.LOCK].decode())

    assert named - set(locked) == set()


def blocks(lock: str) -> dict[str, str]:
    """Return each package's lines by its name."""
    parts = re.split(r"\n(?=\S)", lock.strip())
    return {part.partition("==")[0]: part for part in parts}


def test_what_a_release_wrote_is_known_again_whatever_ends_its_lines() -> None:
    record = starter.record({"a.yml": b"satu\ndua\n"}, "0.1.0").decode()

    assert starter.recorded(record)["a.yml"] == starter.digest(b"satu\r\ndua\r\n")


@pytest.mark.parametrize("text", ["", "rusak", "[]", '{"files": 3}', '{"release": "1"}'])
def test_a_record_that_can_not_be_read_knows_nothing(text: str) -> None:
    assert starter.recorded(text) == {}
