"""ProperDocs, in an environment of its own, makes the same pages with the same plugin."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.e2e.sites import POST, ROOT, Build, post, site

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


@pytest.fixture(scope="module")
def properdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment with ProperDocs, pinned with hashes; give its command."""
    folder = tmp_path_factory.mktemp("properdocs")
    venv.create(folder)
    # Our own pip, and nothing compiled that may never be imported: both take as long as the rest.
    python = folder / "bin" / "python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install"]
    pip += ["--quiet", "--disable-pip-version-check", "--no-compile"]
    locked = ROOT / "requirements" / "properdocs.txt"
    subprocess.run([*pip, "--require-hashes", "-r", locked], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    return folder / "bin" / "properdocs"


def run(command: Path, root: Path, *options: str) -> Build:
    result = subprocess.run(
        [command, "build", "-f", "mkdocs.yml", "-d", "other", *options],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(root / "other", result.returncode, result.stdout + result.stderr)


def without_generator(build: Build) -> dict[str, bytes]:
    return {name: GENERATOR.sub(b"", content) for name, content in build.files().items()}


def test_the_own_site_is_the_same_to_the_byte(properdocs: Path, own_site: Build) -> None:
    other = run(properdocs, own_site.folder.parent, "--strict")
    assert other.exit_code == 0, other.log
    assert without_generator(other) == without_generator(own_site)


def test_strict_counts_a_bad_post_there_too(properdocs: Path, tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(kind='brita')}")
    loose, strict = run(properdocs, project.root), run(properdocs, project.root, "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1), strict.log
    assert "KIM012" in loose.log
