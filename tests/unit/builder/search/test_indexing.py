"""What is searched follows single changes, and ends in what is made of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.search.indexing import SiteSearch, Unknown
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.views import search as view
from tests.builders import a_post, a_province

MANY = [a_post(f"2026-05-{day:02}-kabar-{day}", text=f"Kabar {day}.") for day in range(1, 19)]
OLD = a_post("2024-02-01-lama")


def files(site: Path) -> dict[str, bytes]:
    folder = site / urls.SEARCH_INDEX
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def made(folder: Path, posts: list[Post]) -> SiteSearch:
    """Make everything that is searched of a site."""
    (folder / "situs").mkdir(parents=True)
    search = SiteSearch(folder / "situs", folder / "catatan")
    search.update(a_province(posts))
    return search


def documents(*posts: Post) -> list[view.Document]:
    return [view.document(post, a_province(posts)) for post in posts]


@pytest.mark.parametrize(
    ("changed", "removed"),
    [
        ([a_post("2026-05-04-awal", text="Lebih dahulu.")], []),
        ([a_post("2026-05-08-kabar-8", text="Trenggiling.")], []),
        ([a_post("2026-06-08-kabar-8", text="Hari lain.")], []),
        ([], [MANY[4].url]),
        ([], [OLD.url]),
        ([a_post("2023-01-01-tahun-baru")], [MANY[0].url, MANY[1].url]),
        ([a_post(f"2026-03-{day:02}-tambah-{day}") for day in range(1, 30)], []),
        ([a_post(f"2026-05-02-sehari-{number}") for number in range(17)], []),
    ],
    ids=["new", "edited", "re-dated", "removed", "year", "years", "many", "a full day"],
)
def test_after_a_change_the_files_are_those_of_everything(
    tmp_path: Path, changed: list[Post], removed: list[str]
) -> None:
    search = made(tmp_path / "a", [*MANY, OLD])

    search.change(documents(*changed), removed)

    gone = {*removed, *(post.url for post in changed)}
    left = [post for post in [*MANY, OLD] if post.url not in gone]
    expected = made(tmp_path / "b", [*left, *changed])
    assert files(search.site) == files(expected.site)
    assert SiteSearch(search.site, search.record).known == expected.known


@pytest.mark.parametrize("name", ["isi/127-0.json", "k-.json"])
def test_what_is_not_as_recorded_is_left_to_a_whole_build(tmp_path: Path, name: str) -> None:
    search = made(tmp_path, MANY)
    path = search.site / urls.SEARCH_INDEX / "2026" / name
    before = path.read_bytes()
    path.write_bytes(b"[3")

    with pytest.raises(Unknown):
        search.change(documents(a_post("2026-05-08-kabar-8", text="Trenggiling.")))

    search.update(a_province(MANY))
    assert path.read_bytes() == before


def test_without_a_record_nothing_can_be_changed(tmp_path: Path) -> None:
    with pytest.raises(Unknown):
        SiteSearch(tmp_path).change([])
