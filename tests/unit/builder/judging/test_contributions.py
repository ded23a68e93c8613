"""A contribution's number belongs to one post."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.builder.check import check_all
from kim_plugins.builder.sources.examinations import Workshop
from tests.builders import FOLDER, URI, a_project, a_text, settings

OTHER = f"{FOLDER}/2026-05-09-panen-padi.md"


def test_a_number_that_an_earlier_post_bears_is_told(tmp_path: Path) -> None:
    first = a_text(contribution="k7m2q9xd")
    second = a_text("Isi lain.", title="Panen padi", date="2026-05-09", contribution="k7m2q9xd")
    project = a_project(tmp_path, {URI: first, OTHER: second})

    (problem,) = check_all(project, settings(), Workshop())

    assert (problem.code, problem.span.path, problem.span.line) == ("KIM179", f"docs/{OTHER}", 5)
    assert problem.args == {"value": "k7m2q9xd", "other": f"docs/{URI}"}


def test_a_draft_takes_no_number_away(tmp_path: Path) -> None:
    waiting = a_text(contribution="k7m2q9xd", draft="ya")
    shown = a_text("Isi.", title="Panen padi", date="2026-05-09", contribution="k7m2q9xd")
    project = a_project(tmp_path, {URI: waiting, OTHER: shown})

    assert check_all(project, settings(), Workshop()) == []
