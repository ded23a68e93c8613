"""Values arrive as text; what does not fit is a coded fault, never another exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kim_plugins.model import fields


def _read(field: Any, value: object) -> Any:
    return TypeAdapter(field).validate_python(value)


def _fault(field: Any, value: object) -> str:
    """Return the code of the only fault."""
    with pytest.raises(ValidationError) as caught:
        _read(field, value)
    (found,) = caught.value.errors()
    return found["type"]


@pytest.mark.parametrize("text", ["ya", "Ya", "true", "YES", " true "])
def test_yes_is_said_in_indonesian_or_english(text: str) -> None:
    assert _read(fields.YesNo, text) is True


@pytest.mark.parametrize("text", ["tidak", "Tidak", "false", "no"])
def test_no_is_said_in_indonesian_or_english(text: str) -> None:
    assert _read(fields.YesNo, text) is False


@pytest.mark.parametrize("text", ["", "1", "mungkin", "on"])
def test_anything_else_is_neither_yes_nor_no(text: str) -> None:
    assert _fault(fields.YesNo, text) == "KIM012"


STEERING = ["a\x00b", "a\x1b[31m", "a\x85b", "a\ue000", "a\u202eb", "a\u2066b"]


@pytest.mark.parametrize("text", STEERING)
def test_no_text_has_characters_that_steer_what_is_shown(text: str) -> None:
    assert _fault(fields.PlainText, text) == "KIM060"
    assert _fault(fields.Note, text) == "KIM060"


def test_only_a_note_may_run_over_lines() -> None:
    assert _fault(fields.PlainText, "a\nb") == "KIM013"
    assert _read(fields.Note, "a\nb") == "a\nb"


def test_repetitions_are_dropped_in_order() -> None:
    assert fields.distinct(("b", "a", "b")) == ("b", "a")


def test_a_line_of_text_has_a_letter_and_an_end() -> None:
    assert _fault(fields.PlainText, "") == "string_too_short"
    assert _fault(fields.PlainText, "a" * 501) == "string_too_long"
    assert _fault(fields.Name, "a" * 121) == "string_too_long"


@pytest.mark.parametrize("code", ["64", "64.08", "64.08.12", "64.08.12.2004"])
def test_a_region_code_has_pairs_of_digits(code: str) -> None:
    assert _read(fields.RegionCode, code) == code


@pytest.mark.parametrize(
    "code", ["", "6", "64.8", "64.08.12.20", "64.08.", "6408", "٦٤", "64.08\n"]
)
def test_anything_else_is_no_region_code(code: str) -> None:
    assert _fault(fields.RegionCode, code) == "KIM034"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/é",
        "HTTPS://e.org",
    ],
)
def test_an_address_is_absolute_http(url: str) -> None:
    assert _read(fields.Url, url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org",
        "/berita/",
        "https://",
        "https:///a",
        "ftp://example.org",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "https://example.org/a b",
        'https://example.org/"onclick="',
        "https://example.org/<b>",
        "https://example.org\\@example.com",
        "https://example.org/\x00",
        "https://example.org:99999/",
        "https://[::1",
    ],
)
def test_anything_else_is_no_address(url: str) -> None:
    assert _fault(fields.Url, url) == "KIM029"


@given(st.text())
def test_any_text_is_an_address_or_a_coded_fault(text: str) -> None:
    try:
        found = _read(fields.Url, text).lower()
    except ValidationError as error:
        found = error.errors()[0]["type"]
    assert found.startswith(("http://", "https://")) or found == "KIM029"


def test_a_whatsapp_number_is_kept_as_digits_with_its_country_code() -> None:
    assert _read(fields.WhatsApp, "+62 (541) 000-0000") == "625410000000"
    for number in ("0811-0000-000", "811 0000 000", "+62 0811.0000.000", "62 811 0000 000"):
        assert _read(fields.WhatsApp, number) == "628110000000"
    for number in ("0811", "+1 555 0100000", "62", "62abc0000000", "0000-0000-000"):
        assert _fault(fields.WhatsApp, number) == "KIM013"


def test_a_mail_address_has_a_name_and_a_domain() -> None:
    assert _read(fields.Email, "kim.contoh@example.org") == "kim.contoh@example.org"
    for address in ("kim", "kim@", "@example.org", "kim@example", "a b@example.org", "a@b.org\n"):
        assert _fault(fields.Email, address) == "KIM013"


def test_decimals_have_a_point_and_counts_have_none() -> None:
    assert _read(fields.Decimal, "-0.5023") == -0.5023
    assert _read(fields.Count, "309667") == 309667
    for text in ("0,5", "1e9", "nan", "inf", "", ".5"):
        assert _fault(fields.Decimal, text) == "KIM013"
    for text in ("309.667", "-1", "1.0", "", "9" * 13):
        assert _fault(fields.Count, text) == "KIM013"


def test_a_name_that_is_no_slug_is_refused_with_an_example() -> None:
    with pytest.raises(ValidationError) as caught:
        _read(fields.Slug, "Panen Madu")
    assert caught.value.errors()[0]["ctx"] == {"value": "Panen Madu", "example": "panen-madu"}
    assert _fault(fields.Slug, "蜂蜜") == "KIM103"


def test_a_record_is_frozen_and_strips_spaces() -> None:
    source = fields.Source(title="  Notulen rapat ")
    assert source.title == "Notulen rapat"
    with pytest.raises(ValidationError, match="frozen"):
        setattr(source, "title", "Lain")  # noqa: B010 - the type checker refuses it, too


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4:10", 250),
        ("0:09", 9),
        ("75:00", 4500),
        ("1:02:30", 3750),
        ("4 menit 10 detik", 250),
        ("1 jam 5 menit", 3900),
        ("90 menit", 5400),
        ("45 detik", 45),
        (" 3 Menit ", 180),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert _read(fields.Duration, text) == seconds


@pytest.mark.parametrize("text", ["", "10", "4:75", "4.10", "0:00", "1:75:00", "lama", "10:", None])
def test_what_may_mean_two_lengths_or_none_is_refused(text: object) -> None:
    assert _fault(fields.Duration, text) == "KIM013"


def test_a_secure_address_is_asked_for_where_one_is_needed() -> None:
    assert _read(fields.SecureUrl, "https://video.example.org/a")
    assert _fault(fields.SecureUrl, "http://video.example.org/a") == "KIM013"
    assert _fault(fields.SecureUrl, "javascript:alert(1)") == "KIM029"
