"""Posts are examined once: what the store knows is taken from it, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kim_plugins.build import bodies, examinations
from kim_plugins.build.examinations import Workshop, key_of
from kim_plugins.build.store import Store
from kim_plugins.content import body
from kim_plugins.content.source import SourceFile
from kim_plugins.model.body import Body
from tests.builders import FOLDER, a_source, a_text


def _files(count: int) -> list[SourceFile]:
    uris = (f"{FOLDER}/2026-05-08-kabar-{n}.md" for n in range(count))
    return [a_source(a_text(f"Isi **{uri}**."), uri) for uri in uris]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the texts that are rendered."""
    texts: list[str] = []
    render = bodies.render

    def counting(text: str) -> body.Rendering:
        texts.append(text)
        return render(text)

    monkeypatch.setattr(bodies, "render", counting)
    return texts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty store."""
    made = Store(tmp_path / "store.db")
    yield made
    made.close()


def _shown(workshop: Workshop, files: list[SourceFile]) -> list[tuple[str, ...]]:
    return [tuple(found.body.pieces) for found in workshop.examine(files)]


def test_examinations_come_in_the_order_of_the_files() -> None:
    files = _files(3)

    assert [pieces[0].strip() for pieces in _shown(Workshop(), files)] == [
        f"<p>Isi <strong>{file.uri}</strong>.</p>" for file in files
    ]


def test_what_was_examined_before_is_not_examined_again(store: Store, rendered: list[str]) -> None:
    first = _shown(Workshop(store), _files(3))
    assert len(rendered) == 3

    assert _shown(Workshop(store), _files(3)) == first
    assert len(rendered) == 3

    _shown(Workshop(store), _files(4))
    assert len(rendered) == 4


def test_a_changed_post_is_examined_again(store: Store, rendered: list[str]) -> None:
    Workshop(store).examine(_files(1))
    changed = a_source(a_text("Isi baru."), _files(1)[0].uri)

    assert "Isi baru." in _shown(Workshop(store), [changed])[0][0]
    assert len(rendered) == 2


def test_pieces_lost_from_the_store_are_made_again(store: Store) -> None:
    (found,) = Workshop(store).examine(_files(1))
    for file in Path(str(store.path)).parent.glob("store.db*"):
        file.unlink()
    store.close()

    assert "Isi <strong>" in found.body.pieces[0]


def test_what_took_too_long_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(text: str) -> body.Rendering:
        raise RecursionError

    with monkeypatch.context() as patch:
        patch.setattr(body, "render_text", too_deep)
        (slow,) = Workshop(store).examine(_files(1))
    (found,) = Workshop(store).examine(_files(1))

    assert [problem.code for problem in slow.diagnostics] == ["KIM039"]
    assert tuple(slow.body.pieces) == tuple(Body().pieces)
    assert found.diagnostics == ()


def test_several_processes_find_the_same_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examinations, "SMALL", 1)
    monkeypatch.setattr(examinations, "SHARE", 2)
    files = _files(5)

    assert _shown(Workshop(jobs=2), files) == _shown(Workshop(), files)


def test_progress_is_told_up_to_the_last_post(store: Store) -> None:
    told: list[tuple[int, int]] = []
    workshop = Workshop(store, progress=lambda done, total: told.append((done, total)))

    workshop.examine(_files(2))
    workshop.examine(_files(3))

    assert told == [(0, 2), (2, 2), (2, 3), (3, 3)]


def test_a_key_names_file_name_and_bytes_but_not_the_folder() -> None:
    here = a_source("Isi.", f"{FOLDER}/2026-05-08-a.md")

    assert key_of(here) == key_of(a_source("Isi.", "posts/berau/kim-a/2026-05-08-a.md"))
    assert key_of(here) != key_of(a_source("Isi.", f"{FOLDER}/2026-05-08-b.md"))
    assert key_of(here) != key_of(a_source("Isi!", f"{FOLDER}/2026-05-08-a.md"))
    assert key_of(here) != key_of(SourceFile(here.uri, here.path, here.content, is_link=True))
