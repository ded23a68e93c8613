"""A repository is moved to a newer release, and what people wrote or changed stays."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.base import areas
from kim_plugins.builder.founding import founding, release, starter, upgrade, upgrading
from kim_plugins.builder.founding.release import Release
from kim_plugins.builder.founding.upgrade import Refused
from kim_plugins.content.settings.migrations import ByHand

OLD = Release("kim-kaltim", "0.0.9")
NEW = Release("kim-kaltim", "0.1.0", "0" * 64)
CI = ".gitlab-ci.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a repository as the release before this one left it: other CI, other lock, no form."""
    folder = tmp_path / "isi"
    founding.found(folder, areas.provinces()["93"], OLD, dt.date(2026, 11, 24))
    known = {path: (folder / path).read_bytes() for path in starter.own_files()}
    known |= {CI: b"lama: ya\n", starter.LOCK: b"lama==1\n", "deploy/usang": b"dahulu\n"}
    for path, content in known.items():
        (folder / path).write_bytes(content)
    (folder / starter.RECORD).write_bytes(starter.record(known, OLD.version))
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("      format: 1\n", ""), "utf-8")
    return folder


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def upgraded(root: Path, new: Release = NEW) -> dict[str, bytes]:
    upgrading.carry_out(upgrade.plan(root, new), root)
    return contents(root)


def test_what_the_program_wrote_is_brought_up_to_date_and_nothing_else(root: Path) -> None:
    before = contents(root)
    after = upgraded(root)

    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {CI, "deploy/usang", "kim.txt", "mkdocs.yml", starter.LOCK, starter.RECORD}
    assert after[CI] == starter.own_files()[CI]
    assert after["kim.txt"] == NEW.pin.encode()
    assert upgrade.plan(root, NEW).is_empty


def test_what_somebody_changed_stays_and_is_named(root: Path) -> None:
    (root / CI).write_bytes(b"milik kantor\n")
    plan = upgrade.plan(root, NEW)

    assert plan.kept == (CI,)
    assert upgraded(root)[CI] == b"milik kantor\n"
    again = upgrade.plan(root, NEW)
    assert (again.is_empty, again.kept, again.edited) == (True, (), (CI,))


def test_what_somebody_deleted_stays_away(root: Path) -> None:
    (root / CI).unlink()

    assert CI not in upgraded(root)


def test_a_file_of_a_forge_that_is_not_used_does_not_come_back(root: Path) -> None:
    known = json.loads((root / starter.RECORD).read_bytes())
    for path in (root / ".forgejo/workflows").iterdir():
        path.unlink()
    del known["files"][".forgejo/workflows/check.yml"]  # As if this release were its first.
    (root / starter.RECORD).write_text(json.dumps(known), "utf-8")

    assert not [path for path in upgraded(root) if path.startswith(".forgejo")]


def test_a_file_that_is_new_in_the_release_is_added(root: Path) -> None:
    known = json.loads((root / starter.RECORD).read_bytes())
    (root / ".github/workflows/alarm.yml").unlink()
    del known["files"][".github/workflows/alarm.yml"]
    (root / starter.RECORD).write_text(json.dumps(known), "utf-8")

    assert ".github/workflows/alarm.yml" in upgraded(root)


def test_a_lock_that_somebody_changed_is_kept_beside_the_new_one(root: Path) -> None:
    (root / starter.LOCK).write_bytes(b"milik-kantor==3\n")
    after = upgraded(root)

    assert after[starter.LOCK + upgrade.ASIDE] == b"milik-kantor==3\n"
    assert after[starter.LOCK] == starter.own_files()[starter.LOCK]


def test_the_wheel_of_the_release_takes_the_place_of_the_old_one(root: Path) -> None:
    (root / "paket/kim_kaltim-0.0.9-py3-none-any.whl").write_bytes(b"lama")
    (root / "paket/lain-1.0-py3-none-any.whl").write_bytes(b"milik kantor")
    wheel = root.parent / "kim_kaltim-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"baru")
    after = upgraded(root, dataclasses.replace(NEW, wheel=wheel))

    assert {path for path in after if path.startswith("paket/")} == {
        "paket/README.md",
        "paket/kim_kaltim-0.1.0-py3-none-any.whl",
        "paket/lain-1.0-py3-none-any.whl",
    }


