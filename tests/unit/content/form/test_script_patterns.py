"""Our patterns say in a script what they say in Python; `tests/browser` runs both on many texts."""

from __future__ import annotations

import re

import pytest

from kim_plugins.content.form.script_patterns import converted

W = r"\p{L}\p{N}_"
END = "(?![^])"


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (r"\d{2,}\D", r"[\p{Nd}]{2,}[^\p{Nd}]"),
        (r"[\w.+-]{,64}@", rf"[{W}.+\-]{{0,64}}@"),
        (r"[^\W\d_]+", rf"(?:(?![\p{{Nd}}_])[{W}])+"),
        (r"[\Wx]", rf"(?:[x]|[^{W}])"),
        (r"a\b", rf"a(?:(?<=[{W}])(?![{W}])|(?<![{W}])(?=[{W}]))"),
        (r"(?P<sign>[-/])\d(?P=sign)", r"(?<sign>[\-/])[\p{Nd}]\k<sign>"),
        (r"^.*$", rf"^[^\n]*(?=\n?{END})"),
        (r"(?m)^.*$", r"(?<![^\n])[^\n]*(?![^\n])"),
        (r"a\Z", f"a{END}"),
        (r"{x} ]\-/", r"\{x\} \]-\/"),
        ("[\u2010-\u2013\ud800 \x00]", "[\u2010-\u2013\\ud800 \\u0000]"),
        (r"(?i:ik).", "(?:[Ii\u0131\u0130][Kk\u212a])[^\\n]"),
    ],
)
def test_a_pattern_is_written_as_a_script_reads_it(pattern: str, source: str) -> None:
    assert converted(re.compile(pattern)) == (source, "u")


def test_case_is_passed_over_by_a_flag_but_for_letters_that_scripts_tell_apart() -> None:
    assert converted(re.compile("(?i)wib[a-f]")) == ("w[i\u0131\u0130]b[a-f]", "iu")
    assert converted(re.compile("(?i)[a-z]")) == ("[a-z\u0131\u0130]", "iu")


def test_where_only_ascii_is_meant_both_cases_are_written_out() -> None:
    pattern = re.compile(r"jam\s\d[a-z']", re.ASCII | re.IGNORECASE)
    assert converted(pattern) == (r"[Jj][Aa][Mm][\t-\r\x20][0-9][a-zA-Z']", "u")


@pytest.mark.parametrize(
    "pattern", [r"a++", r"(?>a)", r"(a)?(?(1)b)", r"\Bx", "\U0001f33e", r"(?x) a b", r"[^\W\S]"]
)
def test_what_a_script_can_not_say_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        converted(re.compile(pattern))
