"""What is kept of posts is read in the lists that are asked for, with what has changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kim_plugins.builder.posts import kept_posts
from kim_plugins.builder.posts.kept_posts import KnownPosts, PostRow
from kim_plugins.builder.posts.known_post import KnownPost, known_post, unread
from kim_plugins.builder.posts.post_files import PostFiles
from kim_plugins.builder.posts.published_posts import PublishedPosts
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.record import Record
from kim_plugins.model.post_lists import CONTRIBUTED, FORMER, NEAR, NUMBER
from kim_plugins.model.posts import Post
from tests.builders import a_post, a_province, settings

OLD = a_post("2026-05-01-panen", topics=["literasi"], areas=["64.08.04.2001"])
NEW = a_post("2026-05-02-rapat", redirect_from=["/lama/"], contribution="bn4x7r2m")
DRAFT = a_post("2026-05-03-draf", draft=True)
LATER = a_post("2030-01-01-kelak", date="2030-01-01")
POSTS = (OLD, NEW, DRAFT, LATER)
FAULTY = "posts/kutai-timur/kim-contoh/2026-05-04-rusak.md"
LISTS = a_province().lists
PLACE = ("kutai-timur", "kim-contoh")


def rows(posts: Sequence[Post]) -> dict[str, PostRow]:
    return {post.source: PostRow(known_post(post)) for post in posts}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Record]:
    """Keep these posts, and a file that may not be published."""
    path = tmp_path / "catatan.sqlite"
    with record.rewritten(path) as written:
        kept_posts.save(written, LISTS, {**rows(POSTS), FAULTY: PostRow(None)})
    with record.opened(path) as found:
        assert found
        yield found


def sources(posts: Sequence[Post] | Sequence[KnownPost]) -> set[str]:
    return {post.source for post in posts}


def published(kept: Record, changed: dict[str, KnownPost | None]) -> PublishedPosts:
    return PublishedPosts(KnownPosts(kept), changed, LISTS, settings(), unread)


def test_of_each_file_it_is_known_what_was_known(kept: Record) -> None:
    known = KnownPosts(kept)

    assert dict(known) == {**{p.source: known_post(p) for p in POSTS}, FAULTY: None}
    assert len(known) == len(POSTS) + 1
    assert known.unpublished == {FAULTY}
    assert sources(known.every) == sources(POSTS)
    assert "posts/lain.md" not in known


def test_a_list_holds_what_stands_in_it_published_or_not(kept: Record) -> None:
    known = KnownPosts(kept)

    assert sources(known.found("topic", "literasi")) == {OLD.source}
    assert sources(known.found(NEAR, ("64.08.04", "literasi"))) == {OLD.source}
    assert sources(known.found("group", PLACE)) == sources(POSTS)
    assert sources(known.found(FORMER, "")) == {NEW.source}
    assert sources(known.found(NUMBER, "bn4x7r2m")) == {NEW.source}
    assert known.found("topic", "lain") == []


def test_posts_are_counted_without_being_read(kept: Record) -> None:
    now = dt.datetime(2026, 11, 5, tzinfo=dt.UTC)
    assert KnownPosts(kept).counted(now) == {
        (False, True): 2,
        (True, True): 1,
        (False, False): 1,
    }


def test_a_file_is_found_by_the_address_that_its_name_gives(kept: Record) -> None:
    files = PostFiles(KnownPosts(kept), come={"posts/a/b/2026-01-01-x.md"}, gone={OLD.source})

    assert files.by_url[NEW.url] == NEW.source
    assert files.by_url["a/b/2026/x/"] == "posts/a/b/2026-01-01-x.md"
    assert OLD.url not in files.by_url
    assert set(files) == sources(POSTS) - {OLD.source} | {FAULTY, "posts/a/b/2026-01-01-x.md"}
    assert len(files) == len(list(files))


def test_of_a_province_only_what_has_appeared_is_read(kept: Record) -> None:
    posts = published(kept, {})

    assert list(posts) == [OLD, NEW]
    assert list(posts.listed("group", PLACE)) == [OLD, NEW]
    assert posts.find(NEW.source) == NEW
    assert posts.find(DRAFT.source) is None
    assert posts.find(FAULTY) is None


def test_what_has_changed_stands_for_what_was_kept(kept: Record) -> None:
    other = a_post("2026-05-02-rapat", topics=["literasi"])
    posts = published(kept, {OLD.source: None, NEW.source: known_post(other)})

    assert list(posts) == [other]
    assert list(posts.listed("topic", "literasi")) == [other]
    assert list(posts.listed(CONTRIBUTED, "")) == []
    assert posts.find(OLD.source) is None


def test_a_change_of_some_rows_leaves_the_lists_as_if_they_were_written_anew(
    kept: Record, tmp_path: Path
) -> None:
    other = a_post("2026-05-02-rapat", topics=["literasi"])
    with kept.transaction():
        known = KnownPosts(kept)
        kept_posts.save(kept, LISTS, rows([other, OLD]), [DRAFT.source], known)
    with record.rewritten(tmp_path / "lain.sqlite") as anew:
        kept_posts.save(anew, LISTS, rows([OLD, other, LATER]))
        query = "SELECT list, source FROM lists LEFT JOIN posts ON posts.id = post"
        assert set(kept.ask(query)) == set(anew.ask(query))
