"""What the engine would refuse of mkdocs.yml is told from the text alone, at its line."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from kim_plugins.content.settings.engine_keys import KEYS
from kim_plugins.content.settings.projectfile import read
from kim_plugins.content.settings.setting_places import located
from kim_plugins.content.settings.wrong_settings import faults

RIGHT = "site_name: KIM\nplugins: [kim]\n"


def _told(text: str) -> list[str]:
    return [f"{p.code} {p.span} {p.suggestion}".strip() for p in read([("m.yml", text)]).refused]


def test_the_engine_s_settings_are_those_that_are_known() -> None:
    assert {*MkDocsConfig()} <= KEYS
    assert KEYS - {*MkDocsConfig()} == {"INHERIT"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RIGHT, []),
        (f"{RIGHT}nav: !ENV MENU\nstrict:\nextra: {{a: b}}\n", []),
        ("plugins: {kim: {now: 2026-11-24}}\nsite_name: !ENV NAMA\n", []),
        ("site_name: KIM\nplugins: [search, kim: {}]\n", []),
        ("site_name: KIM\nplugin: [kim]\n", ["KIM008 m.yml:2:1 plugins"]),
        ("site_name: KIM\nplugins: [search]\n", ["KIM216 m.yml:2:1"]),
        ("site_name: 2026\nplugins: [kim]\n", ["KIM216 m.yml:1:12"]),
        (f"{RIGHT}nav: index.md\n", ["KIM216 m.yml:3:6"]),
        (f"{RIGHT}strict: ya\n", ["KIM216 m.yml:3:9"]),
        ("plugins: [kim]\n", ["KIM216 m.yml"]),
        ("", ["KIM216 m.yml", "KIM216 m.yml"]),
        ("# Belum ada isinya.\n", ["KIM216 m.yml", "KIM216 m.yml"]),
        ("site_name: ''\nplugins: [kim]\n", []),
        ("site_name: KIM\nplugins: [kim, [search]]\n", ["KIM216 m.yml:2:1"]),
        ("site_name: KIM\nplugins: [{kim: {}, search: {}}]\n", ["KIM216 m.yml:2:1"]),
        (f"{RIGHT}markdown_extensions: [toc, 3]\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}markdown_extensions: [{{toc: [a]}}]\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}markdown_extensions: [{{toc: !ENV TOC}}, !ENV LAIN]\n", []),
        (
            f"{RIGHT}nav: [a.md, {{B: b.md}}, {{C: [c.md, {{D: [d.md]}}]}}, {{E: {{F: f.md}}}}]\n",
            [],
        ),
        (f"{RIGHT}nav: [{{A: a.md, B: b.md}}]\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}nav: [{{A: [{{B: 3}}]}}]\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}nav: &menu [{{A: *menu}}]\n", []),
        (f"{RIGHT}exclude_docs: '[z-a]'\n", ["KIM216 m.yml:3:15"]),
        (f"{RIGHT}not_in_nav: '!'\n", ["KIM216 m.yml:3:13"]),
        (f"{RIGHT}INHERIT: [dasar.yml]\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}theme: {{name: material, custom_dir: }}\n", ["KIM216 m.yml:3:1"]),
        (f"{RIGHT}!ENV KUNCI: a\n", []),
    ],
)
def test_what_would_be_refused_is_told(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "place"),
    [("- kim\n", "m.yml:1"), ("kim\n", "m.yml:1"), (f"{RIGHT}extra: {{a: 2026-13-45}}\n", "m.yml")],
)
def test_a_file_that_the_engine_can_not_read_is_told(text: str, place: str) -> None:
    (problem,) = read([("m.yml", text)]).broken

    assert f"{problem.code} {problem.span}" == f"KIM013 {place}"


def test_a_pattern_that_is_none_breaks_no_reading() -> None:
    file = read([("m.yml", f"{RIGHT}exclude_docs: '[z-a]'\ndraft_docs: '!'\n")])

    assert file.publishes("a.md")


def test_a_problem_of_a_setting_stands_where_the_setting_does() -> None:
    text = f"{RIGHT[:15]}site_url: kim\ntheme:\n  name: lain\nplugins:\n  - kim:\n"
    text += "      nov: 1\n      contact:\n        surel: a\n"
    file = read([("m.yml", text)])
    assert file.given is not None

    problems = [located(one, file.places) for one in faults(file.given, {}, "m.yml")]

    places = {problem.code: str(problem.span) for problem in problems}
    assert places == {
        "KIM151": "m.yml:2:11",
        "KIM202": "m.yml:4:9",
        "KIM008": "m.yml:7:7",
        "KIM181": "m.yml:9:9",
    }


def test_settings_that_hold_themselves_have_places_too() -> None:
    endless = "a: &a [*a]\nb: &b {c: *b, d: *b, e: *b, f: *b, g: *b, h: *b}\n"

    assert len(read([("m.yml", RIGHT + endless)]).places) < 3000
