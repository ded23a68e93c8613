"""mkdocs.yml is read for what decides about pages, and nothing in it is run."""

from __future__ import annotations

import pytest

from kim_plugins.content.settings.projectfile import ProjectFile, read
from kim_plugins.content.settings.wrong_settings import faults


def _read(*texts: str) -> ProjectFile:
    return read([("mkdocs.yml", text) for text in texts])


@pytest.mark.parametrize("text", ["", "nav: [", "- a", "a: &a [*a]", "\0", "exclude_docs: [a]"])
def test_what_can_not_be_read_decides_nothing(text: str) -> None:
    found = _read(text)

    assert found.publishes("a.md")
    assert not found.publishes(".a.md")
    assert not found.publishes("templates/a.md")
    assert list(found.extensions) == ["toc", "tables", "fenced_code"]


def test_patterns_are_gitignore_s() -> None:
    found = _read("exclude_docs: |\n  *.txt\n  !/.ada\n  /arsip/\ndraft_docs: draf-*.md\n")

    names = "a.txt x/a.txt .ada .lain arsip/a.md x/arsip/a.md x/draf-a.md a.md".split()
    assert [n for n in names if found.publishes(n)] == [".ada", "x/arsip/a.md", "a.md"]


def test_a_file_adds_to_what_it_inherits() -> None:
    found = _read("draft_docs: a.md\n", "draft_docs: b.md\nnav: [x.md]\n")

    assert (found.publishes("a.md"), found.publishes("b.md")) == (False, True)
    assert [target for target, _ in found.nav] == ["x.md"]


def test_mappings_are_laid_over_those_that_they_inherit_key_by_key() -> None:
    found = _read(
        "theme: {language: id}\nplugins: {kim: {contact: {email: a@b.id}}}\n",
        "site_url: https://kim.example.org/\nplugins: {kim: {authority: 'a,2026'}}\n"
        "theme: {name: material, custom_dir: tema}\n",
    )

    assert found.own_theme == "tema"
    assert found.given is not None
    assert (found.given.theme, found.given.authority) == ("material", "a,2026")
    assert found.given.contact == {"email": "a@b.id"}


def test_settings_that_hold_themselves_end() -> None:
    endless = "theme: &a {name: material, x: *a}\n"
    assert _read(endless, endless).own_theme == ""


def test_no_object_is_made_and_no_extension_run_that_is_not_markdown_s_own() -> None:
    found = _read(
        "hooks: [h.py]\nmarkdown_extensions:\n  - admonition\n  - markdown.extensions.footnotes\n"
        "  - toc: {toc_depth: 3, slugify: !!python/object/apply:os.getcwd []}\n  - kejutan\n"
    )

    assert dict(found.extensions) == {
        "toc": {"toc_depth": 3},
        "tables": {},
        "fenced_code": {},
        "admonition": {},
        "footnotes": {},
    }
    assert not found.is_whole


RIGHT = "site_url: https://kim.example.org/\ntheme: {name: material}\nplugins: [kim]\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (RIGHT, []),
        ("plugins: [kim]\n", ["KIM201", "KIM202"]),
        (RIGHT.replace("https://kim.example.org/", "!ENV [ALAMAT, '']"), []),
        (RIGHT.replace("{name: material}", "readthedocs"), ["KIM202"]),
        (RIGHT.replace("{name: material}", "materialx"), []),
        (RIGHT.replace("{name: material}", "kim"), []),
        (RIGHT + "use_directory_urls: false\n", ["KIM203"]),
        (RIGHT.replace("[kim]", "[kim: {now: besok}]"), ["KIM204"]),
        (RIGHT.replace("[kim]", "[kim: {format: 1}]"), []),
        (RIGHT.replace("[kim]", "[kim: {format: }]"), []),
        (RIGHT.replace("[kim]", "[kim: {format: !ENV [BENTUK, 1]}]"), []),
        (RIGHT.replace("[kim]", "[kim: {format: 99}]"), ["KIM205"]),
        (RIGHT.replace("[kim]", "[kim: {format: satu}]"), ["KIM205"]),
        (RIGHT.replace("[kim]", "{kim: {authority: 'https://x.example/'}}"), ["KIM137"]),
        (RIGHT.replace("[kim]", "[search, kim: {now: 2026-11-24T12:00}]"), []),
        (RIGHT.replace("[kim]", "{kim: {contact: {surel: a@kantor.example}}}"), ["KIM181"]),
        (RIGHT.replace("[kim]", "{kim: {contact: {whatsapp: 0541000000}}}"), ["KIM180"]),
        (RIGHT.replace("[kim]", "{kim: {contact: {email: a@kantor.example}}}"), []),
        (RIGHT.replace("[kim]", "{kim: {contact: {email: !ENV SUREL}}}"), []),
        (RIGHT.replace("[kim]", "{kim: {kontak: {email: a@kantor.example}}}"), ["KIM008"]),
        (RIGHT.replace("[kim]", "{kim: {enabled: !ENV [KIM, true], groups: g.yaml}}"), []),
    ],
)
def test_settings_that_leave_no_site_to_make_are_told(text: str, codes: list[str]) -> None:
    given = _read(text).given

    assert given is not None
    assert [problem.code for problem in faults(given, {}, "mkdocs.yml")] == codes


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("  - kim:\n      contact:\n       email: a@k.example\n        form: x\n", "KIM050", 7),
        ("  - kim\n      authority: example.org,2026\n", "KIM050", 5),
        ("  - kim:\n\tauthority: example.org,2026\n", "KIM004", 5),
        ("  - kim:\n      authority: 'example.org,2026\n", "KIM051", 5),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_line(written: str, code: str, line: int) -> None:
    found = _read(RIGHT.replace("plugins: [kim]\n", f"plugins:\n{written}"))

    assert [(problem.code, problem.span.line) for problem in found.broken] == [(code, line)]
    assert found.given is None, "nothing is said of settings that weren't read"
    assert not found.is_whole


def test_a_project_without_mkdocs_yml_has_no_settings_to_judge() -> None:
    assert read([]).given is None
