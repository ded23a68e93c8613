"""The package as an office gets it: the wheel, installed into an environment of its own.

Nothing is fetched: its dependencies are those of the environment that runs the tests.
"""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import venv
from pathlib import Path

import pydantic
import pytest

from tests.e2e.sites import ROOT
from tests.sharing import once

Done = subprocess.CompletedProcess[str]
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")


@dataclasses.dataclass(frozen=True)
class Installed:
    """An environment with the package and without its repository."""

    wheel: Path
    programs: Path

    def run(self, name: str, *arguments: object, folder: Path, **environ: str) -> Done:
        """Run one of its programs in a folder."""
        words = [str(self.programs / name), *map(str, arguments)]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environ}
        return subprocess.run(
            words, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    def kim(self, *arguments: object, folder: Path, **environ: str) -> Done:
        """Run `kim` in a folder."""
        return self.run("kim", *arguments, folder=folder, **environ)


def shared_installation(factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel and install it, once for all of pytest's workers."""
    with once(factory, "terpasang") as (folder, is_new):
        if is_new:
            _install(folder)
        (wheel,) = folder.glob("*.whl")
        return Installed(wheel, folder / "venv" / "bin")


def _install(folder: Path) -> None:
    pip = (sys.executable, "-m", "pip")
    target = folder / "venv"
    made = ("wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", folder, ROOT)
    subprocess.run([*pip, *made], check=True)
    venv.create(target, with_pip=False)
    (wheel,) = folder.glob("*.whl")
    python = ("--python", target / "bin" / "python")
    subprocess.run([*pip, *python, "install", *OFFLINE, "--no-compile", wheel], check=True)
    (packages,) = target.glob("lib/python*/site-packages")
    dependencies = Path(pydantic.__file__).parents[1]
    # What a .pth file names comes after the environment's own, so its package is the wheel's.
    (packages / "ketergantungan.pth").write_text(f"{dependencies}\n", encoding="utf-8")
