"""What stops a backup is told, and nothing of it stays."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import pytest

from kim_plugins.builder.requests import git
from kim_plugins.publish.backup import wheels, writing
from kim_plugins.publish.backup.readme import Facts
from kim_plugins.publish.backup.writing import Parts
from kim_plugins.publish.refusal import Refusal

FACTS = Facts(dt.datetime(2026, 11, 24, tzinfo=dt.UTC), "0" * 40, "", "", 0, 0, has_program=True)


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "penuh"), (errno.EROFS, "tidak dapat dipakai")]
)
@pytest.mark.parametrize("name", ["cadangan", "cadangan.tar"])
def test_a_disk_that_refuses_is_told_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str, name: str
) -> None:
    def refuse(root: Path, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError(number, "refused")

    monkeypatch.setattr(git, "bundle", refuse)

    with pytest.raises(Refusal, match=says):
        writing.write(tmp_path / name, Parts(tmp_path, tmp_path, None), FACTS)

    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_is_read_with_its_hashes_and_conditions() -> None:
    text = (
        "# comment\n"
        f"a-b==1.0 \\\n    --hash=sha256:{'1' * 64} \\\n    --hash=sha256:{'2' * 64}\n"
        f"c==2 ; sys_platform == 'win32' \\\n    --hash=sha256:{'3' * 64}\n"
    )

    first, second = wheels.pins(text)

    assert (first.name, first.is_conditional) == ("a-b", False)
    assert first.hashes == {"1" * 64, "2" * 64}
    assert (second.name, second.is_conditional) == ("c", True)
