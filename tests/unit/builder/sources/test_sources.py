"""Posts and pictures are read from below `docs/posts/`, never through a symbolic link."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.sources import Sources
from kim_plugins.content.front_matter.source import LARGEST_POST
from tests.builders import FOLDER, a_project, a_text

JPEG = b"\xff\xd8\xff\xe0" + bytes(32)
POST = f"{FOLDER}/2026-05-08-panen-madu.md"
MADU = f"{FOLDER}/img/madu.jpg"


def _read(root: Path, files: dict[str, str | bytes]) -> Sources:
    return sources.read_sources(a_project(root / "situs", files))


def _codes(material: Sources) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in material.diagnostics]


def test_posts_and_pictures_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        MADU: JPEG,
        f"{FOLDER}/2026-05-09-b.md": "b",
        POST: a_text(),
        "posts/berau/kim-a/2026-05-08-a.md": "a",
        "panduan/menulis.md": "bukan tulisan",
    }

    material = _read(tmp_path, files)

    assert [post.uri for post in material.posts] == [
        "posts/berau/kim-a/2026-05-08-a.md",
        POST,
        f"{FOLDER}/2026-05-09-b.md",
    ]
    assert material.posts[1].path == f"docs/{POST}"
    assert material.posts[1].content == a_text().encode()
    assert [picture.uri for picture in material.pictures] == [MADU]
    assert material.diagnostics == ()


def test_a_pictures_hash_follows_its_content(tmp_path: Path) -> None:
    (one,) = _read(tmp_path / "a", {MADU: JPEG}).pictures
    (same,) = _read(tmp_path / "b", {MADU: JPEG}).pictures
    (other,) = _read(tmp_path / "c", {MADU: JPEG + b"x"}).pictures

    assert one.hash == same.hash != other.hash
    assert len(one.hash) == sources.HASH_DIGITS


def test_a_site_without_posts_is_empty(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs")
    (project.docs / "posts").rmdir()

    assert sources.read_sources(project) == Sources((), (), frozenset(), ())


def test_files_of_the_system_are_passed_over(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{FOLDER}/.DS_Store": b"x",
        f"{FOLDER}/img/Thumbs.db": b"x",
        f"{FOLDER}/README.md": "Catatan.",
    }

    assert _read(tmp_path, files) == Sources((), (), frozenset(), ())


def test_files_without_a_place_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{FOLDER}/naskah.docx": b"x", f"{FOLDER}/madu.jpg": JPEG}

    assert _codes(_read(tmp_path, files)) == [
        ("KIM058", f"docs/{FOLDER}/madu.jpg"),
        ("KIM041", f"docs/{FOLDER}/naskah.docx"),
    ]


def test_a_picture_of_another_type_than_its_name_says_is_told(tmp_path: Path) -> None:
    material = _read(tmp_path, {MADU: b"<svg onload=alert(1)>"})

    assert _codes(material) == [("KIM032", f"docs/{MADU}")]
    assert material.bad_pictures == {MADU}
    assert material.pictures == ()


def test_a_picture_that_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST_PICTURE", len(JPEG))
    files: dict[str, str | bytes] = {MADU: JPEG, f"{FOLDER}/img/sarang.jpg": JPEG + b"x"}

    material = _read(tmp_path, files)

    assert _codes(material) == [("KIM059", f"docs/{FOLDER}/img/sarang.jpg")]
    assert [picture.uri for picture in material.pictures] == [MADU]


def test_the_content_of_a_post_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (post,) = _read(tmp_path, {POST: b"x" * (LARGEST_POST + 1)}).posts

    assert (post.size, post.content) == (LARGEST_POST + 1, b"")


def test_a_linked_post_is_known_but_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.md"
    secret.write_text("rahasia", encoding="utf-8")
    project = a_project(tmp_path / "situs", {f"{FOLDER}/img/madu.jpg": JPEG})
    (project.docs / POST).symlink_to(secret)

    (post,) = sources.read_sources(project).posts

    assert post.is_link
    assert post.content == b""


def test_a_post_is_read_by_itself_as_among_all_through_a_link_to_the_project(
    tmp_path: Path,
) -> None:
    project = a_project(tmp_path / "situs", {POST: a_text()})
    (tmp_path / "pintas").symlink_to(project.root)
    (project.docs / FOLDER / "2026-05-09-b.md").symlink_to(project.docs / POST)
    there = tmp_path / "pintas"
    linked = dataclasses.replace(project, root=there, docs=there / "docs")

    every = sources.read_sources(linked).posts

    assert [post.is_link for post in every] == [False, True]
    assert [sources.read_post(linked, linked.docs / post.uri) for post in every] == [*every]


def test_a_linked_picture_is_refused(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {MADU: JPEG})
    link = project.docs / FOLDER / "img" / "sarang.jpg"
    link.symlink_to(project.docs / MADU)

    material = sources.read_sources(project)

    assert _codes(material) == [("KIM021", f"docs/{FOLDER}/img/sarang.jpg")]
    assert material.bad_pictures == {f"{FOLDER}/img/sarang.jpg"}


def test_a_linked_folder_is_refused_and_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "2026-05-08-rahasia.md").write_text("rahasia", encoding="utf-8")
    project = a_project(tmp_path / "situs")
    (project.docs / "posts" / "berau").symlink_to(outside)

    material = sources.read_sources(project)

    assert _codes(material) == [("KIM021", "docs/posts/berau")]
    assert material.posts == ()


def test_a_link_that_leads_nowhere_or_in_a_circle_is_refused(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {MADU: JPEG})
    (project.docs / POST).symlink_to("tidak-ada.md")
    (project.docs / "posts" / "lingkaran").symlink_to(project.docs / "posts")

    material = sources.read_sources(project)

    assert [post.is_link for post in material.posts] == [True]
    assert _codes(material) == [("KIM021", "docs/posts/lingkaran")]


@pytest.mark.parametrize("to", [".", "..", "posts", "panduan"])
def test_a_linked_folder_that_leads_back_into_docs_is_endless(tmp_path: Path, to: str) -> None:
    project = a_project(tmp_path / "situs", {"panduan/menulis.md": "Cara menulis."})
    (project.docs / "lingkaran").symlink_to(project.docs / to)

    (problem,) = sources.endless_folders(project)

    assert (problem.code, problem.span.path) == ("KIM021", "docs/lingkaran")


def test_folders_and_links_that_lead_elsewhere_come_to_an_end(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {MADU: JPEG})
    (tmp_path / "luar").mkdir()
    (project.docs / "luar").symlink_to(tmp_path / "luar")

    assert sources.endless_folders(project) == []


def test_posts_that_are_a_linked_folder_are_told(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs")
    (project.docs / "posts").rmdir()
    (tmp_path / "luar").mkdir()
    (project.docs / "posts").symlink_to(tmp_path / "luar")

    assert _codes(sources.read_sources(project)) == [("KIM021", "docs/posts")]


def test_a_file_is_named_relative_to_the_project(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs")

    assert project.shown(project.groups) == "groups.yaml"
    assert project.shown(tmp_path / "lain" / "groups.yaml") == "../lain/groups.yaml"


def test_a_registry_is_read_whatever_its_size(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", groups="# catatan\n" * LARGEST_POST)

    file = sources.read_registry(project)

    assert file is not None
    assert file.path == "groups.yaml"
    assert file.size <= LARGEST_POST < len(file.content)


def test_a_registry_that_is_not_there_is_none(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs")
    project.groups.unlink()

    assert sources.read_registry(project) is None
