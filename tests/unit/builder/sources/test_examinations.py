"""However posts are shared out to workers, and whatever is kept, the examinations are the same."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.home import Home
from kim_plugins.builder.sources import bodies, examinations
from kim_plugins.builder.sources.examinations import (
    Changed,
    KeptPieces,
    Workshop,
    examine_share,
    key_of,
)
from kim_plugins.builder.storage.store import Store
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination, examine
from kim_plugins.content.markdown import body
from kim_plugins.model.body import Body
from tests.builders import FOLDER, a_source, a_text

Plain = tuple[object, ...]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store on disk."""
    made = Store(tmp_path / "posts.sqlite")
    yield made
    made.close()


def some_posts(count: int = 7) -> list[SourceFile]:
    """Make posts, every third with something wrong in it."""
    return [
        a_source(
            a_text(
                f"## Bagian {n}\n\n[a](../lain.md) ![b](img/b.png) <b>tebal</b>\n",
                title=f"Kabar {n}",
                kind="brita" if n % 3 == 2 else "berita",
            ),
            f"{FOLDER}/2026-05-08-kabar-{n}.md",
        )
        for n in range(count)
    ]


def plain(found: Sequence[Examination]) -> list[Plain]:
    """Return everything that an examination says, its pieces read."""
    return [
        (
            one.diagnostics,
            one.head,
            one.topics,
            one.areas,
            one.image,
            tuple(one.body.pieces),
            one.body.slots,
            one.body.headings,
            one.body.anchors,
            one.body.digest,
        )
        for one in found
    ]


def directly(files: Sequence[SourceFile]) -> list[Plain]:
    return plain([examine(file, bodies.render) for file in files])


class _Refusing(Executor):
    """Takes no work."""

    def submit(  # type: ignore[override]
        self, fn: Callable[..., object], /, *args: object, **kwargs: object
    ) -> Future[object]:
        raise AssertionError("nothing was to be done")


def test_one_process_finds_what_examining_directly_finds() -> None:
    files = some_posts()
    assert plain(Workshop().examine(files)) == directly(files)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_find_the_same(
    method: str, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setattr(examinations, "SMALL", 2)
    monkeypatch.setattr(examinations, "SHARE", 3)
    files = some_posts()
    workshop = Workshop(store, jobs=2, start_method=method)
    assert plain(workshop.examine(files)) == directly(files)
    assert plain(Workshop(store, executor=_Refusing()).examine(files)) == directly(files)


def test_somebody_else_s_executor_is_used_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examinations, "SHARE", 2)
    files = some_posts()
    names: set[str] = set()
    share = examine_share

    def noted(given: list[tuple[str, SourceFile]], site: Home) -> examinations.Batch:
        names.add(threading.current_thread().name)
        return share(given, site)

    monkeypatch.setattr(examinations, "examine_share", noted)
    with ThreadPoolExecutor(2, thread_name_prefix="lain") as executor:
        assert plain(Workshop(executor=executor).examine(files)) == directly(files)
        assert executor.submit(int).result() == 0
    assert names
    assert all(name.startswith("lain") for name in names)


def test_what_is_kept_is_not_examined_again(store: Store) -> None:
    files = some_posts()
    Workshop(store).examine(files)
    again = Workshop(store, executor=_Refusing()).examine(files)
    assert plain(again) == directly(files)
    changed = [*files[1:], a_source(a_text("Lain."), files[0].uri)]
    with pytest.raises(AssertionError, match="nothing was to be done"):
        Workshop(store, executor=_Refusing()).examine(changed)


def test_what_is_kept_is_found_for_the_same_file_in_another_folder(store: Store) -> None:
    here = some_posts()
    there = [
        SourceFile(
            file.uri.replace("kim-contoh", "kim-lain"),
            file.path.replace("kim-contoh", "kim-lain"),
            file.content,
            size=file.size,
        )
        for file in here
    ]
    Workshop(store).examine(here)
    found = Workshop(store, executor=_Refusing()).examine(there)
    assert plain(found) == directly(there)
    assert all(
        d.span.path == f.path for f, e in zip(there, found, strict=True) for d in e.diagnostics
    )


