"""Problems as machines read them; no author's text can steer what reads it."""

from __future__ import annotations

import json

from kim_plugins.base import formats
from kim_plugins.base.diagnostics import Diagnostic, Span

LINK = Diagnostic("KIM027", Span("docs/posts/a.md", 7, 5, 3), {"target": "x.md"}, "y.md")
WEEKDAY = Diagnostic(
    "KIM014",
    Span("docs/posts/a.md", 9, 1),
    {"said": "Senin", "date": "8 Mei 2022", "actual": "Minggu"},
)


def test_json_has_one_object_a_problem() -> None:
    first, second = json.loads(formats.as_json([LINK, WEEKDAY]))

    assert first["code"] == "KIM027"
    assert first["severity"] == "error"
    assert (first["path"], first["line"], first["column"]) == ("docs/posts/a.md", 7, 5)
    assert "x.md" in first["message"]
    assert first["hint"].startswith("Mungkin maksud Anda: y.md\n")
    assert second["severity"] == "warning"


def test_github_gets_a_command_for_each_problem_errors_first() -> None:
    lines = formats.as_github([WEEKDAY, LINK]).split("\n")

    assert lines[0].startswith("::error file=docs/posts/a.md,title=KIM027 ")
    assert ",line=7,col=5::" in lines[0]
    assert lines[1].startswith("::warning ")


def test_an_authors_text_can_not_give_a_command() -> None:
    evil = Diagnostic("KIM027", Span("a,b:c.md", 1), {"target": "x\n::error::palsu %0A"})

    written = formats.as_github([evil])

    assert written.count("\n") == 0
    assert "file=a%2Cb%3Ac.md" in written
    assert "%250A" in written


def test_github_shows_ten_of_each_and_the_summary_has_them_all() -> None:
    many = [LINK] * 12 + [WEEKDAY] * 11

    assert formats.as_github(many).count("::error ") == 10
    assert formats.as_github(many).count("::warning ") == 10
    assert formats.as_summary(many).count("KIM027") == 12
    assert "12 masalah harus dibenahi, 11 peringatan." in formats.as_summary(many)


def test_an_authors_text_can_not_close_the_fence_of_the_summary() -> None:
    evil = Diagnostic("KIM027", Span("a.md", 1), {"target": "~~~ <b>"}, excerpt="~~~")

    assert formats.as_summary([evil]).count("~~~") == 2


def test_gitlab_gets_a_code_quality_report() -> None:
    (finding,) = json.loads(formats.as_gitlab([LINK]))

    assert finding["location"] == {"path": "docs/posts/a.md", "lines": {"begin": 7}}
    assert finding["severity"] == "major"
    assert len(finding["fingerprint"]) == 32


def test_a_name_that_is_no_text_does_not_spoil_what_machines_read() -> None:
    name = b"docs/\xff.md".decode("utf-8", "surrogateescape")

    found = formats.facts(Diagnostic("KIM017", Span(name)))

    assert found["path"] == "docs/?.md"


def a_page(code: str) -> str:
    return f"https://contoh.example/panduan/kode/{code}/"


def test_a_terminal_names_the_page_of_each_code_once() -> None:
    texts = list(formats.as_text([LINK, WEEKDAY, LINK], a_page))

    assert texts[0].endswith("\n  Penjelasan: https://contoh.example/panduan/kode/KIM027/")
    assert texts[1].endswith("\n  Penjelasan: https://contoh.example/panduan/kode/KIM014/")
    assert "Penjelasan" not in texts[2]


def test_machines_get_the_page_of_each_problem() -> None:
    page = a_page("KIM027")

    assert json.loads(formats.as_json([LINK], a_page))[0]["url"] == page
    assert formats.as_github([LINK], a_page).endswith(f"%0APenjelasan: {page}")
    assert formats.as_summary([LINK], a_page).endswith(f"- Penjelasan [KIM027]({page})\n")
    (finding,) = json.loads(formats.as_gitlab([LINK], a_page))
    assert finding["description"].endswith(f"\nPenjelasan: {page}")


def test_without_a_site_no_page_is_named() -> None:
    assert "Penjelasan" not in "".join(formats.as_text([LINK]))
    assert "Penjelasan" not in formats.as_github([LINK]) + formats.as_summary([LINK])
    assert json.loads(formats.as_json([LINK]))[0]["url"] == ""


def test_the_same_problem_twice_in_a_line_is_two_findings() -> None:
    again = Diagnostic("KIM027", Span("docs/posts/a.md", 7, 40, 3), {"target": "x.md"})

    found = json.loads(formats.as_gitlab([LINK, again]))

    assert len({finding["fingerprint"] for finding in found}) == 2


def test_a_summary_stays_below_what_github_takes() -> None:
    many = [LINK] * 3000

    written = formats.as_summary(many)

    assert len(written.encode()) < 1_000_000
    assert "Masih ada 2500 masalah lain." in written
    assert "3000 masalah harus dibenahi" in written


def test_a_summary_tells_errors_first() -> None:
    assert formats.as_summary([WEEKDAY, LINK]).index("KIM027") < formats.as_summary(
        [WEEKDAY, LINK]
    ).index("KIM014")
