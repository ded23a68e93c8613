"""`make site` finds a Python that fits, whichever one `python3` is."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "tools/environment.sh"
LIKE = """#!/bin/sh
case "$1" in
-c) exit {code} ;;
*) echo "{name} $*" ;;
esac
"""
"""Stands for an interpreter: whether it fits is its exit code; what it is asked to do it prints."""


def made(
    folder: Path, pythons: dict[str, bool], asked: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the script where only these programs are; each is told with whether it fits."""
    for name, fits in pythons.items():
        path = folder / name.replace("_", ".")
        path.write_text(LIKE.format(name=path.name, code=0 if fits else 1), encoding="utf-8")
        path.chmod(0o755)
    command = ["/bin/sh", str(SCRIPT), "lingkungan", *asked.split()]
    return subprocess.run(
        command, env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("pythons", "chosen"),
    [
        ({"python3": True, "python3_12": True}, "python3 -m venv lingkungan"),
        ({"python3": False, "python3_12": True}, "python3.12 -m venv lingkungan"),
        ({"python3": False, "python3_13": False, "python3_11": True}, "python3.11 -m venv"),
        ({"python3_13": True, "python3_11": True, "uv": True}, "python3.13 -m venv"),
    ],
    ids=["the usual", "an older or a newer one first", "one that does not run", "no python3"],
)
def test_the_first_that_fits_is_taken(
    tmp_path: Path, pythons: dict[str, bool], chosen: str
) -> None:
    assert made(tmp_path, pythons).stdout.startswith(chosen)


def test_what_fits_is_what_the_package_says() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    first, after = re.findall(r"3\.(\d+)", wanted["requires-python"])
    newest = int(after) - 1
    text = SCRIPT.read_text(encoding="utf-8")
    assert f"(3, {first}) <= sys.version_info[:2] <= (3, {newest})" in text
    assert f"Perlu Python 3.{first} sampai 3.{newest} " in text
    tried = re.findall(r"python3\.(\d+)", text)
    assert tried == [str(minor) for minor in range(newest, int(first) - 1, -1)]


def test_where_none_fits_uv_gets_one(tmp_path: Path) -> None:
    done = made(tmp_path, {"python3": False, "uv": True})
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (
        done.stdout == f"uv venv --quiet --seed --python {wanted['requires-python']} lingkungan\n"
    )


def test_without_uv_one_sentence_says_how_to_get_a_python(tmp_path: Path) -> None:
    done = made(tmp_path, {"python3": False})

    assert done.returncode == 1
    assert done.stderr.startswith("Perlu Python 3.11 sampai 3.13")
    assert "pipx install uv" in done.stderr
    assert done.stderr.count(".\n") == 1
    assert "  " not in done.stderr


def test_the_one_that_is_asked_for_is_not_replaced(tmp_path: Path) -> None:
    pythons = {"python3": True, "python3_14": False, "python3_12": True, "uv": True}
    done = made(tmp_path, pythons, asked="python3.14")
    assert (done.returncode, "dan python3.14 tidak sesuai" in done.stderr) == (1, True)
    assert made(tmp_path, pythons, asked="python3.12").stdout.startswith("python3.12 ")


def test_the_one_that_is_asked_for_may_lie_in_a_folder_with_blanks(tmp_path: Path) -> None:
    folder = tmp_path / "Program Saya"
    folder.mkdir()
    python = folder / "python3"
    python.write_text(LIKE.format(name="yang ini", code=0), encoding="utf-8")
    python.chmod(0o755)

    done = subprocess.run(
        ["/bin/sh", str(SCRIPT), "lingkungan", str(python)],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "yang ini -m venv lingkungan\n"


def test_make_asks_the_script(tmp_path: Path) -> None:
    place = tmp_path / "env"
    told = subprocess.run(
        ["make", "--dry-run", f"VENV={place}", f"{place}/bin/python", "PYTHON=python3.12"],
        cwd=ROOT,
        # A make that runs this test would have its say in what is printed.
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == f"sh tools/environment.sh {place} python3.12"
