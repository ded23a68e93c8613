"""A file with a line a post is changed line by line, and is then what it would be made anew."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kim_plugins.builder.changes.changed_rows import patched
from kim_plugins.builder.storage import large_file
from kim_plugins.builder.storage.folder import Pieces
from kim_plugins.builder.storage.large_file import LargeFile, Stretch
from kim_plugins.model.posts import Post
from kim_plugins.views import open_data
from kim_plugins.views.output import RowsFile
from tests.builders import a_post, a_province

Lying = Callable[[bytes], LargeFile]
FIRST = a_post("2026-05-01-panen", title='Panen, "raya"')
AGAIN = a_post("2026-05-01-panen", title="Panen padi", areas=["64.08", "64.08.04"])
SECOND = a_post("2026-05-03-rapat", title="Rapat", date="2026-05-03 08:00")
LATER = a_post("2026-05-03-rapat", title="Rapat", date="2026-05-03 20:00")
THIRD = a_post("2026-05-03-gotong-royong", title="Gotong royong", date="2026-05-03 12:00")
EXAMPLE = a_post("2026-05-03-gotong-royong", title="Gotong royong", example=True)
STATES: Sequence[Sequence[Post]] = (
    (),
    (FIRST,),
    (AGAIN, SECOND),
    (SECOND,),
    (FIRST, THIRD),
    (FIRST, SECOND, THIRD),
    (AGAIN, THIRD, LATER),
    (FIRST, SECOND, EXAMPLE),
)


def files(posts: Sequence[Post]) -> dict[str, RowsFile]:
    found = open_data.files(a_province(posts))
    return {file.path: file for file in found if isinstance(file, RowsFile)}


def pairs(
    before: Sequence[Post], after: Sequence[Post]
) -> Iterator[tuple[Post | None, Post | None]]:
    """Yield what was and what is there of each file that is not the same."""
    old, new = ({post.source: post for post in posts} for posts in (before, after))
    for source in sorted(old.keys() | new.keys()):
        if old.get(source) is not new.get(source):
            yield old.get(source), new.get(source)


@pytest.fixture(params=[40, 1 << 18])
def lying(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[bytes], LargeFile]:
    """Put a content where it is found, of which so many bytes are held at once."""
    monkeypatch.setattr(large_file, "PART", request.param)
    monkeypatch.setattr(large_file, "LINE", request.param // 4)

    def put(content: bytes) -> LargeFile:
        (tmp_path / "data").write_bytes(content)
        return LargeFile(tmp_path / "data")

    return put


def whole(pieces: Pieces) -> bytes:
    return b"".join(
        part for piece in pieces for part in (piece if isinstance(piece, Stretch) else [piece])
    )


@pytest.mark.parametrize("path", sorted(files(())))
def test_a_changed_file_is_what_it_would_be_made_anew(path: str, lying: Lying) -> None:
    for before, after in itertools.product(STATES, repeat=2):
        old, new = files(before)[path], files(after)[path]

        found = patched(new, lying(old.make()), [*pairs(before, after)])

        assert whole(found).decode() == new.make().decode()


@pytest.mark.parametrize("path", sorted(files(())))
def test_other_lines_are_not_made_again(path: str, lying: Lying) -> None:
    old, new = (files(posts)[path] for posts in ((FIRST, SECOND, THIRD), (AGAIN, SECOND, THIRD)))
    made: list[str] = []

    def rows(post: Post) -> list[bytes]:
        made.append(post.source)
        return new.rows(post)

    patched(dataclasses.replace(new, rows=rows), lying(old.make()), [(FIRST, AGAIN)])

    assert made == [AGAIN.source]


def test_several_new_lines_stand_in_order_beside_old_examples_and_removed_ones(
    lying: Lying,
) -> None:
    days = [a_post(f"2026-05-{day:02}-rapat-{day}") for day in range(1, 13)]
    examples = [a_post(f"2026-05-{day:02}-contoh-{day}", example=True) for day in range(3, 10)]
    before = [*days[1:3], *days[8:11], *examples]
    after = [*days[:1], *days[2:8], *days[9:], *examples]
    for path, new in files(after).items():
        old = lying(files(before)[path].make())

        found = patched(new, old, [*pairs(before, after)])

        assert whole(found) == new.make()


def test_an_older_file_is_not_held(lying: Lying) -> None:
    posts = [a_post(f"2026-05-{day:02}-rapat-{day}") for day in range(1, 13)]
    for path, file in files(posts).items():
        old = files(posts[:-1])[path].make()

        found = patched(file, lying(old), [(None, posts[-1])])

        own = [piece for piece in found if isinstance(piece, bytes)]
        assert sum(map(len, own)) < len(old) / 2
        assert len(old) / 2 < sum(len(piece) for piece in found if isinstance(piece, Stretch))


@pytest.mark.parametrize("old", [b"", b"lain\n", b"url,title\r\n"])
def test_a_file_that_is_another_is_made_anew(old: bytes, lying: Lying) -> None:
    for file in files((FIRST, SECOND)).values():
        assert patched(file, lying(old), [(FIRST, AGAIN)]) == [file.make()]
