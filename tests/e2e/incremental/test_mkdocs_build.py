"""`mkdocs build` builds on what is known of the last build, and ends in what a first one makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.incremental.builds import differing
from tests.e2e.sites import MKDOCS_YML, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

OTHER = POST.replace("gotong-royong", "panen")
PAGE = "kutai-timur/kim-contoh/2026/gotong-royong/index.html"
PAGE_OF_OTHER = PAGE.replace("gotong-royong", "panen")
TELLS = (
    f"-- {POST} --\n{post()}-- {OTHER} --\n{post('Panen raya')}-- docs/tentang.md --\n# Tentang\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """Make and build a project with two posts and a hand-written page."""
    (tmp_path / "proyek").mkdir()
    made = site(tmp_path / "proyek", TELLS)
    assert made.build().exit_code == 0
    return made


def numbers(project: Site) -> dict[str, int]:
    """Return the number of each file of the site: one that is written anew has another."""
    folder = project.root / "site"
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in found}


def is_as_a_first_one(project: Site, tmp_path: Path, text: str = "") -> bool:
    (tmp_path / "lain").mkdir()
    first = site(tmp_path / "lain", TELLS + text)
    return differing(first.build().files(), project.build().files()) == []


def test_what_has_not_changed_is_left_where_it_lies(project: Site, tmp_path: Path) -> None:
    before = numbers(project)
    change = f"-- {OTHER} --\n{post('Panen kedua')}"
    project.edit(change)
    project.build()
    after = numbers(project)

    assert before["kim/index.html"] == after["kim/index.html"]
    assert before[PAGE_OF_OTHER] != after[PAGE_OF_OTHER]
    assert is_as_a_first_one(project, tmp_path, change)


def test_a_file_of_somebody_else_goes_and_a_hidden_one_stays_as_mkdocs_has_it(
    project: Site, tmp_path: Path
) -> None:
    for name in ("asing.txt", "kutai-timur/asing/x.html", ".git"):
        project.write(f"site/{name}", b"x")
    found = project.build().files()

    assert [name for name in found if "asing" in name] == []
    assert found.pop(".git") == b"x"
    (project.root / "site/.git").unlink()
    assert is_as_a_first_one(project, tmp_path)


def test_a_build_that_fails_leaves_the_site_as_it_was(project: Site) -> None:
    before = project.build().files()
    project.edit("-- groups.yaml --\nversion: [\n")

    assert project.build().exit_code != 0
    found = {name: (project.root / "site" / name).read_bytes() for name in before}
    assert found == before


def test_an_output_that_somebody_changed_is_made_anew(project: Site, tmp_path: Path) -> None:
    (project.root / "site" / PAGE).write_bytes(b"lain")
    assert is_as_a_first_one(project, tmp_path)


def test_a_build_that_was_killed_heals(project: Site, tmp_path: Path) -> None:
    (record,) = (project.root / ".kim-cache").glob("site-*.sqlite")
    (project.root / "site").rename(record.with_suffix(".site"))
    (project.root / "site").mkdir()
    (project.root / "site/index.html").write_bytes(b"setengah jadi")
    record.with_suffix(".journal").write_text("index.html", encoding="utf-8")

    assert is_as_a_first_one(project, tmp_path)
    assert not record.with_suffix(".site").exists()


def test_kim_build_goes_on_from_there_and_back(project: Site, tmp_path: Path) -> None:
    for title in ("Panen kedua", "Panen ketiga"):
        project.edit(f"-- {OTHER} --\n{post(title)}")
        assert project.kim().exit_code == 0
        assert "0 berkas ditulis" in project.kim().log
        assert project.build().exit_code == 0
    assert is_as_a_first_one(project, tmp_path, f"-- {OTHER} --\n{post('Panen ketiga')}")


def test_with_another_plugin_everything_is_made(project: Site) -> None:
    before = numbers(project)
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}  - search\n")
    assert project.build().exit_code == 0
    assert before[PAGE] != numbers(project)[PAGE]


def test_a_problem_is_told_each_time(project: Site) -> None:
    project.edit(f"-- {OTHER} --\n{post(kind='brita')}")
    logs = [project.build().log for _ in range(2)]
    assert all("brita" in log for log in logs)
    assert "brita" in project.kim().log


def test_a_quiet_build_says_nothing(project: Site) -> None:
    assert project.build("--quiet").log.strip() == ""
