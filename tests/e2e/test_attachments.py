"""A PDF beside a post, from a contributor's folder to the reader's phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import entry, in_root, pdf
from tests.e2e.html import Page, dead_links
from tests.e2e.sites import GROUPS_YAML, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

PAPER = "docs/posts/kutai-timur/kim-contoh/berkas/undangan.pdf"
URL = "kutai-timur/kim-contoh/2026/gotong-royong"
PATH = "kutai-timur/kim-contoh/berkas/undangan.pdf"
BODY = "Baca [undangan](berkas/undangan.pdf)."
GROUPS = GROUPS_YAML.replace(
    "  - id: kim-contoh\n", "  - id: kim-contoh\n    redirect_from: [/kutai-timur/kim-lama/]\n"
)


def _project(root: Path) -> Site:
    text = f"-- groups.yaml --\n{GROUPS}-- {POST} --\n{post(body=BODY)}"
    return site(root, text).write(PAPER, pdf(2, "Musyawarah"))


def test_it_is_published_as_it_is_at_a_lasting_address(tmp_path: Path) -> None:
    project = _project(tmp_path)
    build = project.build("--strict")
    assert build.exit_code == 0, build.log
    files = build.files()
    assert files[PATH] == (project.root / PAPER).read_bytes()
    assert files["kutai-timur/kim-lama/berkas/undangan.pdf"] == files[PATH]
    assert f"../../../../{PATH}" in Page(build.page(URL)).links
    assert dead_links(files) == []
    assert b"undangan.pdf" not in files["sitemap.xml"] + files["kutai-timur/simpan.json"]
    assert project.kim("--strict").files() == files


def test_another_content_changes_the_words_at_the_link_and_a_draft_takes_it_away(
    tmp_path: Path,
) -> None:
    project = _project(tmp_path)
    assert "undangan (PDF, 2 halaman, 1 KB)</a>" in project.kim().page(URL)
    project.write(PAPER, pdf(3))
    assert "undangan (PDF, 3 halaman, 1 KB)</a>" in project.kim().page(URL)
    project.edit(f"-- {POST} --\n{post(body='Tanpa undangan.')}")
    assert not project.kim().has(PATH), "an edit that links to it no more"
    project.edit(f"-- {POST} --\n{post(body=BODY)}")
    assert project.kim().has(PATH)
    project.edit(f"-- {POST} --\n{post(body=BODY, draft='true')}")
    left = project.kim().files()
    assert not [name for name in left if name.endswith(".pdf")]
    assert project.build().files() == left


def test_one_that_does_something_keeps_its_post_back(tmp_path: Path) -> None:
    harmless = pdf(change=in_root(OpenAction=entry(S="JavaScript")))
    build = _project(tmp_path).write(PAPER, harmless).build()
    assert "KIM167" in build.log
    assert "KIM169" in build.log
    assert not build.has(PATH)
    assert not build.has(f"{URL}/index.html")