def test_twins_in_one_build_are_each_told_by_their_own_path(store: Store) -> None:
    (file,) = some_posts(3)[2:]
    twin = SourceFile(f"posts/a/b/{file.uri[-23:]}", "docs/lain.md", file.content, size=file.size)
    files = [file, twin] if key_of(file) == key_of(twin) else [file, file]
    assert plain(Workshop(store).examine(files)) == directly(files)


def test_a_text_that_took_too_long_is_told_and_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = some_posts(3)
    render = bodies.render

    def slow(text: str) -> body.Rendering:
        if "Bagian 1" not in text:
            return render(text)
        return body.Rendering(Body(), (Diagnostic("KIM039", Span("", 1), {"limit": "2 detik"}),))

    monkeypatch.setattr(bodies, "render", slow)
    found = Workshop(store).examine(files)
    assert [d.code for d in found[1].diagnostics] == ["KIM039"]
    assert tuple(found[1].body.pieces) == ("",)
    keys = [key_of(file) for file in files]
    assert set(store.heads(keys)) == {keys[0], keys[2]}
    monkeypatch.undo()
    assert plain(Workshop(store).examine(files)) == directly(files)
    assert set(store.heads(keys)) == set(keys)


def test_pieces_that_are_lost_meanwhile_are_made_again(store: Store) -> None:
    files = some_posts()
    found = Workshop(store).examine(files)
    assert store.path is not None
    store.close()
    store.path.write_bytes(b"rusak")
    assert plain(found) == directly(files)


def test_lost_pieces_are_made_of_the_file_as_it_was_or_not_at_all(store: Store) -> None:
    one, other = some_posts(2)
    on_disk = {one.uri: one, other.uri: a_source(a_text("Lain.\n"), other.uri)}
    same, changed = Workshop(store).examine([one, other], on_disk.__getitem__)
    assert store.path is not None
    store.close()
    store.path.unlink()
    assert plain([same]) == directly([one])
    with pytest.raises(Changed, match=other.path):
        tuple(changed.body.pieces)


def test_pieces_are_a_sequence_like_any_other(store: Store) -> None:
    (file,) = some_posts(1)
    (found,) = Workshop(store).examine([file])
    pieces, expected = found.body.pieces, tuple(examine(file, bodies.render).body.pieces)
    assert isinstance(pieces, KeptPieces)
    assert (len(pieces), pieces[0], pieces[-1]) == (len(expected), expected[0], expected[-1])
    assert (tuple(pieces[1:]), list(pieces)) == (expected[1:], list(expected))


def test_the_store_is_let_go_of_with_the_last_text_that_was_read_from_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "posts.sqlite")
    found = Workshop(store).examine(some_posts(3))
    assert all(one.body.pieces[0] for one in found)
    known = weakref.ref(store)
    del store
    assert known() is not None
    del found
    assert known() is None


def test_without_a_store_that_works_everything_is_found(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("berkas", encoding="utf-8")
    files = some_posts()
    workshop = Workshop(Store(tmp_path / "berkas" / "posts.sqlite"))
    assert plain(workshop.examine(files)) == directly(files)


def test_progress_is_told_from_what_is_known_to_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examinations, "SHARE", 2)
    files = some_posts(5)
    told: list[tuple[int, int]] = []
    Workshop(store).examine(files[:1])
    Workshop(store, progress=lambda *given: told.append(given)).examine(files)
    assert told[0] == (1, 5)
    assert told[-1] == (5, 5)
    assert told == sorted(told)


def test_the_key_tells_apart_whatever_makes_a_difference() -> None:
    base = a_source("isi")
    others = [
        a_source("lain"),
        a_source("isi", base.uri.replace("madu", "padi")),
        SourceFile(base.uri, base.path, base.content, size=base.size + 1),
        SourceFile(base.uri, base.path, base.content, is_link=True, size=base.size),
        SourceFile("x\udcff.md", base.path, base.content, size=base.size),
    ]
    assert len({key_of(file) for file in [base, *others]}) == 1 + len(others)
    moved = SourceFile(
        f"posts/lain/{base.uri.rpartition('/')[2]}", "docs/x", b"isi", size=base.size
    )
    assert key_of(moved) == key_of(base)


def test_the_key_changes_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(a_source("isi"))
    monkeypatch.setattr(examinations, "reading_digest", lambda: "lain")
    assert key_of(a_source("isi")) != before
