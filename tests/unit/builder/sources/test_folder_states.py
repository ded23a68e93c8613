"""What is known of files by the folder: nothing is read of one that nobody touched."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kim_plugins.builder.changes import last_build
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.folder_states import FileState, FolderState, digest_of
from kim_plugins.builder.sources.inputs import UNSURE, Inputs, Survey
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.record import Record

POST = "docs/posts/paser/kim-satu/2026-11-01-rapat.md"
BESIDE = "docs/posts/paser/kim-satu/2026-11-02-panen.md"
ELSEWHERE = "docs/posts/berau/kim-dua/2026-11-01-pasar.md"
RAW = os.fsdecode(b"docs/posts/berau/kim-dua/nama-\xff.txt")
"""A name that is no text."""
NAMES = ("groups.yaml", "mkdocs.yml", "docs/index.md", POST, BESIDE, ELSEWHERE, RAW)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a project with two groups."""
    root = tmp_path / "proyek"
    for name in NAMES:
        write(root / name, f"isi {os.fsencode(name).hex()}")
    return root


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at everything an hour later, so that files have been left alone for long."""
    monkeypatch.setattr(inputs, "clock_ns", lambda: time.time_ns() + 3600 * 1_000_000_000)


@pytest.fixture
def kept(tmp_path: Path, root: Path) -> Iterator[Record]:
    """Keep what a survey found."""
    path = tmp_path / "situs.sqlite"
    with record.rewritten(path) as new:
        last_build.save_survey(new, Survey(), inputs.survey(places(root)))
    time.sleep(0.05)  # In truth they lie there for longer than the grain of any clock.
    with record.opened(path) as found:
        assert found
        yield found


def places(root: Path) -> Inputs:
    files = (str(root / "groups.yaml"), str(root / "mkdocs.yml"))
    return Inputs(str(root / "docs"), files, (), ())


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def known(kept: Record) -> Survey:
    return last_build.survey_of(kept, "")


def looked(kept: Record, root: Path) -> Survey:
    """Survey the project as a build does that knows the record."""
    return inputs.survey(places(root), known(kept))


def alike(one: Survey, other: Survey) -> bool:
    """Tell whether both know the same of each file, whichever way they came to it."""
    files = [
        {path: file[:2] for f in survey.folders.values() for path, file in f.files.items()}
        for survey in (one, other)
    ]
    digests = [{path: f.digest for path, f in s.folders.items()} for s in (one, other)]
    return files[0] == files[1] and digests[0] == digests[1]


def folder(root: Path, name: str) -> str:
    return str((root / name).parent)


def asked(kept: Record, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which each query about files is added from now on."""
    queries: list[str] = []
    ask = kept.ask

    def listening(query: str, *arguments: object) -> list[tuple[object, ...]]:
        queries.extend([query] if "FROM inputs" in query else [])
        return ask(query, *arguments)

    monkeypatch.setattr(kept, "ask", listening)
    return queries


