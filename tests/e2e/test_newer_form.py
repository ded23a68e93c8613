"""A content repository that a newer release has brought to its form is changed by no older one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.sites import MKDOCS_YML, POST, post, site
from tests.e2e.test_commands import kim

NEWER = MKDOCS_YML.replace("  - kim:\n", "  - kim:\n      format: 99\n")


@pytest.mark.parametrize(
    "command",
    [
        "fix --yes",
        "new --group kim-contoh",
        f"withdraw {POST} --reason Keliru --yes",
        "groups add --name Contoh",
        "impor arsip.xml --group kim-contoh",
        "terima surat.txt --group kim-contoh",
        "pindah-wilayah nama 64.08.05 --nama Contoh --tanggal 2027-01-01 --yes",
    ],
)
def test_it_says_which_release_is_needed_and_leaves_everything(
    tmp_path: Path, command: str
) -> None:
    project = site(
        tmp_path,
        f"-- mkdocs.yml --\n{NEWER}-- {POST} --\n{post()}"
        "-- arsip.xml --\n<rss/>\n-- surat.txt --\nIsi.\n",
    )
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    done = kim(project, *command.split())

    assert done.returncode == 1, done.stderr
    assert "KIM205" in done.stderr
    assert "kim.txt" in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