@pytest.mark.parametrize("renamed", range(5))
def test_however_it_is_interrupted_the_next_one_does_the_rest(
    root: Path, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    start, plan = contents(root), upgrade.plan(root, NEW)
    assert renamed < len(plan.written)
    wanted = upgraded(root)
    put_back(root, start)

    monkeypatch.setattr(Path, "replace", cutting_off_after(renamed))
    with pytest.raises(KeyboardInterrupt):
        upgrading.carry_out(plan, root)
    monkeypatch.undo()
    half_done = contents(root)

    assert half_done[starter.RECORD] == start[starter.RECORD]
    assert sum(half_done[path] != start.get(path) for path in plan.written) == renamed
    assert not [path for path in half_done if path.endswith(".kim-tmp")]
    assert upgraded(root) == wanted


def cutting_off_after(count: int) -> Callable[[Path, Path], Path]:
    """Return a renaming that is interrupted once it has been done some times."""
    rename, done = Path.replace, itertools.count()

    def replace(path: Path, target: Path) -> Path:
        if next(done) == count:
            raise KeyboardInterrupt
        return rename(path, target)

    return replace


def put_back(root: Path, files: dict[str, bytes]) -> None:
    for path in contents(root).keys() - files.keys():
        (root / path).unlink()
    for path, content in files.items():
        (root / path).write_bytes(content)


def test_a_folder_made_by_hand_gets_the_release_and_no_files_that_nobody_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - kim\n", "utf-8")

    assert set(upgraded(tmp_path)) == {"mkdocs.yml", "kim.txt", starter.LOCK, starter.RECORD}
    assert upgrade.plan(tmp_path, NEW).is_empty


def test_the_digest_of_the_same_release_is_not_forgotten(root: Path) -> None:
    upgraded(root)

    assert upgrade.plan(root, dataclasses.replace(NEW, sha256="")).is_empty


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "Tidak ada mkdocs.yml"),
        ({"mkdocs.yml": "", "kim_plugins/x": ""}, "memuat programnya sendiri"),
        ({"mkdocs.yml": "", "kim.txt": "kim-kaltim==9.0\n"}, "sudah memakai rilis 9.0"),
    ],
)
def test_where_there_is_nothing_to_upgrade_it_is_said(
    tmp_path: Path, files: dict[str, str], why: str
) -> None:
    for path, text in files.items():
        founding.write(tmp_path / path, text.encode())

    with pytest.raises(Refused, match=why):
        upgrade.plan(tmp_path, NEW)


def test_settings_that_only_people_can_change_stop_it(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [kim]\n", "utf-8")

    with pytest.raises(ByHand, match="Tulis format: 1"):
        upgrade.plan(tmp_path, NEW)


@pytest.mark.parametrize(("form", "code"), [("1", None), ("99", "KIM205"), ("satu", "KIM205")])
def test_a_newer_form_is_told(tmp_path: Path, form: str, code: str | None) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - kim: {{format: {form}}}\n", "utf-8")
    found = upgrade.newer_form(tmp_path)

    assert (found and found.code) == code


def test_the_running_release_is_this_one() -> None:
    assert release.running().package == "kim-kaltim"


@pytest.mark.parametrize("path", ["../surat.txt", "docs/surat.txt", ".git/surat.txt", "a//b", ""])
def test_a_record_that_names_what_no_release_wrote_removes_nothing(root: Path, path: str) -> None:
    theirs = root / path
    if path.endswith(".txt"):
        theirs.parent.mkdir(exist_ok=True)
        theirs.write_bytes(b"milik kantor\n")
    known = {path: b"milik kantor\n", str(root / "README.md"): (root / "README.md").read_bytes()}
    (root / starter.RECORD).write_bytes(starter.record(known, OLD.version))

    assert upgrade.plan(root, NEW).removed == ()


def test_a_record_that_cannot_be_read_is_none(root: Path) -> None:
    (root / starter.RECORD).write_text("[" * 100_000)

    assert upgrade.plan(root, NEW).removed == ()


def test_what_people_wrote_into_kim_txt_is_put_aside(root: Path) -> None:
    ours = "certifi==2026.1.1\n" + OLD.pin
    (root / "kim.txt").write_text(ours)
    after = upgraded(root)

    assert after["kim.txt"] == NEW.pin.encode()
    assert after["kim.txt.lama"] == ours.encode()
    assert upgrade.plan(root, NEW).is_empty