def test_where_nothing_was_touched_no_file_is_read_and_no_row_is_asked_for(
    kept: Record, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = asked(kept, monkeypatch)
    monkeypatch.setattr(inputs, "state_of", lambda path: pytest.fail(f"{path} was read"))
    before = known(kept)
    now = inputs.survey(places(root), before)
    assert all(now.folders[path] is before.folders[path] for path in before.folders)
    last_build.restamp(kept, before, now, {})
    assert queries == []


def test_of_an_edit_only_its_folder_is_asked_for_and_only_its_file_is_read(
    kept: Record, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / POST, "isi lain")
    read: list[str] = []
    state_of = inputs.state_of

    def noting(path: str) -> bytes:
        read.append(path)
        return state_of(path)

    monkeypatch.setattr(inputs, "state_of", noting)
    queries = asked(kept, monkeypatch)
    before = known(kept)
    now = inputs.survey(places(root), before)
    assert not now.is_same(before)
    assert read == [str(root / POST)]
    assert len(queries) == 1
    assert now.folders[folder(root, ELSEWHERE)] is before.folders[folder(root, ELSEWHERE)]


def test_a_single_file_of_an_untouched_folder_is_a_single_row(
    kept: Record, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = asked(kept, monkeypatch)
    files = looked(kept, root).files
    for name in NAMES:
        assert files[str(root / name)] == inputs.state_of(str(root / name)).hex()
    for name in ("docs/tak-ada.md", "tak/ada/foldernya.md"):
        assert str(root / name) not in files
    assert all("name = ?" in query for query in queries)


def unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody look into a folder: root, who runs tests in containers, always may."""
    scandir = os.scandir

    def refusing(folder: str) -> object:
        if folder == str(path):
            raise PermissionError(folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)


def link(path: Path, to: Path) -> None:
    path.symlink_to(to)


def replaced(path: Path) -> None:
    text = path.read_bytes()
    path.unlink()
    path.write_bytes(text)


def swapped(root: Path) -> None:
    for name, other in ((POST, "satu"), (BESIDE, POST), ("satu", BESIDE)):
        (root / name).rename(root / other)


def file_instead(root: Path) -> None:
    shutil.rmtree(root / "docs/posts/berau")
    write(root / "docs/posts/berau", "x")


def folder_instead(root: Path) -> None:
    (root / POST).unlink()
    write(root / POST / "dalam.md", "x")


def emptied(root: Path) -> None:
    (root / POST).unlink()
    (root / BESIDE).unlink()


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda r: None,
    "an edit": lambda r: write(r / POST, "isi lain"),
    "an edit of the same length": lambda r: write(r / POST, (r / POST).read_text()[::-1]),
    "a touch": lambda r: os.utime(r / POST),
    "the same again": lambda r: replaced(r / POST),
    "a new file": lambda r: write(r / "docs/posts/paser/kim-satu/2026-11-03-c.md", "c"),
    "a new folder": lambda r: write(r / "docs/posts/bontang/kim-tiga/2026-11-01-d.md", "d"),
    "an empty folder": lambda r: (r / "docs/posts/bontang").mkdir(),
    "a hidden file": lambda r: write(r / "docs/posts/paser/kim-satu/.swp", "x"),
    "a file that goes": lambda r: (r / POST).unlink(),
    "a folder that goes": lambda r: shutil.rmtree(r / "docs/posts/paser"),
    "a folder that is empty by now": emptied,
    "a folder that moves": lambda r: (r / "docs/posts/paser").rename(r / "docs/posts/kukar"),
    "a folder that is a file by now": file_instead,
    "a file that is a folder by now": folder_instead,
    "two files that change names": swapped,
    "a name that is no text goes": lambda r: (r / RAW).unlink(),
    "a name that is no text is edited": lambda r: write(r / RAW, "lain"),
    "a name that begins strangely": lambda r: write(r / "docs/posts/\x01aneh\nbaris.md", "x"),
    "a linked file": lambda r: link(r / "docs/posts/paser/tautan.md", r / POST),
    "a linked folder": lambda r: link(r / "docs/posts/tautan", r / "docs/posts/paser"),
    "a link to nothing": lambda r: link(r / "docs/tautan", r / "tak-ada"),
    "the registry": lambda r: write(r / "groups.yaml", "lain"),
    "the registry goes": lambda r: (r / "groups.yaml").unlink(),
    "all goes": lambda r: shutil.rmtree(r / "docs"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_it_says_what_a_survey_says_that_knows_nothing(
    kept: Record, root: Path, edit: str
) -> None:
    EDITS[edit](root)
    assert alike(looked(kept, root), inputs.survey(places(root)))


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_noted_of_it_is_what_is_true_then(kept: Record, root: Path, edit: str) -> None:
    EDITS[edit](root)
    before = known(kept)
    with kept.transaction():
        last_build.save_survey(kept, before, inputs.survey(places(root), before))
    assert alike(known(kept), inputs.survey(places(root)))
    assert dict(looked(kept, root).files) == dict(known(kept).files)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_is_undone_leaves_what_was(kept: Record, root: Path, edit: str) -> None:
    aside = root.with_name("salinan")
    shutil.copytree(root, aside, symlinks=True)
    first = known(kept)
    first.read()
    EDITS[edit](root)
    with kept.transaction():
        last_build.save_survey(kept, known(kept), looked(kept, root))
    shutil.rmtree(root)
    aside.rename(root)
    now = looked(kept, root)
    assert dict(now.files) == dict(first.files)


def test_a_folder_that_nobody_can_look_into_is_a_file_of_which_nothing_is_known(
    kept: Record, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = root / "docs/posts/paser"
    unreadable(shut, monkeypatch)
    before, now = known(kept), looked(kept, root)
    assert str(shut) in now.files
    assert str(root / POST) not in now.files
    assert not now.folders[folder(root, "docs/posts/paser")].digest
    with kept.transaction():
        last_build.save_survey(kept, before, now)
    assert looked(kept, root).files == now.files
    monkeypatch.undo()
    assert str(root / POST) in looked(kept, root).files


def test_a_folder_with_a_file_that_was_just_written_has_no_digest(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "clock_ns", lambda: (root / POST).stat().st_ctime_ns)
    assert not any(one.digest for one in inputs.survey(places(root)).folders.values())


def test_a_file_that_links_elsewhere_is_read_each_time(kept: Record, root: Path) -> None:
    write(root / "luar.md", "satu")
    link(root / "docs/posts/paser/kim-satu/tautan.md", root / "luar.md")
    before = known(kept)
    first = inputs.survey(places(root), before)
    with kept.transaction():
        last_build.save_survey(kept, before, first)
    write(root / "luar.md", "dua")
    assert not looked(kept, root).is_same(first)


def test_a_file_that_is_named_and_lies_among_the_others_counts_once(root: Path) -> None:
    named = Inputs(str(root / "docs"), (str(root / "docs/index.md"),), (str(root / "docs"),), ())
    found = [path for path in inputs.survey(named).files if path.endswith("index.md")]
    assert found == [str(root / "docs/index.md")]


def test_a_named_file_that_is_missing_counts_beside_what_lies_there(root: Path) -> None:
    named = Inputs(str(root / "docs"), (str(root / "docs/groups.yaml"),), (), ())
    found = inputs.survey(named)
    assert str(root / "docs/groups.yaml") in found.files
    write(root / "docs/groups.yaml", "version: 1")
    assert not inputs.survey(named, found).is_same(found)


def test_what_a_build_no_longer_reads_is_gone(kept: Record, root: Path) -> None:
    elsewhere = Inputs(str(root / "docs/posts/paser"), (str(root / "groups.yaml"),), (), ())
    before = known(kept)
    with kept.transaction():
        last_build.save_survey(kept, before, inputs.survey(elsewhere, before))
    assert alike(known(kept), inputs.survey(elsewhere))
    assert kept.ask("SELECT count(*) FROM inputs") == [(3,)]


def test_of_what_was_touched_meanwhile_nothing_is_known(kept: Record, root: Path) -> None:
    now = looked(kept, root)
    assert inputs.settled(now, places(root), ["index.md"]) == now
    write(root / POST, "isi lain")
    (root / ELSEWHERE).unlink()
    write(root / "docs/posts/paser/kim-satu/.swp", "x")
    unsure = inputs.settled(now, places(root), ["posts/datang-dan-pergi.md"])
    found = {path for path, state in unsure.files.items() if state == UNSURE}
    came = root / "docs/posts/datang-dan-pergi.md"
    assert found == {str(root / POST), str(root / ELSEWHERE), str(came)}
    assert not unsure.folders[folder(root, POST)].digest
    assert unsure.folders[str(root)] is now.folders[str(root)]


def test_what_was_unsure_is_read_again_and_differs_from_whatever_it_is(
    kept: Record, root: Path
) -> None:
    now, text = looked(kept, root), (root / POST).read_text()
    write(root / POST, "isi lain")
    unsure = inputs.settled(now, places(root), [])
    write(root / POST, text)
    with kept.transaction():
        last_build.save_survey(kept, known(kept), unsure)
    found = looked(kept, root)
    assert not found.is_same(unsure)
    assert found.files[str(root / POST)] == inputs.state_of(str(root / POST)).hex()


def test_all_of_it_can_be_asked_for_when_the_record_is_closed(kept: Record, root: Path) -> None:
    now = looked(kept, root)
    now.read()
    kept._connection.close()
    assert len(now.files) == len(NAMES)
    assert now.files[str(root / POST)] == inputs.state_of(str(root / POST)).hex()


def test_a_digest_tells_apart_whatever_stands_in_names() -> None:
    found = [
        {"a": "1", "b": "2"},
        {"a": "2", "b": "1"},
        {"a": "1\nb", "2": ""},
        {"a\nb": "1", "c": "2"},
        {"a": "1"},
        {"a": "12"},
        {"a1": "2"},
        {"a\udcff": "1"},
        {},
    ]
    assert len({digest_of(marks) for marks in found}) == len(found)
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"b": "2", "a": "1"})


def test_folders_are_alike_only_where_all_their_files_have_stamps() -> None:
    stamped = FolderState.of({"a": FileState("x", "1"), "b": FileState("y", "2")})
    bare = FolderState.of({"a": FileState("x", "1"), "b": FileState("y")})
    assert stamped.is_as(FolderState.of({**stamped.files}))
    assert not bare.is_as(bare)
    assert not stamped.is_as(bare)
    assert not stamped.is_as(None)
