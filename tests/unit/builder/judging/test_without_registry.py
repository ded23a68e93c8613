"""While groups.yaml is wrong, `kim check` still tells what each post says of itself."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.builder.check import check_all, check_some
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from tests.builders import FOLDER, URI, a_project, a_registry_file, a_text, settings

WRONG = a_registry_file(topics=[{"id": "Literasi", "name": "Literasi"}])
OTHER = f"{FOLDER}/2026-05-09-panen-padi.md"


def _told(project: Project, *uris: str) -> list[tuple[str, str]]:
    paths = [project.docs / uri for uri in uris]
    if paths:
        found = check_some(project, paths, Workshop(), settings().now)
    else:
        found = check_all(project, settings(), Workshop())
    return [(problem.span.path, problem.code) for problem in found]


def test_posts_are_judged_by_themselves_and_that_is_said(tmp_path: Path) -> None:
    posts = {URI: a_text(kind="brita", topics=["literasi"]), OTHER: a_text()}
    project = a_project(tmp_path, posts, groups=WRONG)

    registry = [("groups.yaml", "KIM215"), ("groups.yaml", "KIM103")]
    wrong = [(f"docs/{URI}", "KIM012"), (f"docs/{OTHER}", "KIM025")]
    assert _told(project) == [*sorted(wrong), *registry]
    assert _told(project, URI) == [wrong[0], *registry]


def test_a_site_without_posts_has_nothing_to_say_of_them(tmp_path: Path) -> None:
    assert _told(a_project(tmp_path, groups=WRONG)) == [("groups.yaml", "KIM103")]
