"""PDFs beside posts are looked at once, judged, and remembered by what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.check import check_all, check_some
from kim_plugins.builder.media import attachments, pdf
from kim_plugins.builder.media.attachments import Binder
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import Store
from tests import documents
from tests.builders import FOLDER, a_project, a_text, settings
from tests.documents import entry, in_root

PAPERS = f"{FOLDER}/berkas"
POST = f"{FOLDER}/2026-05-08-a.md"
FILES: dict[str, str | bytes] = {
    f"{PAPERS}/baik.pdf": documents.pdf(2),
    f"{PAPERS}/besar.pdf": documents.pdf() + bytes(5_000_000),
    f"{PAPERS}/pura-pura.pdf": b"PK\x03\x04",
    f"{PAPERS}/sandi.pdf": documents.pdf(change=lambda writer: writer.encrypt("a")),
    f"{PAPERS}/skrip.pdf": documents.pdf(change=in_root(OpenAction=entry(S="JavaScript"))),
    f"{PAPERS}/warga.pdf": documents.pdf(text="NIK 6472010101900001"),
}


def _look(project: Project, workshop: Workshop | None = None) -> Binder:
    found = sources.read_sources(project).attachments
    return attachments.look_at(project, found, workshop or Workshop())


def test_each_problem_is_told_once_at_its_file(tmp_path: Path) -> None:
    binder = _look(a_project(tmp_path / "situs", FILES))
    found = [(d.code, d.span.path.rpartition("/")[2]) for d in binder.diagnostics]
    assert found == [
        ("KIM164", "besar.pdf"),
        ("KIM165", "pura-pura.pdf"),
        ("KIM166", "sandi.pdf"),
        ("KIM167", "skrip.pdf"),
        ("KIM168", "warga.pdf"),
    ]
    shown = [(one.url, one.pages) for one in binder.attachments]
    assert shown == [
        ("kutai-timur/kim-contoh/berkas/baik.pdf", 2),
        ("kutai-timur/kim-contoh/berkas/warga.pdf", 1),
    ]
    assert binder.bad == {f"{PAPERS}/{n}.pdf" for n in ("besar", "pura-pura", "sandi", "skrip")}


def test_a_link_to_one_that_may_not_be_published_is_told_too(tmp_path: Path) -> None:
    text = a_text("[a](berkas/skrip.pdf), [b](berkas/baik.pdf), [c](berkas/baikk.pdf)")
    only = {name: FILES[f"{PAPERS}/{name}.pdf"] for name in ("skrip", "baik")}
    files = {POST: text, **{f"{PAPERS}/{name}.pdf": content for name, content in only.items()}}
    project = a_project(tmp_path / "situs", files)
    found = check_all(project, settings(), Workshop())
    assert sorted(d.code for d in found) == ["KIM027", "KIM167", "KIM169"]
    assert next(d for d in found if d.code == "KIM027").suggestion == "berkas/baik.pdf"
    paths = [project.docs / POST, project.docs / f"{PAPERS}/skrip.pdf"]
    assert check_some(project, paths, Workshop(), settings().now) == found


def test_a_known_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = a_project(tmp_path / "situs", FILES)
    first = _look(project, Workshop(Store(tmp_path / "posts.sqlite")))
    monkeypatch.setattr(pdf, "facts_of", None)
    assert _look(project, Workshop(Store(tmp_path / "posts.sqlite"))) == first


def test_a_link_in_the_file_system_is_never_followed(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {f"{PAPERS}/baik.pdf": FILES[f"{PAPERS}/baik.pdf"]})
    (project.docs / f"{PAPERS}/tautan.pdf").symlink_to("baik.pdf")
    assert [d.code for d in _look(project).diagnostics] == ["KIM021"]
