"""The wheel that an office installs: whole, small, and described."""

from __future__ import annotations

import email
import re
import subprocess
import zipfile
from email.message import Message

import pytest
import yaml

from tests.e2e.packaged import Installed
from tests.e2e.sites import ROOT

LARGEST = 2_700_000
"""Bytes, places and positions of the whole country included; an office fetches it by telephone."""


@pytest.fixture(scope="module")
def metadata(installed: Installed) -> Message:
    with zipfile.ZipFile(installed.wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


def test_it_holds_every_file_of_the_package(installed: Installed) -> None:
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "kim_plugins"],
        capture_output=True,
        text=True,
        check=True,
    )
    known = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    with zipfile.ZipFile(installed.wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("kim_plugins/")}

    assert packed == known
    assert "kim_plugins/py.typed" in packed


def test_it_is_small(installed: Installed) -> None:
    assert installed.wheel.stat().st_size <= LARGEST


@pytest.mark.parametrize(
    "key",
    ["Author", "Classifier", "Description-Content-Type", "Keywords", "License-File", "Summary"],
)
def test_it_is_described(metadata: Message, key: str) -> None:
    assert metadata.get(key)


def test_it_names_the_licence_of_the_code_and_of_the_region_table(metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT AND ODbL-1.0"


def test_its_addresses_are_those_of_the_repository_s_own_site(metadata: Message) -> None:
    written = re.search(r'site_url: .*"(https://\S+)"', (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert written
    addresses = [value.partition(", ")[2] for value in metadata.get_all("Project-URL", [])]

    assert addresses
    assert all(address.startswith(written[1]) for address in addresses)


def test_the_versions_of_python_are_those_that_are_tested(metadata: Message) -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    tested = jobs["program"]["strategy"]["matrix"]["python"]
    stem = "Programming Language :: Python :: 3."
    named = [c for c in metadata.get_all("Classifier", []) if c.startswith(stem)]

    assert named == [f"{stem.removesuffix('3.')}{version}" for version in tested]
