"""A text has two processor seconds to be rendered; beyond is a diagnostic, not a hung build."""

from __future__ import annotations

import signal

import pytest

from kim_plugins.builder.sources import bodies
from kim_plugins.content.markdown import body


def _endless(text: str) -> body.Rendering:
    while True:
        pass


def _too_deep(text: str) -> body.Rendering:
    return _too_deep(text)


def test_a_text_is_rendered_with_places_counted_in_the_text() -> None:
    rendering = bodies.render("\n\n# Judul")

    assert rendering.body.headings[0].text == "Judul"
    (problem,) = rendering.diagnostics
    assert (problem.span.line, problem.span.column) == (3, 3)


def test_a_text_that_takes_too_long_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LIMIT_SECONDS", 0.05)
    monkeypatch.setattr(body, "render_text", _endless)

    rendering = bodies.render("Isi.")

    (problem,) = rendering.diagnostics
    assert (problem.code, problem.span.line) == ("KIM039", 1)
    assert tuple(rendering.body.pieces) == ("",)


def test_a_text_nested_too_deeply_is_told_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "render_text", _too_deep)

    assert [problem.code for problem in bodies.render("Isi.").diagnostics] == ["KIM039"]


def test_the_limit_is_told_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "render_text", _too_deep)

    assert bodies.render("Isi.").diagnostics[0].args == {"limit": "2 detik"}


def test_a_quotation_in_a_quotation_in_a_quotation_ends() -> None:
    rendering = bodies.render(">" * 5_000 + " kata")

    assert [problem.code for problem in rendering.diagnostics] in ([], ["KIM039"])


def test_no_clock_is_left_running(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    for render in (body.render_text, _too_deep):
        monkeypatch.setattr(body, "render_text", render)
        bodies.render("Isi.")

    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before
