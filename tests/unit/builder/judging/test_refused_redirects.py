"""A former address that can't lead on is told at the line that names it."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.pipeline import Site, make_site
from kim_plugins.builder.sources.handwritten import Inventory
from tests.builders import FOLDER, REGISTRY, a_project, a_registry_file, a_text, settings

PANEN, RAPAT = f"{FOLDER}/2026-05-08-panen-madu.md", f"{FOLDER}/2026-04-01-rapat.md"


def _site(root: Path, files: dict[str, str | bytes], **registry: object) -> Site:
    project = a_project(root / "situs", files, a_registry_file(**registry))
    site = make_site(project, settings(), Inventory({"tentang.md": "tentang/"}))
    assert isinstance(site, Site)
    return site


def _marked(problem: Diagnostic) -> str:
    start = problem.span.column - problem.excerpt_start
    return problem.excerpt[start : start + problem.span.length]


def test_an_address_in_use_is_told_and_its_post_published_all_the_same(tmp_path: Path) -> None:
    site = _site(tmp_path, {PANEN: a_text(redirect_from=["/berau", "/lama"])})

    (problem,) = site.diagnostics
    assert (problem.code, problem.span.path) == ("KIM131", f"docs/{PANEN}")
    assert _marked(problem) == "/berau"
    assert problem.args == {"address": "/berau/", "other": "/berau/"}
    urls = {page.url for page in site.pages}
    assert {"lama/", "kutai-timur/kim-contoh/2026/panen-madu/"} <= urls


def test_an_address_that_two_posts_want_is_told_at_the_second(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        PANEN: a_text(redirect_from=["/lama/"]),
        RAPAT: a_text(date="2026-04-01", redirect_from=["/lama/"]),
    }

    (problem,) = _site(tmp_path, files).diagnostics

    assert (problem.code, problem.span.path) == ("KIM132", f"docs/{PANEN}")
    assert problem.args["other"] == "/kutai-timur/kim-contoh/2026/rapat/"


def test_an_address_that_a_post_is_known_by_should_stay_in_its_list(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{FOLDER}/2026-01-20-rapat-januari.md": a_text(
            date="2026-01-20", redirect_from=["/kutai-timur/kim-contoh/2026/rapat/"]
        ),
        RAPAT: a_text(date="2026-04-01"),
    }

    (problem,) = _site(tmp_path, files).diagnostics

    assert problem.code == "KIM152"
    assert problem.span.path == f"docs/{FOLDER}/2026-01-20-rapat-januari.md"
    assert problem.args["other"] == "/kutai-timur/kim-contoh/2026/rapat/"


def test_what_the_registry_says_is_told_there(tmp_path: Path) -> None:
    groups = [{**group, "redirect_from": ["/berau"]} for group in REGISTRY["groups"][:1]]

    (problem,) = _site(tmp_path, {}, groups=groups).diagnostics

    assert (problem.code, problem.span.path) == ("KIM131", "groups.yaml")
    assert _marked(problem) == "/berau"


def test_a_folder_that_a_new_group_has_taken_stays_named_by_the_old_one(tmp_path: Path) -> None:
    old, new = ({**REGISTRY["groups"][1], "id": f"kim-{name}"} for name in ("baru", "lama"))
    groups = [{**old, "redirect_from": ["/kutai-timur/kim-lama"]}, {**new, "name": "KIM Lama"}]

    (problem,) = _site(tmp_path, {}, groups=groups).diagnostics

    assert (problem.code, problem.span.path) == ("KIM152", "groups.yaml")


def test_a_group_that_came_back_may_name_the_address_that_it_is_known_by(tmp_path: Path) -> None:
    places = ["/kutai-timur/kim-contoh/", "/berau/kim-contoh/"]
    groups = [{**REGISTRY["groups"][1], "redirect_from": places}]

    assert _site(tmp_path, {}, groups=groups).diagnostics == ()


def test_redirects_are_pages_of_the_site_and_not_in_its_sitemap(tmp_path: Path) -> None:
    site = _site(tmp_path, {PANEN: a_text(redirect_from=["/lama/"])})

    sitemap = next(file for file in site.files if file.path == "sitemap.xml")
    assert b"/lama/" not in getattr(sitemap, "content", b"")
    assert len({page.url for page in site.pages}) == len(site.pages)


def test_a_correction_of_the_future_is_a_reason_to_build_again(tmp_path: Path) -> None:
    correction = {"at": "2026-11-26T08:00", "kind": "ralat", "note": "Jumlahnya dua belas."}

    site = _site(tmp_path, {PANEN: a_text(corrections=[correction])})

    assert site.until is not None
    assert site.until.isoformat() == "2026-11-26T08:00:00+08:00"
