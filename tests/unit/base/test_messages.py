"""Every code has Indonesian prose that can be filled in and shown in a terminal."""

from __future__ import annotations

import collections
import string

import pytest

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Severity, Span

MESSAGE_FILE = """\
title: Kunci wajib belum diisi
severity: error
message: Kunci {key} wajib ada: tulislah.
hint: Tambahkan kunci {key}.

## Salah

~~~markdown
title:
~~~

## Benar

~~~markdown
title: Panen madu
~~~
"""


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_message_file_has_four_lines_and_two_examples() -> None:
    words = messages.parse(MESSAGE_FILE)

    assert words.title == "Kunci wajib belum diisi"
    assert words.severity is Severity.ERROR
    assert words.message == "Kunci {key} wajib ada: tulislah."
    assert words.hint == "Tambahkan kunci {key}."
    assert words.examples.startswith("## Salah")
    assert words.examples.endswith("title: Panen madu\n~~~")


@pytest.mark.parametrize("line", ["title", "severity", "message", "hint"])
def test_a_message_file_without_one_of_its_lines_is_a_bug(line: str) -> None:
    text = "\n".join(row for row in MESSAGE_FILE.splitlines() if not row.startswith(f"{line}: "))

    with pytest.raises(KeyError):
        messages.parse(text)


def test_a_severity_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(ValueError, match="fatal"):
        messages.parse(MESSAGE_FILE.replace("error", "fatal"))


def test_a_code_without_a_message_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        messages.message("KIM999")


@pytest.mark.parametrize("code", messages.codes())
def test_every_message_is_complete_and_ends_its_sentences(code: str) -> None:
    words = messages.message(code)

    assert words.title
    assert not words.title.endswith(".")
    assert words.message.endswith(".")
    assert words.hint.endswith((".", "?"))
    assert words.examples.startswith("## Salah\n")
    assert words.examples.count("\n## Benar\n") == 1
    assert words.examples.count("~~~") % 2 == 0


@pytest.mark.parametrize("code", messages.codes())
def test_every_message_can_be_filled_with_plain_arguments(code: str) -> None:
    words = messages.message(code)
    names = _fields(words.message) | _fields(words.hint)
    assert all(name.isidentifier() for name in names)

    text = messages.as_text(Diagnostic(code, Span("a.md"), dict.fromkeys(names, "«nilai»")))

    mark = "(peringatan) " if words.severity is Severity.WARNING else ""
    assert text.startswith(f"a.md  {code}  {mark}{words.title}\n")
    assert "{" not in text.replace("{#", "")
    assert not names or "«nilai»" in text


def test_braces_in_an_argument_are_not_filled_again() -> None:
    problem = Diagnostic("KIM010", Span("a.md"), {"key": "{key} {0} {x.__class__}"})

    assert "Kunci {key} {0} {x.__class__} wajib ada" in messages.as_text(problem)


def test_titles_are_told_apart() -> None:
    titles = collections.Counter(messages.message(code).title for code in messages.codes())

    assert [title for title, count in titles.items() if count > 1] == []


def test_the_code_alone_decides_how_much_a_problem_weighs() -> None:
    assert messages.severity(Diagnostic("KIM014", Span("a.md"))) is Severity.WARNING
    assert not messages.is_error(Diagnostic("KIM014", Span("a.md")))
    assert messages.is_error(Diagnostic("KIM001", Span("a.md")))
