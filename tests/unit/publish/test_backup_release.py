"""A backup of a repository that names its release holds the release, or says how to get it."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from pathlib import Path

import pytest

from kim_plugins.publish.backup import readme, wheels
from kim_plugins.publish.backup.readme import Facts
from kim_plugins.publish.refusal import Refusal

NAME = "kim_kaltim-9.9.9-py3-none-any.whl"
INFO = "kim_kaltim-9.9.9.dist-info"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Make a content repository with its release in `paket/`; give its lock file."""
    (tmp_path / "paket").mkdir()
    wheel = tmp_path / "paket" / NAME
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr(
            f"{INFO}/METADATA", "Metadata-Version: 2.1\nName: kim-kaltim\nVersion: 9.9.9\n"
        )
        made.writestr(
            f"{INFO}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{INFO}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    named = f"--no-index\n--find-links paket\nkim-kaltim==9.9.9 --hash=sha256:{digest}\n"
    (tmp_path / "kim.txt").write_text(named, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("", encoding="utf-8")
    return tmp_path / "requirements.txt"


def test_the_release_is_taken_from_where_the_repository_has_it(lock: Path) -> None:
    (lock.parent / "hasil").mkdir()
    wheels.fetch_release(lock, lock.parent / "hasil")

    assert [path.name for path in (lock.parent / "hasil").iterdir()] == [NAME]


def test_a_release_that_somebody_changed_is_refused(lock: Path) -> None:
    with (lock.parent / "paket" / NAME).open("ab") as file:
        file.write(b"x")

    with pytest.raises(Refusal, match="tidak dapat diunduh"):
        wheels.fetch_release(lock, lock.parent / "hasil")


def test_a_repository_that_names_none_asks_for_none(tmp_path: Path) -> None:
    wheels.fetch_release(tmp_path / "requirements.txt", tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()


def test_without_packages_the_release_is_installed_after_the_others() -> None:
    facts = Facts(
        dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        "0" * 40,
        "",
        "",
        0,
        0,
        has_program=False,
        has_release=True,
    )
    lines = readme.text(facts).splitlines()

    own = lines.index(".venv/bin/pip install --no-deps -r kim.txt")
    assert lines[own - 1].endswith("-r requirements.txt")
    assert lines[own + 1] == ".venv/bin/kim build"
